"""The one subject vocabulary: needs, talents and services all use it."""

from reporting.demo.shapes import Subject
from reporting.demo.vocabulary_help import HELP_SUBJECTS
from reporting.demo.vocabulary_life import LIFE_SUBJECTS

LANGUAGES: dict[str, str] = {
    "nl": "Nederlands",
    "en": "Engels",
    "tr": "Turks",
    "ar": "Arabisch",
    "zgh": "Berbers",
    "pl": "Pools",
    "uk": "Oekraïens",
    "ro": "Roemeens",
    "ti": "Tigrinya",
    "so": "Somalisch",
    "fa": "Farsi",
    "fr": "Frans",
    "de": "Duits",
    "es": "Spaans",
    "pt": "Portugees",
    "pap": "Papiaments",
    "srn": "Sranantongo",
    "hi": "Hindi",
    "vi": "Vietnamees",
    "bs": "Bosnisch",
    "sq": "Albanees",
    "ff": "Fula",
}

TOP_SUBJECTS: tuple[Subject, ...] = (
    Subject(
        "company",
        "Gezelschap",
        "Een praatje, een bezoek of samen iets doen.",
        ("eenzaam", "alleen", "aanspraak", "buurten", "bezoekje", "maatje"),
    ),
    Subject(
        "meals",
        "Boodschappen en eten",
        "Hulp met boodschappen, koken of een plek om mee te eten.",
        ("winkel", "supermarkt", "maaltijd", "warm eten", "tassen"),
    ),
    Subject(
        "home",
        "Hulp in huis",
        "Schoonmaken, de was, orde in huis en zorg voor uw huisdier.",
        ("huishouden", "poetsen", "schoonmaak", "opruimen"),
    ),
    Subject(
        "jobs",
        "Klussen en tuin",
        "Iets ophangen, repareren, verhuizen of de tuin doen.",
        ("klusje", "klusjesman", "handig", "repareren", "timmeren"),
    ),
    Subject(
        "transport",
        "Vervoer en meegaan",
        "Ergens heen, met iemand die rijdt of meeloopt.",
        ("rijden", "lift", "taxi", "ophalen", "brengen", "auto"),
    ),
    Subject(
        "digital",
        "Telefoon en computer",
        "Hulp met uw telefoon, tablet, computer of DigiD.",
        ("mobiel", "smartphone", "laptop", "internet", "wifi", "app"),
    ),
    Subject(
        "money",
        "Geld",
        "Rondkomen, schulden, toeslagen en spullen die u niet kunt betalen.",
        ("schuld", "rekening", "armoede", "centen", "incasso"),
    ),
    Subject(
        "letters",
        "Brieven en regels",
        "Een brief lezen, een formulier invullen, uw recht kennen.",
        ("formulier", "post", "gemeente", "uwv", "belasting", "advies"),
    ),
    Subject(
        "learning",
        "Taal, leren en werk",
        "Nederlands oefenen, iets leren, een stap naar werk.",
        ("cursus", "les", "school", "inburgeren", "baan", "sollicitatie"),
    ),
    Subject(
        "care",
        "Zorg en mantelzorg",
        "Zorg thuis, en hulp voor wie voor een ander zorgt.",
        ("ziek", "verpleging", "wmo", "mantelzorger", "vergeetachtig"),
    ),
    Subject(
        "youth",
        "Kinderen en jongeren",
        "Opvoeden, oppassen, huiswerk en een plek voor de jeugd.",
        ("kind", "jeugd", "puber", "opvoeding", "baby", "ouders"),
    ),
    Subject(
        "together",
        "Samen doen",
        "Sporten, maken, zingen, wandelen en vieren met anderen.",
        ("club", "hobby", "uitje", "sport", "cultuur", "ontmoeten"),
    ),
    Subject(
        "living",
        "Wonen en buren",
        "Uw huis, uw huur en hoe het gaat met de buren.",
        ("huis", "huur", "burenruzie", "overlast", "buurman"),
    ),
    Subject(
        "street",
        "Straat en groen",
        "Afval, stoep, licht, groen en verkeer in uw buurt.",
        ("stoep", "plein", "speeltuin", "buurt", "lantaarn"),
    ),
)

SUB_SUBJECTS: tuple[Subject, ...] = HELP_SUBJECTS + LIFE_SUBJECTS

SUBJECTS: tuple[Subject, ...] = TOP_SUBJECTS + SUB_SUBJECTS
