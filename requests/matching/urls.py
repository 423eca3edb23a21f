"""The addresses of this app."""

from django.urls import path

from matching.developing import by_link
from matching.developing import views as developing
from matching.views import answer, contacts, handover, mine, neighbours, organisations, plan, settings

app_name = "matching"
urlpatterns = [
    path("antwoord/<str:token>/", answer.answer, name="answer"),
    path("antwoord/<str:token>/afspraak.ics", answer.calendar, name="calendar"),
    path("mijn/verwijzingen/", mine.referrals, name="referrals"),
    path("werk/vragen/<int:pk>/buren/", neighbours.neighbours, name="neighbours"),
    path("werk/vragen/<int:pk>/instellingen/", organisations.services, name="services"),
    path("werk/vragen/<int:pk>/instellingen/<int:service>/", organisations.refer, name="refer"),
    path("werk/vragen/<int:pk>/wijkteam/", handover.to_team, name="to_team"),
    path("werk/vragen/<int:pk>/geen-aanbod/", handover.to_process_manager, name="to_process_manager"),
    path("werk/voorstellen/<int:pk>/", neighbours.proposal, name="proposal"),
    path("werk/verwijzingen/<int:pk>/", organisations.referral, name="referral"),
    path("werk/afspraken/<int:pk>/", neighbours.arrangement, name="arrangement"),
    path("werk/wijkteam/", handover.team, name="team"),
    path("werk/wijkteam/<int:pk>/", handover.team_one, name="team_one"),
    path("werk/doorgegeven/<int:pk>/", handover.handover, name="handover"),
    path("werk/verwijzingen/<int:pk>/contact/", contacts.other_contact, name="other_contact"),
    path("werk/verwijzingen/<int:pk>/vraag/", contacts.ask_contact, name="ask_contact"),
    path("werk/geen-aanbod/", developing.register, name="no_supply"),
    path("werk/geen-aanbod/<int:pk>/", handover.no_supply_one, name="no_supply_one"),
    path("werk/geen-aanbod/samen/", developing.start, name="development_start"),
    path("werk/geen-aanbod/samen/<int:pk>/", developing.development, name="development"),
    path("werk/geen-aanbod/samen/<int:pk>/uitnodigen/", developing.invite, name="development_invite"),
    path("werk/geen-aanbod/samen/<int:pk>/besluit/", developing.decide, name="development_decide"),
    path("antwoord/uitnodiging/<str:token>/", by_link.invitation, name="invitation"),
    path("werk/instellingen/wegen/", settings.weights, name="weights"),
    path("werk/instellingen/bewijzen/", settings.checks, name="checks"),
    path("werk/plan/", plan.plan, name="plan"),
    path("werk/plan/maken/", plan.make, name="plan_make"),
    path("werk/plan/<int:pk>/versturen/", plan.send, name="plan_send"),
]
