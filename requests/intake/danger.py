"""Words that may mean danger, in a question as somebody typed it (D26). Pure: text in, findings out.

It never decides anything. It shows the emergency numbers, which are cheap to show once too often and dear
to show once too little, so the lists are wide."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    VIOLENCE = "violence"
    SUICIDE = "suicide"
    CHILD = "child"
    ACCIDENT = "accident"
    CONFUSION = "confusion"


@dataclass(frozen=True)
class Finding:
    """What kind of danger, and the words that made us think so."""

    kind: Kind
    words: tuple[str, ...]


_ONE = r"(?:me|mij|hem|haar|zich|ons|elkaar|m'n|mn|de kinderen|de kids|zijn vrouw|mijn \w+|zn \w+|z'n \w+)"
_ANYTHING = r"[^.!?\n]{0,60}?"

_WORDS: dict[Kind, tuple[str, ...]] = {
    Kind.VIOLENCE: (
        r"bedreig\w*", r"dreig(?:t|de|en|ing|ementen)\w*", r"(?:ge|mis)?mishandel\w*", r"geslagen", r"slaag\b",
        rf"sl(?:aat|aan|oeg|oegen) {_ONE}", rf"{_ONE} sl(?:aat|aan|oeg)\b", r"losse handjes", r"in elkaar (?:ge)?\w+",
        r"(?:ge)?schop(?:t|te|pen)\b(?! tegen de bal)", r"met (?:een|de|zijn|z'n) (?:mes|hamer|bijl|pistool|wapen|stok)",
        r"\bmes(?:sen)?\b", r"vuurwapen\w*", r"pistool", r"\bwapens?\b", r"neergestoken", r"gestoken", r"wurg\w*",
        r"bij (?:me|mijn|haar) (?:keel|strot)", r"\bkeel dicht\w*", r"verkracht\w*", r"aangerand", r"aanranding",
        r"seksueel \w+", r"aan (?:me|mij|haar|hem) zit(?:ten)?", r"huiselijk geweld", r"\bgeweld\b", r"geweldda\w+",
        r"vermoord\w*", r"maakt? (?:me|mij|haar|hem|ons) (?:af|dood|kapot)", r"afmaken", r"dood ?maken", r"opgesloten",
        r"eerwraak", r"gestalkt", r"stalk\w*", r"blauwe plek\w*", r"blauw oog", r"onveilig thuis", r"thuis niet veilig",
        r"niet (?:meer )?veilig (?:thuis|bij|in (?:mijn|m'n|ons) huis)", r"voel (?:me|mij) (?:thuis )?niet veilig",
        rf"bang (?:voor|van) (?:mijn|m'n|mn|haar|zijn) {_ANYTHING}(?:man|vriend|ex|zoon|vader|partner|broer|vrouw)\b",
        r"durf\w* (?:mijn|m'n|mn|het|de|haar|ons)? ?(?:eigen )?(?:huis|deur|straat) niet (?:meer )?(?:uit|in|op)",
        r"durf\w* niet (?:meer )?(?:naar (?:huis|buiten)|het huis uit|thuis)", r"uitgebuit", r"gedwongen te trouwen",
        r"uithuwelij\w+", r"he (?:hits|beats) me", r"threaten\w*", r"beni dov\w+", r"bije mnie", r"يضربني", r"б.?є мене",
    ),
    Kind.SUICIDE: (
        r"zelfmoord\w*", r"zelfdoding\w*", r"suicid\w*", r"(?:wil|wou|wilde|wilt|willen) (?:\w+ )?dood\b", r"dood wil\w*",
        r"liever dood", r"was ik maar dood", r"dood ?gaan wil\w*", r"niet (?:meer|langer) (?:willen |wil )?leven\b",
        r"er niet meer (?:te |wil )?(?:zijn|wezen)", r"er niet meer was", r"uit het leven stap\w*", r"levensmoe\w*",
        rf"eind\w* {_ANYTHING}leven", r"geen zin meer in (?:het |mijn |dit )?leven", r"leven (?:geen|zonder) zin",
        r"het leven niet meer", r"hoeft (?:voor mij |het )?(?:allemaal |echt )?niet meer", r"kan niet meer verder",
        r"wil niet (?:meer )?verder", r"zie(?:t|n)? het (?:leven )?niet meer zitten", r"pillen (?:in|ge)\w+",
        r"(?:voor de|onder (?:de|een)) trein", r"van (?:de|het) (?:flat|dak|brug|balkon) (?:af )?(?:ge)?spring\w*",
        r"beter af zonder (?:mij|me)", r"snijd?t? (?:me|mij|mezelf|zich|zichzelf)", r"(?:mezelf|zichzelf|zich) iets? aan\w*",
        r"(?:mezelf|zichzelf|zich|me) (?:nog )?(?:wat|iets) aan\w*", r"ophang\w*", r"verhang\w*", r"afscheidsbrief",
        r"kill myself", r"want to die", r"intihar", r"samobojs\w+", r"انتحار", r"самогуб\w+",
    ),
    Kind.ACCIDENT: (
        r"\bbrand\b(?! ?gevaar)", r"in brand", r"brandt? (?:het|er|hier)", r"ruik\w* gas", r"\bgas(?:lucht|lek)\w*",
        r"koolmonoxide\w*", r"rook in (?:huis|de flat|het portiek)", r"bewusteloos", r"buiten bewustzijn",
        r"adem(?:t|en)? niet", r"niet (?:meer )?ademen", r"geen (?:adem|lucht) (?:meer )?(?:krijg\w*|kan)", r"stik(?:t|ken)\b",
        r"\bbloed(?:t|en|end|ing)\b", r"veel bloed", r"hartaanval\w*", r"hartinfarct", r"hartstilstand", r"beroerte",
        r"pijn op (?:de|mijn|haar|zijn|m'n) borst", r"scheve mond", r"mond hangt", r"flauwgevallen", r"valt steeds flauw",
        r"niet (?:meer )?(?:zelf )?(?:opstaan|overeind|omhoog kom\w*)", r"kom\w* niet (?:meer )?overeind",
        r"ligt (?:al \w+ )?(?:op de grond|op de vloer|naast (?:het )?bed|in de gang)", r"reageer\w* (?:nergens|niet meer|niet op)",
        rf"dagen? {_ANYTHING}niet (?:meer )?gezien{_ANYTHING}(?:open|gordijn|licht|post)\w*", r"overdosis", r"vergiftig\w*",
        r"te ?veel (?:pillen|medicijnen|insuline|tabletten)", r"(?:insuline|medicijnen) (?:is|zijn) op", r"stuipen",
        r"epilep\w+ aanval", r"levensgevaar\w*", r"ambulance", r"ziekenwagen", r"\b112\b", r"bel(?:t|de)? de brandweer",
        r"bleeding", r"unconscious", r"krwawi", r"yangin",
    ),
    Kind.CONFUSION: (
        r"verward\w*", r"in de war\b", r"psychos\w*", r"psychoti\w*", r"hoor(?:t|de)? stemmen", r"stemmen in \w+ hoofd",
        r"dwaal(?:t|de)\b", r"rond ?dwal\w*", r"in (?:nachthemd|pyjama|haar ondergoed|zijn ondergoed)", r"op blote voeten",
        r"naakt (?:op|over|door|buiten)", r"weet (?:niet|nie) (?:meer )?waar (?:hij|ze|zij|ik|ie) (?:is|woont|ben|woon)",
        r"gas (?:laten|aan laten|open)\w*", r"pan(?:nen)? op het vuur (?:laten )?staan", r"waan(?:beelden|ideeen)?\b",
        r"manisch", r"ze (?:achtervolgen|vergiftigen|bespioneren) (?:me|mij)", r"gif door de muur", r"stralen door de muur",
    ),
}  # fmt: skip
_CHILD = (
    r"(?:kind(?:eren|je|jes|ertjes)?|baby\w*|peuters?|kleuters?|zoontjes?|dochtertjes?|meisjes?|jongetjes?|klein\w* )"
)
_HARM = (
    r"(?:elke|iedere|hele|alle) (?:dag|avond|nacht|avonden|nachten|dagen)\w* alleen|alleen (?:thuis|gelaten|tot|in huis)|"
    r"geslagen|slaat|sla\b|slaag|mishandel\w*|verwaarlo\w*|honger|niet te eten|niks te eten|geen eten|blauwe plek\w*|"
    r"opgesloten|buiten ?gezet|laat op straat|niemand die (?:op|voor) \w+ (?:past|zorgt)|schreeuw(?:t|en) (?:tegen|van)|"
    r"gil(?:t|len)|krijs\w*|huil(?:t|en) (?:de hele|elke|iedere|uren)|bang voor|betast\w*|misbruik\w*|aan \w+ zit"
)
_AT_RISK = re.compile(rf"\b{_CHILD}\b[^.!?\n]{{0,90}}?(?:{_HARM})|(?:{_HARM})[^.!?\n]{{0,90}}?\b{_CHILD}\b")
_CHILD_ABUSE = re.compile(r"kindermis\w+|kind\w* (?:in gevaar|niet veilig)|pedo\w*")
_PATTERNS = {kind: re.compile(rf"(?<!\w)(?:{'|'.join(words)})") for kind, words in _WORDS.items()}


def look(text: str) -> list[Finding]:
    """Every kind of danger that the words of `text` may point at, with those words as they stand in it."""
    plain, places = _plain(text)
    found: list[Finding] = []
    for kind, patterns in _searches():
        spans = sorted({match.span() for pattern in patterns for match in pattern.finditer(plain)})
        words = tuple(dict.fromkeys(text[places[start] : places[end - 1] + 1].strip() for start, end in spans))
        if words:
            found.append(Finding(kind, words))
    return found


def words_of(findings: Iterable[Finding]) -> list[str]:
    """All the words found, each once."""
    return list(dict.fromkeys(word for finding in findings for word in finding.words))


def _searches() -> Iterable[tuple[Kind, tuple[re.Pattern[str], ...]]]:
    for kind in Kind:
        yield kind, (_AT_RISK, _CHILD_ABUSE) if kind == Kind.CHILD else (_PATTERNS[kind],)


def _plain(text: str) -> tuple[str, list[int]]:
    """Lower case, without accents, one space for many; and for each sign its place in `text`."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for part in unicodedata.normalize("NFKD", "'" if sign in "’‘`´" else sign).casefold():
            if unicodedata.combining(part) or (part.isspace() and part != "\n" and signs and signs[-1] == " "):
                continue
            signs.append(" " if part.isspace() and part != "\n" else part)
            places.append(place)
    return "".join(signs), places
