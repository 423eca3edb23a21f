"""Questions that lie with the neighbourhood team, the process manager or a mediator."""

from reporting.demo.shapes_work import Message, Proposal, Question, Referral

WITH_TEAM: tuple[Question, ...] = (
    Question(
        code="q044",
        kind="liveability",
        channel="web",
        person="r-verduijn",
        days_ago=12,
        state="with_team",
        owner="hatice",
        subjects=("litter",),
        self_reliance=1,
        words="Naast de ondergrondse container bij Blaasbalghof staat elke maandag een berg. Deze week: twee "
        "matrassen, een "
        "koelkast en een kerstboom. Wie heeft er NU nog een kerstboom!!",
        real_question="Wie doet dit, en kan het ophouden voor de ratten komen?",
        messages=(
            Message(
                "team",
                8,
                "De wijkbeheerder haalt het vandaag weg. We gaan twee weken kijken wie er dumpt, en "
                "vragen buren om mee te denken.",
            ),
            Message("resident", 7, "Ik denk graag mee. Ik woon erboven."),
        ),
    ),
    Question(
        code="q045",
        kind="liveability",
        channel="counter",
        person="r-vanrooij",
        days_ago=22,
        state="with_team",
        filled_in_by="noor",
        owner="noor",
        subjects=("greenery", "street-party"),
        self_reliance=1,
        words="Er staat een dode boom op ons pleintje. Wij willen met zes gezinnen een nieuwe planten, een kers. Mag "
        "dat, en wie betaalt het gat?",
        real_question="Iets van henzelf in de straat.",
        messages=(Message("team", 15, "Het mag! Dirk helpt met het plan. De gemeente graaft het gat in maart."),),
    ),
    Question(
        code="q046",
        kind="liveability",
        channel="ambassador",
        person="r-claassen",
        days_ago=9,
        state="with_team",
        filled_in_by="a-nico",
        owner="wim",
        subjects=("pavement-light",),
        self_reliance=2,
        urgency="week",
        words="Voor nummer 40 tilt een boomwortel de stoep op. Mia is er al twee keer bijna gegaan met de "
        "rollator. Nu loopt "
        "ze over de straat.",
    ),
    Question(
        code="q047",
        kind="liveability",
        channel="phone",
        person="r-rijnen",
        days_ago=25,
        state="with_team",
        filled_in_by="wim",
        owner="wim",
        subjects=("safety-home", "young-people"),
        self_reliance=2,
        words="Jongens hangen 's avonds bij de garages. Ze doen niks, zegt hij eerlijk, maar zijn vrouw durft "
        "de hond niet "
        "meer uit te laten. En de hond moet wel.",
        real_question="Weten wie het zijn. Een praatje zou al helpen.",
        messages=(
            Message(
                "team",
                18,
                "Xavi van de Loods is er drie avonden geweest. Ze zoeken droog en licht. We "
                "kijken of zij de oude fietsenstalling mogen gebruiken.",
            ),
        ),
    ),
)


