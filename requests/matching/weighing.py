"""How much each ground counts in a hub: read, changed, and refused when it makes no sense."""

from dataclasses import asdict, fields

from django.db import transaction

from hub.accounts.models import User
from hub.base.models import Event
from hub.base.workflow import record, worker
from hub.places.models import Hub
from matching.core import STANDARD, Weights
from matching.errors import NothingCounts, RelatedCountsMore, WeightOutOfRange
from matching.models import Weighting
from matching.rows import HEAVIEST

NAMES = tuple(field.name for field in fields(Weights))


def weights_of(hub: int) -> Weights:
    """The weights of this hub now, by its key."""
    row = Weighting.objects.filter(hub=hub).values(*NAMES).first()
    return Weights(**row) if row else STANDARD


def must_make_sense(weights: Weights) -> None:
    """Raises WeightOutOfRange, NothingCounts, RelatedCountsMore: each says in words what is wrong."""
    values = asdict(weights).values()
    if not all(0 <= value <= HEAVIEST for value in values):
        raise WeightOutOfRange
    if not any(value for name, value in asdict(weights).items() if name != "related_subject"):
        raise NothingCounts
    if weights.related_subject > weights.same_subject:
        raise RelatedCountsMore


@transaction.atomic
def keep_weights(*, hub: Hub, weights: Weights, user: User) -> Event | None:
    """From now on candidates are ranked by these weights; the history keeps the old and the new ones. None when
    nothing changed. Raises what `must_make_sense` raises."""
    must_make_sense(weights)
    # Two who change them at once: one after the other, and each history row tells what was there before.
    Hub.objects.select_for_update(no_key=True).get(pk=hub.pk)
    before = weights_of(hub.pk)
    if before == weights:
        return None
    row, _made = Weighting.objects.update_or_create(hub=hub, defaults=asdict(weights))
    return record(row, verb="weights_changed", actor=worker(user), before=asdict(before), after=asdict(weights))
