"""Questions for which neighbours were asked, or for which the resident is asked something."""

from reporting.demo.shapes_work import Message, Proposal, Question

PROPOSED: tuple[Question, ...] = (
    Question(
        code="q017",
        kind="personal",
        channel="phone",
        person="r-haagmans",
        days_ago=6,
        state="proposed",
        filled_in_by="noor",
        owner="noor",
        subjects=("going-out",),
        self_reliance=2,
        rung="volunteer",
        words="Kan er iemand mijn rolstoel duwen naar de markt? Ik wil zo graag weer es een haring uit de hand. "
        "Niet uit "
        "een bakje van de super, dat is geen haring.",
        real_question="Weer tussen de mensen zijn, op haar eigen voorwaarden.",
        proposals=(
            Proposal("v-sietse", 3, "asked"),
            Proposal("v-corry", 3, "asked"),
            Proposal("v-toon", 3, "declined", "Vrijdag is rikken. Maar neem voor mij ook een haring mee."),
        ),
    ),
    Question(
        code="q018",
        kind="personal",
        channel="web",
        person="r-brouwers",
        days_ago=5,
        state="proposed",
        owner="wim",
        subjects=("pets",),
        self_reliance=2,
        urgency="week",
        rung="volunteer",
        words="Volgende week word ik aan mijn voet geopereerd en mag ik zes weken niet lopen. Wie laat Bobbie uit? Hij "
        "is een jack russell, 11 jaar, lief voor mensen, niet voor plastic zakken.",
        real_question="Bobbie niet naar een asiel hoeven doen.",
        proposals=(
            Proposal("v-els", 2, "asked"),
            Proposal("v-sem", 2, "asked"),
        ),
    ),
    Question(
        code="q019",
        kind="personal",
        channel="email",
        person="r-fernandes",
        days_ago=7,
        state="proposed",
        owner="hatice",
        subjects=("homework",),
        self_reliance=1,
        rung="volunteer",
        words="Mijn dochter zit in 3 havo en huilt om wiskunde. Bijles kost 35 euro per uur en dat heb ik niet. "
        "Zelf kom "
        "ik niet verder dan de tafel van 7.",
        real_question="Dat zij niet denkt dat ze dom is.",
        proposals=(
            Proposal("v-linh", 4, "asked"),
            Proposal(
                "v-dilnaz",
                4,
                "declined",
                "Wiskunde van 3 havo is voor mij in het Nederlands nog te moeilijk. Linh is beter.",
            ),
        ),
    ),
    Question(
        code="q020",
        kind="personal",
        channel="counter",
        person="r-petrov",
        days_ago=8,
        state="proposed",
        filled_in_by="hatice",
        owner="hatice",
        subjects=("computer", "forms"),
        self_reliance=2,
        language="en",
        rung="volunteer",
        words="(in het Engels aan de balie) Wil kinderopvangtoeslag aanvragen, maar de site zegt steeds 'er ging iets "
        "mis'. Heeft het vier keer geprobeerd. Lacht erbij, maar niet echt.",
        real_question="Zijn vrouw kan pas werken als de opvang betaald is.",
        proposals=(
            Proposal("v-sanne", 2, "asked"),
            Proposal("v-olena", 2, "asked"),
        ),
    ),
    Question(
        code="q021",
        kind="personal",
        channel="phone",
        person="r-spierings",
        days_ago=9,
        state="proposed",
        filled_in_by="wim",
        owner="wim",
        subjects=("gardening",),
        self_reliance=2,
        rung="volunteer",
        words="Mijn heg komt tot aan de dakgoot en de postbode zegt dat ie mij niet meer kan vinden. Ik kan de ladder "
        "niet meer op van de kinderen. Van de kinderen mág ik er niet op, bedoel ik. Op de ladder.",
        real_question="De heg, en niet het gevoel dat hij nu alles uit handen moet geven.",
        proposals=(
            Proposal(
                "v-wout",
                7,
                "declined",
                "Ik heb het gezien vanaf de straat. Dat is geen heg, dat is een bos. Met z'n tweeën wel.",
            ),
            Proposal("v-sem", 1, "asked"),
        ),
        note="Wout wil wel als er iemand harkt.",
    ),
    Question(
        code="q022",
        kind="personal",
        channel="web",
        person="r-haddouch",
        days_ago=4,
        state="proposed",
        owner="noor",
        subjects=("cycling",),
        self_reliance=1,
        rung="volunteer",
        words="Ik ben 41 en ik kan niet fietsen. Mijn kinderen wel en die wachten altijd op mij. Is er fietsles voor "
        "vrouwen en kan het ergens waar niet iedereen kijkt?",
        real_question="Met haar kinderen naar het zwembad fietsen, deze zomer.",
        proposals=(Proposal("v-yonas", 2, "asked"),),
        note="Ze leert liever van een vrouw. Yonas zou de fiets kunnen maken; wie geeft les? Henk zit in Spanje.",
    ),
    Question(
        code="q023",
        kind="personal",
        channel="phone",
        person="r-achterberg",
        days_ago=10,
        state="proposed",
        filled_in_by="noor",
        owner="noor",
        subjects=("home-visit", "grief"),
        self_reliance=2,
        rung="volunteer",
        words="Mevrouw belt 'voor de openingstijden'. Vertelt dan een half uur over haar zus die in september "
        "overleden "
        "is. Belden elke avond om zeven uur. Nu is het om zeven uur zo stil.",
        real_question="Een stem om zeven uur.",
        proposals=(
            Proposal("v-mieke", 6, "declined", "Mijn avonden zijn vol, anders graag."),
            Proposal("v-xiomara", 2, "asked"),
        ),
    ),
)


