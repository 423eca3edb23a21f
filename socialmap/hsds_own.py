"""What we know of a service that HSDS has no field for, in HSDS terms: attributes with a term of our own list. Whoever
reads a document of ours finds them under these codes; `hsds.py` reads them back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

# The list of our own facts, and the subjects (the vocabulary that needs, talents and services share).
FACTS, SUBJECTS = "startpunt", "subjects"
OWN_IDS = UUID("b1d0a5c7-5f0e-5d3a-9d5a-1f6f0e9b7a34")
_WAIT = re.compile(r"^\s*(?:P(\d{1,4})D|(\d{1,4})\s*(?:dag(?:en)?|days?))\s*$", re.IGNORECASE)

INFORMAL, FORMAL = "informal", "formal"
TAKES_REFERRALS, NO_REFERRALS = "takes-referrals", "no-referrals"
FREE, WHEELCHAIR, SUMMARY, CLOSED_UNTIL = "free", "wheelchair", "summary", "closed-until"
MEANINGS: Mapping[str, tuple[str, str]] = {
    INFORMAL: ("Informeel", "Buren en vrijwilligers helpen."),
    FORMAL: ("Formeel", "Een organisatie helpt."),
    TAKES_REFERRALS: ("Doorverwijzen kan", "Een buurtpunt kan iemand hierheen verwijzen."),
    NO_REFERRALS: ("Doorverwijzen kan niet", "Mensen melden zich hier zelf."),
    FREE: ("Gratis", "Meedoen kost niets."),
    WHEELCHAIR: ("Rolstoel", "U kunt er met een rolstoel naar binnen."),
    SUMMARY: ("In één zin", "De waarde zegt in één zin wat dit is."),
    CLOSED_UNTIL: ("Weer open op", "De waarde is de dag waarop het na een sluiting weer open is."),
}


@dataclass(frozen=True)
class OwnTaxonomy:
    """A list of ours that no import brought."""

    name: str
    description: str

    @property
    def uuid(self) -> UUID:
        return uuid5(OWN_IDS, self.name)


OWN_TAXONOMIES = (
    OwnTaxonomy(SUBJECTS, "De onderwerpen van Startpunt: één lijst voor vragen, talenten en aanbod."),
    OwnTaxonomy(FACTS, "Wat Startpunt van een dienst weet waar HSDS geen veld voor heeft."),
)


def taxonomy_id(name: str) -> UUID:
    """The id of a list that was never given one."""
    return uuid5(OWN_IDS, name)


def fact_term(code: str) -> dict[str, Any]:
    """The term of one of our facts, as HSDS has it."""
    name, description = MEANINGS[code]
    return {
        "id": str(uuid5(OWN_IDS, f"{FACTS}/{code}")),
        "code": code,
        "name": name,
        "description": description,
        "taxonomy": FACTS,
        "language": "nl",
        "taxonomy_id": str(taxonomy_id(FACTS)),
    }


def made_id(of: UUID, what: str) -> str:
    """The id of a record that we make of another one: the same each time."""
    return str(uuid5(of, what))


def waiting_days(words: str) -> int | None:
    """Days out of a waiting time: "P14D" or "14 dagen"; None when it says something else."""
    found = _WAIT.match(words)
    return int(found.group(1) or found.group(2)) if found else None
