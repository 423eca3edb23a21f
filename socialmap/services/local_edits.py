"""An import never overwrites silently what was edited here (A12). For each field of an entry it is known what the last
import said and how the field stood after it. A field that stands otherwise now was edited here: it stays, and what the
source says now, when that is something new, waits as a proposal beside it (`services/changes.py`)."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import blake2b
from typing import Any
from uuid import UUID

from hub.base import clock
from hub.base.models import Event
from hub.places.models import Hub
from socialmap.fields import FIELDS
from socialmap.hours import write_hours
from socialmap.models import Contact, Organization, Service, SourceValues
from socialmap.rows import ContactRow, OrganizationRow, ServiceRow
from socialmap.services.changes import propose

# What people can edit of the rows that hang on a service; the rest of them follows the source.
_CHILDREN: dict[str, tuple[str, ...]] = {
    "phones": ("number", "type"),
    "schedules": ("freq", "byday", "opens_at", "closes_at", "valid_from", "valid_to", "description"),
    "areas": ("name",),
    "spoken": ("name", "code"),
    "costs": ("option", "amount", "amount_description"),
    "placed": ("address_1", "postal_code", "city"),
}
_COLUMNS = {field.name for field in Service._meta.concrete_fields}
# The id, and what has a rule of its own.
_APART = {"uuid", "organization", "last_modified", "assured_date", "assurer_email", "kept"}
_SCALARS = tuple(f.name for f in fields(ServiceRow) if f.name in _COLUMNS - _APART)
# How a field of a document is called where changes wait for a look.
_PROPOSED_AS = {"phones": "phone", "schedules": "hours", "placed": "address"}


@dataclass(frozen=True)
class Outcome:
    """What an import does to one entry: new, or these fields change; others were edited here and stay."""

    new: bool = False
    changed: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()


class LocalEdits:
    """The guard of one import into one hub. `keep` before the rows are written, `remember` afterwards, in the same
    transaction. `outcomes` tells by the id of the entry what happened."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.outcomes: dict[UUID, Outcome] = {}
        self._proposals: dict[UUID, dict[str, Any]] = {}
        self._kept: dict[UUID, set[str]] = {}

    def keep(self, rows: Sequence[ServiceRow]) -> list[ServiceRow]:
        """The rows without the fields that must stay as they are here."""
        self._proposals, self._kept = {}, {}
        known = {entry.uuid: entry for entry in _entries(self.hub, [row.uuid for row in rows])}
        sources = {one.service_id: one.digests for one in SourceValues.objects.filter(service__in=known.values())}
        by_people = _saved_by_people(Service, [entry.pk for entry in known.values()])
        return [
            self._keep(row, known.get(row.uuid), sources, by_people) if row.uuid in known else self._new(row)
            for row in rows
        ]

    def _new(self, row: ServiceRow) -> ServiceRow:
        self.outcomes[row.uuid] = Outcome(new=True)
        return row

    def _keep(self, row: ServiceRow, entry: Any, sources: dict[int, Any], by_people: set[int]) -> ServiceRow:
        said, here = _of_row(row), _of_entry(entry)
        source = sources.get(entry.pk)
        changed, kept, proposed = [], set(), []
        for name, value in said.items():
            if value == here[name]:
                continue
            if not _edited_here(name, here[name], source, entry.pk in by_people):
                changed.append(name)
                continue
            kept.add(name)
            if source is None or source["said"].get(name) != _digest(value):
                proposed.append(name)
        if set(row.subjects) - {subject.code for subject in entry.subjects.all()}:
            changed.append("subjects")
        if entry.status == Service.Status.DEFUNCT:
            kept.add("status")
            changed = [name for name in changed if name != "status"]
        self._kept[row.uuid] = kept
        self._proposals[row.uuid] = _as_proposal(row, proposed)
        self.outcomes[row.uuid] = Outcome(changed=tuple(changed), proposed=tuple(proposed))
        same = ("placed",) if _same_places(row, entry) else ()
        stays: dict[str, Any] = {**dict.fromkeys((*kept, *same)), **_checked(row, entry), **_modified(row, kept)}
        return replace(row, **stays)

    def remember(self, rows: Iterable[ServiceRow]) -> None:
        """Writes down what the source said and how it stands now, and puts the proposals beside the entries. `rows`
        as they came, before `keep`."""
        given = {row.uuid: row for row in rows}
        entries = _entries(self.hub, given)
        sources = {one.service_id: one for one in SourceValues.objects.filter(service__in=entries)}
        new, changed = [], []
        for entry in entries:
            source = sources.get(entry.pk)
            digests = self._digests(given[entry.uuid], entry, source)
            if source is None:
                new.append(SourceValues(hub=self.hub, service=entry, digests=digests))
            elif source.digests != digests:
                source.digests, source.at = digests, clock.now()
                changed.append(source)
        SourceValues.objects.bulk_create(new)
        SourceValues.objects.bulk_update(changed, ["digests", "at"])
        for entry in entries:
            if self._proposals.get(entry.uuid):
                self._propose(entry, self._proposals[entry.uuid])

    def _digests(self, row: ServiceRow, entry: Service, source: SourceValues | None) -> dict[str, dict[str, str]]:
        before = source.digests if source else {"said": {}, "here": {}}
        said, here, kept = _of_row(row), _of_entry(entry), self._kept.get(row.uuid, set())
        # What was edited here stays edited, until it is what the source says.
        stands = {name: _digest(here[name]) for name in said if name not in kept or said[name] == here[name]}
        return {
            "said": before["said"] | {name: _digest(value) for name, value in said.items()},
            "here": {name: value for name, value in before["here"].items() if name not in said or name in kept}
            | {name: "" for name in kept if name not in before["here"]}
            | stands,
        }

    def _propose(self, entry: Service, values: dict[str, Any]) -> None:
        propose(service=entry, fields=values, source="import")


