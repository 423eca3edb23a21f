"""Words that say nothing about what somebody looks for: little words, and what people wrap a question in."""

from socialmap.search.dutch.spelling import fold

_LITTLE = """
aan af al alle alles allemaal als altijd ander andere anders ben bent bij binnen boven buiten daar daarom daarna dan dat de den der
des deze dezelfde die dichtbij dit doch door dus een één ene eens eigen elk elke en enige er eraan erbij ermee ervan ervoor
erg etc even ge geen haar had hadden heb hebben hebt heeft heel hele hem hen het hier hierbij hiervoor hij hoe hoeveel hun
iedere ieder iedereen iemand iets ik in is ja je jij jou jouw jullie kan kon konden kun kunnen kunt maar mag me mee meer
meestal men met mij mijn mijzelf mezelf min misschien moest moesten moet moeten mogen mocht na naar naast nee nergens niemand niet
niets niks no nog nogal nu of om omdat onder ons onze ook op over per samenmet s sinds soms steeds te tegen tegenover ten ter terwijl
the the-toch toch toen tot tussen u uit uw uwe vaak van vanaf vanuit veel vele via voor vooral want waar waaraan waarbij
waardoor waarin waarmee waarom waarop waarvan waarvoor wanneer was waren wat we wel welk welke werd werden wie wij wil willen
wilt word worden wordt wou zal ze zeer zich zichzelf zij zijn zo zoals zoiets zodat zonder zou zouden zoveel zulke
z'n m'n 't 'n nou hoor gewoon eigenlijk echt best beetje bijvoorbeeld graag even alleenmaar
ha hallo hoi dag beste groet groeten goedendag goedemorgen goedemiddag dank dankjewel bedankt alsjeblieft alstublieft aub svp
"""
_ASKING = """
zoek zoeken zoekt gezocht vind vinden vindt vond kom komt komen ga gaan gaat ging doe doen doet deed krijg krijgen krijgt
weet weten wist hoef hoeft hoeven wens wensen vraag vragen terecht bestaat bestaan waarheen waarnaartoe mogelijk
iemandanders nodig heten heet lukt lukken bereiken ergens inde indebuurt adres plek zit zitten
"""
LITTLE = frozenset(fold(word) for word in _LITTLE.split())
# These say little in a question, and may be all there is: "vraag" alone is looked for.
ASKING = frozenset(fold(word) for word in _ASKING.split())


def meaningful(words: list[str]) -> list[int]:
    """The places of the words to look for. Words that only ask count when there is nothing else."""
    places = [at for at, word in enumerate(words) if word not in LITTLE]
    return [at for at in places if words[at] not in ASKING] or places
