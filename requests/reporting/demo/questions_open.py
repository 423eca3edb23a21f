"""Questions that wait at the hub, with neighbours, or for the resident."""

from reporting.demo.shapes import Message, Proposal, Question

NEW: tuple[Question, ...] = (
    Question(
        code="q001", kind="personal", channel="web", person="r-vandeven", days_ago=0, state="new",
        subjects=("small-repairs",),
        words="Goedemorgen. De lamp boven mijn trap is stuk en het plafond is daar 4 meter. Mijn zoon wil het doen "
              "maar die komt pas met kerst. Ik loop nu met een zaklamp naar boven. Wie durft?"),
    Question(
        code="q002", kind="personal", channel="phone", person="r-kaya", days_ago=0, state="new",
        filled_in_by="noor", subjects=("reading-letters", "interpreting"),
        words="Dochter belt voor moeder. Moeder heeft brief van de gemeente, blauwe rand, snapt het niet en slaapt er "
              "niet van. Dochter zelf kan pas zaterdag. Moeder spreekt Turks en beetje Nederlands. Ik heb gezegd: "
              "niks tekenen, wij bellen terug."),
    Question(
        code="q003", kind="personal", channel="counter", person="r-moonen", days_ago=0, state="new",
        filled_in_by="wim", subjects=("food-parcel",), urgency="now",
        words="Ik zeg het maar gewoon. De koelkast is leeg en mijn geld komt maandag. Ik kan niet nog es bij mijn zus "
              "aankloppen."),
    Question(
        code="q004", kind="personal", channel="web", person="r-osei", days_ago=1, state="new", language="en",
        subjects=("dutch-practice",),
        words="Hello, I work nights in the warehouse and I understand Dutch but I am shy to speak. Is there somebody "
              "to practise with, only talking, no school? Tuesday or Thursday afternoon is good. Thank you."),
    Question(
        code="q005", kind="liveability", channel="web", person="r-leijten", days_ago=1, state="new",
        subjects=("pavement-light",),
        words="Bij het tunneltje van Hoefnagelhof naar de bushalte doen 3 lampen het niet, al vanaf de herfstvakantie. "
              "Mijn dochter van 14 fietst nu om over de grote weg. Dat vind ik dus ook niks."),
    Question(
        code="q006", kind="personal", channel="ambassador", person="r-deckers", days_ago=1, state="new",
        filled_in_by="a-truus", subjects=("eating-together", "company"),
        words="Sjan van nr 4 komt al drie weken niet in de huiskamer. Ze zegt dat ze geen trek heeft in mensen, maar "
              "ze hield me wel een uur aan de deur. Ze vindt het goed als jullie bellen, als het maar niet 'iemand "
              "van de zorg' is."),
    Question(
        code="q007", kind="personal", channel="email", person="r-biemans", days_ago=2, state="new",
        subjects=("babysitting",),
        words="Beste mensen, mijn vrouw ligt plat met haar rug en ik begin om 6 uur. Wij zoeken voor twee weken iemand "
              "die onze jongens (5 en 7) naar school loopt. Ze luisteren redelijk. De jongste alleen als je het twee "
              "keer zegt."),
    Question(
        code="q008", kind="neighbour_conflict", channel="web", person="r-tak", days_ago=2, state="new",
        subjects=("neighbours",),
        words="mijn onderburen roken op hun balkon en alles komt bij mij binnen, de was ook. heb er al 2x iets van "
              "gezegd nu groeten ze niet meer. Ik wil geen ruzie ik wil gewoon m'n raam open kunnen"),
    Question(
        code="q009", kind="personal", channel="paper", person="r-martens", days_ago=3, state="new",
        filled_in_by="noor", subjects=("television",),
        words="(briefje, door de bus gedaan) Geachte, sinds de nieuwe kast van de kabel heb ik alleen nog zender 1 en "
              "een zender met verkoop van messen. Ik ben 88. Graag hulp. J. Martens. PS. Bel lang, ik loop langzaam."),
)