def _entries(hub: Hub, uuids: Iterable[UUID]) -> list[Service]:
    rows = Service.objects.filter(hub=hub, uuid__in=list(uuids))
    return list(
        rows.prefetch_related(
            "phones", "schedules", "areas", "spoken", "costs", "subjects", "at_locations__location"
        ).order_by("pk")
    )


def _of_row(row: ServiceRow) -> dict[str, Any]:
    """What a document says, field by field, in values that can be compared."""
    scalars = {name: value for name in _SCALARS if (value := getattr(row, name)) is not None}
    lists = {name: getattr(row, name) for name in _CHILDREN if getattr(row, name) is not None}
    places = [place.location for place in lists.pop("placed", None) or ()]
    found = {name: _sorted(many, name) for name, many in lists.items()}
    if row.placed is not None:
        found["placed"] = _sorted(places, "placed")
    return scalars | found


def _of_entry(entry: Service) -> dict[str, Any]:
    """The same of an entry as it stands here."""
    lists: dict[str, Any] = {name: getattr(entry, name).all() for name in _CHILDREN if name != "placed"}
    lists["placed"] = [here.location for here in entry.at_locations.all()]
    return {name: getattr(entry, name) for name in _SCALARS} | {
        name: _sorted(many, name) for name, many in lists.items()
    }


def _sorted(many: Iterable[Any], kind: str) -> list[str]:
    return sorted({_text([_plain(getattr(one, name)) for name in _CHILDREN[kind]]) for one in many})


def _plain(value: Any) -> Any:
    return value if value is not None else ""


def _text(value: Any) -> str:
    return json.dumps(value, default=str, sort_keys=True, ensure_ascii=False)


def _digest(value: Any) -> str:
    return blake2b(_text(value).encode(), digest_size=6).hexdigest()


def _edited_here(name: str, here: Any, source: dict[str, Any] | None, by_people: bool) -> bool:
    """Whether people of the hub, or the organisation itself, wrote what stands here."""
    if source is not None and name in source["here"]:
        return bool(source["here"][name] != _digest(here))
    return by_people and here not in ("", None, [])


