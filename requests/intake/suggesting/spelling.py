"""Words of our lists that are often written otherwise. By sound ("bootschapen", "rollater", "verhuisen") or with
one letter too many, too few or changed about, for long words only: a short word is soon another word."""

import re
from functools import cache

# Stems: what follows them may be anything ("boodschap" is found in "bootschappenhulp").
_STEMS = """
boodschap supermarkt rollator rolstoel scootmobiel gezelschap eenzaam alleenstaand wandel koffie bezoek
huishoud schoonma stofzuig opruim verhuis meubel wasmachine koelkast televisie afstandsbediening computer laptop
telefoon whatsapp internet wachtwoord printer formulier administratie belasting toeslag uitkering bijstand gemeente
schuld rekening aanmaning deurwaarder incasso voedselbank kleding winterjas ziekenhuis fysiotherap huisarts tandarts
apotheek afspraak vervoer chauffeur begeleid mantelzorg thuiszorg verzorg dement alzheimer vergeetachtig dagbesteding
revalid operatie medicijn depress verslaaf verslaving alcohol psychiatr psychisch psycholoog burnout overspannen angst
scheiding scheiden advocaat alimentatie huurachterstand woningcorporatie woningstichting woningbouw verhuurder schimmel
vochtplek verwarming energierekening opvoed kinderopvang oppassen huiswerk bijles puber jongeren vrijwilliger
talent pensioen elektricien timmerman klusje repareren reparatie lampje stopcontact gordijn schilderij behang
schilder tuinier onkruid snoeien grasmaai huisdier hondje buurman buurvrouw bovenbu onderbu overbu overlast
geluidsoverlast stankoverlast burenruzie ruzie bemidd muziek geschreeuw blaffen vuurkorf barbecue parkeer schutting
erfgrens privacy camera vuilnis zwerfvuil afval container lantaarn straatverlichting stoeptegel verkeer oversteek
snelheid speeltuin speelplaats hondenpoep plantsoen struiken hangjongeren vandalisme nederlands taalmaatje taalles
inburger vertaal tolken sollicit cursus lotgenoten weduwe weduwnaar overleden rouw
mishandel bedreig zelfmoord suicid verwaarlo geslagen geweld agressie misbruik bewusteloos benauwd ambulance
brandweer gevallen gewond verward psychose wanhopig aangifte politie
"""
# One letter from a word of ours and yet a word of its own.
_OTHERS = frozenset(
    """gestolen geslapen gevaren gewoon gewone gewonde verwacht verward verwarmd verzoek verkleed bedrag bedragen
    bezoekt verhuurd verhuren verhuur verhuisd telefonisch aandacht bedrijf besteed bestemd gevonden overleg overlegt
    overleven verleden verhalen betaling betaald afspraken medewerker kleedkamer""".split()
)
_BY_SOUND = (
    ("ij", "y"), ("ei", "y"), ("au", "ou"), ("ouw", "ou"), ("sch", "sx"), ("ch", "x"), ("ck", "k"), ("c", "k"),
    ("ph", "f"), ("qu", "kw"), ("th", "t"), ("z", "s"), ("v", "f"), ("d", "t"), ("g", "x"), ("'", ""),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_LEAST_BY_SOUND = 6
_LEAST_BY_LETTER = 8


def by_sound(word: str) -> str:
    """How it sounds, roughly: "boodschap" and "bootsgap" give the same."""
    for written, heard in _BY_SOUND:
        word = word.replace(written, heard)
    return _DOUBLE.sub(r"\1", word)


@cache
def _stems() -> tuple[dict[str, str], dict[str, str]]:
    """Stems by their sound, and by their sound with one letter taken out."""
    sounds: dict[str, str] = {}
    without: dict[str, str] = {}
    for stem in _STEMS.split():
        sound = by_sound(stem)
        if len(stem) >= _LEAST_BY_SOUND and len(sound) >= _LEAST_BY_SOUND - 1:
            sounds[sound] = stem
        if len(sound) >= _LEAST_BY_LETTER:
            without.update(dict.fromkeys(_one_out(sound), stem))
    return sounds, without


def _one_out(sound: str) -> set[str]:
    return {sound[:place] + sound[place + 1 :] for place in range(len(sound))}


@cache
def _as_is() -> frozenset[str]:
    return frozenset(_STEMS.split())


def put_right(word: str) -> str:
    """The word itself, or with the stem it was meant to have."""
    if len(word) < _LEAST_BY_SOUND or word in _OTHERS or any(word.startswith(stem) for stem in _as_is()):
        return word
    sounds, without = _stems()
    sound = by_sound(word)
    for length in range(len(sound), _LEAST_BY_SOUND - 2, -1):
        if sound[:length] in sounds:
            return sounds[sound[:length]] + sound[length:]
    for length in range(len(sound), _LEAST_BY_LETTER - 2, -1):
        start = sound[:length]
        # The first letters are seldom wrong; without this "schouder" would be near to "houder".
        found = next((without[cut] for cut in (start, *_one_out(start)) if cut in without), "")
        if found and by_sound(found)[:2] == sound[:2] and abs(len(by_sound(found)) - length) <= 1:
            return found + sound[length:]
    return word
