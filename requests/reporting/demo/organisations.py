"""Invented organisations, their contact persons and, from two other modules, their services."""

from reporting.demo.services_formal import FORMAL_SERVICES
from reporting.demo.services_near import NEAR_SERVICES
from reporting.demo.shapes import Contact, Organisation, Service

ORGANISATIONS: tuple[Organisation, ...] = (
    Organisation(
        code="startpunt-balade", name="Startpunt BaLaDe", alternate_names=("BaLaDe", "Wijkwinkel"),
        summary="De voordeur van de wijk, voor elke vraag en elk talent.",
        description="Wij luisteren, zoeken een buur die kan helpen en blijven volgen hoe het gaat. Met een "
                    "kleine ploeg en veel vrijwilligers.",
        formal=True, email="startpunt@balade.example", phone="0416 00 00 10",
        website="https://www.balade.example", location="balade"),
    Organisation(
        code="welzijn-pekdraad", name="Welzijn De Pekdraad", alternate_names=("De Pekdraad", "het welzijn"),
        summary="Opbouwwerk, ouderenwerk en een luisterend oor in de wijk.",
        description="Wij houden de wijk bij elkaar, zoals pekdraad een schoen. Onze mensen werken op straat, "
                    "aan tafel en bij u thuis.",
        formal=True, email="hallo@pekdraad.example", phone="0416 00 01 10",
        website="https://www.pekdraad.example", location="balade"),
    Organisation(
        code="rietveste", name="Woonstichting Rietveste", alternate_names=("Rietveste", "de woningbouw"),
        summary="Verhuurt en onderhoudt woningen in Waalwijk-Oost.",
        description="Wij zorgen dat uw huis droog, veilig en betaalbaar is. Onze wijkbeheerders lopen elke week "
                    "door de straat.",
        formal=True, email="huurders@rietveste.example", phone="0416 00 01 20",
        website="https://www.rietveste.example", location="rietveste"),
    Organisation(
        code="leeslap", name="Bibliotheek De Leeslap", alternate_names=("de bieb", "bibliotheek"),
        summary="Boeken, warmte, computers en mensen die u op weg helpen.",
        description="U hoeft geen lid te zijn om binnen te komen. Er is altijd een tafel, een krant en iemand "
                    "die het weet.",
        formal=True, email="balie@leeslap.example", phone="0416 00 01 30",
        website="https://www.leeslap.example", location="leeslap"),
    Organisation(
        code="halve-mand", name="Voedselhulp De Halve Mand", alternate_names=("voedselbank",),
        summary="Eten voor wie na de vaste lasten te weinig overhoudt.",
        description="Elke week pakken veertig vrijwilligers kratten in. Wat u bij ons krijgt, blijft onder ons.",
        formal=False, email="pakket@halvemand.example", phone="0416 00 01 40",
        website="https://www.halvemand.example", location="halve-mand"),
    Organisation(
        code="kapot-is-niks", name="Repaircafé Kapot Is Niks", alternate_names=("repaircafé",),
        summary="Samen repareren wat anders de container in gaat.",
        description="Tien handige mensen, een tafel vol gereedschap en appeltaart. U blijft erbij zitten en "
                    "leert hoe het moet.",
        formal=False, email="schroef@kapotisniks.example", phone="0416 00 01 50",
        website="https://www.kapotisniks.example", location="balade"),
    Organisation(
        code="blauwe-pleister", name="Wandelgroep De Blauwe Pleister", alternate_names=("de wandelclub",),
        summary="Elke week een rondje, nooit harder dan de langzaamste.",
        description="Wij wandelen bij elk weer. De naam komt van Jo, die altijd pleisters meeneemt. Ze zijn "
                    "nog nooit nodig geweest.",
        formal=False, email="jo@blauwepleister.example", phone="0416 00 01 60",
        website="https://www.blauwepleister.example", location="balade"),
    Organisation(
        code="hoe-zeg-je-dat", name="Taalschool Hoe Zeg Je Dat", alternate_names=("taalschool", "taalhuis"),
        summary="Nederlands leren, in een klas of met een taalmaatje.",
        description="Van de eerste woorden tot het examen. Wij koppelen u ook aan een buur om mee te oefenen.",
        formal=True, email="les@hoezegjedat.example", phone="0416 00 01 70",
        website="https://www.hoezegjedat.example", location="hoe-zeg-je-dat"),
    Organisation(
        code="weer-rond", name="Stichting Weer Rond", alternate_names=("schuldhulp", "geldloket"),
        summary="Hulp bij schulden, post en rondkomen.",
        description="Schulden heeft u niet in één dag en lost u niet in één dag op. Wij beginnen bij de "
                    "eerste enveloppe.",
        formal=True, email="samen@weerrond.example", phone="0416 00 01 80",
        website="https://www.weerrond.example", location="balade"),
    Organisation(
        code="loods-16", name="Jongerenwerk Loods 16", alternate_names=("de Loods", "jongerencentrum"),
        summary="Een plek en een luisterend oor voor jongeren van 12 tot 23.",
        description="Muziek maken, koken, sleutelen of gewoon hangen. De jongerenwerkers komen ook naar het plein.",
        formal=True, email="yo@loods16.example", phone="0416 00 01 90",
        website="https://www.loods16.example", location="loods-16"),
    Organisation(
        code="kamperfoelie", name="Thuiszorg De Kamperfoelie", alternate_names=("wijkverpleging",),
        summary="Verpleging en hulp thuis, met steeds dezelfde gezichten.",
        description="Een klein team per buurt. U kent ons en wij kennen u, ook op zondag.",
        formal=True, email="planning@kamperfoelie.example", phone="0416 00 02 10",
        website="https://www.kamperfoelie.example", location="kamperfoelie"),
    Organisation(
        code="open-tafel", name="De Open Tafel", alternate_names=("kerk eten", "het kerkdiner"),
        summary="Eten en koffie in de zaal achter de kerk, voor iedereen.",
        description="De kerken van Baardwijk koken samen. U hoeft niet te geloven, alleen honger te hebben.",
        formal=False, email="koks@opentafel.example", phone="0416 00 02 20",
        website="https://www.opentafel.example", location="kerkzaal"),
    Organisation(
        code="groene-veter", name="Tuingroep De Groene Veter", alternate_names=("de buurttuin",),
        summary="Een buurttuin in De Hoef en handen voor wie zijn tuin niet meer aankan.",
        description="Wij wieden, planten en drinken thee uit een thermoskan. Wat groeit, delen we.",
        formal=False, email="schoffel@groeneveter.example", phone="0416 00 02 30",
        website="https://www.groeneveter.example", location="buurttuin"),
    Organisation(
        code="meerijder", name="Wijktaxi De Meerijder", alternate_names=("de wijktaxi", "belbusje"),
        summary="Vrijwilligers rijden u van deur tot deur.",
        description="Twee elektrische wagens, waarvan één met een lift voor rolstoelen. Onze chauffeurs "
                    "dragen ook uw tas.",
        formal=False, email="rit@meerijder.example", phone="0416 00 02 40",
        website="https://www.meerijder.example", location="balade"),
    Organisation(
        code="recht-toe", name="Rechtswinkel Recht Toe", alternate_names=("rechtswinkel", "jurist"),
        summary="Gratis advies over uw recht, in gewone taal.",
        description="Studenten en gepensioneerde juristen kijken met u mee. Wij zeggen eerlijk of u een kans "
                    "maakt.",
        formal=True, email="balie@rechttoe.example", phone="0416 00 02 50",
        website="https://www.rechttoe.example", location="recht-toe"),
    Organisation(
        code="adempauze", name="Steunpunt Mantelzorg De Adempauze", alternate_names=("mantelzorgsteun",),
        summary="Voor wie zorgt voor een ander en zelf ook nog wil leven.",
        description="Wij luisteren, regelen iemand die even overneemt en kennen de weg bij aanvragen.",
        formal=True, email="even@adempauze.example", phone="0416 00 02 60",
        website="https://www.adempauze.example", location="balade"),
    Organisation(
        code="notenboom", name="Dagcentrum De Notenboom", alternate_names=("dagopvang",),
        summary="Een fijne dag voor mensen die vergeten, en rust voor thuis.",
        description="Koken, wandelen, muziek en een moestuin. Er is altijd iemand die uw verhaal nog een keer "
                    "wil horen.",
        formal=True, email="welkom@notenboom.example", phone="0416 00 02 70",
        website="https://www.notenboom.example", location="notenboom"),
    Organisation(
        code="wijkteam-balade", name="Wijkteam BaLaDe", alternate_names=("wijkteam", "wijkagent", "wijkbeheer"),
        summary="De mensen van straat, groen en veiligheid aan één tafel.",
        description="Wijkbeheerder, wijkagent en opbouwwerker kijken samen naar wat er in de straat speelt. "
                    "U krijgt altijd antwoord, ook als het nee is.",
        formal=True, email="straat@wijkteambalade.example", phone="0416 00 02 80",
        website="https://www.wijkteambalade.example", location="balade"),
    Organisation(
        code="nog-lang-niet-moe", name="Sportclub Nog Lang Niet Moe", alternate_names=("seniorensport",),
        summary="Bewegen voor 60-plussers, staand, zittend of met een rollator.",
        description="Onze oudste lid is 94 en gooit het verst met de pittenzak.",
        formal=False, email="hup@noglangnietmoe.example", phone="0416 00 02 90",
        website="https://www.noglangnietmoe.example", location="sporthal"),
    Organisation(
        code="vingerhoed", name="Vrouwenatelier De Vingerhoed", alternate_names=("naaigroep", "vrouwengroep"),
        summary="Naaien, praten en elkaar verder helpen, van vrouwen voor vrouwen.",
        description="Acht machines en negen talen. Uw kinderen mogen mee, er is een speelhoek.",
        formal=False, email="draad@vingerhoed.example", phone="0416 00 03 10",
        website="https://www.vingerhoed.example", location="vingerhoed"),
)