def _same_places(row: ServiceRow, entry: Service) -> bool:
    """Whether a source calls the places that we know by other ids, and tells no more of them: writing them anew would
    lose their names, their points and what is known of getting in."""
    said = [place.location for place in row.placed or ()]
    here = [here.location for here in entry.at_locations.all()]
    if not said or _sorted(said, "placed") != _sorted(here, "placed") or any(hours.at for hours in row.schedules or ()):
        return False
    names = {"", *(place.name for place in here)}
    points = all(place.latitude is not None for place in here) or all(place.latitude is None for place in said)
    other = {place.uuid for place in said}.isdisjoint(place.uuid for place in here)
    return other and points and all((place.name or "") in names for place in said)


def _checked(row: ServiceRow, entry: Service) -> dict[str, Any]:
    """When an entry was checked is not undone by a source that heard of it earlier."""
    here, said = entry.assured_date, row.assured_date
    return {"assured_date": None, "assurer_email": None} if here and (said is None or said < here) else {}


def _modified(row: ServiceRow, kept: set[str]) -> dict[str, Any]:
    return {"last_modified": None} if kept else {}


def _as_proposal(row: ServiceRow, names: Iterable[str]) -> dict[str, Any]:
    """What differs, in the words of `socialmap.fields`. What people do not edit there just stays."""
    found: dict[str, Any] = {}
    for name in names:
        called = _PROPOSED_AS.get(name, name)
        if called not in FIELDS:
            continue
        value = _proposed(row, name)
        if value is not None:
            found[called] = value
    return found


def _proposed(row: ServiceRow, name: str) -> Any:
    if name == "phones":
        return next((phone.number for phone in row.phones or () if phone.type != "fax"), "")
    if name == "schedules":
        hours: Any = row.schedules or ()
        return write_hours(hours)
    if name == "placed":
        places = [place.location for place in row.placed or ()]
        if len(places) != 1:
            return None
        only = places[0]
        return {"street": only.address_1 or "", "postcode": only.postal_code or "", "city": only.city or ""}
    return getattr(row, name)


def _saved_by_people(model: type[Any], pks: list[int]) -> set[int]:
    """Which of these were written by somebody, and not by a program."""
    saved = Event.objects.filter(
        subject_type=model._meta.label_lower, subject_id__in=pks, verb__in=("entry_saved", "organization_saved")
    )
    return set(saved.exclude(who="program").values_list("subject_id", flat=True))


def contacts_to_write(hub: Hub, people: Iterable[ContactRow]) -> set[UUID]:
    """The contact persons of whom an import may write: not who left, and not whom somebody here wrote down anew."""
    given = {person.uuid for person in people}
    known = Contact.objects.filter(hub=hub, uuid__in=given)
    left = set(known.exclude(left_on=None).values_list("uuid", flat=True))
    by_key = dict(known.values_list("pk", "uuid"))
    edits = Event.objects.filter(hub=hub, verb="contact_saved", data__contact__in=list(by_key))
    return given - left - {by_key[pk] for pk in edits.values_list("data__contact", flat=True)}


def organizations_as_here(hub: Hub, rows: Iterable[OrganizationRow]) -> list[OrganizationRow]:
    """The rows without what people of the hub wrote of these organisations themselves."""
    given = list(rows)
    known = {one.uuid: one for one in Organization.objects.filter(hub=hub, uuid__in=[row.uuid for row in given])}
    by_people = _saved_by_people(Organization, [one.pk for one in known.values()])
    return [_as_here(row, known[row.uuid]) if _pk(known.get(row.uuid)) in by_people else row for row in given]


def _pk(one: Organization | None) -> int:
    return one.pk if one else 0


def _as_here(row: OrganizationRow, here: Organization) -> OrganizationRow:
    filled = [name for name in ("alternate_name", "description", "email", "website") if getattr(here, name)]
    stays: dict[str, Any] = {"name": here.name, **dict.fromkeys(filled)}
    return replace(row, **stays)
