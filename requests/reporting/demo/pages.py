"""The texts of the portal: pages, news, a story and the emergency numbers. Dutch B1, short, "u"."""

from reporting.demo.news import NEWS, STORY
from reporting.demo.shapes_pages import Block, EmergencyNumber, Page

__all__ = ["EMERGENCY_NUMBERS", "EXAMPLE_QUESTIONS", "NEIGHBOUR_LINES", "NEWS", "PAGES"]

EMERGENCY_NUMBERS: tuple[EmergencyNumber, ...] = (
    EmergencyNumber("Alarmnummer", "112", "Bij gevaar, brand of als iemand nu een ambulance nodig heeft."),
    EmergencyNumber("Politie, geen spoed", "0900 8844", "Als er geen haast bij is."),
    EmergencyNumber("Veilig Thuis", "0800 2000", "Bij geweld thuis, dag en nacht, gratis. Ook als u twijfelt."),
    EmergencyNumber("Denkt u aan zelfmoord?", "113", "Bel 113 of 0800 0113, dag en nacht, gratis."),
    EmergencyNumber("De Luisterlijn", "088 0767 000", "Als u nu met iemand wilt praten, dag en nacht."),
    EmergencyNumber("Kindertelefoon", "0800 0432", "Voor kinderen en jongeren, elke dag van elf tot negen, gratis."),
    EmergencyNumber("Gaslucht of geen stroom", "0800 9009", "Ga naar buiten en bel dan, dag en nacht, gratis."),
)

# Short lines for the home page: about nobody in particular.
NEIGHBOUR_LINES: tuple[str, ...] = (
    "Een buur uit Laageinde leerde een vader beeldbellen. Het eerste kwartier zagen we zijn oor.",
    "In Baardwijk gaat weer een deurbel. Met een lampje erbij.",
    "Een meneer uit De Hoef kookte zijn eerste ei. Het was hard. Hij at het trots op.",
    "Twee buren tilden een tafel voor negen personen drie trappen op.",
    "Een mevrouw liep voor het eerst weer zelf naar de bakker.",
    "Er gaat een hond uit met iemand die zelf ook wel een ommetje kon gebruiken.",
)

# What people may tap under the big field of the question form.
EXAMPLE_QUESTIONS: tuple[str, ...] = (
    "Wie kan er een lamp voor mij ophangen?",
    "Ik snap een brief niet. Wie leest er mee?",
    "Ik zou wel eens met iemand koffie willen drinken.",
)

HOME = Page(
    slug="home",
    kind="home",
    title="Startpunt BaLaDe",
    intro="Hulp nodig of wilt u iets voor een ander doen? Begin hier.",
    search_description="Het Startpunt van Baardwijk, Laageinde en De Hoef. Voor elke vraag en elk talent.",
    blocks=(
        Block(
            "Ik heb een vraag",
            (
                "Klein of groot, het mag allemaal. Wij zoeken een buur of een organisatie die kan helpen.",
                "U hoort binnen twee werkdagen van ons.",
            ),
        ),
        Block(
            "Ik wil iets doen voor de wijk",
            (
                "U kunt iets, iemand anders zoekt precies dat. Een uur per week is al veel.",
                "Wij bellen u voor een kop koffie.",
            ),
        ),
        Block(
            "Wat is er te doen en wie kan mij helpen?",
            ("Zoek in de sociale kaart. Daar staat wie er in de wijk is, wanneer en wat het kost.",),
        ),
        Block("Wat buren deze week deden", ("Geen namen, wel waar gebeurd.",)),
        Block(
            "Loop eens binnen",
            (
                "De koffie staat klaar in wijkcentrum BaLaDe. U hoeft geen afspraak te maken. U hoeft "
                "zelfs geen vraag te hebben.",
            ),
        ),
    ),
)

HOW_IT_WORKS = Page(
    slug="hoe-werkt-het",
    title="Hoe werkt het?",
    menu="Hoe werkt het?",
    intro="U stelt een vraag. Wij luisteren, zoeken en bellen terug. Zo gaat dat, stap voor stap.",
    search_description="Wat er gebeurt als u een vraag stelt aan het Startpunt.",
    blocks=(
        Block(
            "1. U stelt uw vraag",
            (
                "Dat kan op deze site, aan de telefoon, aan de balie of op een briefje. Uw wijkambassadeur kan "
                "het ook voor u doen.",
                "Weet u niet goed wat u wilt vragen? Kom toch. Wij vragen graag door.",
            ),
        ),
        Block(
            "2. Wij denken met u mee",
            (
                "Een medewerker leest uw vraag en belt of mailt u. Soms zit er achter een kapotte lamp nog iets "
                "anders. Dan "
                "horen wij dat ook graag.",
                "U hoort binnen twee werkdagen van ons.",
            ),
        ),
        Block(
            "3. Eerst zoeken we een buur",
            (
                "Veel vragen kan een buur beantwoorden. Lukt dat niet alleen, dan doet een buur het samen met "
                "een organisatie.",
                "Is er een beroepskracht nodig? Dan regelen we die. Bestaat de hulp nog niet? Dan proberen we "
                "iets nieuws te "
                "maken.",
            ),
        ),
        Block(
            "4. U beslist",
            (
                "Wij geven uw naam en adres pas door als iemand ja heeft gezegd. U mag altijd nee zeggen. Ook "
                "als u eerst ja zei.",
            ),
        ),
        Block(
            "5. Wij vragen of het geholpen heeft",
            ("Na een tijdje vragen wij hoe het ging. Was het niet goed? Dan beginnen we opnieuw. Zonder zuchten.",),
        ),
        Block(
            "Wat het kost",
            (
                "Onze hulp is gratis. Soms betaalt u het materiaal, of een paar euro voor een maaltijd of een "
                "rit. Dat hoort u "
                "vooraf.",
            ),
        ),
        Block("Wat wij niet doen", ("Wij zijn geen dokter en geen politie. Is er nu gevaar? Bel 112.",)),
    ),
)

