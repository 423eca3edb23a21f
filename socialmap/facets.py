"""How many services each value of a filter would leave, with all other filters on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hub.base import clock
from hub.base.scopes import active_hub
from socialmap.filters import COUNTED, KINDS, ServiceFilter
from socialmap.languages import LANGUAGES
from socialmap.models import Service, TaxonomyTerm
from socialmap.search.facets import EVERYWHERE
from socialmap.search.shelf import Shelf, shelf_of

MOST_SUBJECTS = 14
# What is open is looked up once a minute, for hubs with very many services.
_open_now: dict[int, tuple[int, object, frozenset[int]]] = {}


@dataclass(frozen=True)
class Facet:
    """One value of a filter: what stands in the address, what people read, how many it leaves, whether it is on."""

    value: str
    label: str
    count: int
    chosen: bool


def count(chosen: ServiceFilter, keys: Sequence[int], left: Mapping[str, set[int]]) -> dict[str, tuple[Facet, ...]]:
    """The counted filters by their names. `keys` is what fits the words, `left` what each filter that is on lets
    through. A filter is counted without itself, so that people see what another choice would give."""
    shelf = shelf_of(active_hub().pk)
    all_on = _counts(shelf, keys, left.values())
    made = {}
    for name in COUNTED:
        others = [one for other, one in left.items() if other != name]
        counts = all_on if name not in left else _counts(shelf, keys, others)
        made[name] = tuple(_MAKERS[name](chosen, counts) if name != "open" else _open(chosen, shelf, keys, others))
    return made


def _counts(shelf: Shelf, keys: Sequence[int], sets: Iterable[set[int]]) -> dict[str, int]:
    sets = list(sets)
    kept = [key for key in keys if all(key in one for one in sets)] if sets else keys
    return shelf.index.facet_counts(shelf.index.docs_of(np.fromiter(kept, np.int64, len(kept))))


def _value(chosen: ServiceFilter, name: str) -> object:
    return getattr(chosen.form, "cleaned_data", {}).get(name)


def _subjects(chosen: ServiceFilter, counts: Mapping[str, int]) -> Iterable[Facet]:
    """The top subjects that are in use, and the chosen one when it is a smaller one."""
    now = _value(chosen, "onderwerp")
    terms = [term for term in TaxonomyTerm.objects.top() if counts.get(f"onderwerp:{term.pk}") or term == now]
    if isinstance(now, TaxonomyTerm) and now not in terms:
        terms.insert(0, now)
    for term in terms[:MOST_SUBJECTS]:
        yield Facet(term.code, term.name, counts.get(f"onderwerp:{term.pk}", 0), term == now)


def _areas(chosen: ServiceFilter, counts: Mapping[str, int]) -> Iterable[Facet]:
    now, everywhere = _value(chosen, "wijk"), counts.get(EVERYWHERE, 0)
    for area in chosen.form.fields["wijk"].queryset:
        yield Facet(area.code, area.name, counts.get(f"wijk:{area.pk}", 0) + everywhere, area == now)


def _languages(chosen: ServiceFilter, counts: Mapping[str, int]) -> Iterable[Facet]:
    now = _value(chosen, "taal")
    for code, (name, _others) in LANGUAGES.items():
        if (number := counts.get(f"taal:{code}", 0)) or code == now:
            yield Facet(code, str(name), number, code == now)


def _kinds(chosen: ServiceFilter, counts: Mapping[str, int]) -> Iterable[Facet]:
    now = _value(chosen, "soort")
    return [Facet(value, str(label), counts.get(f"soort:{value}", 0), value == now) for value, label in KINDS]


def _free(chosen: ServiceFilter, counts: Mapping[str, int]) -> Iterable[Facet]:
    return [_tick(chosen, "gratis", counts.get("gratis:on", 0))]


def _wheelchair(chosen: ServiceFilter, counts: Mapping[str, int]) -> Iterable[Facet]:
    return [_tick(chosen, "rolstoel", counts.get("rolstoel:on", 0))]


def _open(chosen: ServiceFilter, shelf: Shelf, keys: Sequence[int], others: Sequence[set[int]]) -> Iterable[Facet]:
    now_open = _open_keys(shelf)
    number = sum(key in now_open and all(key in one for one in others) for key in keys)
    return [_tick(chosen, "open", number)]


def _open_keys(shelf: Shelf) -> frozenset[int]:
    hub_id, now = active_hub().pk, clock.now()
    minute = int(now.timestamp() // 60)
    known = _open_now.get(hub_id)
    if known and known[0] == minute and known[1] is shelf.index:
        return known[2]
    found = frozenset(Service.objects.listed().open_at(now).order_by().values_list("pk", flat=True))
    _open_now[hub_id] = (minute, shelf.index, found)
    return found


def _tick(chosen: ServiceFilter, name: str, number: int) -> Facet:
    return Facet("on", str(chosen.form.fields[name].label), number, bool(_value(chosen, name)))


_MAKERS = {
    "onderwerp": _subjects,
    "wijk": _areas,
    "taal": _languages,
    "soort": _kinds,
    "gratis": _free,
    "rolstoel": _wheelchair,
}
