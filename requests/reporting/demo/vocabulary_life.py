"""Sub subjects of life in the quarter: letters, learning, care, youth, together, living, street."""

from reporting.demo.shapes import Subject
from reporting.demo.shapes import under as _under

LIFE_SUBJECTS: tuple[Subject, ...] = (
    *_under(
        "letters",
        (
            "reading-letters",
            "Een brief begrijpen",
            "Samen lezen wat er staat en wat u moet doen.",
            ("moeilijke brief", "enveloppe", "vertalen"),
        ),
        (
            "forms",
            "Formulieren",
            "Samen invullen en versturen.",
            ("aanvraag", "kwijtschelding", "huurtoeslag", "aangifte"),
        ),
        (
            "legal-advice",
            "Recht en bezwaar",
            "Weten waar u recht op heeft.",
            ("jurist", "bezwaar", "rechtshulp", "contract", "ontslag"),
        ),
        (
            "interpreting",
            "Tolken",
            "Iemand die uw taal spreekt en meegaat of meeleest.",
            ("tolk", "vertalen", "taal", "arabisch", "pools"),
        ),
    ),
    *_under(
        "learning",
        (
            "dutch-practice",
            "Nederlands oefenen",
            "Praten, lezen en schrijven met een taalmaatje.",
            ("taalmaatje", "taalles", "inburgering", "nt2", "taalcafé"),
        ),
        (
            "reading-writing",
            "Lezen en schrijven",
            "Beter leren lezen, ook als Nederlands uw taal is.",
            ("laaggeletterd", "spelling", "analfabeet"),
        ),
        (
            "finding-work",
            "Een stap naar werk",
            "Brief, gesprek, ervaring opdoen.",
            ("cv", "solliciteren", "werkervaring", "leerwerkplek", "stage"),
        ),
        ("courses", "Cursus en les", "Iets nieuws leren met anderen.", ("workshop", "training", "les")),
    ),
    *_under(
        "care",
        (
            "home-care",
            "Zorg thuis",
            "Wassen, aankleden, wondzorg, steunkousen.",
            ("thuiszorg", "wijkverpleging", "verpleegkundige"),
        ),
        (
            "carer-support",
            "Steun voor mantelzorgers",
            "Luisteren, meedenken, even overnemen.",
            ("mantelzorg", "overbelast", "respijt", "oppas voor mijn man"),
        ),
        (
            "day-centre",
            "Dagbesteding",
            "Overdag ergens zijn, met aandacht en iets te doen.",
            ("dagopvang", "geheugen", "dementie", "ontmoetingscentrum"),
        ),
        (
            "aids",
            "Hulpmiddelen en Wmo",
            "Rollator, traplift, hulp in de huishouding van de gemeente.",
            ("scootmobiel", "rollator", "traplift", "keukentafelgesprek"),
        ),
        (
            "mental-support",
            "Even vastgelopen",
            "Praten met iemand die weet hoe het is.",
            ("somber", "stress", "piekeren", "inloop", "zenuwen"),
        ),
    ),
    *_under(
        "youth",
        ("babysitting", "Oppassen", "Even iemand bij de kinderen.", ("oppas", "kinderopvang", "ophalen van school")),
        (
            "homework",
            "Huiswerk en voorlezen",
            "Hulp met school, lezen en plannen.",
            ("bijles", "rekenen", "voorlezen", "huiswerkhulp", "examen"),
        ),
        (
            "parenting",
            "Opvoeden",
            "Vragen over slapen, eten, pubers en schermen.",
            ("opvoedvraag", "driftbui", "puber", "gamen"),
        ),
        (
            "young-people",
            "Jongeren",
            "Een plek, een plan, iemand om mee te praten.",
            ("hangen", "jongerenwerk", "tieners", "chillen"),
        ),
    ),
    *_under(
        "together",
        ("walking", "Wandelen", "Een rondje met anderen, in uw tempo.", ("lopen", "wandelgroep", "ommetje")),
        (
            "sports",
            "Bewegen",
            "Gymmen, fietsen, dansen, ook met een stoel.",
            ("gym", "fitness", "valpreventie", "zwemmen", "yoga"),
        ),
        ("crafts", "Maken", "Naaien, breien, hout, schilderen.", ("handwerken", "haken", "atelier", "naaien")),
        ("music", "Muziek en toneel", "Zingen, spelen, luisteren.", ("koor", "gitaar", "zingen", "dansen")),
        (
            "games",
            "Spel en kaarten",
            "Rikken, biljart, bingo, schaken.",
            ("rikken", "kaarten", "bingo", "biljart", "dammen"),
        ),
        (
            "meeting-place",
            "Inloop",
            "Binnenlopen, koffie, krant, praatje.",
            ("koffieochtend", "ontmoeting", "huiskamer", "buurthuis"),
        ),
        (
            "volunteering",
            "Iets doen voor de wijk",
            "Uw talent, uw tijd, een taak die past.",
            ("vrijwilligerswerk", "vrijwilliger", "helpen", "talent"),
        ),
    ),
    *_under(
        "living",
        (
            "neighbours",
            "Buren en overlast",
            "Als het schuurt naast u, boven u of onder u.",
            ("geluid", "ruzie", "buurtbemiddeling", "herrie", "stank"),
        ),
        (
            "rent-repairs",
            "Huis en huur",
            "Reparatie, vocht, servicekosten, de verhuurder.",
            ("schimmel", "lekkage", "woningcorporatie", "cv-ketel", "huurbaas"),
        ),
        (
            "finding-home",
            "Een andere woning",
            "Zoeken, inschrijven, kleiner of gelijkvloers wonen.",
            ("woningruil", "seniorenwoning", "inschrijven", "verhuizen"),
        ),
        (
            "energy",
            "Warm en zuinig",
            "Tocht, radiator, energierekening omlaag.",
            ("tochtstrip", "isolatie", "stookkosten", "energiecoach"),
        ),
        (
            "safety-home",
            "Veilig in en om huis",
            "Sloten, babbeltrucs, een gevoel van onrust.",
            ("inbraak", "oplichting", "wijkagent", "babbeltruc"),
        ),
    ),
    *_under(
        "street",
        (
            "litter",
            "Afval",
            "Zwerfvuil, dumpen bij de container, ratten.",
            ("vuilnis", "container", "grofvuil", "zwerfafval", "ratten"),
        ),
        ("greenery", "Groen", "Perk, boom, speelveld, buurttuin.", ("plantsoen", "bomen", "bladeren", "geveltuin")),
        (
            "pavement-light",
            "Stoep en licht",
            "Losse tegels, donkere paden, een kapotte lantaarn.",
            ("lantaarnpaal", "tegel", "drempel", "rolstoel stoep"),
        ),
        (
            "traffic",
            "Verkeer en parkeren",
            "Te hard rijden, geen plek, een gevaarlijke oversteek.",
            ("parkeren", "oversteekplaats", "snelheid", "zebrapad"),
        ),
        (
            "street-party",
            "Samen in de straat",
            "Een feest, een bankje, een app-groep, elkaar kennen.",
            ("straatfeest", "burendag", "buurtapp", "bankje"),
        ),
    ),
)
