"""From what the words point at to who might answer. Few rules, in the order of harm: danger first, then what is
not for volunteers, then the rest. When the words say too little, a person decides: that is never wrong."""

import re
from dataclasses import dataclass
from enum import StrEnum

from intake.danger import Finding, look_plain
from intake.danger import Kind as Danger
from intake.suggesting import words_intent as intent
from intake.suggesting import words_street as street
from intake.suggesting import words_unease as unease
from intake.suggesting.cues import Hit, find
from intake.suggesting.plain import Plain
from intake.suggesting.topics import Side, Topic
from intake.suggesting.words_formal import FORMAL
from intake.suggesting.words_help import INFORMAL
from intake.suggesting.words_street import STREET


class Route(StrEnum):
    """The one best answer, as the labels of the measured texts name it."""

    VOLUNTEER = "vrijwilliger"
    COMBINATION = "vrijwilliger+instelling"
    ORGANIZATION = "instelling"
    TEAM = "wijkteam"
    MEDIATION = "buurtbemiddeling"
    OFFER = "vrijwilligersbestand"
    NO_SUPPLY = "procesmanager"
    LOOK_FIRST = "coordinator_beoordeelt"
    SAFE_HOME = "veilig_thuis"
    EMERGENCY = "spoed"
    INFORMATION = "informatie"


URGENT = frozenset({Route.EMERGENCY, Route.SAFE_HOME})
TOPICS: tuple[Topic, ...] = INFORMAL + FORMAL + STREET


@dataclass(frozen=True)
class Choice:
    """A route and the places in the text that led to it."""

    route: Route
    because: tuple[Hit, ...]


class Reading:
    """Everything the lists find in one text, looked up once."""

    def __init__(self, text: Plain) -> None:
        self.text = text
        self.danger: list[Finding] = look_plain(text)
        self.topics: list[tuple[Topic, list[Hit]]] = [
            (topic, hits) for topic in TOPICS if (hits := find(topic.words, text, denied_counts=True))
        ]
        self.neighbour = find(street.NEIGHBOUR, text, denied_counts=True)
        self.nuisance = find(street.NUISANCE, text, denied_counts=True)
        self.talked = find(street.TALKED, text, denied_counts=True)
        self.mediation = find(street.MEDIATION, text, denied_counts=True)
        self.contra = find(street.CONTRA, text)
        self.offer = find(intent.OFFER, text)
        self.need = find(intent.NEED, text, denied_counts=True)
        self.risky_offer = find(intent.RISKY_OFFER, text, denied_counts=True)
        self.information = find(intent.INFORMATION, text, denied_counts=True)
        self.where_to_go = find(intent.WHERE_TO_GO, text, denied_counts=True)
        self.both = find(intent.BOTH, text, denied_counts=True)
        self.no_supply = find(intent.NO_SUPPLY, text, denied_counts=True)
        self.unease = _beyond(find(unease.UNEASE, text), find(unease.HARMLESS, text, denied_counts=True))
        self.stranger = find(intent.STRANGER, text, denied_counts=True)

    def of(self, *sides: Side) -> list[Hit]:
        """All places of topics of these sides."""
        return [hit for topic, hits in self.topics if topic.side in sides for hit in hits]

    def weight(self, *sides: Side) -> int:
        """How strongly the words point at these sides."""
        return sum(topic.weight * min(len(hits), 3) for topic, hits in self.topics if topic.side in sides)


def _beyond(hits: list[Hit], harmless: list[Hit]) -> list[Hit]:
    """The hits that do not lie in something harmless."""
    return [hit for hit in hits if not any(other.start <= hit.start < other.end for other in harmless)]


