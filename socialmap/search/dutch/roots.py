"""What forms of one word have in common. The root of a verb is its stem ("verhuizen": "verhuis"), so that the verb
"fietsen", the noun "fiets" and its plural meet. Rules only; which words exist is for the caller to say."""

from collections.abc import Callable, Iterator

_VOWELS = "aeiou"
# Forms that no rule finds. A noun that goes with the verb stands there too.
_IRREGULAR = """
help: hielp hielpen geholpen hulp
eet: at aten gegeten
kom: komt komen kwam kwamen gekomen
ga: gaat gaan ging gingen gegaan
doe: doet doen deed deden gedaan
zie: ziet zien zag zagen gezien
spreek: sprak spraken gesproken
schrijf: schreef schreven geschreven
lees: las lazen gelezen
krijg: kreeg kregen gekregen
loop: liep liepen gelopen
rijd: rij reed reden gereden
zoek: zocht zochten gezocht
breng: bracht brachten gebracht
koop: kocht kochten gekocht
verlies: verloor verloren
sterf: stierf stierven gestorven
overlijd: overleed overleden
zwem: zwom zwommen gezwommen
zing: zong zongen gezongen zang
drink: dronk dronken gedronken
vind: vond vonden gevonden
draag: droeg droegen gedragen
slaap: sliep sliepen geslapen
begin: begon begonnen
leen: leende geleend
sluit: sloot sloten gesloten
scheid: gescheiden scheiding
val: viel vielen gevallen
houd: hou hield hielden gehouden
sta: staat staan stond stonden gestaan
sla: slaat slaan sloeg sloegen geslagen
steel: stal stalen gestolen
bied: bood boden geboden
kies: koos kozen gekozen
verhuis: verhuisd
kind: kinder kinderen kinders kindje kindjes kids
ei: eieren
stad: steden
schip: schepen
lid: leden
medicijn: medicatie
oud: oude ouder oudere ouderen oudst oudste
jong: jonge jonger jongere jongeren
goed: goede beter betere best beste
"""


def _irregular() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _IRREGULAR.strip().splitlines():
        root, _, forms = line.partition(": ")
        found |= dict.fromkeys(forms.split(), root)
    return found


IRREGULAR = _irregular()


def verb_stem(infinitive: str) -> str:
    """The stem of a verb by the rules of spelling: "verhuizen" gives "verhuis", "lopen" "loop", "bakken" "bak"."""
    if infinitive in IRREGULAR:
        return IRREGULAR[infinitive]
    stem = infinitive.removesuffix("n")
    if not stem.endswith("e") or len(stem) < 3 or stem.endswith("ee"):
        return stem
    return closed(stem[:-1])


def closed(stem: str) -> str:
    """A stem that stood before "-en", spelt as it stands by itself: "verhuiz" is "verhuis", "lop" "loop"."""
    if len(stem) < 2:
        return stem
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return stem[:-1]
    # One vowel before one consonant was long, but not in an ending that bears no stress ("wandel", "reken").
    single = stem[-1] not in _VOWELS + "jwy" and stem[-2] in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS)
    weak = stem[-2] == "e" and stem[-1] in "lnrm" and sum(sign in _VOWELS for sign in stem) > 1
    if single and not weak and stem[-2] != "i":
        stem = stem[:-1] + stem[-2] + stem[-1]
    return stem[:-1] + {"z": "s", "v": "f"}.get(stem[-1], stem[-1])


def guesses(word: str) -> Iterator[str]:
    """Roots that a word could have, likely ones first."""
    if word.startswith("ge") and word[-1:] in ("t", "d") and len(word) > 5:
        yield word[2:-1]
        yield word[2:]
    for ending in ("eren", "en", "e", "s", "t", "d", "te", "de", "ten", "den", "tje", "tjes", "je", "jes", "pje"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            rest = word[: -len(ending)]
            if ending in ("en", "e"):
                yield closed(rest)
            yield rest


def related(word: str, known: Callable[[str], str]) -> Iterator[str]:
    """Roots of words that this one is made of: "eenzaamheid" of "eenzaam", "begeleiding" of "begeleiden",
    "vrijwilligerswerk" is a compound and not for here. `known` gives the root of a word, or ""."""
    for ending, back in (("heid", ""), ("heden", ""), ("ing", "en"), ("ingen", "en"), ("ster", "en"), ("er", "en"), ("ers", "en"), ("lijk", ""), ("lijke", ""), ("loos", ""), ("loze", ""), ("schap", "")):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            rest = word[: -len(ending)]
            root = known(rest + back) or (known(rest + "en") if not back else "")
            if root and root != word:
                yield root
                return