PICKED_UP: tuple[Question, ...] = (
    Question(
        code="q010", kind="personal", channel="phone", person="r-wolters", days_ago=2, state="picked_up",
        filled_in_by="hatice", owner="hatice", subjects=("cleaning", "aids"), self_reliance=2, urgency="soon",
        words="Mevrouw belt over hulp in de huishouding. Wachtlijst is twee maanden. Ze heeft gasten met haar "
              "verjaardag, over drie weken, en wil niet dat ze 'het zo zien'.",
        real_question="Niet een schoon huis voor altijd, maar met opgeheven hoofd haar 80e verjaardag vieren.",
        note="Besa poetst graag samen, maar wacht nog op haar papieren. Eventueel met iemand erbij?"),
    Question(
        code="q011", kind="personal", channel="counter", person="r-abdi", days_ago=3, state="picked_up",
        filled_in_by="noor", owner="noor", subjects=("goods",), self_reliance=1, language="nl",
        words="Ik zoek bed voor mijn zoon. Hij is 9 jaar, hij slaap bij mij. Niet nieuw, maar goed. Ik kan zelf niet "
              "dragen naar boven, lift is stuk.",
        real_question="Een bed, en twee mensen die het naar de derde verdieping tillen.",
        note="Op het prikbord hangt een eenpersoonsbed, Grote Zoolstraat. Nog bellen of het er is."),
    Question(
        code="q012", kind="personal", channel="web", person="r-jansen", days_ago=4, state="picked_up",
        owner="wim", subjects=("carer-support",), self_reliance=1, urgency="soon",
        words="Ik werk vier dagen en daarna rijd ik naar mijn moeder in De Drie Linden. Ik doe haar eten, haar was en "
              "haar pillendoos. Mijn man zegt dat ik tegen de kinderen schreeuw. Ik weet niet zo goed wat ik "
              "vraag, sorry.",
        real_question="Toestemming om niet alles zelf te doen, en één vaste avond vrij.",
        messages=(
            Message("hub", 3, "U hoeft geen sorry te zeggen. Dit is precies waar wij voor zijn. Ik bel u morgen na "
                              "zes uur, goed? Wim"),
            Message("resident", 3, "Ja graag. Dank u."),
        )),
    Question(
        code="q013", kind="personal", channel="phone", person="r-oomen", days_ago=4, state="picked_up",
        filled_in_by="wim", owner="wim", subjects=("games", "going-out"), self_reliance=2,
        words="Belt of er nog gerikt wordt. Ja dus. Maar hij komt de deur niet uit zonder scootmobiel en die heeft een "
              "platte band. 'Al zes weken, jonge.'",
        real_question="De band plakken is het begin. Hij zit al zes weken binnen.",
        note="Yonas vragen voor de band, Toon voor de kaarten. In die volgorde."),
    Question(
        code="q014", kind="liveability", channel="counter", person="r-cornelissen", days_ago=5,
        state="picked_up", filled_in_by="hatice", owner="hatice", subjects=("traffic",), self_reliance=1,
        words="Ze rijden hier zestig, waar dertig mag. Ik heb het een week geteld, met een schriftje. Hier, kijk maar. "
              "Woensdag 41 stuks tussen acht en negen.",
        real_question="Serieus genomen worden, en een veilige oversteek vóór er iets gebeurt.",
        note="Het schriftje is echt heel netjes. Kopie gemaakt voor het wijkteam, met zijn goedvinden."),
    Question(
        code="q015", kind="personal", channel="web", person="r-awad", days_ago=5, state="picked_up", owner="noor",
        subjects=("finding-work",), self_reliance=1,
        words="Good day / goedendag. I was dentist in Syria. Now I have B1 Dutch and I wait for papers. Waiting is bad "
              "for the head. Can I do something useful in the neighbourhood, not only wait?",
        language="en",
        real_question="Weer iemand zijn die iets kan. Ook een talent dus.",
        note="Vraag én talent. Uitnodigen voor een gesprek, en aan Lucía vragen wie er meer in deze groep zit."),
    Question(
        code="q016", kind="personal", channel="ambassador", person="r-hulst", days_ago=6, state="picked_up",
        filled_in_by="a-sylvia", owner="noor", subjects=("paperwork", "reading-letters"), self_reliance=3,
        urgency="soon",
        words="Fons, nr 27. Sinds zijn vrouw er niet meer is doet hij de post in de broodtrommel. De trommel is vol. "
              "Hij vindt het goed dat er iemand komt kijken 'als het een vent is die niet zucht'.",
        real_question="Zij deed altijd de papieren. Hij schaamt zich dat hij het nooit geleerd heeft.",
        note="Rajesh zucht nooit."),
)

