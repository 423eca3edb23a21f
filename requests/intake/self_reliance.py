"""The four levels of self-reliance (D4), in the words of the ministry's own letter. A quotation: it stays
Dutch and as it was written, burrs included."""

from dataclasses import dataclass

from intake.models import SelfReliance

SOURCE = (
    "Ministerie van VWS, 27 oktober 2009: Naast en met elkaar. Brief over de relatie tussen informele en formele zorg"
)


@dataclass(frozen=True)
class Level:
    """A level, its name in the letter, and what the letter says of it."""

    value: int
    name: str
    text: str


LEVELS: tuple[Level, ...] = (
    Level(
        SelfReliance.FULL,
        "Volledige zelfredzaamheid",
        "Zelfredzame mensen zijn ondanks lichte beperkingen prima in staat voor zichzelf te zorgen en "
        "verantwoordelijkheid voor zichzelf te dragen. Zij hebben geen hulp nodig.",
    ),
    Level(
        SelfReliance.LESS,
        "Verminderde zelfredzaamheid",
        "De zelfredzaamheid van veel mensen neemt in de tijd gezien af; dit wordt in eerste instantie opgevangen door "
        "hand- en spandiensten van huisgenoten, burens, familie etc. Het gaat daarbij om activiteiten in de sfeer van "
        "boodschappen doen, koffie drinken, gezelschap houden, enige huishoudelijke activiteiten en dergelijke. Er zal "
        "hier nog geen sprake zijn van (intensieve) mantelzorg en van (veel) professionele zorg. Enige inzet van "
        "vrijwilligers kan wel aan de orde zijn, evenals van zelf betaalde hulp (bij het schoonmaken, klussen of "
        "vervoer).",
    ),
    Level(
        SelfReliance.LIMITED,
        "Beperkte zelfredzaamheid",
        "De noodzakelijke inzet van informele zorg kan steeds intensiever en langduriger worden. De mantelzorger zal "
        "naast het verlenen van ondersteuning in de huishoudelijke sfeer meer intensieve zorg moeten verlenen op het "
        "vlak van de persoonlijke c.q. lijfgebonden verzorging. Deze inzet en de complexiteit daarvan kan uiteindelijk "
        "dermate toenemen, dat de door de mantelzorger verleende zorg moet worden aangevuld door een vrijwilliger en/of "
        "een professionele kracht.",
    ),
    Level(
        SelfReliance.DEPENDENT,
        "Volledige afhankelijkheid",
        "De zorgvraag kan zo zwaar en complex worden dat deze nagenoeg volledig overgenomen wordt door professionals, "
        "soms ook in een intramurale setting. Hoewel ook dan mantelzorgers en vrijwilligers een onmisbare rol kunnen "
        "vervullen ligt het accent hier op professionele zorg.",
    ),
)
