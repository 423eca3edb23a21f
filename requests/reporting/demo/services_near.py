"""What neighbours offer each other: the informal half of the social map."""

from reporting.demo.shapes import Service, week

HOME_QUARTERS = ("baardwijk", "laageinde", "de-hoef")

NEAR_SERVICES: tuple[Service, ...] = (
    Service(
        code="koffieochtend", name="Koffieochtend BaLaDe", organisation="startpunt-balade", contact="c-noor",
        alternate_names=("inloop", "huiskamer van de wijk"),
        summary="Koffie, krant en een praatje, zonder afspraak.",
        description="De lange tafel staat bij het raam. Komt u alleen? Vraag naar de gastvrouw of gastheer. "
                    "Die stelt u aan iemand voor.",
        subjects=("meeting-place", "company"), formal=False, takes_referrals=True, location="balade",
        schedule=week("ma 09:30-12:00, wo 09:30-12:00, vr 09:30-12:00"), languages=("nl", "tr", "ar", "pl"),
        phone="0416 00 00 10", collective=True, checked_days_ago=9, checked_by="noor"),
    Service(
        code="burenbezoek", name="Burenbezoek", organisation="startpunt-balade", contact="c-noor",
        alternate_names=("maatje", "bezoekvrijwilliger"),
        summary="Een vaste buur komt elke week een uurtje bij u langs.",
        description="Wij zoeken iemand die bij u past: ook een duivenmelker of een kaartspeler. Klikt het niet? "
                    "Dan zoeken we verder.",
        subjects=("home-visit", "phone-chat", "grief"), formal=False, takes_referrals=True, location="",
        schedule=week("ma 09:00-17:00, di 09:00-17:00, wo 09:00-17:00, do 09:00-17:00, vr 09:00-17:00",
                      "in overleg"),
        languages=("nl", "tr", "ar", "zgh", "pap"), phone="0416 00 00 10", areas=HOME_QUARTERS,
        waiting_days=14, places_left=3, checked_days_ago=21, checked_by="wim"),
    Service(
        code="klussenploeg", name="Klussenploeg", organisation="startpunt-balade", contact="c-noor",
        alternate_names=("klusdienst", "handige Harries"),
        summary="Kleine klussen in huis, tot een uur of twee.",
        description="Een lamp, een gordijnrail, een kast die scheef staat. Materiaal betaalt u zelf, het werk is "
                    "gratis. Geen gas, geen dak, geen meterkast.",
        subjects=("small-repairs", "painting", "jobs"), formal=False, takes_referrals=True, location="",
        schedule=week("di 09:00-12:00, do 13:00-17:00, za 10:00-13:00"), phone="0416 00 00 10",
        cost="Gratis; materiaal betaalt u zelf.", eligibility="Voor wie het zelf niet kan en weinig geld heeft.",
        areas=HOME_QUARTERS, waiting_days=9, places_left=6, checked_days_ago=33, checked_by="wim"),
    Service(
        code="belcirkel", name="Belcirkel Goedemorgen", organisation="welzijn-pekdraad", contact="c-naima",
        alternate_names=("telefooncirkel",),
        summary="Elke ochtend belt iemand even of alles goed is.",
        description="Zes mensen bellen elkaar door, tussen half negen en negen. Neemt u niet op? Dan komt iemand "
                    "met uw sleutel kijken.",
        subjects=("phone-chat", "company", "safety-home"), formal=False, takes_referrals=True, location="",
        schedule=week("ma 08:30-09:00, di 08:30-09:00, wo 08:30-09:00, do 08:30-09:00, vr 08:30-09:00, "
                      "za 08:30-09:00, zo 08:30-09:00"),
        eligibility="Voor wie alleen woont.", phone="0416 00 01 12", places_left=2, checked_days_ago=47,
        checked_by="hatice"),
    Service(
        code="boodschappenbus", name="Boodschappenbus", organisation="welzijn-pekdraad", contact="c-naima",
        alternate_names=("winkelbus", "boodschappenhulp"),
        summary="Samen met de bus naar de winkel, en de tassen komen tot in de keuken.",
        description="De bus haalt u op aan de deur. Twee vrijwilligers gaan mee de winkel in. Na afloop drinken "
                    "we koffie in de supermarkt.",
        subjects=("grocery-shopping", "rides", "going-out"), formal=False, takes_referrals=True, location="",
        schedule=week("do 09:30-12:00"), cost="€ 2,50 per keer.", phone="0416 00 01 12", areas=HOME_QUARTERS,
        places_left=1, waiting_days=7, collective=True, checked_days_ago=12, checked_by="hatice"),
    Service(
        code="weggeefkast", name="Weggeefkast en kledingrek", organisation="startpunt-balade", contact="c-noor",
        alternate_names=("ruilkast", "gratis kleding"),
        summary="Breng wat u niet gebruikt, neem mee wat u nodig heeft.",
        description="Kleding, speelgoed, pannen. In de winter vooral jassen. Meubels passen er niet in; die "
                    "hangen als kaartje op het prikbord.",
        subjects=("goods",), formal=False, takes_referrals=False, location="balade",
        schedule=week("ma 09:00-12:30, di 09:00-16:30, wo 09:00-12:30, do 09:00-20:00, vr 09:00-12:30"),
        phone="0416 00 00 10", collective=True, checked_days_ago=5, checked_by="noor"),
    Service(
        code="voedselpakket", name="Wekelijks voedselpakket", organisation="halve-mand", contact="c-corrie",
        alternate_names=("voedselbank", "kratje"),
        summary="Elke vrijdag een krat met eten voor een week.",
        description="Bel eerst. We rekenen samen uit of u een pakket kunt krijgen. Is het vandaag nodig? Zeg "
                    "dat, dan maken we meteen een noodpakket.",
        subjects=("food-parcel", "making-ends-meet"), formal=False, takes_referrals=True, location="halve-mand",
        schedule=week("vr 13:00-15:30"), languages=("nl", "en", "ar", "pl", "uk"), phone="0416 00 01 41",
        eligibility="Voor wie na de vaste lasten te weinig overhoudt.", waiting_days=3, checked_days_ago=18,
        checked_by="noor"),
    Service(
        code="kinderdoos", name="Verjaardagsdoos", organisation="halve-mand", contact="c-corrie",
        summary="Slingers, taart en een cadeau, zodat elk kind jarig kan zijn.",
        description="Bel twee weken vooruit. De doos is neutraal ingepakt; niemand ziet waar hij vandaan komt.",
        subjects=("goods", "youth", "making-ends-meet"), formal=False, takes_referrals=True,
        location="halve-mand", schedule=week("wo 14:00-16:00, vr 13:00-15:30"),
        eligibility="Voor kinderen tot en met 12 jaar.", phone="0416 00 01 41", waiting_days=10, places_left=8,
        checked_days_ago=64, checked_by="hatice"),
    Service(
        code="repaircafe", name="Repaircafé", organisation="kapot-is-niks", contact="c-theo",
        alternate_names=("reparatiecafé", "stofzuigerdokter"),
        summary="Breng iets kapots mee en repareer het samen.",
        description="Lampen, stofzuigers, broeken, fietsen en speelgoed. Twee op de drie dingen gaan heel weer "
                    "naar huis. Op de rest zijn we boos.",
        subjects=("repair-things", "laundry"), formal=False, takes_referrals=True, location="balade",
        schedule=week("za 10:00-13:00", "elke eerste en derde zaterdag"), cost="Vrije gift.",
        phone="0416 00 01 51", collective=True, checked_days_ago=28, checked_by="wim"),
    Service(
        code="wandelrondje", name="Woensdagrondje", organisation="blauwe-pleister", contact="c-jo",
        alternate_names=("wandelen", "ommetje"),
        summary="Vier kilometer wandelen in rustig tempo.",
        description="Wij starten bij de fietsenrekken. Halverwege staat een bankje en dat gebruiken we ook. "
                    "Honden mogen mee als ze elkaar verdragen.",
        subjects=("walking", "company"), formal=False, takes_referrals=True, location="balade",
        schedule=week("wo 13:30-15:00"), phone="0416 00 01 61", collective=True, checked_days_ago=40,
        checked_by="wim"),
    Service(
        code="rollatorrondje", name="Rollatorrondje", organisation="blauwe-pleister", contact="c-jo",
        summary="Eén kilometer over vlakke stoepen, met veel stilstaan.",
        description="Voor wie met een rollator loopt of net weer begint. Er gaan twee mensen mee en één lege "
                    "rolstoel, voor het geval dat.",
        subjects=("walking", "sports"), formal=False, takes_referrals=True, location="drie-linden-zaal",
        schedule=week("ma 14:00-15:00"), phone="0416 00 01 61", places_left=4, collective=True,
        checked_days_ago=40, checked_by="wim"),
    Service(
        code="taalmaatje", name="Taalmaatje", organisation="hoe-zeg-je-dat", contact="c-lucia",
        alternate_names=("taalbuddy", "Nederlands oefenen"),
        summary="Elke week een uur Nederlands praten met iemand uit uw buurt.",
        description="Thuis, in de bieb of al wandelend. U kiest waar u over praat. Grammatica mag, maar "
                    "hoeft niet.",
        subjects=("dutch-practice",), formal=False, takes_referrals=True, location="",
        schedule=week("ma 10:00-12:00, di 18:30-20:30, za 10:00-12:00", "in overleg"),
        languages=("nl", "en", "ar", "ti", "uk"), phone="0416 00 01 71", waiting_days=21, places_left=5,
        checked_days_ago=15, checked_by="hatice"),
    Service(
        code="open-tafel", name="Open Tafel", organisation="open-tafel", contact="c-ben",
        alternate_names=("samen eten", "kerkmaaltijd", "warm eten"),
        summary="Drie gangen en goed gezelschap in de zaal achter de kerk.",
        description="Geef u vóór dinsdag op. Er is altijd ook iets zonder vlees en zonder varken. Wie niet "
                    "betalen kan, schilt mee.",
        subjects=("eating-together", "company"), formal=False, takes_referrals=True, location="kerkzaal",
        schedule=week("do 17:00-19:30"), cost="€ 5,00; niet hebben is niet erg.", phone="0416 00 02 21",
        wheelchair=False, places_left=11, collective=True, checked_days_ago=26, checked_by="noor"),
    Service(
        code="kookclub-mannen", name="Mannen aan de pan", organisation="open-tafel", contact="c-ben",
        alternate_names=("kookles mannen",),
        summary="Leren koken voor mannen die het nooit hoefden.",
        description="We beginnen met een ei. Na tien avonden kookt u een hele week. Veel deelnemers zijn pas "
                    "alleen komen te staan; daar wordt niet moeilijk over gedaan.",
        subjects=("cooking", "grief", "eating-together"), formal=False, takes_referrals=True,
        location="kerkzaal", schedule=week("di 17:00-20:00"), cost="€ 4,00 per avond.", wheelchair=False,
        phone="0416 00 02 21", places_left=2, collective=True, cultural=True, checked_days_ago=26,
        checked_by="noor"),
    Service(
        code="tuinhulp", name="Tuinhulp van buren", organisation="groene-veter", contact="c-greet",
        alternate_names=("tuinman", "heg knippen", "gras maaien"),
        summary="Twee keer per jaar een ploeg in uw tuin.",
        description="Wij komen met vijf man, een kruiwagen en een thermoskan. U hoeft niets te doen, maar "
                    "aanwijzen mag.",
        subjects=("gardening",), formal=False, takes_referrals=True, location="",
        schedule=week("vr 09:00-12:00, za 09:00-12:00"), cost="Gratis; het groenafval kost € 10,00.",
        eligibility="Voor wie zelf niet meer kan tuinieren.", phone="0416 00 02 31", areas=HOME_QUARTERS,
        waiting_days=28, places_left=3, checked_days_ago=55, checked_by="wim"),
    Service(
        code="buurttuin", name="Werken in de buurttuin", organisation="groene-veter", contact="c-greet",
        alternate_names=("moestuin", "volkstuin"),
        summary="Samen zaaien, wieden en oogsten.",
        description="Iedereen mag aansluiten. Drie bakken staan op rolstoelhoogte. In november zetten we bollen "
                    "en eten we soep.",
        subjects=("greenery", "gardening", "volunteering"), formal=False, takes_referrals=True,
        location="buurttuin", schedule=week("wo 09:00-12:00, za 10:00-12:00"), phone="0416 00 02 31",
        collective=True, checked_days_ago=55, checked_by="wim"),
    Service(
        code="wijktaxi", name="Wijktaxi", organisation="meerijder", contact="c-cor",
        alternate_names=("vervoer", "rit naar het ziekenhuis", "rolstoeltaxi"),
        summary="Van deur tot deur, binnen Waalwijk en naar het ziekenhuis.",
        description="Bel uiterlijk een dag vooruit. De chauffeur loopt mee tot de balie. Wachten doet hij graag, "
                    "met de krant.",
        subjects=("rides", "going-along"), formal=False, takes_referrals=True, location="",
        schedule=week("ma 08:30-17:00, di 08:30-17:00, wo 08:30-17:00, do 08:30-17:00, vr 08:30-17:00"),
        cost="€ 3,00 in Waalwijk, € 9,00 naar het ziekenhuis.", phone="0416 00 02 41", waiting_days=1,
        checked_days_ago=7, checked_by="noor"),
    Service(
        code="duofiets", name="Duofiets lenen", organisation="meerijder", contact="c-cor",
        alternate_names=("samen fietsen", "fietsmaatje"),
        summary="Naast elkaar fietsen, met steun van een motor.",
        description="U kunt de fiets lenen of een fietsmaatje erbij vragen. In de schuur hangt een helm in elke "
                    "maat.",
        subjects=("cycling", "going-out"), formal=False, takes_referrals=True, location="balade",
        schedule=week("di 13:00-16:00, vr 13:00-16:00"), cost="€ 2,00 per uur.", phone="0416 00 02 41",
        status="temporarily_closed", checked_days_ago=19, checked_by="noor"),
    Service(
        code="stoelgym", name="Gym op de stoel", organisation="nog-lang-niet-moe", contact="c-riet",
        alternate_names=("stoelyoga", "ouderengym"),
        summary="Een uur bewegen zonder op te staan.",
        description="Muziek uit uw jeugd, ballen, linten en een pittenzak. Daarna koffie; dat hoort bij de les.",
        subjects=("sports", "company"), formal=False, takes_referrals=True, location="drie-linden-zaal",
        schedule=week("di 10:00-11:00, do 10:00-11:00"), cost="€ 2,50 per les.", eligibility="Vanaf 60 jaar.",
        phone="0416 00 02 91", places_left=6, collective=True, checked_days_ago=36, checked_by="hatice"),
    Service(
        code="niet-vallen", name="Blijf op de been", organisation="nog-lang-niet-moe", contact="c-riet",
        alternate_names=("valpreventie", "balans"),
        summary="Tien lessen tegen vallen, en leren hoe u weer opstaat.",
        description="Met drempels, kussens en een echte stoeprand. U oefent wat u thuis tegenkomt.",
        subjects=("sports", "courses"), formal=False, takes_referrals=True, location="sporthal",
        schedule=week("wo 10:30-11:30"), cost="€ 25,00 voor tien lessen.", eligibility="Vanaf 65 jaar.",
        phone="0416 00 02 91", waiting_days=30, places_left=0, collective=True, cultural=True,
        checked_days_ago=36, checked_by="hatice"),
    Service(
        code="naaiatelier", name="Naaiatelier voor vrouwen", organisation="vingerhoed", contact="c-zeynep",
        alternate_names=("naailes", "naaicursus"),
        summary="Leren naaien en samen dingen maken.",
        description="Uw eerste tas is klaar in drie keer. We spreken Nederlands en helpen elkaar met de rest.",
        subjects=("crafts", "dutch-practice", "company"), formal=False, takes_referrals=True,
        location="vingerhoed", schedule=week("ma 09:30-12:00, do 09:30-12:00"),
        languages=("nl", "tr", "ar", "zgh", "so", "ti", "fa"), cost="€ 1,00 per keer, met koffie.",
        eligibility="Voor vrouwen.", phone="0416 00 03 11", places_left=3, collective=True, cultural=True,
        checked_days_ago=11, checked_by="hatice"),
    Service(
        code="verstelhoek", name="Verstelhoek", organisation="vingerhoed", contact="c-zeynep",
        alternate_names=("broek korter", "rits kapot"),
        summary="Een broek korter, een nieuwe rits, een knoop eraan.",
        description="Breng het maandag, haal het donderdag. U betaalt wat u kunt missen.",
        subjects=("laundry", "repair-things"), formal=False, takes_referrals=False, location="vingerhoed",
        schedule=week("ma 13:00-15:00, do 13:00-15:00"), cost="Vrije gift.", phone="0416 00 03 11",
        checked_days_ago=11, checked_by="hatice"),
    Service(
        code="rikmiddag", name="Rikken en biljarten", organisation="welzijn-pekdraad", contact="c-dirk",
        alternate_names=("kaarten", "kaartmiddag"),
        summary="Kaarten, biljart en een borreltje na vieren.",
        description="Kunt u niet rikken? Toon leert het u. Hij verliest expres, maar alleen de eerste keer.",
        subjects=("games", "company"), formal=False, takes_referrals=True, location="balade",
        schedule=week("di 13:30-16:30, vr 13:30-16:30"), cost="€ 1,50.", phone="0416 00 01 11",
        collective=True, checked_days_ago=73, checked_by="wim"),
    Service(
        code="wijkkoor", name="Wijkkoor Vals Maar Vrolijk", organisation="welzijn-pekdraad", contact="c-dirk",
        alternate_names=("koor", "zingen"),
        summary="Zingen zonder noten te lezen.",
        description="Brabantse liedjes, een beetje Motown en elk jaar een Turks lied. Niemand doet auditie.",
        subjects=("music", "company"), formal=False, takes_referrals=True, location="balade",
        schedule=week("wo 19:30-21:30"), cost="€ 5,00 per maand.", phone="0416 00 01 11", places_left=9,
        collective=True, cultural=True, checked_days_ago=73, checked_by="wim"),
)