WITH_PROCESS_MANAGER: tuple[Question, ...] = (
    Question(
        code="q048",
        kind="personal",
        channel="phone",
        person="r-hessels",
        days_ago=37,
        state="with_process_manager",
        filled_in_by="noor",
        owner="noor",
        subjects=("pets",),
        self_reliance=2,
        rung="developed",
        words="Hij moet twee weken naar een herstelhuis en durft niet, want wie zorgt voor de kanaries? "
        "Zeventien stuks. "
        "Hij gaat anders niet, zegt hij, en de dokter wordt boos.",
        real_question="Hij gaat pas voor zichzelf zorgen als zijn vogels veilig zijn.",
        proposals=(Proposal("v-els", 30, "declined", "Zeventien vogels en mijn hond, dat gaat mis."),),
        note="Derde vraag over dieren bij opname in twee maanden. Voorgelegd aan Rob: dierenoppas als vaste dienst?",
    ),
    Question(
        code="q049",
        kind="personal",
        channel="web",
        person="r-isik",
        days_ago=44,
        state="with_process_manager",
        owner="hatice",
        subjects=("babysitting",),
        self_reliance=1,
        rung="developed",
        words="ik werk in ploegen en de opvang is dicht om 6 uur. ik ben om half 8 thuis. mijn moeder kan niet "
        "meer. weten "
        "jullie iemand of iets?",
        real_question="Anderhalf uur, vijf dagen per week. Anders moet hij zijn baan opzeggen.",
        proposals=(
            Proposal("v-dilnaz", 36, "declined", "Vijf dagen is te veel, één dag zou kunnen."),
            Proposal("v-selam", 36, "declined", "Ik heb dan zelf les."),
        ),
        note="Rob nodigt De Loods, de school en twee andere ouders in ploegendienst uit. Datum is geprikt.",
    ),
    Question(
        code="q050",
        kind="personal",
        channel="ambassador",
        person="r-elidrissi",
        days_ago=52,
        state="with_process_manager",
        filled_in_by="a-khadija",
        owner="noor",
        subjects=("interpreting", "home-care"),
        self_reliance=3,
        rung="developed",
        language="zgh",
        words="De thuiszorg komt elke dag bij haar schoonmoeder, maar niemand daar spreekt Berbers. De "
        "kleindochter van elf "
        "moet tolken. Over alles.",
        real_question="Een kind dat weer kind is als de zuster komt.",
        referrals=(
            Referral(
                "wijkverpleging",
                45,
                "question",
                "Wij willen graag, maar hebben niemand met die taal. Wie heeft een idee?",
            ),
        ),
        note="Fatima wil twee keer per week meelopen. Rob bespreekt met Anouk hoe dat vast kan.",
    ),
    Question(
        code="q051",
        kind="personal",
        channel="counter",
        person="r-mulder",
        days_ago=30,
        state="with_process_manager",
        filled_in_by="hatice",
        owner="hatice",
        subjects=("music", "day-centre"),
        self_reliance=3,
        rung="developed",
        words="Mijn man speelde veertig jaar trompet. Nu weet hij niet meer welke dag het is, maar elke noot "
        "nog wel. Op de "
        "dagopvang mag het niet, want te hard. Waar mag hij toeteren?",
        real_question="Een plek waar hij nog iemand is.",
        referrals=(Referral("dagopvang", 24, "declined", "Wij gunnen het hem, maar andere gasten schrikken."),),
        note="Loods 16 heeft een studio met dikke muren. 's Ochtends is die leeg. Rob belt Xavi.",
    ),
    Question(
        code="q052",
        kind="personal",
        channel="email",
        person="r-verhoeven",
        days_ago=61,
        state="with_process_manager",
        owner="wim",
        subjects=("laundry",),
        self_reliance=2,
        rung="developed",
        words="Mijn wasmachine is op en een nieuwe zit er tot de zomer niet in. De wasserette in het centrum is "
        "dicht. Nu was "
        "ik in bad. Dat gaat, maar niet met lakens.",
        real_question="Schone lakens zonder schulden.",
        note="Vijf vragen als deze sinds de zomer. Rob: een wasplek in BaLaDe? Rietveste kijkt naar de leidingen.",
    ),
)


IN_MEDIATION: tuple[Question, ...] = (
    Question(
        code="q053",
        kind="neighbour_conflict",
        channel="counter",
        person="r-bosman",
        days_ago=48,
        state="in_mediation",
        filled_in_by="noor",
        owner="noor",
        subjects=("neighbours",),
        self_reliance=2,
        words="Om half twee 's nachts gaat zijn wasmachine aan. Op centrifuge. Ik lig eronder te trillen. Ik "
        "heb op het "
        "plafond gebonkt, dat was niet slim.",
        real_question="Slapen. En niet bang zijn in de lift.",
    ),
    Question(
        code="q054",
        kind="neighbour_conflict",
        channel="web",
        person="r-dehaan",
        days_ago=58,
        state="in_mediation",
        owner="wim",
        subjects=("neighbours", "gardening"),
        self_reliance=1,
        words="Al twintig jaar goede buren en nu om een conifeer niet meer. Zij heeft zon nodig, ik privacy. We "
        "hebben allebei gezegd wat je niet moet zeggen.",
        real_question="De buurvrouw terug. De boom is bijzaak.",
    ),
    Question(
        code="q055",
        kind="neighbour_conflict",
        channel="phone",
        person="r-schellekens",
        days_ago=19,
        state="in_mediation",
        filled_in_by="hatice",
        owner="hatice",
        subjects=("neighbours",),
        self_reliance=2,
        words="Op de gang van de vierde tot de zesde is het oorlog over de schoenenrekken. De een struikelt, de "
        "ander zegt "
        "dat het al dertig jaar zo staat. Er hangen nu briefjes. Met uitroeptekens.",
        real_question="Weer normaal de lift in kunnen met elkaar.",
    ),
    Question(
        code="q056",
        kind="neighbour_conflict",
        channel="web",
        person="r-vanrooij",
        days_ago=8,
        state="in_mediation",
        owner="noor",
        subjects=("neighbours",),
        self_reliance=1,
        words="De kinderen van hiernaast schoppen elke dag een bal tegen mijn schutting, ik werk thuis. De moeder "
        "zegt: het zijn kinderen. Ja. Maar het is mijn schutting.",
        real_question="Rust tijdens werktijd, zonder de heks van het hofje te worden.",
    ),
)
