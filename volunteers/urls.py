"""The addresses of this app."""

from django.urls import path

from volunteers.views import ambassadors, own, public, work

app_name = "volunteers"
urlpatterns = [
    path("talent/", public.offer, name="offer"),
    path("talent/dank/", public.thanks, name="thanks"),
    path("werk/vrijwilligers/", work.volunteer_list, name="list"),
    path("werk/vrijwilligers/zoek/", work.find, name="find"),
    path("werk/vrijwilligers/nieuw/", work.new, name="new"),
    path("werk/vrijwilligers/<int:pk>/", work.detail, name="detail"),
    path("werk/vrijwilligers/<int:pk>/contact/", work.contact, name="contact"),
    path("werk/vrijwilligers/<int:pk>/bewijs/", work.check, name="check"),
    path("werk/vrijwilligers/<int:pk>/wijzig/", work.edit, name="edit"),
    path("werk/vrijwilligers/<int:pk>/stap/<slug:to>/", work.advance, name="advance"),
    path("werk/vrijwilligers/<int:pk>/akkoord/", work.confirm, name="confirm"),
    path("werk/vrijwilligers/<int:pk>/pauze/", work.pause, name="pause"),
    path("werk/vrijwilligers/<int:pk>/terug/", work.come_back, name="come_back"),
    path("werk/vrijwilligers/<int:pk>/stop/", work.leave, name="leave"),
    path("werk/ambassadeurs/", ambassadors.ambassador_list, name="ambassadors"),
    path("werk/ambassadeurs/nieuw/", ambassadors.new_ambassador, name="ambassador_new"),
    path("werk/ambassadeurs/<int:pk>/stop/", ambassadors.end_ambassador, name="ambassador_end"),
    path("mijn/profiel/", own.profile, name="profile"),
    path("mijn/profiel/pauze/", own.pause, name="own_pause"),
    path("mijn/profiel/terug/", own.come_back, name="own_come_back"),
    path("mijn/profiel/stop/", own.leave, name="own_leave"),
]
