"""The register and a case as the screens draw them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base import clock
from hub.places.models import Neighbourhood
from matching import facts, talks
from matching.developing.grouping import Lying, alike
from matching.developing.inviting import WAITING
from matching.models import Development, Handover
from matching.workflow import LIES_THERE, DevelopmentStatus, InvitationStatus
from socialmap.models import Contact, TaxonomyTerm
from volunteers.models import Volunteer
from volunteers.workflow import VolunteerStatus

# So many people are offered to invite; who looks for somebody else types a name.
MOST_CONTACTS, MOST_VOLUNTEERS = 30, 12


@dataclass(frozen=True)
class Alike:
    """Questions that look alike, as one block of the register."""

    key: str
    subject: TaxonomyTerm | None
    neighbourhood: Neighbourhood | None
    lines: list[dict[str, Any]]
    oldest: datetime
    deadline: datetime

    @property
    def title(self) -> str:
        what = self.subject.name if self.subject else _("One question")
        return f"{what}, {self.neighbourhood.name}" if self.neighbourhood else what


def loose(user: User) -> QuerySet[Handover]:
    """Questions that lie with the process manager and were not taken together."""
    rows = Handover.objects.visible_to(user).filter(to=Handover.To.PROCESS_MANAGER, status__in=LIES_THERE)
    return rows.exclude(development__status=DevelopmentStatus.OPEN)


def line(row: Handover) -> dict[str, Any]:
    """One question in a list."""
    late = row.status in LIES_THERE and row.deadline < clock.now()
    return {"row": row, "what": facts.what(row.help_request), "late": late}


def with_questions(rows: QuerySet[Handover]) -> QuerySet[Handover]:
    """With what a line shows, in a fixed number of queries."""
    return rows.select_related("help_request__neighbourhood", "hub", "made_by").prefetch_related(
        "help_request__subjects"
    )


def groups(user: User) -> list[Alike]:
    """The loose questions in groups, the largest first, then whose deadline comes first."""
    rows = {row.pk: row for row in with_questions(loose(user)).order_by("deadline", "pk")[:500]}
    found = alike(
        Lying(row.pk, frozenset(term.pk for term in row.help_request.subjects.all()), row.help_request.neighbourhood_id)
        for row in rows.values()
    )
    terms = {term.pk: term for row in rows.values() for term in row.help_request.subjects.all()}
    drawn = []
    for group in found:
        together = sorted((rows[pk] for pk in group.pks), key=lambda row: (row.deadline, row.pk))
        drawn.append(
            Alike(
                key=f"{group.subject or 0}-{group.neighbourhood or 0}-{group.pks[0]}",
                subject=terms.get(group.subject or 0),
                neighbourhood=together[0].help_request.neighbourhood if group.neighbourhood else None,
                lines=[line(row) for row in together],
                oldest=min(row.created_at for row in together),
                deadline=together[0].deadline,
            )
        )
    return sorted(drawn, key=lambda one: (-len(one.lines), one.deadline))


def cases(user: User, *statuses: str) -> list[Development]:
    """Cases with how many questions, invited and joined, the first deadline first."""
    of = Q(invitations__status__in=[InvitationStatus.JOINS, InvitationStatus.ENDED])
    rows = Development.objects.visible_to(user).filter(status__in=statuses or [DevelopmentStatus.OPEN])
    return list(
        rows.select_related("subject", "neighbourhood", "service").annotate(
            number=Count("handovers", distinct=True),
            invited=Count("invitations", distinct=True),
            joined=Count("invitations", filter=of, distinct=True),
        )
    )


def invited(development: Development) -> list[dict[str, Any]]:
    """Who was invited and what they said; who waits for our answer first."""
    rows = list(
        development.invitations.select_related("contact__organization", "volunteer__person").order_by("asked_at", "pk")
    )
    said = talks.of(rows)
    order: list[str] = [InvitationStatus.QUESTION, InvitationStatus.JOINS, InvitationStatus.ASKED]
    rows.sort(key=lambda row: order.index(row.status) if row.status in order else len(order))
    return [
        {
            "row": row,
            "talk": said[row.pk],
            "waits": row.status in WAITING,
            "left": bool(row.contact and row.contact.left_on),
        }
        for row in rows
    ]


def contacts_to_invite(development: Development, search: str) -> list[Contact]:
    """Contact persons of organisations that do something alike; or, with words, whoever is found by name. Each mail
    address once, and nobody who was invited already."""
    rows = Contact.objects.exclude(email="").filter(left_on=None).select_related("organization", "service")
    if search:
        named = Q(name__icontains=search) | Q(organization__name__icontains=search) | Q(service__name__icontains=search)
        rows = rows.filter(named)
    elif development.subject:
        about = _subjects(development.subject)
        alike = Q(service__subjects__in=about) | Q(service=None, organization__services__subjects__in=about)
        rows = rows.filter(alike)
    waiting = development.invitations.filter(status__in=[*WAITING, InvitationStatus.JOINS])
    seen = {email.lower() for email in waiting.exclude(contact=None).values_list("contact__email", flat=True)}
    found: list[Contact] = []
    for contact in rows.order_by("organization__name", "-takes_referrals", "name", "pk").distinct()[:300]:
        if contact.email.lower() not in seen and len(found) < MOST_CONTACTS:
            seen.add(contact.email.lower())
            found.append(contact)
    return found


def volunteers_to_invite(development: Development) -> list[Volunteer]:
    """Neighbours with a fitting talent, those of this neighbourhood first. Only a first name is shown."""
    if development.subject is None:
        return []
    waiting = development.invitations.filter(status__in=[*WAITING, InvitationStatus.JOINS])
    rows = Volunteer.objects.filter(
        status=VolunteerStatus.ACTIVE, person__do_not_contact=False, talents__in=_subjects(development.subject)
    ).exclude(pk__in=waiting.exclude(volunteer=None).values("volunteer"))
    here = development.neighbourhood_id
    people = list(rows.select_related("person__neighbourhood").prefetch_related("talents").distinct()[:200])
    people.sort(key=lambda one: (one.person.neighbourhood_id != here, one.person.first_name, one.pk))
    return people[:MOST_VOLUNTEERS]


def _subjects(subject: TaxonomyTerm) -> Iterable[int]:
    """The subject, what is under it, and what is next to it."""
    top = subject.parent_id or subject.pk
    return TaxonomyTerm.objects.filter(Q(pk=top) | Q(parent=top)).values_list("pk", flat=True)


def contacts_for_offer(development: Development) -> QuerySet[Contact]:
    """Who may answer for the offer: who joined or was invited, and who does something alike."""
    invited_ones = development.invitations.exclude(contact=None).values_list("contact", flat=True)
    near = [contact.pk for contact in contacts_to_invite(development, "")]
    rows = Contact.objects.filter(pk__in=[*invited_ones, *near], left_on=None).exclude(email="")
    return rows.select_related("organization").order_by("organization__name", "name", "pk")