WAITING: tuple[Question, ...] = (
    Question(
        code="q024",
        kind="personal",
        channel="web",
        person="r-benali",
        days_ago=9,
        state="waiting_resident",
        owner="noor",
        subjects=("legal-advice",),
        self_reliance=1,
        words="Mijn baas betaalt de overuren niet uit van september. Hij zegt dat dat zo hoort. Is dat zo?",
        real_question="Zijn recht halen zonder zijn baan kwijt te raken.",
        messages=(
            Message(
                "hub",
                6,
                "Dat hoort niet zomaar zo. Heeft u een contract of loonstrook? Een foto is genoeg. U "
                "hoeft niet te zeggen bij welke baas.",
            ),
        ),
    ),
    Question(
        code="q025",
        kind="personal",
        channel="phone",
        person="r-roelofs",
        days_ago=12,
        state="waiting_resident",
        filled_in_by="wim",
        owner="wim",
        subjects=("tidying", "moving"),
        self_reliance=2,
        words="Meneer moet van zijn dochter de zolder leeg. Hij zegt: dat doe ik zelf wel, maar ik wil iemand die de "
        "dozen naar beneden draagt, en die niet vraagt wat erin zit.",
        real_question="Zelf afscheid nemen van vijftig jaar, in zijn eigen tempo.",
        messages=(
            Message(
                "hub", 8, "Dag meneer Roelofs, Marco en Jordy willen samen dragen. Zij vragen niets. Welke dag past u?"
            ),
            Message("resident", 7, "Ik laat het weten. Eerst nog de doos met foto's."),
        ),
        note="Niet duwen. Over een week even bellen, om de foto's.",
    ),
    Question(
        code="q026",
        kind="personal",
        channel="web",
        person="r-shevchuk",
        days_ago=11,
        state="waiting_resident",
        owner="hatice",
        subjects=("interpreting", "going-along"),
        self_reliance=2,
        language="uk",
        words="Добрий день. Мій син має розмову в новій школі. Чи може хтось піти зі мною і перекладати? Я боюсь щось "
        "не зрозуміти.",
        real_question="Samen met iemand het eerste schoolgesprek in, zodat zij kan vragen wat zij wil weten.",
        messages=(
            Message(
                "hub",
                9,
                "Dag mevrouw, ja dat kan. Olena spreekt Oekraïens en gaat graag mee. Wanneer is het "
                "gesprek? (Wij sturen dit ook in het Oekraïens.)",
            ),
        ),
    ),
    Question(
        code="q027",
        kind="personal",
        channel="counter",
        person="r-bosman",
        days_ago=16,
        state="waiting_resident",
        filled_in_by="noor",
        owner="noor",
        subjects=("debts",),
        self_reliance=2,
        urgency="week",
        words="Ik heb drie deurwaarders en één brievenbus. Ik kom alleen even vragen hoe dat werkt, zo'n regeling. Het "
        "is niet voor mij. Nou ja, wel voor mij.",
        real_question="Van de angst voor de bel af.",
        messages=(
            Message(
                "hub",
                10,
                "Dag meneer Bosman, Patrick heeft woensdag om twee uur plek. Breng alle post mee, ook de "
                "dichte. Past dat?",
            ),
            Message("hub", 4, "Ik probeerde u te bellen. Het mag ook zonder post. Noor"),
        ),
    ),
    Question(
        code="q028",
        kind="personal",
        channel="email",
        person="r-dehaan",
        days_ago=14,
        state="waiting_resident",
        owner="wim",
        subjects=("volunteering", "courses"),
        self_reliance=1,
        words="Ik ben met pensioen en ik verveel me kapot. Niet zielig bedoeld. Is er een cursus Arabisch of "
        "houtsnijden "
        "of iets waar je van moet nadenken?",
        real_question="Zij zoekt geen cursus maar een taak.",
        messages=(
            Message(
                "hub",
                11,
                "Dat klinkt helemaal niet zielig. Zou u iemand Nederlands willen leren, en intussen zelf "
                "Arabisch oppikken? Dan bel ik Lucía van de taalschool.",
            ),
            Message("resident", 10, "Daar ga ik over nadenken. Dat is een goed teken."),
        ),
    ),
)
