"""Questions that came in and wait for the hub: new, or being thought about."""

from reporting.demo.shapes_work import Message, Question

NEW: tuple[Question, ...] = (
    Question(
        code="q001",
        kind="personal",
        channel="web",
        person="r-vandeven",
        days_ago=0,
        state="new",
        subjects=("small-repairs",),
        words="Goedemorgen. De lamp boven mijn trap is stuk en het plafond is daar 4 meter. Mijn zoon wil het doen "
        "maar die komt pas met kerst. Ik loop nu met een zaklamp naar boven. Wie durft?",
    ),
    Question(
        code="q002",
        kind="personal",
        channel="phone",
        person="r-kaya",
        days_ago=0,
        state="new",
        filled_in_by="noor",
        subjects=("reading-letters", "interpreting"),
        words="Dochter belt voor moeder. Moeder heeft brief van de gemeente, blauwe rand, snapt het niet en slaapt er "
        "niet van. Dochter zelf kan pas zaterdag. Moeder spreekt Turks en beetje Nederlands. Ik heb gezegd: "
        "niks tekenen, wij bellen terug.",
    ),
    Question(
        code="q003",
        kind="personal",
        channel="counter",
        person="r-moonen",
        days_ago=0,
        state="new",
        filled_in_by="wim",
        subjects=("food-parcel",),
        urgency="today",
        words="Ik zeg het maar gewoon. De koelkast is leeg en mijn geld komt maandag. Ik kan niet nog es bij mijn zus "
        "aankloppen.",
    ),
    Question(
        code="q004",
        kind="personal",
        channel="web",
        person="r-osei",
        days_ago=1,
        state="new",
        language="en",
        subjects=("dutch-practice",),
        words="Hello, I work nights in the warehouse and I understand Dutch but I am shy to speak. Is there somebody "
        "to practise with, only talking, no school? Tuesday or Thursday afternoon is good. Thank you.",
    ),
    Question(
        code="q005",
        kind="liveability",
        channel="web",
        person="r-leijten",
        days_ago=1,
        state="new",
        subjects=("pavement-light",),
        words="Bij het tunneltje van Hoefnagelhof naar de bushalte doen 3 lampen het niet, al vanaf de herfstvakantie. "
        "Mijn dochter van 14 fietst nu om over de grote weg. Dat vind ik dus ook niks.",
    ),
    Question(
        code="q006",
        kind="personal",
        channel="ambassador",
        person="r-deckers",
        days_ago=1,
        state="new",
        filled_in_by="a-truus",
        subjects=("eating-together", "company"),
        words="Sjan van nr 4 komt al drie weken niet in de huiskamer. Ze zegt dat ze geen trek heeft in mensen, maar "
        "ze hield me wel een uur aan de deur. Ze vindt het goed als jullie bellen, als het maar niet 'iemand "
        "van de zorg' is.",
    ),
    Question(
        code="q007",
        kind="personal",
        channel="email",
        person="r-biemans",
        days_ago=2,
        state="new",
        subjects=("babysitting",),
        words="Beste mensen, mijn vrouw ligt plat met haar rug en ik begin om 6 uur. Wij zoeken voor twee weken iemand "
        "die onze jongens (5 en 7) naar school loopt. Ze luisteren redelijk. De jongste alleen als je het twee "
        "keer zegt.",
    ),
    Question(
        code="q008",
        kind="neighbour_conflict",
        channel="web",
        person="r-tak",
        days_ago=2,
        state="new",
        subjects=("neighbours",),
        words="mijn onderburen roken op hun balkon en alles komt bij mij binnen, de was ook. heb er al 2x iets van "
        "gezegd nu groeten ze niet meer. Ik wil geen ruzie ik wil gewoon m'n raam open kunnen",
    ),
    Question(
        code="q009",
        kind="personal",
        channel="paper",
        person="r-martens",
        days_ago=3,
        state="new",
        filled_in_by="noor",
        subjects=("television",),
        words="(briefje, door de bus gedaan) Geachte, sinds de nieuwe kast van de kabel heb ik alleen nog zender 1 en "
        "een zender met verkoop van messen. Ik ben 88. Graag hulp. J. Martens. PS. Bel lang, ik loop langzaam.",
    ),
)


