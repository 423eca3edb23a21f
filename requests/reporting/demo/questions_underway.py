"""Questions for which something is arranged, or that lie with the team, the process manager or a mediator."""

from reporting.demo.shapes import Message, Proposal, Question, Referral

ARRANGED: tuple[Question, ...] = (
    Question(
        code="q029", kind="personal", channel="phone", person="r-kemps", days_ago=13, state="arranged",
        filled_in_by="noor", owner="noor", subjects=("small-repairs",), self_reliance=2, rung="neighbour",
        words="De bel doet het niet en hij hoort het kloppen niet meer. Gisteren heeft de maaltijdservice een kwartier "
              "buiten gestaan met de stamppot.",
        real_question="Dat er niemand meer voor een dichte deur staat.",
        proposals=(
            Proposal("v-hans", 10, "accepted", "Ik hang er een bij met een lampje. Dan ziet hij hem ook."),
            Proposal("v-jordy", 10, "filled"),
        ),
        messages=(Message("volunteer", 9, "Dag meneer, met Hans. Ik kom donderdag om twee uur. Ik bel aan en ik zwaai."),),
        appointment_days_ahead=2),
    Question(
        code="q030", kind="personal", channel="web", person="r-hoang", days_ago=17, state="arranged",
        owner="hatice", subjects=("going-along", "interpreting"), self_reliance=2, language="nl",
        rung="neighbour_with_organisation",
        words="Ik moet naar notaris voor huis van mijn broer. Ik praat goed Nederlands maar niet notaris Nederlands.",
        real_question="Begrijpen waar zij haar naam onder zet.",
        proposals=(Proposal("v-linh", 13, "accepted", "Ik ga mee en ik vraag: kunt u dat nog eens gewoon zeggen?"),),
        referrals=(Referral("rechtsadvies", 12, "accepted", "Elif leest de akte vooraf met haar door."),),
        appointment_days_ahead=5),
    Question(
        code="q031", kind="personal", channel="ambassador", person="r-vermeulen", days_ago=24, state="arranged",
        filled_in_by="a-sylvia", owner="noor", subjects=("home-visit",), self_reliance=3, rung="neighbour",
        words="Jacoba van nummer 9 praat tegen de radio. Dat doen we allemaal, maar zij wacht op antwoord.",
        real_question="Iemand die terugpraat.",
        proposals=(
            Proposal("v-kimberly", 20, "accepted", "Maandagochtend. Ik neem mijn breiwerk mee, dan kan ze lachen."),
            Proposal("v-mieke", 20, "filled"),
        ),
        appointment_days_ahead=1),
    Question(
        code="q032", kind="personal", channel="counter", person="r-lewandowski", days_ago=20, state="arranged",
        filled_in_by="hatice", owner="hatice", subjects=("forms", "interpreting"), self_reliance=2, language="pl",
        rung="neighbour_with_organisation",
        words="Pan przychodzi z listem. (Agnieszka was er toevallig:) Hij heeft een boete van de zorgverzekering, omdat "
              "hij niet wist dat dat moest. Hij werkt zes dagen en kan alleen zaterdag.",
        real_question="Het in orde maken zonder een dag loon te missen.",
        proposals=(Proposal("v-agnieszka", 16, "accepted", "Zaterdag na de markt. Wij bellen samen."),),
        referrals=(Referral("postuurtje", 15, "accepted", "Patrick zoekt uit of de boete eraf kan."),),
        appointment_days_ahead=3),
    Question(
        code="q033", kind="personal", channel="phone", person="r-kuypers", days_ago=18, state="arranged",
        filled_in_by="wim", owner="wim", subjects=("rides",), self_reliance=3, rung="organisation",
        skip_reason="Zij kan niet uit de rolstoel. Daar is een auto met lift voor nodig.",
        words="Wil naar de begrafenis van haar zwager in Drunen, dinsdag 11 uur. Gewone taxi neemt de stoel niet mee. "
              "Kinderen wonen ver.",
        real_question="Er bij zijn.",
        referrals=(Referral("wijktaxi", 16, "accepted", "Cor rijdt zelf en wacht. Zwarte wagen, nette jas."),),
        appointment_days_ahead=1, urgency="soon"),
    Question(
        code="q034", kind="personal", channel="web", person="r-kortenaar", days_ago=26, state="arranged",
        owner="hatice", subjects=("phone-tablet",), self_reliance=1, rung="neighbour",
        words="Mijn vader (84) heeft een tablet gekregen van ons allemaal samen. Hij gebruikt hem als dienblad. Wie wil "
              "hem leren beeldbellen? Wij wonen in Groningen en ik word er boos van aan de telefoon.",
        real_question="Zijn kleinkinderen zien, en als vader geen domme leerling zijn.",
        proposals=(
            Proposal("v-finn", 22, "accepted", "is goed! woensdag na school?"),
            Proposal("v-olena", 22, "filled"),
        ),
        messages=(
            Message("resident", 12, "Hij belde gisteren! We zagen vooral zijn oor."),
            Message("hub", 12, "Een oor is een mooi begin. Finn gaat nog twee keer."),
        ),
        appointment_days_ahead=4),
    Question(
        code="q035", kind="personal", channel="counter", person="r-mekonnen", days_ago=21, state="arranged",
        filled_in_by="noor", owner="noor", subjects=("dutch-practice", "company"), self_reliance=2, language="en",
        rung="neighbour_with_organisation",
        words="She has baby, 7 months. No family here. She says: I go to the supermarket two times a day to see people.",
        real_question="Andere moeders leren kennen. De taal komt dan mee.",
        proposals=(Proposal("v-selam", 17, "accepted", "Ik ga de eerste keer samen met haar. Ik weet nog hoe dat was."),),
        referrals=(Referral("naaiatelier", 17, "accepted", "De baby is welkom, er is een box."),),
        appointment_days_ahead=2),
    Question(
        code="q036", kind="personal", channel="phone", person="r-dekorte", days_ago=15, state="arranged",
        filled_in_by="wim", owner="wim", subjects=("cooking", "grief"), self_reliance=2,
        rung="neighbour_with_organisation",
        words="Hij eet al vier maanden brood. 'Ik weet niet hoe dat fornuis aangaat, dat was van Annie.'",
        real_question="Leren leven in een huis waar Annie alles deed.",
        proposals=(Proposal("v-hassan", 11, "accepted", "Ik haal hem op en ik zet hem naast mij. Beginnen met linzensoep."),),
        referrals=(Referral("kookclub-mannen", 11, "accepted", "Dinsdag schuift hij aan. Eerste les is een ei."),),
        messages=(Message("resident", 6, "Die Hassan is een goeie. Hij praat net zo veel als ik."),),
        appointment_days_ahead=3),
    Question(
        code="q037", kind="personal", channel="email", person="r-sahin", days_ago=19, state="arranged",
        owner="hatice", subjects=("moving", "goods"), self_reliance=1, rung="neighbour",
        words="Wij gaan kleiner wonen en geven een eettafel weg met zes stoelen. Maar dan moet hij wel opgehaald worden. "
              "Liefst naar iemand met veel kinderen, wij aten er met ons negenen aan.",
        real_question="De tafel moet naar een goed huis.",
        proposals=(
            Proposal("v-gerritjan", 14, "accepted", "Zaterdag, bus is vrij. Ik neem dekens mee voor het blad."),
            Proposal("v-marco", 14, "accepted", "Ik draag mee."),
        ),
        note="Naar mevrouw Abdi? Die zoekt ook een bed. Eerst vragen.",
        appointment_days_ahead=4),
)