PROPOSED: tuple[Question, ...] = (
    Question(
        code="q017", kind="personal", channel="phone", person="r-haagmans", days_ago=6, state="proposed",
        filled_in_by="noor", owner="noor", subjects=("going-out",), self_reliance=2, rung="neighbour",
        words="Kan er iemand mijn rolstoel duwen naar de markt? Ik wil zo graag weer es een haring uit de hand. Niet uit "
              "een bakje van de super, dat is geen haring.",
        real_question="Weer tussen de mensen zijn, op haar eigen voorwaarden.",
        proposals=(
            Proposal("v-sietse", 3, "asked"),
            Proposal("v-corry", 3, "asked"),
            Proposal("v-toon", 3, "declined", "Vrijdag is rikken. Maar neem voor mij ook een haring mee."),
        )),
    Question(
        code="q018", kind="personal", channel="web", person="r-brouwers", days_ago=5, state="proposed",
        owner="wim", subjects=("pets",), self_reliance=2, urgency="soon", rung="neighbour",
        words="Volgende week word ik aan mijn voet geopereerd en mag ik zes weken niet lopen. Wie laat Bobbie uit? Hij "
              "is een jack russell, 11 jaar, lief voor mensen, niet voor plastic zakken.",
        real_question="Bobbie niet naar een asiel hoeven doen.",
        proposals=(
            Proposal("v-els", 2, "asked"),
            Proposal("v-sem", 2, "asked"),
        )),
    Question(
        code="q019", kind="personal", channel="email", person="r-fernandes", days_ago=7, state="proposed",
        owner="hatice", subjects=("homework",), self_reliance=1, rung="neighbour",
        words="Mijn dochter zit in 3 havo en huilt om wiskunde. Bijles kost 35 euro per uur en dat heb ik niet. Zelf kom "
              "ik niet verder dan de tafel van 7.",
        real_question="Dat zij niet denkt dat ze dom is.",
        proposals=(
            Proposal("v-linh", 4, "asked"),
            Proposal("v-dilnaz", 4, "declined", "Wiskunde van 3 havo is voor mij in het Nederlands nog te moeilijk. "
                                                "Linh is beter."),
        )),
    Question(
        code="q020", kind="personal", channel="counter", person="r-petrov", days_ago=8, state="proposed",
        filled_in_by="hatice", owner="hatice", subjects=("computer", "forms"), self_reliance=2, language="en",
        rung="neighbour",
        words="(in het Engels aan de balie) Wil kinderopvangtoeslag aanvragen, maar de site zegt steeds 'er ging iets "
              "mis'. Heeft het vier keer geprobeerd. Lacht erbij, maar niet echt.",
        real_question="Zijn vrouw kan pas werken als de opvang betaald is.",
        proposals=(
            Proposal("v-sanne", 2, "asked"),
            Proposal("v-olena", 2, "asked"),
        )),
    Question(
        code="q021", kind="personal", channel="phone", person="r-spierings", days_ago=9, state="proposed",
        filled_in_by="wim", owner="wim", subjects=("gardening",), self_reliance=2, rung="neighbour",
        words="Mijn heg komt tot aan de dakgoot en de postbode zegt dat ie mij niet meer kan vinden. Ik kan de ladder "
              "niet meer op van de kinderen. Van de kinderen mág ik er niet op, bedoel ik. Op de ladder.",
        real_question="De heg, en niet het gevoel dat hij nu alles uit handen moet geven.",
        proposals=(
            Proposal("v-wout", 7, "declined", "Ik heb het gezien vanaf de straat. Dat is geen heg, dat is een bos. Met "
                                              "z'n tweeën wel."),
            Proposal("v-sem", 1, "asked"),
        ),
        note="Wout wil wel als er iemand harkt."),
    Question(
        code="q022", kind="personal", channel="web", person="r-haddouch", days_ago=4, state="proposed",
        owner="noor", subjects=("cycling",), self_reliance=1, rung="neighbour",
        words="Ik ben 41 en ik kan niet fietsen. Mijn kinderen wel en die wachten altijd op mij. Is er fietsles voor "
              "vrouwen en kan het ergens waar niet iedereen kijkt?",
        real_question="Met haar kinderen naar het zwembad fietsen, deze zomer.",
        proposals=(
            Proposal("v-yonas", 2, "asked"),
        ),
        note="Ze leert liever van een vrouw. Yonas zou de fiets kunnen maken; wie geeft les? Henk zit in Spanje."),
    Question(
        code="q023", kind="personal", channel="phone", person="r-achterberg", days_ago=10, state="proposed",
        filled_in_by="noor", owner="noor", subjects=("home-visit", "grief"), self_reliance=2, rung="neighbour",
        words="Mevrouw belt 'voor de openingstijden'. Vertelt dan een half uur over haar zus die in september overleden "
              "is. Belden elke avond om zeven uur. Nu is het om zeven uur zo stil.",
        real_question="Een stem om zeven uur.",
        proposals=(
            Proposal("v-mieke", 6, "declined", "Mijn avonden zijn vol, anders graag."),
            Proposal("v-xiomara", 2, "asked"),
        )),
)

