"""What is past its date goes (F9), as the declarations next to the models say (design rule 6).

First the matters: a question a year after its end, a mediation after half a year. Then the people of whom nothing is
kept any more, then the accounts that nobody uses. What is emptied leaves a `Deletion`: that it went, never what."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.dispatch import Signal
from django_scopes import scopes_disabled

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import Deletion, Event, OutboxMessage
from hub.base.privacy import Privacy, followers_of, register, root_of
from hub.base.workflow import Moving
from hub.people.models import Person

# Sent after rows were wiped, with `model` and `pks`, for what stands outside our models.
wiped = Signal()
PORTION = 500
# A person only when none of the matters is kept, an account only when there is no person: in this order.
_LAST = (Person, User)


def sweep(
    *, most: int | None = None, dry_run: bool = False, told: Callable[[int], object] = lambda rows: None
) -> Counter[str]:
    """Wipes what is past its date in all hubs, at most `most` rows. Safe to run twice, and at the same time.

    Returns how many rows of which model (by its label). `told` hears the number of each portion. A `dry_run`
    changes nothing."""
    done: Counter[str] = Counter()
    with scopes_disabled():
        if not dry_run:
            _sweep(done, most, told)
            return done
        with transaction.atomic():
            _sweep(done, most, told)
            transaction.set_rollback(True)
    return done


def _sweep(done: Counter[str], most: int | None, told: Callable[[int], object]) -> None:
    for model in _roots():
        while pks := _portion(model, None if most is None else most - done.total()):
            done[model._meta.label] += len(pks)
            told(len(pks))
    while rows := _loose_portion():
        done[Event._meta.label] += rows
        told(rows)


@transaction.atomic
def _loose_portion() -> int:
    pks = loose_history().select_for_update(skip_locked=True).order_by("pk").values_list("pk", flat=True)[:PORTION]
    _let_history_change(True)
    rows = Event._base_manager.filter(pk__in=list(pks))
    _empty(Event, rows)
    _let_history_change(False)
    return len(pks)


@transaction.atomic
def _portion(model: type[models.Model], left: int | None) -> list[int]:
    size = PORTION if left is None else max(0, min(PORTION, left))
    # Another run may be at it: what it holds is its, and is gone when we look again.
    rows = due(model).select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:size]
    pks = [row.pk for row in rows]
    if pks:
        wipe(model, pks, why=Deletion.Why.RETENTION)
    return pks


def _roots() -> list[type[models.Model]]:
    roots = [model for model, entry in register() if entry.ends]
    return sorted(roots, key=lambda model: _LAST.index(model) if model in _LAST else -1)


def due(model: type[models.Model]) -> QuerySet[Any]:
    """The rows of `model` that are past their date and not wiped yet."""
    entry: Privacy = model.privacy  # type: ignore[attr-defined]
    past = Q(**{f"{entry.ends}__lte": _last_day(model, entry, entry.keep_days)})
    for which, days in entry.sooner:
        past |= which & Q(**{f"{entry.ends}__lte": _last_day(model, entry, days)})
    rows = model._base_manager.filter(entry.only, past)
    if not entry.delete:
        rows = rows.filter(~_wiped_since(model, "pk", entry.ends))
    return _without_matters(rows) if model is Person else rows


def _last_day(model: type[models.Model], entry: Privacy, days: int) -> Any:
    moment: datetime = clock.now() - timedelta(days=days)
    is_moment = isinstance(model._meta.get_field(entry.ends), models.DateTimeField)
    return moment if is_moment else moment.astimezone(clock.AMSTERDAM).date()


def _wiped_since(model: type[models.Model], key: str, ends: str) -> Exists:
    """There is a record of deletion from after the end: a matter that was opened again has none."""
    record = Deletion.objects.filter(subject_type=model._meta.label_lower, subject_id=OuterRef(key))
    return Exists(record.filter(at__gt=OuterRef(ends)))


def _without_matters(people: QuerySet[Any]) -> QuerySet[Any]:
    """Those about whom nothing else is kept: no question, no offer, no mediation, no message."""
    for model, entry in register():
        if entry.person != "person" or entry.follows == "person" or model in _LAST:
            continue
        root, key = root_of(model)
        rows = model._base_manager.filter(person=OuterRef("pk"))
        ends = key.removesuffix("pk") + root.privacy.ends  # type: ignore[attr-defined]
        people = people.filter(~Exists(rows.filter(~_wiped_since(root, key, ends))))
    return people


@transaction.atomic
def wipe(model: type[models.Model], pks: Sequence[int], *, why: str) -> None:
    """Wipes these rows of `model`, with everything that goes with them, and writes down that it was done."""
    _let_history_change(True)
    _wipe(model, pks, why)
    _let_history_change(False)


def _let_history_change(on: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL startpunt.retention = %s", ["on" if on else "off"])


def _wipe(model: type[models.Model], pks: Sequence[int], why: str) -> None:
    for follower, key in followers_of(model):
        going = list(follower._base_manager.filter(**{f"{key}__in": pks}).values_list("pk", flat=True))
        if going:
            _wipe(follower, going, why)
    entry: Privacy = model.privacy  # type: ignore[attr-defined]
    rows = model._base_manager.filter(pk__in=pks)
    if not entry.follows:
        _write_down(model, rows, why)
    for about in (Event, OutboxMessage):
        _empty(about, about._base_manager.filter(subject_type=model._meta.label_lower, subject_id__in=pks))
    if entry.delete:
        rows.delete()
    else:
        _empty(model, rows)
    wiped.send(model, model=model, pks=pks)


def _write_down(model: type[models.Model], rows: QuerySet[Any], why: str) -> None:
    of_hub = "hub" in {field.name for field in model._meta.fields}
    found = rows.values_list("pk", "hub" if of_hub else Value(None, models.IntegerField()))
    moment, label = clock.now(), model._meta.label_lower
    Deletion.objects.bulk_create(
        Deletion(subject_type=label, subject_id=pk, hub_id=hub, at=moment, why=why) for pk, hub in found
    )


def _empty(model: type[models.Model], rows: QuerySet[Any]) -> None:
    entry: Privacy = model.privacy  # type: ignore[attr-defined]
    values = {name: _nothing(model._meta.get_field(name)) for name in entry.wipe} | dict(entry.becomes)
    if values:
        rows.update(**values)


def _nothing(field: Any) -> Any:
    """What stands in an emptied field. A key that must differ between rows differs by the number of its row; a
    secret is not emptied but renewed, so that the old one opens nothing."""
    if field.null:
        return None
    if field.unique:
        return Concat(Value("wiped-"), Cast(F("pk"), models.CharField()), Value("@nobody.invalid"))
    return field.get_default()


def loose_history() -> QuerySet[Event]:
    """Old history about what is no matter of anybody: a setting that somebody changed, a role that was given."""
    roots = [(model, root_of(model)[0]) for model, _entry in register()]
    matters = [model._meta.label_lower for model, root in roots if issubclass(root, Moving) or root is Person]
    before = clock.now() - timedelta(days=Event.privacy.keep_days)
    return Event._base_manager.filter(~Q(reason="", data={}), at__lte=before).exclude(subject_type__in=matters)
