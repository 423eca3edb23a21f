"""The addresses of this app."""

from django.urls import path

from matching.views import answer, handover, mine, neighbours, organisations

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
    path("werk/geen-aanbod/", handover.no_supply, name="no_supply"),
    path("werk/geen-aanbod/<int:pk>/", handover.no_supply_one, name="no_supply_one"),
]
