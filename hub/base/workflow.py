"""How a status changes: by one statement that only succeeds from an expected old status, together with
a row of history, in one transaction (design rule 1). The tables of moves are in each app's `workflow.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import About, Event


class MoveRefused(Exception):
    """The move is not in the table, or somebody was first. `current` is the status as it is now."""

    def __init__(self, current: str, target: str) -> None:
        super().__init__(f"no move from {current} to {target}")
        self.current, self.target = current, target


@dataclass(frozen=True)
class Actor:
    """Who does it: a signed-in person, or a resident, volunteer or contact person by link, or the program."""

    who: str
    user: User | None = None


PROGRAM = Actor("program")
RESIDENT = Actor("resident")
VOLUNTEER = Actor("volunteer")
CONTACT = Actor("contact")


def worker(user: User) -> Actor:
    """Somebody of the hub, signed in."""
    return Actor("worker", user)


@dataclass(frozen=True)
class Workflow:
    """A name, and for each status where it may go. What only the program may do is apart."""

    name: str
    moves: Mapping[str, frozenset[str]]
    program_moves: Mapping[str, frozenset[str]]

    def sources(self, target: str, *, by_program: bool = False) -> list[str]:
        """The statuses from which `target` may be reached."""
        tables = (self.moves, self.program_moves) if by_program else (self.moves,)
        return sorted({source for table in tables for source, targets in table.items() if target in targets})

    def pairs(self) -> set[tuple[str, str]]:
        """Every allowed move as (source, target), for the trigger in the database."""
        tables = (self.moves, self.program_moves)
        return {(source, target) for table in tables for source, targets in table.items() for target in targets}


REGISTRY: dict[str, Workflow] = {}


def workflow(
    name: str,
    moves: Mapping[str, set[str]],
    program_moves: Mapping[str, set[str]] | None = None,
) -> Workflow:
    """Declares a table of moves. `name` is the model's label in lower case, such as "intake.helprequest"."""
    made = Workflow(
        name,
        {str(source): frozenset(map(str, targets)) for source, targets in moves.items()},
        {str(source): frozenset(map(str, targets)) for source, targets in (program_moves or {}).items()},
    )
    REGISTRY[name] = made
    return made


def record(
    obj: models.Model, *, verb: str, actor: Actor, reason: str = "", old: str = "", new: str = "", **data: Any
) -> Event:
    """Writes a row of history about `obj` (which belongs to a hub)."""
    return Event.objects.create(
        hub_id=obj.hub_id,  # type: ignore[attr-defined]
        **About.key_of(obj),
        verb=verb,
        old=old,
        new=new,
        actor=actor.user,
        who=actor.who,
        reason=reason,
        data=data,
    )


@transaction.atomic
def move(obj: Any, *, to: str, actor: Actor, reason: str = "", **changes: Any) -> Event:
    """Moves `obj` to status `to`, writes `changes` in the same statement, and records it.

    Raises MoveRefused, with nothing changed, when the table has no such move from the present status."""
    table = REGISTRY[obj._meta.label_lower]
    sources = table.sources(to, by_program=actor.who == "program")
    rows = type(obj)._base_manager.filter(pk=obj.pk)
    old = rows.select_for_update().values_list("status", flat=True).get()
    moved = rows.filter(status__in=sources).update(status=to, status_since=clock.now(), **changes)
    if not moved:
        raise MoveRefused(old, to)
    obj.refresh_from_db(fields=["status", "status_since", *changes])
    return record(obj, verb=f"to_{to}", actor=actor, reason=reason, old=old, new=to)


class Moving(models.Model):
    """A row with a status that only `move` changes."""

    status = models.CharField(max_length=40)
    status_since = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