_HOME = """
mijn man, mijn vrouw, mijn vriend, mijn vriendin, mijn ex, mijn partner, mijn vader, mijn moeder, mijn zoon,
mijn dochter, mijn broer, mijn zus, mijn stiefvader, mijn schoonzoon, mijn schoonmoeder, mijn oom, haar man,
haar vriend, haar ex, haar zoon, haar vader, haar dochter, haar partner, haar broer, zijn vrouw, zijn vriendin,
zijn zoon, zijn dochter, zijn moeder, zijn vader, de man slaat, echtgenoot, zijn kinderen, haar kinderen, huiselijk,
thuis niet veilig, onveilig thuis, niet veilig thuis, niet meer veilig thuis, thuis, het gezin, dat gezin, gezin,
kind, kinderen, *kind, *kinderen, baby, kleuter, peuter, mantelzorger, uithuwelij*, gedwongen te trouwen,
gedwongen huwelijk, eerwraak, van mijn man, van hem, ex-man, ex-vriend, ex, vader, moeder, ouders, opa, oma, stel,
echtpaar, husband, boyfriend, kocam, maz, zoon, dochter, schoonzoon, mijn familie
"""
_NOW = """
nu, op dit moment, hij is binnen, hij staat voor, staat voor de deur, staat voor mijn deur, mes, messen, scheermes,
koevoet, wapen, pistool, vuurwapen, bijl, hamer, geweer, bloed*, bewusteloos, opgesloten in, vastgebonden,
gegijzeld, wurg*, keel, vermoord*, maakt mij dood, maakt me dood, maakt mij af, dood te maken, dood maken, brand,
in brand, locked, vannacht, vanavond komt, verkracht*, kill me
"""
_PAST = """
vorig jaar, vorige jaar, jaren geleden, jaar geleden, vroeger, in het verleden, ooit, destijds, toen ik klein was,
in mijn jeugd, als kind, in de oorlog, maanden geleden, al eens
"""
_SINCE = """
mensen gevallen, iemand gevallen, bijna gevallen, kinderen gevallen, vorig jaar, vorige maand, vorige week,
vorige winter, jaar geleden, maanden geleden, weken geleden, maand geleden, sinds, nadat ik, na mijn val, na de val,
gehad, ben .. gevallen en nu, was .. gevallen, al eens, al twee keer, al drie keer, bang om te vallen,
bang .. vallen, revalid*, heup*, geopereerd
"""
_BEREAVED = """
overleden aan, overleden door, verloren aan, verloren door, door zelfmoord, door zelfdoding, door suicide,
na zelfmoord, na de zelfmoord, na zelfdoding, na de zelfdoding, nabestaande*, heeft .. zelfmoord gepleegd,
zelfmoord gepleegd, zelfdoding van, zelfmoord van, pleegde zelfmoord
"""
_EVERYBODYS = """
gemeente, woningbouw doet, verhuurder, straat, in de wijk, de buurt, plein, park, iedereen, hele buurt, portiek,
flat, stoep, openbare, plantsoen, container*, speeltuin*, trappenhuis, galerij
"""
_OWN_TROUBLE = """
mij helpen, me helpen, kan ik niet, lukt, help, iemand die, iemand voor, mijn moeder, mijn vader, mijn man,
mijn vrouw, mijn kind*, mijn zoon, mijn dochter, ik zoek
"""
_BUT_ALONE = """
maar .. alleen, maar .. niemand, maar geen mensen, maar wie, maar durft, maar .. niet alleen, maar geen,
doet de rest, helpt met, wie helpt
"""
_MORE_THAN_A_FRIGHT = 2
# In the street and between neighbours people are soon angry or afraid: one such word is not yet a reason.
_BEARS_UNEASE = frozenset({Route.TEAM, Route.NO_SUPPLY})


def choose(read: Reading) -> Choice:
    """The route that the words point at."""
    steps = (_danger, _contra, _stranger, _asks_first, _offer, _conflict, _street, _asks_to_know, _nothing_fits, _help)
    found = (step(read) for step in steps)
    choice = next((choice for choice in found if choice), Choice(Route.LOOK_FIRST, ()))
    return _with_care(read, choice)


def _with_care(read: Reading, choice: Choice) -> Choice:
    """Where words of body, fear and harm stand, somebody looks before a neighbour or a talk is suggested."""
    light = (Route.VOLUNTEER, Route.INFORMATION, Route.MEDIATION, Route.TEAM, Route.NO_SUPPLY, Route.COMBINATION)
    if choice.route == Route.ORGANIZATION and len(read.unease) > _MORE_THAN_A_FRIGHT:
        return Choice(Route.LOOK_FIRST, tuple(read.unease))
    if choice.route not in light or not read.unease:
        return choice
    if choice.route in _BEARS_UNEASE and len(read.unease) < _MORE_THAN_A_FRIGHT:
        return choice
    return Choice(Route.LOOK_FIRST, tuple(read.unease))