CHECKING: tuple[Question, ...] = (
    Question(
        code="q038", kind="personal", channel="web", person="r-dubois", days_ago=33, state="checking",
        owner="wim", subjects=("painting",), self_reliance=2, rung="neighbour",
        words="Mijn slaapkamer is nog behangen met bootjes van mijn zoon. Hij is 34. Ik zou graag een keer wit.",
        real_question="Zijn kamer eindelijk haar kamer laten worden.",
        proposals=(Proposal("v-peter", 27, "accepted", "Bootjes eraf, wit erop. Eén bootje laat ik zitten als ze wil."),),
        messages=(Message("volunteer", 6, "Klaar. Ze heeft één bootje ingelijst."),), hours=9),
    Question(
        code="q039", kind="personal", channel="phone", person="r-schellekens", days_ago=29, state="checking",
        filled_in_by="noor", owner="noor", subjects=("grocery-shopping",), self_reliance=2, rung="neighbour",
        words="De lift is drie weken kapot en ze woont op vier hoog. Ze heeft nog voor twee dagen brood.",
        real_question="Boodschappen nu, en weten wanneer de lift weer gaat.",
        urgency="now",
        proposals=(
            Proposal("v-omar", 29, "accepted", "Vier hoog is goed voor mij."),
            Proposal("v-corry", 29, "filled"),
        ),
        messages=(Message("hub", 8, "De lift doet het weer. Fijn? Of komt Omar nog een keer?"),), hours=6),
    Question(
        code="q040", kind="personal", channel="ambassador", person="r-ghebre", days_ago=36, state="checking",
        filled_in_by="a-bep", owner="hatice", subjects=("finding-work", "repair-things"), self_reliance=1,
        rung="neighbour",
        words="Jonge gast van nr 33 maakt fietsen in het trappenhuis. Goed ook. Alleen klaagt de halve flat over de olie. "
              "Hij wil wel ergens anders, maar hij weet niet waar.",
        real_question="Een plek met een werkbank, en een eerste stap naar werk.",
        proposals=(Proposal("v-yonas", 30, "accepted", "Hij kan naast mij, tafel drie. Wij spreken dezelfde taal, ook met "
                                                        "fietsen."),),
        messages=(Message("volunteer", 9, "Hij was er twee keer. Theo liet hem een naaf doen. Dat laat hij mij nooit."),),
        hours=8),
    Question(
        code="q041", kind="personal", channel="counter", person="r-silva", days_ago=31, state="checking",
        filled_in_by="hatice", owner="hatice", subjects=("rent-repairs",), self_reliance=2,
        rung="organisation", skip_reason="De verhuurder moet dit zelf maken; een buur kan hier niets aan doen.",
        words="In de slaapkamer van de baby is zwart op de muur, het komt terug. Ik heb gemaild en gebeld en nog een keer. "
              "Ze zeggen ventileren. Het raam kan niet open!",
        real_question="Een droge kamer voor de baby, en één mens die het uitzoekt.",
        referrals=(Referral("wooncoach", 28, "accepted", "Ik ben er zelf geweest. Ze had gelijk, dat raam zat dichtgekit. "
                                                          "Sjaak"),),
        messages=(Message("organisation", 10, "Raam is vervangen, muur behandeld. Over zes weken kom ik nog kijken."),),
        urgency="soon"),
    Question(
        code="q042", kind="personal", channel="web", person="r-naber", days_ago=40, state="checking",
        owner="wim", subjects=("young-people", "parenting"), self_reliance=1, rung="neighbour_with_organisation",
        words="Onze zoon (16) komt sinds de zomer zijn kamer niet meer uit. School belt. Hij zegt dat niks zin heeft. Wij "
              "doen alles fout, vooral ik.",
        real_question="Iemand die niet zijn vader is en wel langskomt.",
        proposals=(Proposal("v-ruandell", 33, "accepted", "Ik zeg niks van school. Ik neem mijn gitaar mee."),),
        referrals=(Referral("jongerencoach", 34, "accepted", "Xavi praat met de ouders, Ruandell met hem."),),
        messages=(Message("resident", 11, "Er kwam gisteren muziek uit die kamer. Om twee uur 's nachts, maar toch."),),
        hours=7),
    Question(
        code="q043", kind="personal", channel="phone", person="r-pelkmans", days_ago=27, state="checking",
        filled_in_by="wim", owner="wim", subjects=("television",), self_reliance=2, rung="neighbour",
        words="Ze ziet al drie dagen niks en zondag is de voetbal. Heeft alle knopjes al gehad, zegt ze. Allemaal.",
        real_question="Zondag samen met haar broer kijken, zoals altijd.",
        proposals=(Proposal("v-hans", 25, "accepted", "Ze had hem op Spaans en op zijn kop. Nu niet meer."),), hours=1.5),
)