WAITING: tuple[Question, ...] = (
    Question(
        code="q024", kind="personal", channel="web", person="r-benali", days_ago=9, state="waiting_resident",
        owner="noor", subjects=("legal-advice",), self_reliance=1,
        words="Mijn baas betaalt de overuren niet uit van september. Hij zegt dat dat zo hoort. Is dat zo?",
        real_question="Zijn recht halen zonder zijn baan kwijt te raken.",
        messages=(
            Message("hub", 6, "Dat hoort niet zomaar zo. Heeft u een contract of loonstrook? Een foto is genoeg. U "
                              "hoeft niet te zeggen bij welke baas."),
        )),
    Question(
        code="q025", kind="personal", channel="phone", person="r-roelofs", days_ago=12,
        state="waiting_resident", filled_in_by="wim", owner="wim", subjects=("tidying", "moving"),
        self_reliance=2,
        words="Meneer moet van zijn dochter de zolder leeg. Hij zegt: dat doe ik zelf wel, maar ik wil iemand die de "
              "dozen naar beneden draagt, en die niet vraagt wat erin zit.",
        real_question="Zelf afscheid nemen van vijftig jaar, in zijn eigen tempo.",
        messages=(
            Message("hub", 8, "Dag meneer Roelofs, Marco en Jordy willen samen dragen. Zij vragen niets. Welke dag past u?"),
            Message("resident", 7, "Ik laat het weten. Eerst nog de doos met foto's."),
        ),
        note="Niet duwen. Over een week even bellen, om de foto's."),
    Question(
        code="q026", kind="personal", channel="web", person="r-shevchuk", days_ago=11, state="waiting_resident",
        owner="hatice", subjects=("interpreting", "going-along"), self_reliance=2, language="uk",
        words="Добрий день. Мій син має розмову в новій школі. Чи може хтось піти зі мною і перекладати? Я боюсь щось "
              "не зрозуміти.",
        real_question="Samen met iemand het eerste schoolgesprek in, zodat zij kan vragen wat zij wil weten.",
        messages=(
            Message("hub", 9, "Dag mevrouw, ja dat kan. Olena spreekt Oekraïens en gaat graag mee. Wanneer is het "
                              "gesprek? (Wij sturen dit ook in het Oekraïens.)"),
        )),
    Question(
        code="q027", kind="personal", channel="counter", person="r-bosman", days_ago=16,
        state="waiting_resident", filled_in_by="noor", owner="noor", subjects=("debts",), self_reliance=2,
        urgency="soon",
        words="Ik heb drie deurwaarders en één brievenbus. Ik kom alleen even vragen hoe dat werkt, zo'n regeling. Het "
              "is niet voor mij. Nou ja, wel voor mij.",
        real_question="Van de angst voor de bel af.",
        messages=(
            Message("hub", 10, "Dag meneer Bosman, Patrick heeft woensdag om twee uur plek. Breng alle post mee, ook de "
                               "dichte. Past dat?"),
            Message("hub", 4, "Ik probeerde u te bellen. Het mag ook zonder post. Noor"),
        )),
    Question(
        code="q028", kind="personal", channel="email", person="r-dehaan", days_ago=14, state="waiting_resident",
        owner="wim", subjects=("volunteering", "courses"), self_reliance=1,
        words="Ik ben met pensioen en ik verveel me kapot. Niet zielig bedoeld. Is er een cursus Arabisch of houtsnijden "
              "of iets waar je van moet nadenken?",
        real_question="Zij zoekt geen cursus maar een taak.",
        messages=(
            Message("hub", 11, "Dat klinkt helemaal niet zielig. Zou u iemand Nederlands willen leren, en intussen zelf "
                               "Arabisch oppikken? Dan bel ik Lucía van de taalschool."),
            Message("resident", 10, "Daar ga ik over nadenken. Dat is een goed teken."),
        )),
)

OPEN_QUESTIONS = NEW + PICKED_UP + PROPOSED + WAITING

