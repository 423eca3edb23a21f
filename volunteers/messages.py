"""What volunteers hear from us."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from hub.base.links import absolute
from hub.base.outbox.letters import Letter
from volunteers.models import Volunteer


def offer_received(volunteer: Volunteer) -> Letter:
    """Thanks for the offer, and what happens now."""
    person, hub = volunteer.person, volunteer.hub
    with override(person.language):
        return Letter(
            subject=_("Thank you for your offer"),
            greeting=_("Dear %(name)s,") % {"name": person.name},
            paragraphs=(
                _("How nice that you want to do something for your neighbours."),
                _("We call you within %(days)s working days. Then we get to know each other.")
                % {"days": hub.days_to_call_back},
                _("You are not tied to anything. You say yes or no each time we ask you something."),
            ),
        )


def pause_over(volunteer: Volunteer) -> Letter:
    """The break that somebody asked for is over."""
    person = volunteer.person
    link = absolute(reverse("volunteers:profile")) if person.user_id else ""
    with override(person.language):
        return Letter(
            subject=_("Your break is over"),
            greeting=_("Dear %(name)s,") % {"name": person.name},
            paragraphs=(
                _("You took a break until today. From now on we may ask you for something again."),
                _("Is it too soon? Call us or answer this message. A longer break is fine."),
            ),
            link=link,
            link_text=_("Look at or change your profile") if link else "",
        )