WITH_TEAM: tuple[Question, ...] = (
    Question(
        code="q044", kind="liveability", channel="web", person="r-verduijn", days_ago=12, state="with_team",
        owner="hatice", subjects=("litter",), self_reliance=1,
        words="Naast de ondergrondse container bij Blaasbalghof staat elke maandag een berg. Deze week: twee matrassen, een "
              "koelkast en een kerstboom. In november!!",
        real_question="Wie doet dit, en kan het ophouden voor de ratten komen?",
        messages=(
            Message("team", 8, "De wijkbeheerder haalt het vandaag weg. We gaan twee weken kijken wie er dumpt, en "
                               "vragen buren om mee te denken."),
            Message("resident", 7, "Ik denk graag mee. Ik woon erboven."),
        )),
    Question(
        code="q045", kind="liveability", channel="counter", person="r-vanrooij", days_ago=22, state="with_team",
        filled_in_by="noor", owner="noor", subjects=("greenery", "street-party"), self_reliance=1,
        words="Er staat een dode boom op ons pleintje. Wij willen met zes gezinnen een nieuwe planten, een kers. Mag "
              "dat, en wie betaalt het gat?",
        real_question="Iets van henzelf in de straat.",
        messages=(Message("team", 15, "Het mag! Dirk helpt met het plan. De gemeente graaft het gat in maart."),)),
    Question(
        code="q046", kind="liveability", channel="ambassador", person="r-claassen", days_ago=9, state="with_team",
        filled_in_by="a-nico", owner="wim", subjects=("pavement-light",), self_reliance=2, urgency="soon",
        words="Voor nummer 40 tilt een boomwortel de stoep op. Mia is er al twee keer bijna gegaan met de rollator. Nu loopt "
              "ze over de straat."),
    Question(
        code="q047", kind="liveability", channel="phone", person="r-rijnen", days_ago=25, state="with_team",
        filled_in_by="wim", owner="wim", subjects=("safety-home", "young-people"), self_reliance=2,
        words="Jongens hangen 's avonds bij de garages. Ze doen niks, zegt hij eerlijk, maar zijn vrouw durft de hond niet "
              "meer uit te laten. En de hond moet wel.",
        real_question="Weten wie het zijn. Een praatje zou al helpen.",
        messages=(Message("team", 18, "Xavi van de Loods is er drie avonden geweest. Ze zoeken droog en licht. We "
                                      "kijken of zij de oude fietsenstalling mogen gebruiken."),)),
)

