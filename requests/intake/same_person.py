"""Which other questions may have to do with this one (D20): of the same person, from the same address, or near and
alike. Hints with their why; a worker decides. Nothing that is in mediation is ever hinted at."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base import clock
from hub.people.models import Person
from intake.models import HelpRequest, QuestionLink
from intake.querysets import HelpRequestQuerySet
from intake.workflow import RequestStatus

MOST = 5
ALIKE_AMONG = 200
ALIKE_DAYS = 120
ALIKE_FROM = 0.22


@dataclass(frozen=True)
class Hint:
    """Another question, and why it stands here."""

    help_request: HelpRequest
    why: str


def within_reach(user: User) -> HelpRequestQuerySet:
    """The questions that may be named beside another one: never what mediation has, or had."""
    seen = HelpRequest.objects.visible_to(user).exclude(status=RequestStatus.IN_MEDIATION)
    return seen.exclude(route=HelpRequest.Route.MEDIATION)


def hints(help_request: HelpRequest, user: User) -> list[Hint]:
    """The hints for one question, the surest first."""
    if help_request.status == RequestStatus.IN_MEDIATION or not help_request.is_open:
        return []
    known = {help_request.pk, *linked_keys(help_request)}
    rows = within_reach(user).open().select_related("person", "neighbourhood").exclude(pk__in=known)
    found = [Hint(row, _why(help_request.person, row.person)) for row in _same(rows, help_request.person)[:MOST]]
    known |= {hint.help_request.pk for hint in found}
    near = [Hint(row, _("near, and alike")) for row in _alike(rows.exclude(pk__in=known), help_request)]
    return [*found, *near][: 2 * MOST]


def linked_keys(help_request: HelpRequest) -> set[int]:
    """The keys of the questions that this one is linked to."""
    pairs = QuestionLink.objects.filter(Q(first=help_request) | Q(second=help_request))
    both = {key for pair in pairs.values_list("first_id", "second_id") for key in pair}
    return both - {help_request.pk}


def linked(help_request: HelpRequest, user: User) -> list[HelpRequest]:
    """The questions that somebody linked to this one."""
    return list(within_reach(user).filter(pk__in=linked_keys(help_request)).order_by("-created_at", "-pk"))


def merged(help_request: HelpRequest) -> list[HelpRequest]:
    """The questions that were merged into this one, oldest first."""
    return list(HelpRequest.objects.filter(merged_into=help_request).order_by("created_at", "pk"))


def _same(rows: HelpRequestQuerySet, person: Person) -> HelpRequestQuerySet:
    same = Q(person=person)
    if person.phone:
        same |= Q(person__phone=person.phone)
    if person.email:
        same |= Q(person__email__iexact=person.email)
    if person.postcode and person.house_number:
        same |= Q(person__postcode=person.postcode, person__house_number__iexact=person.house_number)
    return rows.filter(same).order_by("due_at", "pk")


def _why(ours: Person, theirs: Person) -> str:
    here = ours.postcode, ours.house_number.lower()
    same_address = bool(ours.postcode and ours.house_number) and here == (theirs.postcode, theirs.house_number.lower())
    if ours.pk == theirs.pk:
        return _("the same person")
    if ours.phone and ours.phone == theirs.phone:
        return _("the same phone number")
    if ours.email and ours.email.lower() == theirs.email.lower():
        return _("the same e-mail address")
    if same_address and _plain_name(ours.name) == _plain_name(theirs.name):
        return _("the same name and address")
    return _("the same address")


def _plain_name(name: str) -> str:
    small = ("mevrouw", "meneer", "mw", "mw.", "mevr", "mevr.", "dhr", "dhr.")
    return " ".join(part for part in name.lower().split() if part not in small)


def _alike(rows: HelpRequestQuerySet, help_request: HelpRequest) -> list[HelpRequest]:
    """Open questions of the last months in the same neighbourhood about one of the same subjects, in like words. Only
    the newest of them are read, so that a million questions cost no more."""
    subjects = list(help_request.subjects.all())
    if not subjects or help_request.neighbourhood_id is None:
        return []
    since = clock.now() - timedelta(days=ALIKE_DAYS)
    there = rows.filter(neighbourhood=help_request.neighbourhood, created_at__gte=since, subjects__in=subjects)
    newest = there.order_by("-created_at").values("pk")[:ALIKE_AMONG]
    alike = HelpRequest.objects.filter(pk__in=list({row["pk"] for row in newest})).select_related(
        "person", "neighbourhood"
    )
    likeness = alike.annotate(likeness=TrigramSimilarity("text", help_request.text))
    return list(likeness.filter(likeness__gte=ALIKE_FROM).order_by("-likeness", "pk")[:MOST])
