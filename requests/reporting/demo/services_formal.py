"""What institutions offer: the formal half of the social map."""

from reporting.demo.shapes import Service, week

WEEKDAYS = "ma 09:00-16:30, di 09:00-16:30, wo 09:00-16:30, do 09:00-16:30, vr 09:00-12:30"

FORMAL_SERVICES: tuple[Service, ...] = (
    Service(
        code="buurtbemiddeling", name="Buurtbemiddeling", organisation="startpunt-balade", contact="c-marleen",
        alternate_names=("burenruzie", "overlast buren"),
        summary="Twee getrainde buurtgenoten helpen u weer met uw buren te praten.",
        description="Zij komen eerst bij u en daarna bij de buren. Ze kiezen geen kant. Het kost niets en blijft "
                    "onder ons.",
        subjects=("neighbours",), formal=True, takes_referrals=True, location="balade",
        schedule=week(WEEKDAYS, "op afspraak, ook 's avonds"), languages=("nl", "en", "tr", "ar", "pl"),
        phone="0416 00 00 14", waiting_days=7, checked_days_ago=14, checked_by="noor"),
    Service(
        code="ouderenwerk", name="Ouderenadviseur", organisation="welzijn-pekdraad", contact="c-naima",
        alternate_names=("ouderenwerker", "huisbezoek 75-plus"),
        summary="Iemand die bij u thuis meedenkt over wonen, geld en gezelschap.",
        description="Naïma komt op de koffie en neemt de tijd. Zij kent de regelingen en de mensen erachter.",
        subjects=("company", "aids", "paperwork"), formal=True, takes_referrals=True, location="",
        schedule=week("ma 09:00-17:00, di 09:00-17:00, do 09:00-17:00"), languages=("nl", "ar", "zgh", "fr"),
        eligibility="Vanaf 65 jaar.", phone="0416 00 01 12", waiting_days=10, checked_days_ago=22,
        checked_by="hatice"),
    Service(
        code="buurtinitiatief", name="Hulp bij een plan voor uw straat", organisation="welzijn-pekdraad",
        contact="c-dirk", alternate_names=("opbouwwerk", "straatfeest", "buurtbudget"),
        summary="Een feest, een bankje of een speelplek: wij helpen op gang.",
        description="Dirk weet waar geld is, wie een tent heeft en hoe u een vergunning krijgt. U bedenkt het, "
                    "u doet het, hij duwt.",
        subjects=("street-party", "greenery", "volunteering"), formal=True, takes_referrals=True,
        location="balade", schedule=week("di 09:00-17:00, do 13:00-20:00"), phone="0416 00 01 11",
        collective=True, checked_days_ago=44, checked_by="wim"),
    Service(
        code="reparatieverzoek", name="Reparatie in uw huurhuis", organisation="rietveste", contact="c-loes",
        alternate_names=("lekkage", "cv-storing", "schimmel"),
        summary="Iets stuk in uw huurhuis? Wij maken een afspraak.",
        description="Lekkage of geen verwarming: bel, ook in het weekend. De rest maken we binnen tien werkdagen.",
        subjects=("rent-repairs",), formal=True, takes_referrals=False, location="rietveste",
        schedule=week(WEEKDAYS), eligibility="Voor huurders van Rietveste.", phone="0416 00 01 22",
        waiting_days=10, checked_days_ago=61, checked_by="noor"),
    Service(
        code="wooncoach", name="Wooncoach: prettig en passend wonen", organisation="rietveste",
        contact="c-sjaak", alternate_names=("kleiner wonen", "woningruil", "doorstromen"),
        summary="Hulp bij verhuizen naar een huis dat bij u past.",
        description="Een trap te veel of een tuin te groot? Sjaak rekent met u, zoekt mee en regelt soms de "
                    "verhuiswagen.",
        subjects=("finding-home", "moving"), formal=True, takes_referrals=True, location="rietveste",
        schedule=week("ma 13:00-16:30, do 09:00-12:30"), phone="0416 00 01 21", waiting_days=18, places_left=4,
        checked_days_ago=61, checked_by="noor"),
    Service(
        code="energiefixers", name="Energieklussers", organisation="rietveste", contact="c-sjaak",
        alternate_names=("tochtstrips", "energiecoach"),
        summary="Twee leerlingen maken uw huis gratis tochtvrij.",
        description="Strips, folie achter de radiator, een zuinige douchekop. Ze zijn in een ochtend klaar en "
                    "leggen uit wat u zelf kunt doen.",
        subjects=("energy", "small-repairs"), formal=True, takes_referrals=True, location="",
        schedule=week("di 09:00-12:00, wo 09:00-12:00"), eligibility="Voor huurders met een hoge rekening.",
        phone="0416 00 01 21", areas=("laageinde", "de-hoef", "bloemenoord"), waiting_days=35, places_left=12,
        checked_days_ago=133, checked_by="wim"),
    Service(
        code="digihulp", name="Digitafel", organisation="leeslap", contact="c-bram",
        alternate_names=("computerhulp", "DigiD hulp", "telefoonhulp"),
        summary="Loop binnen met uw telefoon, laptop of brief met een inlogcode.",
        description="Bram en zijn vrijwilligers hebben geduld voor twee. U typt zelf, zij kijken mee. Uw "
                    "wachtwoord willen ze niet weten.",
        subjects=("digid", "phone-tablet", "computer", "forms"), formal=True, takes_referrals=True,
        location="leeslap", schedule=week("ma 10:00-12:00, wo 14:00-16:00, za 10:00-12:00"),
        languages=("nl", "en", "uk"), phone="0416 00 01 31", collective=True, checked_days_ago=16,
        checked_by="hatice"),
    Service(
        code="voorlezen", name="Voorleesmaatje thuis", organisation="leeslap", contact="c-bram",
        alternate_names=("voorleesexpres",),
        summary="Een vrijwilliger leest twintig weken voor bij u thuis.",
        description="Voor kinderen van 2 tot 8 jaar. Ouders doen mee; u mag ook in uw eigen taal lezen.",
        subjects=("homework", "parenting", "reading-writing"), formal=True, takes_referrals=True, location="",
        schedule=week("ma 16:00-18:00, wo 14:00-18:00, do 16:00-18:00"), phone="0416 00 01 31",
        eligibility="Voor gezinnen met kinderen van 2 tot 8 jaar.", waiting_days=40, places_left=0, cultural=True,
        checked_days_ago=90, checked_by="hatice"),
    Service(
        code="lezen-schrijven", name="Beter lezen en schrijven", organisation="hoe-zeg-je-dat",
        contact="c-lucia", alternate_names=("laaggeletterd", "spellingles"),
        summary="Een kleine groep voor volwassenen, ook als u hier geboren bent.",
        description="Eén op de acht mensen heeft er moeite mee. U bent dus nooit de enige. Wij beginnen met "
                    "uw eigen post.",
        subjects=("reading-writing", "courses"), formal=True, takes_referrals=True, location="balade",
        schedule=week("di 19:00-21:00, do 09:30-11:30"), phone="0416 00 01 71", places_left=5,
        collective=True, cultural=True, checked_days_ago=15, checked_by="hatice"),
    Service(
        code="taalles", name="Nederlandse les", organisation="hoe-zeg-je-dat", contact="c-lucia",
        alternate_names=("inburgering", "NT2", "taalcursus"),
        summary="Les in groepen, van begin tot examen.",
        description="Twee ochtenden of twee avonden per week. We kijken eerst in welke groep u past.",
        subjects=("dutch-practice", "courses"), formal=True, takes_referrals=True, location="hoe-zeg-je-dat",
        schedule=week("ma 09:00-12:00, di 19:00-21:30, wo 09:00-12:00, do 19:00-21:30"),
        languages=("nl", "en", "ar", "ti", "uk", "pl"), cost="€ 40,00 per half jaar; met laag inkomen gratis.",
        phone="0416 00 01 71", waiting_days=25, places_left=7, collective=True, cultural=True,
        checked_days_ago=15, checked_by="hatice"),
    Service(
        code="schuldhulp", name="Hulp bij schulden", organisation="weer-rond", contact="c-patrick",
        alternate_names=("schuldhulpverlening", "betalingsregeling", "deurwaarder"),
        summary="Samen een plan maken om van uw schulden af te komen.",
        description="Wij bellen de mensen die geld van u willen. Dat geeft rust. Neem alle enveloppen mee, ook "
                    "de dichte.",
        subjects=("debts", "making-ends-meet"), formal=True, takes_referrals=True, location="balade",
        schedule=week("ma 09:00-12:00, wo 13:00-16:00"), languages=("nl", "en", "tr", "pl"),
        phone="0416 00 01 81", waiting_days=12, checked_days_ago=8, checked_by="noor"),
    Service(
        code="postuurtje", name="Postuurtje", organisation="weer-rond", contact="c-patrick",
        alternate_names=("brievenhulp", "formulierenhulp", "thuisadministratie"),
        summary="Loop binnen met post die u niet snapt.",
        description="Twee vrijwilligers en één beroepskracht lezen mee. U gaat naar huis met een lijstje van "
                    "wat u moet doen.",
        subjects=("reading-letters", "forms", "paperwork"), formal=True, takes_referrals=True, location="balade",
        schedule=week("di 13:30-16:30, do 17:30-19:30"), languages=("nl", "tr", "ar", "pl"),
        phone="0416 00 01 81", collective=True, checked_days_ago=8, checked_by="noor"),
    Service(
        code="jongereninloop", name="Inloop Loods 16", organisation="loods-16", contact="c-xavi",
        alternate_names=("jongerencentrum", "hangplek"),
        summary="Open deur voor jongeren: chillen, koken, muziek.",
        description="Je hoeft niets. Wil je wel iets? Er is een studio, een werkbank en altijd iemand die luistert.",
        subjects=("young-people", "music"), formal=True, takes_referrals=True, location="loods-16",
        schedule=week("di 15:00-21:00, wo 14:00-21:00, vr 15:00-22:00"), languages=("nl", "en", "pap", "es"),
        eligibility="Van 12 tot en met 23 jaar.", phone="0416 00 01 91", collective=True, checked_days_ago=30,
        checked_by="wim"),
    Service(
        code="jongerencoach", name="Jongerencoach", organisation="loods-16", contact="c-xavi",
        alternate_names=("mentor", "stageplek zoeken"),
        summary="Eén op één met een jongerenwerker, over school, thuis of werk.",
        description="Xavi loopt mee naar school, de gemeente of een baas. Ouders mogen bellen, de jongere beslist.",
        subjects=("young-people", "finding-work", "parenting"), formal=True, takes_referrals=True,
        location="loods-16", schedule=week("ma 12:00-18:00, do 12:00-18:00"), languages=("nl", "en", "pap", "es"),
        eligibility="Van 12 tot en met 23 jaar.", phone="0416 00 01 91", waiting_days=14, places_left=3,
        checked_days_ago=30, checked_by="wim"),
    Service(
        code="huiswerkklas", name="Huiswerkklas", organisation="loods-16", contact="c-xavi",
        alternate_names=("bijles", "huiswerkbegeleiding"),
        summary="Twee middagen rust, hulp en een boterham.",
        description="Voor de brugklas tot en met het examen. Oud-leraren en studenten helpen met plannen, "
                    "rekenen en Engels.",
        subjects=("homework", "young-people"), formal=True, takes_referrals=True, location="loods-16",
        schedule=week("di 15:00-17:30, do 15:00-17:30"), eligibility="Voor de middelbare school.",
        phone="0416 00 01 91", places_left=2, collective=True, cultural=True, checked_days_ago=30,
        checked_by="wim"),
    Service(
        code="wijkverpleging", name="Wijkverpleging", organisation="kamperfoelie", contact="c-anouk",
        alternate_names=("thuiszorg", "steunkousen", "wondverzorging"),
        summary="Verpleging en verzorging bij u thuis.",
        description="Anouk komt eerst praten over wat u zelf kunt en wil. De zorgverzekering betaalt. U hoeft "
                    "niet eerst langs de huisarts.",
        subjects=("home-care",), formal=True, takes_referrals=True, location="",
        schedule=week("ma 07:00-23:00, di 07:00-23:00, wo 07:00-23:00, do 07:00-23:00, vr 07:00-23:00, "
                      "za 07:00-23:00, zo 07:00-23:00"),
        languages=("nl", "pap", "tr"), phone="0416 00 02 11", waiting_days=5, checked_days_ago=24,
        checked_by="hatice"),
    Service(
        code="hulp-huishouden", name="Hulp in de huishouding", organisation="kamperfoelie", contact="c-anouk",
        alternate_names=("poetshulp", "Wmo-hulp", "schoonmaak"),
        summary="Een vaste hulp voor het werk dat u niet meer kunt.",
        description="U vraagt dit aan via de gemeente; wij helpen met die aanvraag. Er is een wachtlijst. "
                    "Daar zijn we eerlijk over.",
        subjects=("cleaning", "aids", "tidying"), formal=True, takes_referrals=True, location="",
        schedule=week(WEEKDAYS), cost="Eigen bijdrage per maand.", phone="0416 00 02 11", waiting_days=60,
        places_left=0, eligibility="Met een besluit van de gemeente.", checked_days_ago=24, checked_by="hatice"),
    Service(
        code="rechtsadvies", name="Juridisch spreekuur", organisation="recht-toe", contact="c-elif",
        alternate_names=("gratis jurist", "bezwaar maken"),
        summary="Een half uur gratis advies over uw recht.",
        description="Over werk, huur, uitkering, kopen en scheiden. Neem uw papieren mee. Wij schrijven zo nodig "
                    "een brief met u.",
        subjects=("legal-advice", "letters"), formal=True, takes_referrals=True, location="recht-toe",
        schedule=week("ma 18:30-20:30, wo 10:00-12:00"), languages=("nl", "en", "tr", "de"), wheelchair=False,
        phone="0416 00 02 51", waiting_days=6, checked_days_ago=51, checked_by="noor"),
    Service(
        code="mantelzorgsteun", name="Steun voor mantelzorgers", organisation="adempauze", contact="c-hanneke",
        alternate_names=("mantelzorg", "respijtzorg"),
        summary="Praten, uitzoeken wat kan, en iemand die even overneemt.",
        description="Hanneke zorgde zelf jaren voor haar broer. U hoeft haar niet uit te leggen hoe het is.",
        subjects=("carer-support", "mental-support"), formal=True, takes_referrals=True, location="balade",
        schedule=week("di 09:00-12:00, do 13:00-17:00"), phone="0416 00 02 61", waiting_days=8,
        checked_days_ago=20, checked_by="noor"),
    Service(
        code="zit-oppas", name="Oppas voor uw naaste", organisation="adempauze", contact="c-hanneke",
        alternate_names=("respijtvrijwilliger", "even eruit"),
        summary="Een vaste vrijwilliger blijft bij uw man, vrouw of ouder, zodat u weg kunt.",
        description="Naar de kapper, naar het koor of een middag slapen. Meestal een dagdeel per week.",
        subjects=("carer-support", "home-visit"), formal=True, takes_referrals=True, location="",
        schedule=week("ma 13:00-17:00, wo 13:00-17:00, vr 13:00-17:00", "in overleg"), phone="0416 00 02 61",
        waiting_days=30, places_left=1, checked_days_ago=20, checked_by="noor"),
    Service(
        code="dagopvang", name="Dag in De Notenboom", organisation="notenboom", contact="c-wil",
        alternate_names=("dementie", "dagbesteding", "ontmoetingscentrum"),
        summary="Een dag vol aandacht voor mensen met geheugenproblemen.",
        description="Een proefdag is gratis. Het busje haalt op. Samen koken we tussen de middag warm.",
        subjects=("day-centre", "carer-support"), formal=True, takes_referrals=True, location="notenboom",
        schedule=week("ma 09:30-16:00, di 09:30-16:00, do 09:30-16:00, vr 09:30-16:00"),
        cost="Proefdag gratis; daarna eigen bijdrage.", phone="0416 00 02 71", waiting_days=20, places_left=3,
        collective=True, checked_days_ago=38, checked_by="wim"),
    Service(
        code="geheugencafe", name="Geheugencafé", organisation="notenboom", contact="c-wil",
        alternate_names=("alzheimercafé", "dementie vragen"),
        summary="Elke maand een avond over vergeten, voor wie het zelf heeft of ernaast staat.",
        description="Iemand vertelt, daarna is er tijd voor vragen. Lachen mag. Huilen ook.",
        subjects=("carer-support", "courses"), formal=True, takes_referrals=True, location="notenboom",
        schedule=week("do 19:00-21:00", "elke tweede donderdag"), phone="0416 00 02 71", collective=True,
        cultural=True, checked_days_ago=210, checked_by="wim"),
    Service(
        code="straatspreekuur", name="Spreekuur wijkagent en wijkbeheerder", organisation="wijkteam-balade",
        contact="c-kim", alternate_names=("politie", "wijkagent", "spreekuur"),
        summary="Vertel wat er in uw straat speelt, zonder afspraak.",
        description="Stef van de politie en de wijkbeheerder zitten aan één tafel. Is er nu gevaar? Bel 112.",
        subjects=("safety-home", "traffic", "street"), formal=True, takes_referrals=True, location="balade",
        schedule=week("do 18:00-19:30"), languages=("nl", "en"), phone="0416 00 02 81", collective=True,
        checked_days_ago=13, checked_by="noor"),
    Service(
        code="straatmelding", name="Iets in de straat doorgeven", organisation="wijkteam-balade",
        contact="c-kim", alternate_names=("melding", "losse tegel", "zwerfvuil", "lantaarn"),
        summary="Losse stoep, kapot licht, afval: het wijkteam zoekt het uit.",
        description="U hoort binnen vijf werkdagen wat we doen. Kunnen we niets doen, dan leggen we uit waarom.",
        subjects=("litter", "pavement-light", "greenery", "traffic"), formal=True, takes_referrals=True,
        location="", schedule=week(WEEKDAYS), phone="0416 00 02 81", areas=("baardwijk", "laageinde", "de-hoef"),
        waiting_days=5, checked_days_ago=13, checked_by="noor"),
)
