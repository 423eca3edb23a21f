"""Who may open which address. Every address of ours has a row; the test fails for one without.

The roles stand for permissions given in `hub/accounts/roles.py`; this table is written apart from it, by hand, so that
neither can drift unseen."""

EVERYBODY = frozenset({"anybody"})
SIGNED_IN = frozenset({"signed in"})
WORKER = frozenset({"hub_worker"})
AMBASSADOR = frozenset({"ambassador"})
VOLUNTEER = frozenset({"volunteer", "mediator"})
MEDIATOR = frozenset({"mediator"})
CONTACT = frozenset({"contact_person"})
COORDINATOR = frozenset({"coordinator"})
TEAM = frozenset({"neighbourhood_team"})
DECIDER = frozenset({"process_manager"})
MAP = frozenset({"hub_worker", "editor"})
RESULTS = frozenset({"hub_worker", "coordinator", "process_manager", "municipality", "administrator"})
TARGETS = frozenset({"process_manager", "administrator"})
ADMINISTRATOR = frozenset({"administrator"})
MESSAGES = WORKER | COORDINATOR

TABLE: dict[frozenset[str], str] = {
    EVERYBODY: """
        healthz readyz set_language cms:home cms:agenda cms:who_reads
        intake:ask intake:danger intake:sent intake:find intake:follow intake:answer intake:call_me intake:change
        intake:helped intake:open_again intake:stop intake:new_link intake:new_link_sent
        matching:answer matching:calendar
        socialmap:search socialmap:detail socialmap:report
        volunteers:offer volunteers:thanks
    """,
    SIGNED_IN: "accounts:home accounts:choose_hub",
    AMBASSADOR: "intake:signal intake:bring_signal",
    VOLUNTEER: "volunteers:profile volunteers:own_pause volunteers:own_come_back volunteers:own_leave",
    MEDIATOR: "mediation:own mediation:own_case",
    CONTACT: "matching:referrals socialmap:own_confirm",
    WORKER: """
        intake:today intake:queue intake:enter intake:question intake:triage intake:close intake:contact
        intake:hand_over intake:heard intake:note intake:pick_up intake:read intake:release intake:reopen
        intake:reply intake:withdraw intake:signals intake:signal_drop intake:signal_feedback
        intake:signal_take_in intake:signal_yes intake:signal_call_it intake:also_talent intake:also_asks
        matching:arrangement matching:neighbours matching:proposal matching:refer matching:referral
        matching:services matching:to_process_manager matching:to_team
        mediation:open
        volunteers:advance volunteers:ambassador_end volunteers:ambassador_new volunteers:ambassadors
        volunteers:come_back volunteers:confirm volunteers:contact volunteers:detail volunteers:edit volunteers:find
        volunteers:leave volunteers:list volunteers:new volunteers:pause
    """,
    MESSAGES: """
        people:data
        followup:again followup:all_again followup:contact followup:done followup:letter followup:message
        followup:messages followup:not_reached
    """,
    MAP: """
        socialmap:work_checked socialmap:work_close socialmap:work_contact socialmap:work_contact_edit
        socialmap:work_detail socialmap:work_edit socialmap:work_list socialmap:work_new
        socialmap:work_new_organization
    """,
    TEAM: "matching:team matching:team_one",
    DECIDER: "matching:no_supply matching:no_supply_one",
    COORDINATOR: """
        mediation:change mediation:close mediation:detail mediation:end_assignment mediation:list
        mediation:out_of_scope mediation:pair mediation:party mediation:party_add mediation:party_contact
        mediation:station mediation:take
    """,
    RESULTS: "reporting:results reporting:year reporting:csv reporting:xlsx",
    TARGETS: "reporting:targets",
    ADMINISTRATOR: "accounts:roles accounts:end_role",
}
WHO_MAY = {name: who for who, names in TABLE.items() for name in names.split()}
