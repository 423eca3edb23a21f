"""How BaLaDe's counter works, and the offers that Rob is making with others. All of it is invented."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class OwnList:
    owner: str
    name: str
    shared: bool
    query: Mapping[str, str]


@dataclass(frozen=True)
class Rule:
    """A subject, perhaps only in one quarter, goes to a worker or a role."""

    subject: str
    goes: str
    worker: str = ""
    quarter: str = ""


@dataclass(frozen=True)
class Invited:
    """A contact person or a volunteer, and what came back."""

    who: str
    days_ago: int = 0
    answer: str = ""
    words: str = ""


@dataclass(frozen=True)
class Made:
    """Questions that nobody can answer yet, taken together."""

    title: str
    questions: tuple[str, ...]
    days_ago: int
    working_days: int
    words: str
    invited: tuple[Invited, ...]


LISTS: tuple[OwnList, ...] = (
    OwnList("noor", "Vandaag eerst", shared=True, query={"urgency": "today"}),
    OwnList("noor", "Ligt bij het wijkteam", shared=False, query={"status": "with_team"}),
    OwnList("hatice", "Wacht op de bewoner", shared=True, query={"status": "waiting_resident"}),
)

RULES: tuple[Rule, ...] = (
    Rule("money", "worker", worker="hatice"),
    Rule("digital", "worker", worker="wim"),
    Rule("jobs", "worker", worker="wim"),
)

# Who is away soon, and who stands in.
AWAY, AWAY_IN, AWAY_FOR = ("wim", "noor"), 9, 11

PAPERS_ASKED: tuple[tuple[str, str], ...] = (("money", "money"), ("conduct", "babysitting"))
# Kind, volunteer, and how many days it still holds; 0 is for good.
PAPERS_SEEN: tuple[tuple[str, str, int], ...] = (("conduct", "v-dilnaz", 400), ("conduct", "v-els", 25))

DEVELOPMENTS: tuple[Made, ...] = (
    Made(
        title="Opvang tussen zes en acht uur",
        questions=("q049",),
        days_ago=12,
        working_days=12,
        words="Ouders in ploegendienst zijn om half acht thuis, en de opvang is dan al dicht. "
        "Wie heeft ruimte, en wie heeft tijd? Het gaat om anderhalf uur per dag.",
        invited=(
            Invited("c-xavi", 9, "joined", "Onze huiskamer is vrij tot half negen. Een volwassene erbij moet wel."),
            Invited("v-dilnaz", 8, "joined", "Eén avond per week kan ik vast."),
            Invited("c-anouk", 6, "question", "Om hoeveel kinderen gaat het, en hoe oud zijn ze?"),
            Invited("c-theo"),
        ),
    ),
    Made(
        title="Een wasplek in de wijk",
        questions=("q052",),
        days_ago=20,
        working_days=18,
        words="In de wijk is geen wasserette meer. Wie kan met ons een plek maken met twee wasmachines?",
        invited=(
            Invited("c-sjaak", 15, "joined", "De leidingen in de berging van BaLaDe kunnen het aan."),
            Invited("v-hans", 13, "joined", "Aansluiten doe ik, en om de week een ochtend."),
        ),
    ),
)