def _danger(read: Reading) -> Choice | None:
    if not read.danger:
        return None
    sure = {finding.kind for finding in read.danger if finding.sure}
    plain, because = read.text, _places(read)
    now, past = find(_NOW, plain), find(_PAST, plain)
    if Danger.ACCIDENT in sure:
        return Choice(Route.EMERGENCY, because)
    if Danger.SUICIDE in sure:
        return Choice(Route.LOOK_FIRST if find(_BEREAVED, plain) else Route.EMERGENCY, because)
    if Danger.CHILD in sure:
        return Choice(Route.EMERGENCY if len(now) >= _MORE_THAN_A_FRIGHT else Route.SAFE_HOME, because)
    if Danger.VIOLENCE in sure:
        return Choice(_of_violence(read, now, past), because)
    if Danger.CONFUSION in sure:
        return Choice(Route.EMERGENCY, because)
    only_accident = all(finding.kind == Danger.ACCIDENT for finding in read.danger)
    return None if only_accident and find(_SINCE, plain) else Choice(Route.LOOK_FIRST, because)


def _of_violence(read: Reading, now: list[Hit], past: list[Hit]) -> Route:
    """At home: Veilig Thuis, unless it is happening. By somebody else: the police, unless it was long ago."""
    if past and not now:
        return Route.LOOK_FIRST
    if find(_HOME, read.text) and not read.neighbour:
        return Route.EMERGENCY if now else Route.SAFE_HOME
    if find(_HOME, read.text) and read.neighbour and not now:
        return Route.SAFE_HOME if _heard_next_door(read) else Route.EMERGENCY
    return Route.EMERGENCY


def _heard_next_door(read: Reading) -> bool:
    """What somebody hears of the people next door among themselves."""
    return bool(
        find("hoor*, gehoord, zie, gezien, zijn vrouw, zijn vriendin, haar man, haar vriend, kind*, hun", read.text)
    )


def _places(read: Reading) -> tuple[Hit, ...]:
    words = [word for finding in read.danger for word in finding.words]
    return tuple(Hit(read.text.typed.find(word), read.text.typed.find(word) + len(word), word) for word in words)


def _contra(read: Reading) -> Choice | None:
    """What is not for volunteers of mediation until the coordinator has asked round (seed 000)."""
    between = read.neighbour or read.mediation
    if read.contra and between and (read.nuisance or read.mediation):
        return Choice(Route.LOOK_FIRST, tuple(read.contra))
    return None


def _stranger(read: Reading) -> Choice | None:
    silent = not (read.topics or read.neighbour or read.need or read.offer)
    return Choice(Route.LOOK_FIRST, tuple(read.stranger)) if read.stranger and silent else None


def _offer(read: Reading) -> Choice | None:
    if not read.offer or len(read.need) >= len(read.offer):
        return None
    if _is_conflict(read) or (
        read.weight(Side.HEAVY) and not read.risky_offer and len(read.offer) < _MORE_THAN_A_FRIGHT
    ):
        return None
    if read.risky_offer or read.contra:
        return Choice(Route.LOOK_FIRST, tuple(read.risky_offer or read.contra))
    return Choice(Route.OFFER, tuple(read.offer))


def _is_conflict(read: Reading) -> bool:
    if read.mediation:
        return True
    if read.nuisance and (read.neighbour or read.talked):
        return True
    return bool(read.neighbour and read.talked) or len(read.nuisance) > _MORE_THAN_A_FRIGHT


def _conflict(read: Reading) -> Choice | None:
    if not _is_conflict(read):
        return None
    asks_only = read.information and not read.nuisance and len(read.text.text) < 160
    if asks_only:
        return Choice(Route.INFORMATION, tuple(read.information))
    helping = len(read.need) + len(read.of(Side.INFORMAL, Side.FORMAL, Side.HEAVY, Side.BOTH))
    if not read.mediation and len(read.nuisance) == 1 and helping > _MORE_THAN_A_FRIGHT:
        return None
    if not read.mediation and _everybodys(read) and len(read.nuisance) <= len(read.of(Side.STREET)):
        return None
    return Choice(Route.MEDIATION, (*read.neighbour[:1], *read.nuisance[:3], *read.mediation))


def _everybodys(read: Reading) -> list[Hit]:
    return find(_EVERYBODYS, read.text)


def _street(read: Reading) -> Choice | None:
    if len(read.of(Side.STREET)) < _MORE_THAN_A_FRIGHT and read.weight(Side.STREET) < _MORE_THAN_A_FRIGHT:
        return None
    street, other = read.weight(Side.STREET), read.weight(Side.INFORMAL, Side.FORMAL, Side.HEAVY, Side.BOTH)
    own = len(read.need)
    if street and street >= other + (2 if own else 0):
        return Choice(Route.TEAM, tuple(read.of(Side.STREET)))
    return None