PICKED_UP: tuple[Question, ...] = (
    Question(
        code="q010",
        kind="personal",
        channel="phone",
        person="r-wolters",
        days_ago=2,
        state="picked_up",
        filled_in_by="hatice",
        owner="hatice",
        subjects=("cleaning", "aids"),
        self_reliance=2,
        urgency="week",
        words="Mevrouw belt over hulp in de huishouding. Wachtlijst is twee maanden. Ze heeft gasten met haar "
        "verjaardag, over drie weken, en wil niet dat ze 'het zo zien'.",
        real_question="Niet een schoon huis voor altijd, maar met opgeheven hoofd haar 80e verjaardag vieren.",
        note="Besa poetst graag samen, maar wacht nog op haar papieren. Eventueel met iemand erbij?",
    ),
    Question(
        code="q011",
        kind="personal",
        channel="counter",
        person="r-abdi",
        days_ago=3,
        state="picked_up",
        filled_in_by="noor",
        owner="noor",
        subjects=("goods",),
        self_reliance=1,
        language="nl",
        words="Ik zoek bed voor mijn zoon. Hij is 9 jaar, hij slaap bij mij. Niet nieuw, maar goed. Ik kan zelf niet "
        "dragen naar boven, lift is stuk.",
        real_question="Een bed, en twee mensen die het naar de derde verdieping tillen.",
        note="Op het prikbord hangt een eenpersoonsbed, Grote Zoolstraat. Nog bellen of het er is.",
    ),
    Question(
        code="q012",
        kind="personal",
        channel="web",
        person="r-jansen",
        days_ago=4,
        state="picked_up",
        owner="wim",
        subjects=("carer-support",),
        self_reliance=1,
        urgency="week",
        words="Ik werk vier dagen en daarna rijd ik naar mijn moeder in De Drie Linden. Ik doe haar eten, haar was en "
        "haar pillendoos. Mijn man zegt dat ik tegen de kinderen schreeuw. Ik weet niet zo goed wat ik "
        "vraag, sorry.",
        real_question="Toestemming om niet alles zelf te doen, en één vaste avond vrij.",
        messages=(
            Message(
                "hub",
                3,
                "U hoeft geen sorry te zeggen. Dit is precies waar wij voor zijn. Ik bel u morgen na "
                "zes uur, goed? Wim",
            ),
            Message("resident", 3, "Ja graag. Dank u."),
        ),
    ),
    Question(
        code="q013",
        kind="personal",
        channel="phone",
        person="r-oomen",
        days_ago=4,
        state="picked_up",
        filled_in_by="wim",
        owner="wim",
        subjects=("games", "going-out"),
        self_reliance=2,
        words="Belt of er nog gerikt wordt. Ja dus. Maar hij komt de deur niet uit zonder scootmobiel en die heeft een "
        "platte band. 'Al zes weken, jonge.'",
        real_question="De band plakken is het begin. Hij zit al zes weken binnen.",
        note="Yonas vragen voor de band, Toon voor de kaarten. In die volgorde.",
    ),
    Question(
        code="q014",
        kind="liveability",
        channel="counter",
        person="r-cornelissen",
        days_ago=5,
        state="picked_up",
        filled_in_by="hatice",
        owner="hatice",
        subjects=("traffic",),
        self_reliance=1,
        words="Ze rijden hier zestig, waar dertig mag. Ik heb het een week geteld, met een schriftje. Hier, kijk maar. "
        "Woensdag 41 stuks tussen acht en negen.",
        real_question="Serieus genomen worden, en een veilige oversteek vóór er iets gebeurt.",
        note="Het schriftje is echt heel netjes. Kopie gemaakt voor het wijkteam, met zijn goedvinden.",
    ),
    Question(
        code="q015",
        kind="personal",
        channel="web",
        person="r-awad",
        days_ago=5,
        state="picked_up",
        owner="noor",
        subjects=("finding-work",),
        self_reliance=1,
        words="Good day / goedendag. I was dentist in Syria. Now I have B1 Dutch and I wait for papers. Waiting is bad "
        "for the head. Can I do something useful in the neighbourhood, not only wait?",
        language="en",
        real_question="Weer iemand zijn die iets kan. Ook een talent dus.",
        note="Vraag én talent. Uitnodigen voor een gesprek, en aan Lucía vragen wie er meer in deze groep zit.",
    ),
    Question(
        code="q016",
        kind="personal",
        channel="ambassador",
        person="r-hulst",
        days_ago=6,
        state="picked_up",
        filled_in_by="a-sylvia",
        owner="noor",
        subjects=("paperwork", "reading-letters"),
        self_reliance=3,
        urgency="week",
        words="Fons, nr 27. Sinds zijn vrouw er niet meer is doet hij de post in de broodtrommel. De trommel is vol. "
        "Hij vindt het goed dat er iemand komt kijken 'als het een vent is die niet zucht'.",
        real_question="Zij deed altijd de papieren. Hij schaamt zich dat hij het nooit geleerd heeft.",
        note="Rajesh zucht nooit.",
    ),
)
