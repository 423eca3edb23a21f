"""Why something cannot be done, each with the words that the person reads who tried it."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class MatchingRefused(Exception):
    """Nothing was changed. `title` and `text` say it to a person."""

    code = "refused"
    title: str | Promise = _("This cannot be done now")
    text: str | Promise = _("Something changed in the meantime. Look at the page once more.")


class AlreadyFilled(MatchingRefused):
    code = "filled"
    title = _("Somebody was just before you")
    text = _("A neighbour already said yes to this question. Thank you for wanting to help.")


class LimitReached(MatchingRefused):
    code = "limit"
    title = _("You are doing enough already")
    text = _("You told us how much you want to do at the same time, and that is full. Has something ended? Call us.")


class DoubleBooked(MatchingRefused):
    code = "booked"
    title = _("You have another appointment then")
    text = _("You already said yes to something at that moment. Call us when that has changed.")


class TooLate(MatchingRefused):
    code = "late"
    title = _("The time to answer is over")
    text = _("We looked further for this question. There will be another one. Thank you.")


class NotActive(MatchingRefused):
    code = "not_active"
    title = _("You are taking a break")
    text = _("You are not on the list of people we ask now. Do you want to start again? Call us.")


class Withdrawn(MatchingRefused):
    code = "withdrawn"
    title = _("This question is no longer there")
    text = _("The question was taken back. You do not have to do anything. Thank you for wanting to help.")


class AlreadyAnswered(MatchingRefused):
    code = "answered"
    title = _("You have answered this already")
    text = _("Your answer came in. Do you want to change it? Call us.")


class SkipNeedsReason(MatchingRefused):
    """A rung of the ladder may be skipped, but not in silence (D9)."""

    code = "skip"
    title = _("Informal first")
    text = _("Nobody tried the step before this one. Choose why it is skipped, and say it in a few words.")


class ConsentNeeded(MatchingRefused):
    code = "consent"
    title = _("Ask the resident first")
    text = _("The resident has not agreed to sharing name and contact details.")


class NoContact(MatchingRefused):
    code = "no_contact"
    title = _("Nobody to send it to")
    text = _("This service has no contact person with an e-mail address. Call them and write down what they said.")


class TakesNoReferrals(MatchingRefused):
    code = "no_referrals"
    title = _("No referrals now")
    text = _("This service does not take referrals at this moment.")


class ServiceClosed(MatchingRefused):
    """The service closed after the question was laid there."""

    code = "closed"
    title = _("This service has closed")
    text = _("It says so on the social map, so we cannot write down a yes. Is that a mistake? Call the Startpunt.")


class NoQuestions(MatchingRefused):
    code = "no_questions"
    title = _("No question to take together")
    text = _("A colleague was just before you, or the questions went on. The list below is fresh.")


class NamesSomebody(MatchingRefused):
    """An invitation leaves the hub: who asked must not be in it."""

    code = "names"
    title = _("There is a name or address in your words")
    text = _("It belongs to somebody who asked. Those you invite read only the subject and the neighbourhood.")


class NobodyChosen(MatchingRefused):
    code = "nobody"
    title = _("Nobody chosen")
    text = _("Tick at least one neighbour.")


class CannotBeAsked(MatchingRefused):
    """Somebody of the chosen ones paused, is full or was asked already."""

    code = "cannot_be_asked"
    title = _("Not everybody can be asked now")
    text = _("Somebody you chose cannot be asked any more. The list below is fresh.")

    def __init__(self, volunteer_ids: Sequence[int]) -> None:
        super().__init__("cannot be asked")
        self.volunteer_ids = tuple(volunteer_ids)


class WeightOutOfRange(MatchingRefused):
    code = "weight_range"
    title = _("A weight is a whole number from 0 to 100")
    text = _("Nothing was changed.")


class NothingCounts(MatchingRefused):
    code = "nothing_counts"
    title = _("Something must count")
    text = _("When everything is 0, everybody fits equally well. Give at least one of them a number.")


class RelatedCountsMore(MatchingRefused):
    code = "related_more"
    title = _("Something alike cannot count more than the same")
    text = _("Give the same subject at least as much as a subject that is alike.")


class CheckMissing(MatchingRefused):
    code = "check_missing"
    title = _("We have to see a paper of you first")
    text = _("For this question a certificate or training is needed that we do not have of you now. Call us.")


class NewerPlan(MatchingRefused):
    code = "newer_plan"
    title = _("There is a newer plan")
    text = _("A colleague, or the computer, made a plan after this one. Nothing was sent. Look at the new one.")