_ASKS = re.compile(
    r"(?:hallo|goedemorgen|goedemiddag|goedendag|dag|vraag|vraagje)?[,:. ]*(?:wat|wanneer|waar|hoe laat|hoe lang|hoelang|"
    r"hoeveel|hoe heet|wie is|wie zijn|welke?|op welke|is het|is er|zijn er|zit er|zijn jullie|bent u|staat (?:het|er)|kost|"
    r"mag|moet je|moet ik|wordt|worden|doen jullie|hebben jullie|heeft u|huren jullie|gaat|komt er|kan je|kun je|kan ik bij)\b"
)
_SHORT_QUESTION = 110


def _asks_to_know(read: Reading) -> Choice | None:
    """A short question that a person at the counter answers at once."""
    asks = _ASKS.match(read.text.text) and len(read.text.text) < _SHORT_QUESTION
    if read.weight(Side.HEAVY) or len(read.text.text) > 2 * _SHORT_QUESTION:
        return None
    if asks and not (read.where_to_go or read.weight(Side.FORMAL) > _MORE_THAN_A_FRIGHT or _own_trouble(read)):
        return Choice(Route.INFORMATION, tuple(read.information) or (_whole(read.text),))
    if not read.information or read.need:
        return None
    if read.where_to_go and read.weight(Side.FORMAL):
        return None
    return Choice(Route.INFORMATION, tuple(read.information))


def _own_trouble(read: Reading) -> bool:
    return bool(find(_OWN_TROUBLE, read.text))


def _whole(text: Plain) -> Hit:
    return Hit(0, len(text.typed), text.typed.strip())


def _asks_first(read: Reading) -> Choice | None:
    """A short question about opening hours and the like, before its words are taken for an offer or the street."""
    short = len(read.text.text) < _SHORT_QUESTION and _ASKS.match(read.text.text)
    loud = read.talked or read.need or read.unease or (read.nuisance and read.neighbour)
    return _asks_to_know(read) if short and not loud and len(read.offer) < _MORE_THAN_A_FRIGHT else None


def _nothing_fits(read: Reading) -> Choice | None:
    if not read.no_supply:
        return None
    return Choice(Route.NO_SUPPLY, tuple(read.no_supply))


def _but_alone(read: Reading) -> bool:
    """There is care already, and nobody beside it."""
    return bool(find(_BUT_ALONE, read.text, denied_counts=True))


def _own_thing(read: Reading) -> bool:
    """Said of oneself or of one's own things, so that one word is enough."""
    return bool(
        find("ik, mijn *, me, wij, ons, onze, mevrouw, meneer, i, my, benim, moj*", read.text, denied_counts=True)
    )


def _help(read: Reading) -> Choice | None:
    if read.weight(Side.HEAVY):
        together = bool(read.both and read.need)
        route = Route.COMBINATION if together else Route.ORGANIZATION
        return Choice(route, (*read.of(Side.HEAVY), *(read.both if together else ())))
    informal, formal, both = (read.weight(side) for side in (Side.INFORMAL, Side.FORMAL, Side.BOTH))
    if both and (read.need or informal or formal):
        return Choice(Route.COMBINATION, (*read.of(Side.BOTH), *read.both))
    if formal:
        return _with_an_organisation(read, informal, formal)
    asks = find(intent.ASKS_SOMEBODY, read.text, denied_counts=True)
    enough = asks or informal and (read.need or len(read.of(Side.INFORMAL)) >= _MORE_THAN_A_FRIGHT or _own_thing(read))
    if enough:
        return Choice(Route.VOLUNTEER, tuple(read.of(Side.INFORMAL)) or tuple(asks))
    return Choice(Route.COMBINATION, tuple(read.of(Side.BOTH))) if both else None


def _with_an_organisation(read: Reading, informal: int, formal: int) -> Choice:
    """An organisation, alone or with a neighbour beside it; a neighbour where the organisation is only named."""
    neighbour = tuple(read.of(Side.INFORMAL))
    if informal >= 2 * formal and not (read.both or read.where_to_go):
        return Choice(Route.VOLUNTEER, neighbour)
    beside = (read.both or read.need) and (informal or read.both or _but_alone(read))
    if beside and not read.where_to_go:
        return Choice(Route.COMBINATION, (*read.of(Side.FORMAL), *neighbour))
    return Choice(Route.ORGANIZATION, tuple(read.of(Side.FORMAL)))