def _contact(code: str, organisation: str, first: str, last: str, role: str, email: str, phone: str,
             takes_referrals: bool = True) -> Contact:
    return Contact(code=code, organisation=organisation, first_name=first, last_name=last, role=role,
                   email=email, phone=phone, takes_referrals=takes_referrals)


CONTACTS: tuple[Contact, ...] = (
    _contact("c-noor", "startpunt-balade", "Noor", "van Kessel", "medewerker balie", "noor@balade.example",
             "0416 00 00 11"),
    _contact("c-marleen", "startpunt-balade", "Marleen", "Oerlemans", "coördinator buurtbemiddeling",
             "marleen@balade.example", "0416 00 00 14"),
    _contact("c-dirk", "welzijn-pekdraad", "Dirk", "Hoevenaars", "opbouwwerker", "dirk@pekdraad.example",
             "0416 00 01 11"),
    _contact("c-naima", "welzijn-pekdraad", "Naïma", "El Khattabi", "ouderenwerker", "naima@pekdraad.example",
             "0416 00 01 12"),
    _contact("c-sjaak", "rietveste", "Sjaak", "Couwenberg", "wijkconsulent", "sjaak@rietveste.example",
             "0416 00 01 21"),
    _contact("c-loes", "rietveste", "Loes", "Timmermans", "medewerker reparaties", "loes@rietveste.example",
             "0416 00 01 22", takes_referrals=False),
    _contact("c-bram", "leeslap", "Bram", "Wagemakers", "digicoach", "bram@leeslap.example", "0416 00 01 31"),
    _contact("c-corrie", "halve-mand", "Corrie", "Pullens", "intake", "corrie@halvemand.example",
             "0416 00 01 41"),
    _contact("c-theo", "kapot-is-niks", "Theo", "de Rooij", "voorzitter en soldeerder",
             "theo@kapotisniks.example", "0416 00 01 51"),
    _contact("c-jo", "blauwe-pleister", "Jo", "Verwiel", "voorloper", "jo@blauwepleister.example",
             "0416 00 01 61"),
    _contact("c-lucia", "hoe-zeg-je-dat", "Lucía", "Fernández", "docent en koppelaar",
             "lucia@hoezegjedat.example", "0416 00 01 71"),
    _contact("c-patrick", "weer-rond", "Patrick", "Schijvens", "schuldhulpverlener", "patrick@weerrond.example",
             "0416 00 01 81"),
    _contact("c-xavi", "loods-16", "Xavi", "Martina", "jongerenwerker", "xavi@loods16.example",
             "0416 00 01 91"),
    _contact("c-anouk", "kamperfoelie", "Anouk", "van Dongen", "wijkverpleegkundige",
             "anouk@kamperfoelie.example", "0416 00 02 11"),
    _contact("c-ben", "open-tafel", "Ben", "Mulders", "kok en diaken", "ben@opentafel.example", "0416 00 02 21"),
    _contact("c-greet", "groene-veter", "Greet", "Kemmeren", "tuinbaas", "greet@groeneveter.example",
             "0416 00 02 31"),
    _contact("c-cor", "meerijder", "Cor", "Boelhouwer", "planner", "cor@meerijder.example", "0416 00 02 41"),
    _contact("c-elif", "recht-toe", "Elif", "Aksoy", "juridisch medewerker", "elif@rechttoe.example",
             "0416 00 02 51"),
    _contact("c-hanneke", "adempauze", "Hanneke", "Smulders", "mantelzorgconsulent",
             "hanneke@adempauze.example", "0416 00 02 61"),
    _contact("c-wil", "notenboom", "Wil", "Brekelmans", "teamleider", "wil@notenboom.example", "0416 00 02 71"),
    _contact("c-kim", "wijkteam-balade", "Kim", "Nagtzaam", "gebiedscoördinator", "kim@balade.example",
             "0416 00 02 81"),
    _contact("c-stef", "wijkteam-balade", "Stef", "Roovers", "wijkagent", "stef@wijkteambalade.example",
             "0416 00 02 82", takes_referrals=False),
    _contact("c-riet", "nog-lang-niet-moe", "Riet", "van Iersel", "beweegleider", "riet@noglangnietmoe.example",
             "0416 00 02 91"),
    _contact("c-zeynep", "vingerhoed", "Zeynep", "Arslan", "oprichter", "zeynep@vingerhoed.example",
             "0416 00 03 11"),
)

SERVICES: tuple[Service, ...] = NEAR_SERVICES + FORMAL_SERVICES
