"""The addresses of this app."""

from django.urls import path

from intake.views import ask, becoming, follow, question, signals, work

app_name = "intake"
urlpatterns = [
    path("vraag/", ask.ask_view, name="ask"),
    path("vraag/gevaar/", ask.danger_view, name="danger"),
    path("vraag/verstuurd/<str:token>/", ask.sent_view, name="sent"),
    path("volg/", follow.find_view, name="find"),
    path("volg/nieuwe-link/", follow.new_link_view, name="new_link"),
    path("volg/nieuwe-link/verstuurd/", follow.new_link_sent_view, name="new_link_sent"),
    path("volg/<str:token>/", follow.follow_view, name="follow"),
    path("volg/<str:token>/antwoord/", follow.answer_view, name="answer"),
    path("volg/<str:token>/gegevens/", follow.change_view, name="change"),
    path("volg/<str:token>/bel-mij/", follow.call_me_view, name="call_me"),
    path("volg/<str:token>/stop/", follow.stop_view, name="stop"),
    path("volg/<str:token>/geholpen/", follow.helped_view, name="helped"),
    path("volg/<str:token>/heropen/", follow.reopen_view, name="open_again"),
    path("mijn/signaal/", signals.what_view, name="signal"),
    path("mijn/signaal/<slug:what>/", signals.bring_view, name="bring_signal"),
    path("werk/", work.today_view, name="today"),
    path("werk/vragen/", work.queue_view, name="queue"),
    path("werk/vragen/nieuw/", work.enter_view, name="enter"),
    path("werk/vragen/<int:pk>/", question.question_view, name="question"),
    path("werk/vragen/<int:pk>/contact/", question.contact_view, name="contact"),
    path("werk/vragen/<int:pk>/triage/", question.triage_view, name="triage"),
    path("werk/vragen/<int:pk>/antwoord/", question.reply_view, name="reply"),
    path("werk/vragen/<int:pk>/notitie/", question.note_view, name="note"),
    path("werk/vragen/<int:pk>/gehoord/", question.heard_view, name="heard"),
    path("werk/vragen/<int:pk>/oppakken/", question.pick_up_view, name="pick_up"),
    path("werk/vragen/<int:pk>/gelezen/", question.read_view, name="read"),
    path("werk/vragen/<int:pk>/loslaten/", question.release_view, name="release"),
    path("werk/vragen/<int:pk>/overdragen/", question.hand_over_view, name="hand_over"),
    path("werk/vragen/<int:pk>/afronden/", question.close_view, name="close"),
    path("werk/vragen/<int:pk>/stoppen/", question.withdraw_view, name="withdraw"),
    path("werk/vragen/<int:pk>/heropen/", question.reopen_view, name="reopen"),
    path("werk/vragen/<int:pk>/talent/", becoming.talent_view, name="also_talent"),
    path("werk/vrijwilligers/<int:pk>/vraag/", becoming.asks_view, name="also_asks"),
    path("werk/signalen/<int:pk>/soort/", becoming.call_it_view, name="signal_call_it"),
    path("werk/signalen/", signals.list_view, name="signals"),
    path("werk/signalen/<int:pk>/akkoord/", signals.yes_view, name="signal_yes"),
    path("werk/signalen/<int:pk>/innemen/", signals.take_in_view, name="signal_take_in"),
    path("werk/signalen/<int:pk>/wegleggen/", signals.drop_view, name="signal_drop"),
    path("werk/signalen/<int:pk>/terugkoppelen/", signals.feedback_view, name="signal_feedback"),
]