WHO_READS = Page(
    slug="wie-leest-mee",
    title="Wie leest mee?",
    menu="Wie leest mee?",
    intro="U vertelt ons iets van uzelf. Dan mag u weten wie dat leest, en hoe lang.",
    search_description="Hoe het Startpunt met uw gegevens omgaat, in gewone taal.",
    blocks=(
        Block(
            "Wie leest uw vraag?",
            (
                "Alleen de medewerkers van uw Startpunt. We schrijven op wie er keek, en wanneer.",
                "Een vrijwilliger ziet eerst alleen wat er nodig is, in welke buurt en wanneer. Pas na een ja "
                "ziet hij of zij uw "
                "naam en adres.",
                "Een organisatie krijgt alleen wat nodig is om u te helpen.",
            ),
        ),
        Block(
            "Wat vragen wij niet?",
            (
                "Wij vragen nooit om uw burgerservicenummer. Staat het toch in uw tekst? Dan vragen wij u om "
                "het weg te halen.",
                "Noem liever geen ziekte en geen dingen van de politie. Is dat toch nodig, dan praten we erover.",
            ),
        ),
        Block(
            "Ruzie met de buren?",
            (
                "Buurtbemiddeling staat apart. Alleen de coördinator en uw twee bemiddelaars weten ervan.",
                "Uw buren lezen nooit wat u vertelt. U leest ook niet wat zij vertellen.",
            ),
        ),
        Block(
            "Hoe lang bewaren wij het?",
            (
                "Is uw vraag klaar? Dan halen wij na een jaar uw naam en adres weg. Wij houden dan alleen over "
                "dat er een vraag "
                "was, en of het hielp.",
                "Van buurtbemiddeling bewaren wij alles nog een half jaar. Daarna is het weg.",
                "Vrijwilligers bewaren wij tot twee jaar na hun afscheid.",
            ),
        ),
        Block(
            "Wat mag u?",
            (
                "U mag alles zien wat wij over u hebben. U mag het laten verbeteren of laten wissen.",
                "Bel of mail ons. Binnen een maand is het geregeld. U hoeft niet te zeggen waarom.",
            ),
        ),
        Block(
            "En de gemeente?",
            (
                "De gemeente ziet alleen aantallen. Nooit namen, en nooit kleine aantallen waaraan iemand te "
                "herkennen is.",
            ),
        ),
        Block(
            "Koekjes?",
            ("Alleen bij de koffie. Deze site gebruikt geen volgcookies. Er kijkt ook geen ander bedrijf mee.",),
        ),
        Block(
            "Niet tevreden hierover?",
            ("Zeg het ons. Komt u er met ons niet uit? Dan kunt u naar de Autoriteit Persoonsgegevens.",),
        ),
    ),
)

ABOUT = Page(
    slug="over-het-startpunt",
    title="Over het Startpunt",
    menu="Over ons",
    intro="BaLaDe is van Baardwijk, Laageinde en De Hoef. De naam is van de wijken, de koffie is van ons allemaal.",
    search_description="Wie er werken bij Startpunt BaLaDe en waarom het er is.",
    blocks=(
        Block(
            "Waarom wij er zijn",
            (
                "Veel mensen durven niets te vragen. En veel mensen kunnen iets, maar niemand vraagt het ze.",
                "Wij brengen die twee bij elkaar. Meer is het eigenlijk niet. Minder ook niet.",
            ),
        ),
        Block(
            "Wie er zitten",
            (
                "Noor, Wim en Hatice zitten aan de balie en aan de telefoon. Marleen zorgt voor buurtbemiddeling.",
                "Rob pakt de vragen waar nog geen antwoord op is. Hij belt net zo lang tot er een is.",
                "En dan zijn er tientallen vrijwilligers. De jongste is vijftien, de oudste zegt het niet.",
            ),
        ),
        Block(
            "Wijkambassadeurs",
            (
                "Twaalf buren houden hun straat of flat in het oog. Zij horen wat er speelt en vragen eerst of "
                "het gezegd mag "
                "worden.",
            ),
        ),
        Block(
            "Met wie wij werken",
            ("Met de mensen van wonen, zorg, taal, geld, sport en geloof. U vindt ze in de sociale kaart.",),
        ),
        Block(
            "Samen ingericht",
            ("Bewoners kozen de tafel, de lampen en de gele deur. Over het gordijn zijn we nog in gesprek.",),
        ),
    ),
)

