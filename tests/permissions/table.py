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
AGREEMENTS = WORKER | TARGETS
ADMINISTRATOR = frozenset({"administrator"})
MESSAGES = WORKER | COORDINATOR

TABLE: dict[frozenset[str], str] = {
    EVERYBODY: """
        healthz readyz set_language cms:home cms:agenda cms:who_reads
        intake:ask intake:danger intake:sent intake:find intake:follow intake:answer intake:call_me intake:change
        intake:helped intake:open_again intake:stop intake:new_link intake:new_link_sent
        matching:answer matching:calendar matching:invitation
        socialmap:search socialmap:detail socialmap:report
        volunteers:offer volunteers:thanks
    """,
    SIGNED_IN: "accounts:home accounts:choose_hub",
    AMBASSADOR: "intake:signal intake:bring_signal",
    VOLUNTEER: "volunteers:profile volunteers:own_pause volunteers:own_come_back volunteers:own_leave",
    MEDIATOR: "mediation:own mediation:own_case",
    CONTACT: "matching:referrals socialmap:own_confirm",
    WORKER: """
        intake:today intake:queue intake:enter intake:question intake:together intake:triage intake:close intake:contact
        intake:hand_over intake:heard intake:note intake:pick_up intake:read intake:release intake:reopen
        intake:reply intake:withdraw intake:signals intake:signal_drop intake:signal_feedback
        intake:signal_take_in intake:signal_yes intake:signal_call_it intake:also_talent intake:also_asks
        intake:search intake:counts intake:lists intake:list intake:list_remove
        intake:bulk intake:bulk_one intake:bulk_go_on intake:bulk_undo
        matching:arrangement matching:neighbours matching:proposal matching:refer matching:referral
        matching:plan matching:plan_make matching:plan_send
        matching:services matching:to_process_manager matching:to_team
        matching:ask_contact matching:handover matching:other_contact
        mediation:open
        volunteers:advance volunteers:check volunteers:ambassador_end volunteers:ambassador_new volunteers:ambassadors
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
        socialmap:work_contact_left
        socialmap:work_detail socialmap:work_edit socialmap:work_list socialmap:work_new
        socialmap:work_new_organization
    """,
    TEAM: "matching:team matching:team_one",
    DECIDER: """
        matching:no_supply matching:no_supply_one matching:development matching:development_decide
        matching:development_invite matching:development_start
    """,
    COORDINATOR: """
        mediation:change mediation:close mediation:detail mediation:end_assignment mediation:list
        mediation:out_of_scope mediation:pair mediation:party mediation:party_add mediation:party_contact
        mediation:station mediation:take
    """,
    RESULTS: "reporting:results reporting:year reporting:csv reporting:xlsx",
    TARGETS: "intake:terms matching:checks matching:weights reporting:targets",
    AGREEMENTS: """
        intake:routes intake:route intake:route_remove intake:absences intake:absence_end
    """,
    ADMINISTRATOR: "accounts:roles accounts:end_role",
}
WHO_MAY = {name: who for who, names in TABLE.items() for name in names.split()}
