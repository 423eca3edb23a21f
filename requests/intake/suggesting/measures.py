"""How good the suggested route is, on labelled texts of one form: a line of JSON each, with `tekst`, `route`,
`ook_goed` (other good routes) and `nooit` (routes that can do harm)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intake.suggesting.routes import URGENT, Route
from intake.suggesting.suggestion import suggest


@dataclass
class Measures:
    """Counts, and the ids of what went wrong."""

    texts: int = 0
    strict: int = 0
    lenient: int = 0
    harmful: list[str] = field(default_factory=list)
    missed_urgent: list[str] = field(default_factory=list)
    other: list[tuple[str, str, str]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        share = max(self.texts, 1)
        return {
            "texts": self.texts,
            "strict": round(self.strict / share, 3),
            "lenient": round(self.lenient / share, 3),
            "harmful": len(self.harmful),
            "missed_urgent": len(self.missed_urgent),
        }


def measure(rows: Iterable[Mapping[str, Any]]) -> Measures:
    """Suggests a route for each text and compares it with its label."""
    found = Measures()
    for row in rows:
        route = str(suggest(row["tekst"]).route.value)
        found.texts += 1
        found.strict += route == row["route"]
        found.lenient += route == row["route"] or route in row.get("ook_goed", ())
        if route in row.get("nooit", ()):
            found.harmful.append(row["id"])
        if row["route"] in URGENT and route not in (*URGENT, Route.LOOK_FIRST):
            found.missed_urgent.append(row["id"])
        if route != row["route"]:
            found.other.append((row["id"], row["route"], route))
    return found


def read(path: Path) -> list[dict[str, Any]]:
    """The labelled texts of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
