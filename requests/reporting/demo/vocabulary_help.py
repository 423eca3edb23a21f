"""Sub subjects of help for a person: company, meals, home, jobs, transport, digital, money."""

from reporting.demo.shapes import Subject
from reporting.demo.shapes import under as _under

HELP_SUBJECTS: tuple[Subject, ...] = (
    *_under(
        "company",
        (
            "home-visit",
            "Bezoek aan huis",
            "Iemand komt langs voor koffie en een praatje.",
            ("koffie drinken", "op bezoek", "huisbezoek", "buurten"),
        ),
        ("phone-chat", "Een belletje", "Iemand belt u op een vaste tijd.", ("bellen", "telefoonmaatje", "belcirkel")),
        (
            "going-out",
            "Samen eropuit",
            "Samen naar de markt, een winkel of een uitje.",
            ("uitstapje", "markt", "terrasje", "rolstoel duwen"),
        ),
        (
            "grief",
            "Na een verlies",
            "Iemand die luistert als u iemand mist.",
            ("rouw", "weduwe", "weduwnaar", "overleden"),
        ),
    ),
    *_under(
        "meals",
        (
            "grocery-shopping",
            "Boodschappen",
            "Samen naar de winkel, of iemand haalt ze voor u.",
            ("boodschappenhulp", "winkelen", "supermarkt"),
        ),
        ("cooking", "Koken", "Samen koken of leren koken.", ("kookles", "recept", "keuken")),
        (
            "eating-together",
            "Samen eten",
            "Aan tafel met buurtgenoten.",
            ("open tafel", "eetclub", "mee-eten", "buurtmaaltijd"),
        ),
        (
            "food-parcel",
            "Voedselhulp",
            "Een pakket als er te weinig geld is voor eten.",
            ("voedselbank", "voedselpakket", "honger"),
        ),
    ),
    *_under(
        "home",
        (
            "cleaning",
            "Schoonmaken",
            "Stofzuigen, ramen, bed verschonen.",
            ("poetshulp", "ramen lappen", "huishoudelijke hulp", "stofzuigen"),
        ),
        ("laundry", "De was", "Wassen, strijken en kleine naaiklusjes.", ("strijken", "wasgoed", "verstellen")),
        (
            "tidying",
            "Opruimen",
            "Samen orde maken, kamer voor kamer.",
            ("rommel", "te veel spullen", "zolder", "administratie uitzoeken"),
        ),
        (
            "pets",
            "Huisdier",
            "De hond uitlaten of op de poes passen.",
            ("hond uitlaten", "kat", "poes", "hondenoppas", "kanarie"),
        ),
    ),
    *_under(
        "jobs",
        (
            "small-repairs",
            "Klusje in huis",
            "Een lamp, een plank, een klemmende deur.",
            ("lamp", "ophangen", "schilderij", "gordijn", "kraan"),
        ),
        (
            "repair-things",
            "Spullen repareren",
            "Een kapot apparaat of kledingstuk weer heel.",
            ("repaircafé", "stofzuiger kapot", "fiets plakken", "naaimachine"),
        ),
        (
            "gardening",
            "Tuin",
            "Maaien, snoeien, onkruid, een bak met bloemen.",
            ("heg", "gras", "onkruid", "snoeien", "tuinman"),
        ),
        (
            "moving",
            "Verhuizen en tillen",
            "Dozen, kasten en iemand met een busje.",
            ("verhuizing", "sjouwen", "busje", "kringloop", "grofvuil"),
        ),
        ("painting", "Schilderen en behangen", "Een kamer weer fris.", ("verven", "behang", "sauzen")),
    ),
    *_under(
        "transport",
        (
            "rides",
            "Een rit",
            "Iemand brengt u en haalt u weer op.",
            ("chauffeur", "wijktaxi", "meerijden", "vervoer ziekenhuis"),
        ),
        (
            "going-along",
            "Meegaan",
            "Iemand gaat mee naar een afspraak en luistert mee.",
            ("ziekenhuis", "begeleiding", "tweede paar oren", "huisarts"),
        ),
        (
            "cycling",
            "Fietsen",
            "Fietsles, een duofiets of een tweedehands fiets.",
            ("fietsles", "duofiets", "driewieler"),
        ),
    ),
    *_under(
        "digital",
        (
            "phone-tablet",
            "Telefoon en tablet",
            "Instellen, foto's, videobellen, oude telefoon naar nieuwe.",
            ("whatsapp", "videobellen", "foto's", "ipad"),
        ),
        (
            "computer",
            "Computer en printer",
            "Mail, printer, wachtwoorden, internet thuis.",
            ("laptop", "wachtwoord", "mail", "wifi", "printen"),
        ),
        (
            "digid",
            "DigiD en websites",
            "Inloggen bij de overheid, afspraken maken op internet.",
            ("inloggen", "digi-d", "mijnoverheid", "online afspraak"),
        ),
        (
            "television",
            "Televisie en radio",
            "De afstandsbediening, de zenders, een nieuw kastje.",
            ("tv", "afstandsbediening", "kabel", "zenders"),
        ),
    ),
    *_under(
        "money",
        (
            "debts",
            "Schulden",
            "Er komen meer rekeningen dan geld.",
            ("deurwaarder", "aanmaning", "incasso", "betalingsregeling"),
        ),
        (
            "making-ends-meet",
            "Rondkomen",
            "Overzicht maken en weten wat u kunt krijgen.",
            ("budget", "toeslag", "bijzondere bijstand", "energie"),
        ),
        (
            "paperwork",
            "Thuisadministratie",
            "Post openen, sorteren en op tijd betalen.",
            ("administratie", "ordner", "papieren", "enveloppen"),
        ),
        (
            "goods",
            "Spullen en kleding",
            "Een bed, een fiets, een winterjas voor weinig.",
            ("kledingbank", "meubels", "wasmachine", "winterjas", "weggeefwinkel"),
        ),
    ),
)
