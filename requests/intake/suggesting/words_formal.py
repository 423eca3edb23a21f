"""Words for help that belongs with an organisation, alone or with a neighbour beside it."""

from intake.suggesting.topics import Side, Topic

_F, _H, _B = Side.FORMAL, Side.HEAVY, Side.BOTH
FORMAL: tuple[Topic, ...] = (
    Topic("aids", _F, """
wmo, wmo-*, hoe vraag ik .. aan, vraag ik .. aan, vraag .. aan bij, scootmobiel*, traplift*, hulp in de huishouding van de gemeente, huishoudelijke hulp .. gemeente,
huishoudelijke hulp aanvra*, huishoudelijke hulp krijg*, hulp in de huishouding aanvra*, rolstoel aanvra*,
rolstoel via, rolstoel nodig, rolstoel krijg*, hulpmiddel*, indicatie*, herindicatie, keukentafelgesprek*, pgb,
persoonsgebonden*, douchestoel, postoel, tillift, hoog-laag*, hooglaag*, woningaanpassing*, aanpassen van .. woning,
aangepaste badkamer, aangepaste woning, douche aanpassen, badkamer aanpassen, regiotaxi, valys, vervoerspas,
eigen bijdrage, cak, parkeerkaart*, gehandicaptenparkeer*, invalidenparkeer*, gehandicaptenkaart, voorziening*,
rollator aanvra*, rollator kopen, rollator krijg*, rollator lenen, krukken lenen, alarmknop aanvra*,
alarmknop krijg*, personenalarm*, alarmering, medipoint, vegro, beschikking
""", 3),
    Topic("home-care", _F, """
thuiszorg*, verpleeg*, verpleging, wijkverpleeg*, wijkzuster, zuster, steunkousen, wondzorg, wond verzorg*, wonden,
wassen en aankleden, aankleden en wassen, helpen met wassen, hulp bij het wassen, hulp met douchen, helpen douchen,
hulp bij douchen, hulp bij het douchen, douchen lukt, kan .. niet wassen, mijzelf niet wassen,
zichzelf niet .. wassen, niet meer zelf wassen, niet meer douchen, onder de douche, uit bed helpen, uit bed halen,
helpt .. uit bed, insuline*, prikken, injectie, injecties, katheter, stoma, medicijnen geven, medicijnen innemen,
pillendoos, baxter*, palliatief, terminaal, sterfbed, stervend*, hospice, waken, nachtzorg, gewassen worden,
wassen worden, gewassen moeten, moet gewassen, persoonlijke verzorging, lijfgebonden, verzorging,
ontslag uit het ziekenhuis, na het ziekenhuis, revalid*, logopedie, kraamzorg, incontinent*, decubitus, verzorgende,
zorg aan huis, zorg thuis, verpleeghuis, verzorgingshuis, verzorgingstehuis, opname in, opgenomen worden, wlz, ciz,
sonde*, oogdruppel*
""", 3),
    Topic("carer-support", _B, """
mantelzorg*, zorg al .. voor mijn, zorg .. voor mijn, dag en nacht, middag .. eruit, op haar tandvlees,
op mijn tandvlees, op zijn tandvlees, lucht geven, ontlast*, ontlasten, verzorgt .. man, verzorgt .. vrouw,
zorgt voor zijn, zorgt voor haar, zorgt .. voor, zorg voor mijn man, zorg voor mijn vrouw, zorg voor mijn moeder,
zorg voor mijn vader, zorg voor mijn ouders, zorg voor mijn zieke, zorg dag en nacht, verzorg mijn,
zorgen voor mijn, respijt*, even overnemen, even weg kunnen, ik even weg, er even uit, even eruit, adempauze,
ik trek het niet meer, houd het niet meer vol, hou het niet meer vol, hou het niet vol, houd het niet vol,
 kan het niet meer alleen, overbelast*, ik ben op, 24 uur per dag, niet alleen laten,
niet meer alleen laten, geen moment alleen, kan hem niet alleen laten, kan haar niet alleen laten
""", 2),
    Topic("day-centre", _F, """
dagbesteding*, dagopvang, dagcentrum, dagactiviteit*, overdag ergens, overdag naartoe, overdag naar toe,
overdag heen, zorgboerderij, ontmoetingscentrum, geheugen*, dementie*, dement*, alzheimer*, vergeetachtig*,
vergeet alles, vergeet steeds, vergeet van alles, casemanager*, beginnende dement*, verdwaalt, vergeet het gas,
denkt dat het 19*, welke dag het is, dag en nacht om, geheugenpoli, korsakov
""", 3),
    Topic("mental-support", _H, """
miskraming, hele dag .. huilen, loop .. te huilen, niet meer normaal doen, hartkloppingen, straat niet op,
niet meer de straat op, moet huilen, durf bijna niet, huil ik alleen maar, huil alleen maar, huil veel, huilbui*,
nachtmerrie*, dezelfde droom, slaap slecht door, slaap twee uur, slaap maar, bommen, oorlog meegemaakt,
gevlucht uit, wast zich niet, praat niet meer, ligt .. op de bank, ligt .. in bed, komt zijn bed niet uit,
komt haar bed niet uit, lusteloos, nergens zin in, nergens meer zin in, geen zin meer, paniekaanval*, doodsbang om,
mijn hoofd zit vol, vol hoofd, niet lekker in mijn vel, niet goed in mijn vel, zit niet goed in,
durft niet naar school, overgeven na het eten, wil niet meer naar buiten, depress*, depri, somber*, psych*,
psychiater, therapie, therapeut, ggz, poh, trauma*, ptss, paniek*, angststoornis, angsten, angst om, hyperventil*,
burn-out, burnout, overspannen, eetstoornis*, anorexia, boulimia, wil niet meer eten, wil niet eten, eet niet meer,
eet bijna niks, eet bijna niet, eten en spugen, uitgehongerd, automutil*, krassen in, krast zich, krast in,
snijdt zich, sluit zich op, sluit zich af, opgesloten op haar kamer, komt .. kamer niet uit,
komt niet meer van .. kamer, zit vast in mijn hoofd, dwang*, ocd, smetvrees, adhd, autis*, asperger, borderline,
bipolair, manisch*, schizofren*, medicatie, antidepress*, wachtlijst ggz, wachtlijst .. psycholoog,
kan niet meer slapen, slaap al weken niet, slaap niet meer, huil alle dagen, huil de hele dag, huilt de hele dag,
huilt veel, hele dag in bed, ligt de hele dag in bed, ligt alleen maar in bed, postnatale, na de bevalling
""", 3),
    Topic("mental-support", _H, """
wiet, fles wijn, flessen wijn, fles wodka, kratje, stoppen met blowen, stoppen met roken, stoppen met gokken,
ermee stoppen, drinkt stiekem, drink stiekem, aan de pillen, pillen nodig, slaappillen, gamen niet laten,
pensioen .. op, *verslaafd*, *verslaving*, alcoholist*, alcoholverslaafd*, drankprobleem*, drinkt te veel,
drink te veel, drinkt veel, drinkt elke dag, drink elke dag, teveel drink*, teveel drank, aan de drank,
stoppen met drinken, gokken, gokt, gokverslaafd*, gokschuld*, gamever*, drugs, cocaine, coke, speed, ghb, blowen,
blowt, blow, wiet roken, joints, heroine, methadon, afkick*, ontwenn*, medicijnverslaafd*, lachgas, novadic,
aa-groep
""", 3),
    Topic("debts", _F, """
schuld, schulden*, schuldhulp*, schuldeiser*, schuldsanering, wsnp, aanmaning*, deurwaarder*, incasso*, beslag,
loonbeslag, betalingsregeling*, betalingsachterstand*, betalingsherinnering*, achterstand*, huurachterstand*,
rood staan, sta rood, kan .. niet betalen, kan .. niet meer betalen, niet betaald, rekeningen niet, onbetaalde,
geldproblemen, geldzorgen, financiele problemen, problemen met geld, borgen, bewindvoer*, onder bewind,
beschermingsbewind, budgetbeheer, kredietbank, failliet, faillissement, afgesloten van, stroom afgesloten,
gas afgesloten, energie afgesloten, water afgesloten, cjib, boetes, boete, vroegsignalering, debts, debt, dlugi,
dlug, borc, bailiff, komornik*, wurgcontract, krediet, lening*
""", 3),
    Topic("making-ends-meet", _F, """
kinderopvangtoeslag, toeslag*, zorgtoeslag, huurtoeslag, kindgebonden, kinderbijslag, bijzondere bijstand,
bijstand aanvra*, bijstandsuitkering, uitkering, uitkering aanvra*, ww-*, wia, wajong, aow, minima*,
minimaregeling*, individuele inkomens*, energietoeslag, rondkom*, rond te komen, geld op, geld is op, geen geld,
weinig geld, te weinig geld, niet breed, armoede, stadspas, kindpas, leergeld, jeugdfonds, schoolspullen betalen,
sportclub betalen, contributie betalen, kwijtschelding, gemeentelijke belastingen, svb, uwv, duo, benefits, zasilek,
uitkering stop*, uitkering is, recht op uitkering, terugbetalen, terugvorder*, participatiewet, inkomen
""", 2),
    Topic("food-parcel", _F, """
voedselbank*, voedselpakket*, voedselhulp, geen eten in huis, niks te eten, niks meer te eten, niks in huis,
koelkast is leeg, koelkast leeg, lege koelkast, honger, eten is op, geen geld voor eten, geen eten meer, food bank,
no food, jedzeni*
""", 3),
    Topic("goods", _F, """
zoek bed, zoek een bed, bed voor mijn, tweedehands, kledingbank, weggeefwinkel, winterjas*, kinderkleding,
kleding voor, kleren voor, schoenen voor, babyspullen, babykleding, babybed*, kinderbed, kinderwagen, een bed voor,
geen bed, geen meubels, geen wasmachine, geen koelkast, wasmachine kapot en, nieuwe wasmachine, fornuis, dekens,
matras, gratis meubels, huisraad, inrichting, speelgoedbank, sinterklaas*cadeau*, laptop voor school
""", 2),
    Topic("legal-advice", _H, """
scheiden, scheiding*, echtscheiding, gescheiden, uit elkaar, ex wil, alimentatie*, omgangsregeling*, voogdij,
ouderlijk gezag, gezag over, bezoekregeling
""", 3),
    Topic("legal-advice", _F, """
mijn baas, baas betaalt, overuren, arbeidscontract, iets laten tekenen, laten tekenen, energiecontract,
van mijn contract af, hypotheek, advocaat*, juridisch*, jurist, rechtsbijstand, sociaal raadslieden, raadslieden,
raadsman, raadslid, rechten, mijn recht, recht op, bezwaar*, bezwaarschrift, in beroep, rechtbank, rechter,
dagvaarding, zitting, ontslagen, ontslag gekregen, op staande voet, arbeidsconflict, contract, notaris, testament,
erfenis, nalatenschap, volmacht, levenstestament, oplichting, opgelicht, verblijfs*, verblijfsvergunning, ind,
naturalisatie, gezinshereniging, asiel, asielprocedure, paspoort*, inschrijven bij de gemeente, briefadres,
uitkeringsfraude, mijn werkgever, werkgever betaalt, loon niet, letselschade, verzekering*, residence permit,
lawyer
""", 3),
    Topic("reading-writing", _F, """
leren lezen, leren schrijven, lezen en schrijven, niet lezen, niet goed lezen, kan niet lezen, laaggeletterd*,
analfabeet, niet schrijven
""", 2),
    Topic("courses", _F, """
cursus*, opleiding, diploma, training, mbo, roc, volwassenenonderwijs, computerles, computercursus, rijles,
omscholing, reintegratie*, re-integratie*, jobcoach, werkplek, beschut werk, baco, werkfit
""", 2),
    Topic("parenting", _H, """
peuterspeelzaal zegt, school zegt dat, juf zegt, iets is met mijn kind, opvoed*, jeugdzorg, jeugdhulp,
jeugd- en gezin*, cjg, consultatiebureau, onhandelbaar*, driftbui*, driftig*, luistert niet meer, luistert nergens,
scheldt ons uit, scheldt mij uit, komt .. niet thuis, blijft weg, spijbel*, schoolweiger*, wil niet naar school,
gaat niet naar school, niet meer naar school, leerplicht*, pesten, gepest, gepeste, pesterij*, wordt gepest, voogd,
ots, raad voor de kinderbescherming, kinderbescherming, pleegouder*, pleegkind*, pleegzorg, tienermoeder, loopt weg,
weggelopen, loverboy*, foute vrienden, verkeerde vrienden, agressief kind, zindelijk, huilbaby, taalachterstand,
logopedist, ontwikkelingsachterstand, moeilijk opvoedbaar, mijn zoon van 1? .. slaat, scherm*verslaafd, zwanger*,
ongewenst zwanger
""", 3),
    Topic("young-people", _B, """
jongerenwerk*, jongerenwerker, jongere .. thuis, zonder school, geen school, geen dagbesteding, hangt thuis,
thuiszitter*, gamet*, gamen, gamet de hele, zit de hele dag achter, zit de hele dag op zijn kamer, stage*plek*,
stageplek, stageplaats, voortijdig school*, drop-out*, jongen van 1\\d, meisje van 1\\d, jongen van 2\\d
""", 2),
    Topic("finding-home", _F, """
uit mijn huis, uit ons huis, uit huis gezet, eigenaar gaat verkopen, huis wordt verkocht, huurcontract,
huur opgezegd, huur .. opgezegd, op een kamer, bij mijn ouders inwonen, inwonen, inwoon, slaap op de bank,
andere woning, ander huis, een woning, een huis zoek*, zoek .. woning, woning zoek*, woonruimte, huurwoning*,
seniorenwoning*, gelijkvloers*, aanleunwoning*, kleiner wonen, urgentie*, urgentieverklaring, woningnet,
inschrijven voor een woning, dakloos*, op straat gezet, op straat staan, op straat sta*, straat slaap*,
slaap op straat, slaap in mijn auto, slapen in de auto, in de auto slaap*, bankslap*, bij vrienden slaap*,
geen huis, geen woning, geen dak, uithuiszetting*, uitgezet, ontruim*, huis uit gezet, huis uit moet*, huis uit,
kamer huren, nachtopvang, opvang, beschermd wonen, begeleid wonen, woonbegeleid*, homeless, eviction, mieszkani*,
ev ariyor*
""", 3),
    Topic("rent-repairs", _F, """
verhuurder*, woningbouw*, woningcorporatie*, woningstichting*, casade, woonveste, zayaz, brabantwonen, huurbaas,
huisbaas, huurcommissie, huurverhoging*, servicekosten, zwart op de muur, zwarte plekken op de muur, vocht*,
schimmel*, lekkage*, cv-ketel, cv ketel, cv doet, ketel, verwarming, verwarming doet, geen warm water,
geen verwarming, achterstallig onderhoud, ratten in huis, muizen in huis, kakkerlak*, bedwants*, asbest,
dubbel glas, tocht, tochtig
""", 2),
    Topic("energy", _F, """
energierekening*, energiecoach*, isolati*, stookkosten, energiekosten, energiebesparing, gasrekening,
stroomrekening, te koud, koud in huis, kou zitten, in de kou, zuiniger, energie besparen, warmtepomp, zonnepanelen
""", 2),
    Topic("", _F, """
huisarts heeft, huisarts zegt, specialist, diagnose, diagnos*, behandeling, behandelaar, maatschappelijk werk*,
maatschappelijk werker, professionele hulp, professional*, hulpverlen*, ambulant*, herstel*, instantie*, loket,
sociaal team, buurtteam, intake, wachtlijst, wachttijd, doorverwijz*, doorverwezen, verwijz*, aanvragen, aanvraag,
aan te vragen, hersenletsel, nah, beroerte gehad, herseninfarct, parkinson, ms, kanker, chronisch, verstandelijk*,
lvb, licht verstandelijk*, beperkt begaafd, blind, slechtziend*, doof, slechthorend*
""", 1),
)  # fmt: skip