AMBASSADOR = Page(
    slug="word-wijkambassadeur",
    title="Word wijkambassadeur",
    menu="Word wijkambassadeur",
    intro="Kent u uw straat? Weet u wie de planten water geeft en wie er nooit meer buiten komt? Dan zoeken wij u.",
    search_description="Wat doet een wijkambassadeur, en is dat iets voor u?",
    blocks=(
        Block(
            "Wat doet u?",
            (
                "U luistert. Aan de deur, in de lift, bij de glasbak. Hoort u een vraag, dan geeft u die aan ons door.",
                "Ziet u iemand die iets goed kan? Dat horen we net zo graag.",
            ),
        ),
        Block(
            "Wat doet u niet?",
            (
                "U bent geen hulpverlener en geen wijkagent. U schrijft niets op over mensen die dat niet willen.",
                "Eerst vragen, dan doorgeven. Zegt iemand nee, dan is het nee.",
            ),
        ),
        Block(
            "Wat krijgt u van ons?",
            lines=(
                "Twee avonden training, met soep.",
                "Een vaste medewerker die u altijd mag bellen.",
                "Elke keer antwoord: wat werd er van uw bericht?",
                "Vier keer per jaar een avond met alle ambassadeurs.",
            ),
        ),
        Block("Hoeveel tijd kost het?", ("Een uur per week. Eigenlijk doet u het nu al, alleen weet niemand het.",)),
        Block("Meedoen?", ("Bel 0416 00 00 10 of loop binnen. Vraag naar Wim. Hij heeft de taart.",)),
    ),
)

COMPLAINTS = Page(
    slug="klachten",
    title="Klachten",
    menu="Klachten",
    intro="Ging er iets mis? Zeg het ons. Daar worden wij beter van.",
    search_description="Niet tevreden over het Startpunt? Zo laat u het weten.",
    blocks=(
        Block(
            "Eerst even praten",
            (
                "Vertel het aan de medewerker die u kent. Vaak is het een misverstand. Dan lossen we het samen op.",
                "Wilt u liever met iemand anders praten? Vraag dan naar Rob.",
            ),
        ),
        Block(
            "Op papier of per mail",
            (
                "Schrijf wat er gebeurde en wat u graag wilt. Het mag kort. Iemand mag u erbij helpen.",
                "Mail naar startpunt@balade.example of geef uw brief af aan de balie.",
            ),
        ),
        Block(
            "Wat gebeurt er dan?",
            lines=(
                "Binnen drie werkdagen hoort u dat wij uw klacht hebben.",
                "Binnen twee weken praten we met u.",
                "Binnen zes weken krijgt u een antwoord waar u iets aan heeft.",
            ),
        ),
        Block("Uw hulp gaat gewoon door", ("Een klacht verandert niets aan de hulp die u krijgt. Dat beloven wij.",)),
    ),
)

EMERGENCY = Page(
    slug="direct-hulp-nodig",
    title="Nu hulp nodig?",
    menu="Nu hulp nodig?",
    intro="Is er gevaar? Wacht dan niet op ons. Bel een van deze nummers.",
    search_description="Nummers die u dag en nacht kunt bellen.",
    blocks=(
        Block("Dag en nacht", lines=tuple(f"{n.name}: {n.number}. {n.when}" for n in EMERGENCY_NUMBERS)),
        Block(
            "Durft u niet te bellen?",
            ("Vraag iemand die u vertrouwt om het te doen. Of loop bij ons binnen, dan bellen we samen.",),
        ),
    ),
)

HUB_PAGE = Page(
    slug="balade",
    kind="hub",
    title="Kom langs bij BaLaDe",
    intro="Loop binnen op het Overdwarsplein. De koffie staat klaar en er zit altijd iemand die tijd heeft.",
    search_description="Inloop, telefoon en route naar Startpunt BaLaDe.",
    blocks=(
        Block("Inloop", ("U hoeft geen afspraak te maken. Op donderdag zijn wij ook 's avonds open.",)),
        Block(
            "Bellen", ("Liever bellen? Dat kan elke werkdag. Zijn we in gesprek? Dan bellen wij dezelfde dag terug.",)
        ),
        Block(
            "Hoe komt u er?",
            (
                "Wij zitten naast de basisschool, tegenover de bakker. U ruikt het vanzelf.",
                "De bus stopt op honderd meter. De deur gaat vanzelf open en de wc is ruim.",
            ),
        ),
        Block("Kunt u niet komen?", ("Dan komen wij naar u. Zeg het aan de telefoon.",)),
        Block(
            "Andere taal?",
            (
                "Wij spreken samen Nederlands, Turks, Arabisch, Pools en Engels. Voor andere talen zoeken we "
                "een buur die helpt.",
            ),
        ),
    ),
)


PAGES: tuple[Page, ...] = (
    HOME,
    HOW_IT_WORKS,
    WHO_READS,
    ABOUT,
    AMBASSADOR,
    COMPLAINTS,
    EMERGENCY,
    HUB_PAGE,
    STORY,
)