WITH_PROCESS_MANAGER: tuple[Question, ...] = (
    Question(
        code="q048", kind="personal", channel="phone", person="r-hessels", days_ago=37,
        state="with_process_manager", filled_in_by="noor", owner="noor", subjects=("pets",), self_reliance=2,
        rung="something_new",
        words="Hij moet twee weken naar een herstelhuis en durft niet, want wie zorgt voor de kanaries? Zeventien stuks. "
              "Hij gaat anders niet, zegt hij, en de dokter wordt boos.",
        real_question="Hij gaat pas voor zichzelf zorgen als zijn vogels veilig zijn.",
        proposals=(Proposal("v-els", 30, "declined", "Zeventien vogels en mijn hond, dat gaat mis."),),
        note="Derde vraag over dieren bij opname in twee maanden. Voorgelegd aan Rob: dierenoppas als vaste dienst?"),
    Question(
        code="q049", kind="personal", channel="web", person="r-isik", days_ago=44, state="with_process_manager",
        owner="hatice", subjects=("babysitting",), self_reliance=1, rung="something_new",
        words="ik werk in ploegen en de opvang is dicht om 6 uur. ik ben om half 8 thuis. mijn moeder kan niet meer. weten "
              "jullie iemand of iets?",
        real_question="Anderhalf uur, vijf dagen per week. Anders moet hij zijn baan opzeggen.",
        proposals=(
            Proposal("v-dilnaz", 36, "declined", "Vijf dagen is te veel, één dag zou kunnen."),
            Proposal("v-selam", 36, "declined", "Ik heb dan zelf les."),
        ),
        note="Rob nodigt De Loods, de school en twee andere ouders in ploegendienst uit. Datum is geprikt."),
    Question(
        code="q050", kind="personal", channel="ambassador", person="r-elidrissi", days_ago=52,
        state="with_process_manager", filled_in_by="a-khadija", owner="noor", subjects=("interpreting", "home-care"),
        self_reliance=3, rung="something_new", language="zgh",
        words="De thuiszorg komt elke dag bij haar schoonmoeder, maar niemand daar spreekt Berbers. De kleindochter van elf "
              "moet tolken. Over alles.",
        real_question="Een kind dat weer kind is als de zuster komt.",
        referrals=(Referral("wijkverpleging", 45, "asked_back", "Wij willen graag, maar hebben niemand met die taal. Wie "
                                                                "heeft een idee?"),),
        note="Fatima wil twee keer per week meelopen. Rob bespreekt met Anouk hoe dat vast kan."),
    Question(
        code="q051", kind="personal", channel="counter", person="r-mulder", days_ago=30,
        state="with_process_manager", filled_in_by="hatice", owner="hatice", subjects=("music", "day-centre"),
        self_reliance=3, rung="something_new",
        words="Mijn man speelde veertig jaar trompet. Nu weet hij niet meer welke dag het is, maar elke noot nog wel. Op de "
              "dagopvang mag het niet, want te hard. Waar mag hij toeteren?",
        real_question="Een plek waar hij nog iemand is.",
        referrals=(Referral("dagopvang", 24, "declined", "Wij gunnen het hem, maar andere gasten schrikken."),),
        note="Loods 16 heeft een studio met dikke muren. 's Ochtends is die leeg. Rob belt Xavi."),
    Question(
        code="q052", kind="personal", channel="email", person="r-verhoeven", days_ago=61,
        state="with_process_manager", owner="wim", subjects=("laundry",), self_reliance=2, rung="something_new",
        words="Mijn wasmachine is op en een nieuwe zit er tot de zomer niet in. De wasserette in het centrum is dicht. Nu was "
              "ik in bad. Dat gaat, maar niet met lakens.",
        real_question="Schone lakens zonder schulden.",
        note="Vijf vragen als deze sinds de zomer. Rob: een wasplek in BaLaDe? Rietveste kijkt naar de leidingen."),
)

