"""Two questions that belong together: linked, or merged into one; and two people that are one (D20)."""

from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base.outbox.services import enqueue_to_person
from hub.base.workflow import record, worker
from hub.people.merging import NotOne, merge_people
from intake import messages
from intake.models import HelpRequest, Message, QuestionLink
from intake.services import moves
from intake.workflow import ENDED, OURS, RequestStatus

MAY_GO = (*OURS, RequestStatus.WAITING_RESIDENT)


class NotTogether(Exception):
    """These two cannot be joined; the message says why, in words for who works at the hub."""


@transaction.atomic
def link(*, one: HelpRequest, other: HelpRequest, user: User) -> bool:
    """Both histories show that they belong together. False when they were linked already. Raises NotTogether."""
    one, other = _locked(one, other)
    first, second = sorted((one, other), key=lambda row: row.pk)
    _made, new = QuestionLink.objects.get_or_create(first=first, second=second, defaults={"hub": one.hub})
    if new:
        _tell_both(one, other, "linked", user)
    return new


@transaction.atomic
def unlink(*, one: HelpRequest, other: HelpRequest, user: User) -> bool:
    """They do not belong together after all. False when they were not linked. Raises NotTogether."""
    one, other = _locked(one, other)
    first, second = sorted((one, other), key=lambda row: row.pk)
    gone, _by_model = QuestionLink.objects.filter(first=first, second=second).delete()
    if gone:
        _tell_both(one, other, "unlinked", user)
    return bool(gone)


@transaction.atomic
def merge(*, keep: HelpRequest, goes: HelpRequest, user: User) -> HelpRequest:
    """Two questions of one person become one: `goes` ends along the table of moves and points at `keep`; what was said
    stays with it and is read on both. The resident is told once; the private link to `goes` opens `keep`.

    Raises NotTogether: of two people, one ended or in mediation, help being arranged for `goes`, or a colleague was first."""
    keep, goes = _locked(keep, goes)
    if why := refused(keep, goes):
        raise NotTogether(why)
    for earlier in HelpRequest.objects.filter(merged_into=goes):
        HelpRequest.objects.filter(pk=earlier.pk).update(merged_into=keep)
    reason = _("Merged with %(reference)s") % {"reference": keep.reference}
    HelpRequest.objects.filter(pk=goes.pk).update(merged_into=keep)
    goes.merged_into = keep
    moves.withdraw(help_request=goes, actor=worker(user), reason=reason)
    QuestionLink.objects.filter(first__in=(keep, goes), second__in=(keep, goes)).delete()
    keep.subjects.add(*goes.subjects.all())
    record(keep, verb="merged_with", actor=worker(user), reason=goes.reference, merged=goes.pk)
    enqueue_to_person(
        person=keep.person, about=goes, kind="question_merged", key="once", letter=messages.merged(keep, goes)
    )
    return keep


def refused(keep: HelpRequest, goes: HelpRequest) -> str:
    """Why `goes` cannot become part of `keep`, in words; "" when it can."""
    if keep.person_id != goes.person_id:
        return _("These are questions of two people. Are they one person? Then say that first.")
    if keep.merged_into_id or goes.merged_into_id or keep.status in ENDED or goes.status in ENDED:
        return _("A colleague was just ahead of you. This is how it stands now.")
    if goes.status not in MAY_GO:
        return _("Somebody is working on %(reference)s already. Keep that one, and merge the other into it.") % {
            "reference": goes.reference
        }
    return ""


@transaction.atomic
def one_person(*, keep: HelpRequest, goes: HelpRequest, user: User) -> None:
    """Who asked `goes` is who asked `keep`. Details that differ are kept as a note for colleagues. Raises NotTogether."""
    keep, goes = _locked(keep, goes)
    try:
        other = merge_people(keep=keep.person, goes=goes.person, user=user)
    except NotOne as error:
        raise NotTogether(str(error)) from error
    if other:
        text = _("Also known of this person: %(details)s") % {"details": " · ".join(other)}
        Message.objects.create(hub=keep.hub, help_request=keep, sender=Message.Sender.NOTE, author=user, text=text)
    _tell_both(keep, goes, "one_person", user)


def _locked(one: HelpRequest, other: HelpRequest) -> tuple[HelpRequest, HelpRequest]:
    """Both rows as they are now, held until the end of the transaction, always in the same order."""
    if one.pk == other.pk:
        raise NotTogether(_("This is one question already."))
    held = HelpRequest.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk, other.pk]).order_by("pk")
    rows = {row.pk: row for row in held.select_related("person", "hub")}
    now = [rows.get(row.pk) for row in (one, other)]
    if None in now or rows[one.pk].hub_id != rows[other.pk].hub_id:
        raise NotTogether(_("A colleague was just ahead of you. This is how it stands now."))
    if any(
        row.status == RequestStatus.IN_MEDIATION or row.route == HelpRequest.Route.MEDIATION for row in rows.values()
    ):
        raise NotTogether(_("This question cannot be joined with another one."))
    return rows[one.pk], rows[other.pk]


def _tell_both(one: HelpRequest, other: HelpRequest, verb: str, user: User) -> None:
    record(one, verb=verb, actor=worker(user), reason=other.reference, other=other.pk)
    record(other, verb=verb, actor=worker(user), reason=one.reference, other=one.pk)
