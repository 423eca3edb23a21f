"""Everybody in the demo who is not a volunteer, and the logins, one per role at least.

All of them are invented. Phone numbers begin with 06-0000 or 0416 00, which nobody has.
"""

from reporting.demo.residents import RESIDENTS
from reporting.demo.shapes import Ambassador, Login
from reporting.demo.volunteers import VOLUNTEERS

__all__ = ["AMBASSADORS", "LOGINS", "METHODS", "RESIDENTS", "TRACKS", "VOLUNTEERS"]

TRACKS: dict[str, str] = {
    "volunteer": "vrijwilliger",
    "benefit_recipient": "vrijwilliger met uitkering",
    "newcomer": "nieuwkomer",
    "school_placement": "maatschappelijke stage",
    "work_placement": "leerwerkplek",
}

METHODS: dict[str, str] = {
    "standard": "gesprek met beide buren",
    "warm_letter": "warme brief",
    "shuttle": "heen en weer gaan",
    "coaching": "gesprekken met één buur",
    "group": "gesprek met een groep",
}


def _a(
    code: str,
    first: str,
    last: str,
    home: str,
    n: int,
    covers: str,
    recruited_by: str,
    since: int,
    about: str,
    languages: str = "nl",
) -> Ambassador:
    street, number = home.rsplit(" ", 1)
    return Ambassador(
        code=code,
        first_name=first,
        last_name=last,
        street=street,
        house_number=number,
        phone=f"06-0000 02{n:02d}",
        email=f"{code[2:]}@voorbeeld.example",
        languages=tuple(languages.split()),
        covers=tuple(covers.split()),
        recruited_by=recruited_by,
        since=since,
        about=about,
    )


AMBASSADORS: tuple[Ambassador, ...] = (
    _a(
        "a-bep",
        "Bep",
        "van Hulten",
        "flat-de-aak 2",
        1,
        "flat-de-aak",
        "c-sjaak",
        400,
        "Haar man was hier huismeester. Zij heeft de sleutels niet meer, maar wel de verhalen.",
    ),
    _a(
        "a-khadija",
        "Khadija",
        "Ouali",
        "flat-het-baken 18",
        2,
        "flat-het-baken",
        "c-naima",
        380,
        "Gidsvrouw. Zij gaat mee naar school, de dokter en de gemeente. Iedereen in de flat heeft haar nummer.",
        languages="nl ar zgh fr",
    ),
    _a(
        "a-nico",
        "Nico",
        "Damen",
        "pekdraadstraat 55",
        3,
        "pekdraadstraat hakkenbarpad",
        "c-dirk",
        390,
        "Zet elke ochtend zijn stoel in de voortuin. Wie langs komt, praat.",
    ),
    _a(
        "a-sylvia",
        "Sylvia",
        "Wouters",
        "looiershof 21",
        4,
        "looiershof",
        "c-anouk",
        300,
        "Jongste van het Looiershof, want pas 71. Zij doet de post en de planten van de halve gang.",
    ),
    _a(
        "a-ali",
        "Ali",
        "Hassan",
        "turfpraamstraat 19",
        5,
        "turfpraamstraat schippersknoop",
        "c-dirk",
        270,
        "Heeft de groentewinkel op de hoek. Ziet wie er niet meer komt.",
        languages="nl ar so",
    ),
    _a(
        "a-truus",
        "Truus",
        "Versteden",
        "drie-linden 8",
        6,
        "drie-linden",
        "c-riet",
        350,
        "Zorgt voor de huiskamer. Telt de kopjes en merkt dus wie er mist.",
    ),
    _a(
        "a-marvin",
        "Marvin",
        "Lont",
        "hoefnagelhof 52",
        7,
        "hoefnagelhof blaasbalghof",
        "c-xavi",
        120,
        "Jonge vader, staat elke middag op het speelveld.",
        languages="nl srn",
    ),
    _a(
        "a-lenie",
        "Lenie",
        "Goossens",
        "lange-veterstraat 80",
        8,
        "lange-veterstraat kleine-oeverdijk",
        "c-ben",
        360,
        "Brengt het kerkblad rond, en leest onderweg de gordijnen.",
    ),
    _a(
        "a-danuta",
        "Danuta",
        "Wójcik",
        "aambeeldlaan 48",
        9,
        "aambeeldlaan",
        "c-lucia",
        90,
        "Woont er vijftien jaar en leerde Nederlands van haar buurvrouw. Die dienst geeft zij door.",
        languages="nl pl de",
    ),
    _a(
        "a-sjef",
        "Sjef",
        "Rombouts",
        "smidsvuurpad 41",
        10,
        "smidsvuurpad",
        "c-greet",
        210,
        "Drie keer per dag op pad met teckel Prins. Prins kent iedereen, Sjef dus ook.",
    ),
    _a(
        "a-hulya",
        "Hülya",
        "Polat",
        "kattenstaarthof 14",
        11,
        "kattenstaarthof paardenbloempad",
        "c-zeynep",
        160,
        "Naait, praat en onthoudt. Na twee koppen thee weet zij wat er echt is.",
        languages="nl tr",
    ),
    _a(
        "a-johan",
        "Johan",
        "Priem",
        "appartementen-de-naad 6",
        12,
        "appartementen-de-naad grote-zoolstraat",
        "c-bram",
        240,
        "Was dertig jaar postbode. Let nog steeds op volle brievenbussen.",
    ),
)


def _l(role: str, first: str, last: str, email: str, title: str, person: str = "", code: str = "") -> Login:
    return Login(
        role=role,
        first_name=first,
        last_name=last,
        email=email,
        title=title,
        person=person,
        code=code or email.split("@")[0],
    )


LOGINS: tuple[Login, ...] = (
    _l("hub_worker", "Noor", "van Kessel", "noor@balade.example", "medewerker Startpunt, balie", "c-noor"),
    _l("hub_worker", "Wim", "Snels", "wim@balade.example", "medewerker Startpunt, vrijwilligers"),
    _l("hub_worker", "Hatice", "Güneş", "hatice@balade.example", "medewerker Startpunt, sociale kaart"),
    _l("coordinator", "Marleen", "Oerlemans", "marleen@balade.example", "coördinator buurtbemiddeling", "c-marleen"),
    _l("process_manager", "Rob", "Verschuren", "rob@balade.example", "procesmanager"),
    _l("neighbourhood_team", "Kim", "Nagtzaam", "kim@balade.example", "gebiedscoördinator wijkteam", "c-kim"),
    _l("editor", "Tess", "Brok", "tess@balade.example", "redacteur"),
    _l("municipality", "Jeroen", "Ploegmakers", "jeroen@gemeente.example", "beleidsadviseur gemeente"),
    _l("administrator", "Imran", "Sheikh", "imran@balade.example", "beheerder"),
    _l("contact_person", "Sjaak", "Couwenberg", "sjaak@rietveste.example", "wijkconsulent", "c-sjaak"),
    _l("contact_person", "Lucía", "Fernández", "lucia@hoezegjedat.example", "docent en koppelaar", "c-lucia"),
    _l("volunteer", "Hans", "Verhagen", "hans@voorbeeld.example", "vrijwilliger", "v-hans"),
    _l("mediator", "Ineke", "van den Assem", "ineke@voorbeeld.example", "buurtbemiddelaar", "v-ineke"),
    _l("ambassador", "Bep", "van Hulten", "bep@voorbeeld.example", "wijkambassadeur flat De Aak", "a-bep"),
)
