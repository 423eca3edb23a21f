"""Words for the street, and for what goes wrong between neighbours."""

from intake.suggesting.topics import Side, Topic

_S = Side.STREET
STREET: tuple[Topic, ...] = (
    Topic("traffic", _S, """
hard gereden, te hard rijd*, rijden te hard, rijdt te hard, rijden .. hard, scheur*, racen, racet, race door, raast,
razen, sluipverkeer, snelheid*, speeltuin .. kapot, speeltuin .. gevaarlijk, speeltoestel*, speeltuin .. weg, drempels, verkeersdrempel*, 30-bord, 30 km, 30-zone, 50 km, verkeer, verkeers*,
oversteek*, oversteken, zebra*, zebrapad, stoplicht*, kruising, kruispunt, rotonde, fietspad*, schoolplein .. auto*,
auto's op de stoep, op de stoep geparkeerd, parkeren op de stoep, parkeerplaats*, parkeerplek*, parkeerdruk,
parkeeroverlast, parkeerprobleem*, vrachtwagen*, busjes .. straat, laadpaal*, fout geparkeerd*, foutparkeer*,
fatbike*, scooters, brommers, brommer*, bushalte, speeding, eenrichting*, gevaarlijke bocht, onoverzichtelijk,
caravan in de straat, rijbaan, handhaving, levensgevaarlijk*, gevaarlijk punt, doorgaande weg, de weg op,
vrachtverkeer, wordt gereden, straat gereden, gaspedaal, aanhangers in de straat
"""),
    Topic("litter", _S, """
zwerfvuil, zwerfafval, afval*, vuilnis*, vuilniszakken, vuil, vuilnis .. straat, dumpen, dumping, gedumpt*,
bijgezet, naast de container, container*, prullenbak*, afvalbak*, glasbak*, ratten*, rat gezien, muizen .. straat,
hondenpoep*, hondendrol*, poep op, hondenstront, stinkt .. straat, straat is vies, vieze straat, vies in de straat,
plaagdieren, rommel op straat, rommel in de straat, rommel in de buurt, troep op straat, troep in, troep bij,
grofvuil op, illegale stort, matras op straat, meeuwen, duiven, litter, garbage in, smieci*, cop
"""),
    Topic("greenery", _S, """
de boom voor, boom voor mijn, boom voor ons, boom .. gemeente, bomen, boom moet weg, boom moet, takken, boomwortels,
wortels, plantsoen*, groenstrook*, gemeentegroen, openbaar groen, struiken .. stoep, struiken langs,
onkruid op de stoep, onkruid op straat, onkruid .. trottoir, gras .. niet gemaaid, grasveld*, perk, perkje, perken,
bladeren .. straat, bladeren op, blad op de stoep, park, parkje, bankje, bankjes, bloembakken in de straat,
buurttuin, moestuin, eikenprocessie*, vijver, sloot, processierups*, groenonderhoud
"""),
    Topic("pavement-light", _S, """
stoep*, trottoir*, stoeptegel*, losse tegel*, tegel*, scheve tegels, tegels omhoog, kuil*, gat in de weg,
gaten in de weg, wegdek, klinkers, plassen .. straat, water blijft staan, stinkt .. put, uit de put, veldje*,
basketbalveld*, voetbalveld*, plein, bloemen .. plein, minder steen, verkeerslicht*, deelfiets*, put verstopt,
putten, kolk, riool*, straatputten, lantaarn*, lantaarnpa*, straatlamp*, straatverlichting*, verlichting, donker op,
donkere steeg, donkere brandgang, donkere pad, pad is donker, te donker, struiken bij, uitrit, fietser aankomen,
bushok*, sloopt, slopen, water staat, na elke bui, drempels, over het pad, fietspad, wandelpad, zo donker, duuster,
brandgang*, achterpad*, achterom is, steeg, tunneltje, tunnel, gladheid, gestrooid, strooien, sneeuw, ijzel,
rolstoel .. stoep, rollator .. stoep, stoeprand*, straatnaambord*, paaltje*
"""),
    Topic("safety-home", _S, """
hangjongeren, hangjeugd, hangen .. jongeren, jongeren hangen, jeugd hangt, hangen rond, groep jongeren,
groepje jongeren, groepjes jongeren, jongens hangen, overlast van jongeren, overlast van jeugd, jongerenoverlast,
jeugd .. plein, jongeren .. plein, jongeren .. speeltuin, jongeren .. park, jongeren .. bushok, vuurwerk,
vandalisme, vernield*, vernieling*, vernielen, graffiti, kapot gemaakt, ingebroken in, inbraken, inbraak in de,
inbraakgolf, buurtpreventie, buurtapp, whatsappgroep, onveilig op straat, onveilig in de buurt, onveilig .. straat,
onveilige buurt, straat onveilig, onveilig gevoel, drugsdeal* .. straat, dealers op, gedeald op, dealen .. park,
dealen .. plein, wildplassen, wildplass*, lachgasflesjes, lachgaspatronen, zwervers, daklozen in,
dronken mensen .. plein, steekt vuurwerk
"""),
    Topic("street-party", _S, """
straatfeest*, met de straat, feest houden, weg afsluiten, straat afsluiten, van de weg, bankje komen, buurtfeest*,
burendag, buurtbarbecue*, straatbarbecue, feest in de straat, feest voor de straat, buurtactiviteit*, speeltuin*,
speelplek*, speelplaats*, speeltoestel*, speelveld*, trapveldje*, wipkip, schommel, glijbaan,
voor de kinderen .. speel*, speelruimte, buurthuis open, wijkgebouw*, wijkcentrum .. weg, buurthuis .. dicht,
pinautomaat, brievenbus weg, winkel is weg, bibliotheek .. weg, jeu-de-boulesbaan, bankje in de straat,
ontmoetingsplek, leefbaarheid, saamhorigheid, hele buurt, de buurt wil, onze straat, in de straat,
de wijk .. achteruit, verpaupert, verloedert, verloedering, verloederd
""", 1),
    Topic("litter", _S, """
spullen .. portiek, rommel .. portiek, portiek .. vies, portiek .. vol, portiek .. rommel, portiek .. licht,
portiekdeur, portieken, trappenhuis, trappenhal, kelderbox*, kelderboxen, galerij .. rommel, galerij .. vol,
flat .. rommel, algemene ruimte*, gemeenschappelijke*, complex, lift is kapot, lift kapot, lift doet het niet,
lift .. stuk, de lift, hal van de flat, fietsenstalling, fietsenkelder, brandgevaarlijk, brandgevaar, vluchtweg,
brandtrap, voordeur van de flat, centrale deur, intercom
""", 2),
)  # fmt: skip

