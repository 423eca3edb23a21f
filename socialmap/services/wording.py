"""The verbs on what editors teach search (A4): synonyms, boosts, built-in words switched off, and what was decided about
searches that found nothing (H7). Each keeps who did it and how it was before."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import Actor, record
from hub.places.models import Hub
from socialmap.models import Boost, BuiltInOff, Service, SynonymGroup, TaxonomyTerm, UnmetDecision
from socialmap.search import meaning
from socialmap.search.wording import built_in, parts_of, phrase

MOST_WORDS, LONGEST, MOST_ROWS = 60, 80, 500


class Refused(Exception):
    """It cannot be kept; says why, in words for the editor."""


def tidy_words(text: str) -> str:
    """Words with commas between them, small letters, each once. Raises Refused when there is nothing to search for,
    or too much."""
    parts = parts_of(text)
    if len(parts) > MOST_WORDS:
        raise Refused(_("At most %(number)s words or phrases.") % {"number": MOST_WORDS})
    for part in parts:
        if len(part) > LONGEST:
            raise Refused(_("“%(part)s…” is too long. Use a word or a short phrase.") % {"part": part[:40]})
        if phrase(part) is None:
            raise Refused(_("“%(part)s” says too little to search for.") % {"part": part})
    return ", ".join(parts)


@transaction.atomic
def keep_group(
    *, hub: Hub, actor: Actor, words: str, meant: str = "", group: SynonymGroup | None = None, seen: int = 0
) -> SynonymGroup:
    """Makes or changes a group of words. Without `meant` there are at least two words. `seen`: the edition that the
    editor had before them. Raises Refused, also when a colleague changed it meanwhile."""
    words, meant = tidy_words(words), tidy_words(meant)
    if not words or (not meant and "," not in words):
        raise Refused(_("Write at least two words that mean the same, or fill in both fields."))
    return _keep(SynonymGroup, group, hub, actor, seen, words=words, meant=meant)


@transaction.atomic
def keep_boost(
    *, hub: Hub, actor: Actor, words: str, service: Service, effect: str, boost: Boost | None = None, seen: int = 0
) -> Boost:
    """Makes or changes a rule that puts a service first, higher or away for some words. Raises Refused as above."""
    words = tidy_words(words)
    if not words:
        raise Refused(_("Write here what people type."))
    if service.hub_id != hub.pk or effect not in Boost.Effect.values:
        raise ValueError("a service of another hub, or an unknown effect")
    return _keep(Boost, boost, hub, actor, seen, words=words, service=service, effect=effect)


def _keep(model: Any, row: Any, hub: Hub, actor: Actor, seen: int, **fields: Any) -> Any:
    if row is None:
        if model.objects.filter(hub=hub).count() >= MOST_ROWS:
            raise Refused(_("There are %(number)s already. Take one away first.") % {"number": MOST_ROWS})
        row, before = model(hub=hub, edition=0), {}
    else:
        row = model.objects.select_for_update().filter(pk=row.pk).first()
        if row is None or seen not in (0, row.edition):
            raise Refused(_("A colleague was just before you. Look again before you keep it."))
        before = _in_words(row)
    for name, value in fields.items():
        setattr(row, name, value)
    row.edition += 1
    row.changed_at, row.changed_by = clock.now(), actor.user
    row.save()
    record(row, verb="wording_changed" if before else "wording_added", actor=actor, before=before, after=_in_words(row))
    meaning.forget(hub.pk)
    return row


@transaction.atomic
def remove(*, row: SynonymGroup | Boost, actor: Actor) -> None:
    """Takes a group or a boost away; the history keeps what it said."""
    record(row, verb="wording_removed", actor=actor, before=_in_words(row), after={})
    hub_id = row.hub_id
    row.delete()
    meaning.forget(hub_id)


def _in_words(row: SynonymGroup | Boost) -> dict[str, str]:
    if isinstance(row, Boost):
        return {"words": row.words, "service": row.service.name, "effect": row.effect}
    return {"words": row.words, "meant": row.meant}


@transaction.atomic
def switch_built_in(*, hub: Hub, actor: Actor, key: str, on: bool) -> None:
    """Switches a group that comes with the program off or on for this hub; doing it twice changes nothing. Raises
    LookupError for a group that does not exist."""
    if key not in {group.key for group in built_in()}:
        raise LookupError(key)
    if on:
        rows = BuiltInOff.objects.filter(hub=hub, key=key)
        for row in rows:
            record(row, verb="wording_on", actor=actor, key=key)
        rows.delete()
    else:
        row, made = BuiltInOff.objects.get_or_create(hub=hub, key=key, defaults={"by": actor.user})
        if made:
            record(row, verb="wording_off", actor=actor, key=key)
    meaning.forget(hub.pk)


@transaction.atomic
def decide_unmet(
    *,
    hub: Hub,
    actor: Actor,
    words: str,
    outcome: str,
    subject: TaxonomyTerm | None = None,
    group: SynonymGroup | None = None,
) -> UnmetDecision:
    """What is done about words that found nothing. With a subject the words become a group of one way to its name and
    its own synonyms. A later decision takes the place of an earlier one. Raises Refused."""
    words = words[:120]
    if outcome == UnmetDecision.Outcome.SUBJECT:
        if subject is None:
            raise Refused(_("Choose a subject."))
        meant = ", ".join([subject.name, *parts_of(subject.synonyms)][:20])
        group = keep_group(hub=hub, actor=actor, words=words, meant=meant)
    fields = {"outcome": outcome, "subject": subject, "group": group, "at": clock.now(), "by": actor.user}
    decision, _made = UnmetDecision.objects.update_or_create(hub=hub, words=words, defaults=fields)
    record(decision, verb="unmet_decided", actor=actor, new=outcome, words=words)
    return decision


def history(hub: Hub, most: int = 20) -> list[Event]:
    """The last changes to wording, newest first."""
    verbs = ("wording_added", "wording_changed", "wording_removed", "wording_on", "wording_off")
    rows = Event.objects.filter(hub=hub, verb__in=verbs).select_related("actor")
    return list(rows.order_by("-at", "-pk")[:most])