IN_MEDIATION: tuple[Question, ...] = (
    Question(
        code="q053", kind="neighbour_conflict", channel="counter", person="r-bosman", days_ago=48,
        state="mediation", filled_in_by="noor", owner="noor", subjects=("neighbours",), self_reliance=2,
        words="Om half twee 's nachts gaat zijn wasmachine aan. Op centrifuge. Ik lig eronder te trillen. Ik heb op het "
              "plafond gebonkt, dat was niet slim.",
        real_question="Slapen. En niet bang zijn in de lift."),
    Question(
        code="q054", kind="neighbour_conflict", channel="web", person="r-dehaan", days_ago=58, state="mediation",
        owner="wim", subjects=("neighbours", "gardening"), self_reliance=1,
        words="Al twintig jaar goede buren en nu om een conifeer niet meer. Zij heeft zon nodig, ik privacy. We "
              "hebben allebei gezegd wat je niet moet zeggen.",
        real_question="De buurvrouw terug. De boom is bijzaak."),
    Question(
        code="q055", kind="neighbour_conflict", channel="phone", person="r-schellekens", days_ago=19,
        state="mediation", filled_in_by="hatice", owner="hatice", subjects=("neighbours",), self_reliance=2,
        words="Op de gang van de vierde tot de zesde is het oorlog over de schoenenrekken. De een struikelt, de ander zegt "
              "dat het al dertig jaar zo staat. Er hangen nu briefjes. Met uitroeptekens.",
        real_question="Weer normaal de lift in kunnen met elkaar."),
    Question(
        code="q056", kind="neighbour_conflict", channel="web", person="r-vanrooij", days_ago=8, state="mediation",
        owner="noor", subjects=("neighbours",), self_reliance=1,
        words="De kinderen van hiernaast schoppen elke dag een bal tegen mijn schutting, ik werk thuis. De moeder "
              "zegt: het zijn kinderen. Ja. Maar het is mijn schutting.",
        real_question="Rust tijdens werktijd, zonder de heks van het hofje te worden."),
)

UNDERWAY_QUESTIONS = ARRANGED + CHECKING + WITH_TEAM + WITH_PROCESS_MANAGER + IN_MEDIATION