NEIGHBOUR = """
buren, de buren, kinderen boven, above me, below me, next door, sinds zij daar wonen, sinds ze daar wonen,
binnentuin, buur, buurman*, buurvrouw*, buurtje*, buurjongen*, buurmeisje*, buurgezin, buurhuis, burenruzie*,
burenoverlast, bovenbur*, bovenbuur*, onderbur*, onderbuur*, overbur*, overbuur*, achterbur*, achterbuur*,
naaste bur*, hiernaast, van hiernaast, die van hiernaast, hierboven, hieronder, naast mij, naast ons, boven mij,
boven ons, onder mij, onder ons, mensen boven, mensen onder, mensen hiernaast, die boven mij, die boven ons,
ons hofje, in het hofje, iemand hier op de galerij, iemand op de galerij, galerij, bewoner*, bewoners boven,
huisgenoot, medebewoner*, op nummer \\d+, van nummer \\d+, nr \\d+, van nr \\d+, aan de overkant, van de overkant,
nieuwe bewoners, studenten naast, studentenhuis, gezin boven, gezin naast, familie naast, vrouw boven, man boven,
stel boven, jongen boven, stel naast, neighbour*, neighbor*, komsu*, sasiad*, sasiedz*, сусід*, nachbar*, جار*,
الجيران, جيران
"""
NUISANCE = """
techno, house, hardcore, trilt, trillen, bespioneer*, deurbelcamera*, deurbel met camera, klussen, hameren, zagen,
smoke*, shout*, dog, dogs, heggen, walnoot, overhang*, hangt over, hangen over, meter over, bovenop,
afvoer van de buren, door de muur, door de muren, dunne muren, gehorig, tegen de muur, tegen mijn muur, op de muur,
op het plafond, kookgeur, kookgeuren, overlast*, geluidsoverlast, geluid*, herrie, kabaal, lawaai*, gebonk, bonk*,
bonken, stamp*, gestamp, stampen, hakken, laminaat, muziek, harde muziek, muziek .. hard, bas, bassen, dreun*,
gedreun, televisie .. hard, hard .. televisie, schreeuw*, geschreeuw, gegil, gillende, ruzien, feest*, feestjes,
feesten, tot diep in de nacht, midden in de nacht, 's nachts, snachts, elke nacht, na twaalven, tot .. uur 's,
kan niet slapen, kan .. niet slapen, slaap er niet van, slapen niet, lig wakker, wakker van, word wakker,
wakker gemaakt, klussen tot, boren, geboor, geklus, drilboor, rennen, rent, gerol, gooien met deuren, deuren slaan,
slaan met de deur*, slaat met deuren, knallen met de deur, wasmachine .. nacht, wasmachine .. avond, drums, drumt,
drumstel, piano, trompet, blokfluit, airco*, warmtepomp, ventilator, rammel*, windgong, trampoline*, hottub,
jacuzzi, zwembadje, zingen tot, zitten te zingen, basketbal, oprit, peuken, afdak, haan, kraai*, kippen, hond blaft,
honden blaffen, blaf*, geblaf, blaffen, blaffende, hond jankt, jankt, jank*, katten, kat poept, katten poepen,
kat .. in mijn tuin, kat .. tuin, poept in, schijt*, duiven voer*, voert duiven, poep, loslopende hond*, hond los,
hond .. los, rook, rookt, roken, rooklucht, stook*, houtkachel, kachel, vuurkorf*, vuurtje, barbecue*, bbq*, stank*,
stinkt, stinken, lucht van, wietlucht, wietgeur, kookluchten, etenslucht, barbecuen, barbecueen, sigaret*,
blowlucht, schutting*, heg*, haag, hegge, erfgrens, erfafscheiding, grens, overhangend*, takken, klimop, coniferen,
bamboe, boom van de, zijn boom, haar boom, hun boom, boom .. zon, schaduw, blad in mijn, bladeren in mijn, struik*,
wortels, onkruid .. tuin, verwaarloosde tuin, tuin is een puinhoop, tuin .. oerwoud, tuin .. rommel, aanbouw,
uitbouw, dakkapel, schuur, pergola, dakgoot, regenwater, muur van, op onze grond, op mijn grond, kadaster,
pad .. gebruik, recht van overpad, overpad, brandgang, parkeer* .. voor, parkeert, parkeren, zijn auto, haar auto,
hun auto, auto's voor, auto voor mijn, auto voor onze, voor mijn raam, voor mijn deur, voor onze deur, bestelbus,
camper, caravan, busje, camera*, filmt, filmen, gluurt, gluren, gluur*, kijkt naar binnen, kijkt bij ons, inkijk,
privacy, roddel*, kwaadsprek*, praatjes over, zwart maken, lelijk doen, scheld*, uitgescholden, uitschelden,
schelden, scheldt, gescholden, pest*, pesten, treiter*, getreiter, intimideer*, beledig*, grof, agressief,
dikke vinger, middelvinger, bespuugd, spuugt, kwaad op, boos op mij, boos op ons, groet niet*, groeten niet,
groet ons niet, zegt geen gedag, praten niet, praat niet meer, niet meer praten, niet in gesprek, ruzie*,
burenruzie, mot met, onenigheid, conflict, bonje, hommeles, gedoe, gezeur, geklaag, klaag*, klagen, klaagt,
klachten over, spanning*, gezeik, gezanik, vete, escaleer*, geescaleerd, uit de hand, verstoord*, verziekt,
niet normaal tegen, geen rekening met, trekken zich niks aan, trekt zich niks aan, trekt zich nergens, asociaal,
aso, tokkies, voetbal*, bal in, bal tegen, ballen, bal .. tuin, kinderen .. rennen, kinderen .. schreeuwen,
kinderen .. gillen, kinderen .. voetbal*, kleed uitklop*, kleden uitklop*, was .. druppel*, gooit .. over de,
gooien .. over de, afval .. tuin, afval van de buren, rommel .. galerij, fietsen .. gang, spullen .. gang,
spullen .. galerij, vuilniszak* .. deur, schoenen .. gang, water .. balkon, lekt .. balkon, airbnb,
arbeidsmigranten, te veel mensen .. huis, ramen open, noise, noisy, loud, music, party, parties, barking, smoke,
gurultu*, halas*, muzyk*, шум*, музик*, ضوضاء, موسيقى, rauch, larm, laut
"""
# What somebody did about it already, or what the others answered: said of people who live close to each other.
TALKED = """
groet niemand, niemand groet, groeten elkaar niet, zegt niks meer, when i knock, they laugh, briefjes in de bus,
zonder iets te zeggen, zonder te vragen, gezamenlijke schuur, gezamenlijk*, gedeelde, praten .. niet meer,
niet meer .. praten, ik mis onze, grimmig*, iedereen wil er iets anders, sinds zij daar wonen, sinds ze daar wonen,
na een ruzie, sinds de ruzie, ruzie over, ruzie om, bovenbuurman .. praten, buurman .. praten, buurvrouw .. praten,
buren .. praten, zelf met hem praten, zelf met haar praten, alleen praten als, wil alleen praten, toch geen reden,
gezamenlijke oprit, gedeelde oprit, gezamenlijke tuin, gezamenlijke gang, niemand zegt wie, wie het is,
netjes gevraagd, vriendelijk gevraagd, gevraagd of, al gevraagd, al .. gevraagd, heb .. gevraagd, aangesproken,
aangebeld, wat van gezegd, wat van zeg, iets van gezegd, iets van zeg, er wat van, van gezegd, briefje gedaan,
briefje in de bus, briefje door de bus, brief in de bus, lachen om, lachen erom, lachen er om, lachen haar om,
lacht ie, lacht hij, lacht mij uit, lachen mij uit, lachen ons uit, uitgelachen, weiger*, wil niet praten,
willen niet praten, wil geen gesprek, willen geen gesprek, wil niet in gesprek, niet willen praten, beweert,
beweren, beschuldig*, spijt van, weer goed, klaagt over, klagen over, geklaagd over, klaagt iedereen, klopt op,
bonkt op, bonkt tegen, geklopt, met die mensen, die mensen, die lui, dat volk, dat mens, die vent, dan zegt hij,
dan zegt ze, dan schreeuwt, wordt boos, werd boos, grote mond, deur dicht, deur in mijn gezicht,
deur voor mijn neus, niet naar mij luisteren, luisteren niet naar, trekt zich er niks, trekken zich er niks, expres,
met opzet, om mij te pesten, asked him, asked her, asked them, asked the, talk to him, talk to her, talk to them,
konusmak
"""
MEDIATION = """
bemiddel*, buurtbemiddel*, burenbemiddel*, bemiddeling, bemiddelaar*, bemiddelingsgesprek*, mediation, mediator,
warme brief, pendelbemiddel*, in gesprek met .. bur*, gesprek met mijn buur*, gesprek met de bur*,
samen aan tafel met, om tafel met, praten met mijn buur*, tussen ons in, neutraal iemand, onpartijdig*,
goedmaken met, weer goed met, het uitpraten, uit te praten, uitpraten
"""
# Not for volunteers of neighbour mediation until the coordinator knows more (seed 000).
CONTRA = """
zorgmachtiging, rm, rechterlijke machtiging, ibs, crisismaatregel, gedwongen opname, gedwongen opgenomen,
psychiatr*, psychose*, psychotisch*, schizofren*, waan, wanen, waanbeelden, waandenk*, stemmen, hoort stemmen,
paranoi*, achtervolgingswaan, manisch*, bipolair, borderline, persoonlijkheidsstoornis*, ggz, fact-team, fact team,
factteam, bemoeizorg, oggz, crisisdienst, verslaafd*, verslaving*, verslavingsproblematiek, drugsgebruik*,
drugs gebruik*, gebruikt drugs, drugs, dealt, dealen, dealer*, dealt drugs, drugspand, drugs verkop*, hennep*,
wietplantage, wietkwekerij, alcoholist*, altijd dronken, alcoholverslaafd*, alcoholprobleem*, dronken .. elke dag,
elke dag dronken, zwaar aan de drank, aan de drank, junk*, strafzaak, aangifte*, contactverbod*, straatverbod*,
gebiedsverbod*, huisverbod*, reclassering, enkelband, veroordeeld, proces-verbaal, gearresteerd*, gearresteerd,
aangehouden door, wapen*, vuurwapen*, kort geding loopt, rechtszaak loopt, procedure loopt, lopende rechtszaak,
lopende procedure, loopt een rechtszaak, ontruimingsprocedure, uitzettingsprocedure, ontruimingsvonnis,
discriminat*, discrimineer*, racis*, racist*, racistisch*, homohaat, kankerhomo, vuile homo, hakenkruis*,
antisemit*, terug naar je eigen land, seksueel*, grensoverschrijdend*, naakt, aanrand*, pedofiel, zedendelict,
zedenzaak, gezocht door de politie, zwakbegaafd en agressief, hij is gevaarlijk, ze is gevaarlijk,
zij is gevaarlijk, levensgevaarlijk persoon, onvoorspelbaar*
"""
