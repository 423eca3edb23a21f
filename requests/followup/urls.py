"""The addresses of this app."""

from django.urls import path

from followup import views

app_name = "followup"
urlpatterns = [
    path("werk/berichten/", views.messages_view, name="messages"),
    path("werk/berichten/opnieuw/", views.all_again_view, name="all_again"),
    path("werk/berichten/<int:pk>/", views.message_view, name="message"),
    path("werk/berichten/<int:pk>/contact/", views.contact_view, name="contact"),
    path("werk/berichten/<int:pk>/brief/", views.letter_view, name="letter"),
    path("werk/berichten/<int:pk>/gedaan/", views.done_view, name="done"),
    path("werk/berichten/<int:pk>/niet-bereikt/", views.not_reached_view, name="not_reached"),
    path("werk/berichten/<int:pk>/opnieuw/", views.again_view, name="again"),
]
