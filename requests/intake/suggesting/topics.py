"""What a list of words is about: a subject of the vocabulary (by its code), and who usually has an answer."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Who usually answers: a neighbour, an organisation, both together, or the neighbourhood team."""

    INFORMAL = "informal"
    FORMAL = "formal"
    HEAVY = "heavy"  # never a volunteer alone
    BOTH = "both"
    STREET = "street"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True)
class Topic:
    """Words for one subject. `code` "" when the vocabulary has no such subject."""

    code: str
    side: Side
    words: str
    weight: int = 2
