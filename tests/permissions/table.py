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
        healthz readyz set_language cms:home cms:who_reads
        intake:ask intake:danger intake:sent intake:find intake:follow intake:answer intake:call_me intake:change
        intake:helped intake:open_again intake:stop intake:new_link intake:new_link_sent
        matching:answer matching:calendar matching:invitation
        socialmap:api_root socialmap:api_many socialmap:api_single socialmap:api_description socialmap:api_elsewhere
        socialmap:search socialmap:detail socialmap:report socialmap:claim socialmap:by_link socialmap:by_link_edit
        socialmap:agenda socialmap:agenda_ics socialmap:agenda_subject_ics socialmap:activity socialmap:activity_ics
        socialmap:activity_date_ics socialmap:sign_up socialmap:signed_up
        socialmap:choose socialmap:chosen socialmap:chosen_pdf socialmap:send_chosen
        volunteers:offer volunteers:thanks
    """,
    SIGNED_IN: "accounts:home accounts:choose_hub",
    AMBASSADOR: "intake:signal intake:bring_signal",
    VOLUNTEER: "volunteers:profile volunteers:own_pause volunteers:own_come_back volunteers:own_leave",
    MEDIATOR: "mediation:own mediation:own_case",
    CONTACT: """
        matching:referrals socialmap:own_confirm socialmap:own_edit socialmap:own_activities socialmap:own_activity_new
        socialmap:own_activity socialmap:own_activity_edit socialmap:own_activity_archive
        socialmap:own_activity_date socialmap:own_activity_date_sign_up socialmap:own_activity_date_sign_off
        socialmap:own_activity_date_came socialmap:own_activity_date_move socialmap:own_activity_date_call_off
    """,
    WORKER: """
        intake:today intake:queue intake:enter intake:question intake:together intake:triage intake:close intake:contact
        intake:give intake:hand_over intake:heard intake:note intake:pick_up intake:read intake:release intake:reopen
        intake:reply intake:withdraw intake:signals intake:signal_drop intake:signal_feedback
        intake:signal_take_in intake:signal_yes intake:signal_call_it intake:also_talent intake:also_asks
        intake:search intake:counts intake:lists intake:list intake:list_remove
        intake:bulk intake:bulk_one intake:bulk_go_on intake:bulk_undo
        matching:arrangement matching:neighbours matching:proposal matching:refer matching:referral
        matching:plan matching:plan_make matching:plan_send
        matching:services matching:to_process_manager matching:to_team
        matching:ask_contact matching:handover matching:other_contact
        mediation:open
        socialmap:work_activity_date_sign_up socialmap:work_activity_date_sign_off socialmap:work_activity_date_came
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
        socialmap:wording socialmap:wording_boost socialmap:wording_boost_new socialmap:wording_built_in
        socialmap:wording_failed socialmap:wording_group socialmap:wording_group_new socialmap:wording_remove
        socialmap:work_activities socialmap:work_activity socialmap:work_activity_new socialmap:work_activity_edit
        socialmap:work_activity_publish socialmap:work_activity_archive socialmap:work_activity_date
        socialmap:work_activity_date_move socialmap:work_activity_date_call_off
        socialmap:work_checked socialmap:work_close socialmap:work_contact socialmap:work_contact_edit
        socialmap:work_contact_left socialmap:work_archive socialmap:work_change socialmap:work_report
        socialmap:work_claim
        socialmap:work_detail socialmap:work_edit socialmap:work_export socialmap:work_list socialmap:work_new
        socialmap:work_new_organization
        socialmap:import_new socialmap:import_run socialmap:import_columns socialmap:import_decide socialmap:import_start
        socialmap:import_again socialmap:import_stop socialmap:import_mistakes_csv socialmap:import_mistakes_xlsx
        socialmap:doubles socialmap:doubles_decide socialmap:work_bar socialmap:tombstones socialmap:tombstone_lift
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
