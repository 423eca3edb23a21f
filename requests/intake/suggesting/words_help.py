"""Words for help that a neighbour can give."""

from intake.suggesting.topics import Side, Topic

_I = Side.INFORMAL
INFORMAL: tuple[Topic, ...] = (
    Topic("grocery-shopping", _I, """
boodschap*, *boodschappen, supermarkt*, naar de winkel, naar de winkels, winkelen, naar de jumbo, naar de aldi,
naar de lidl, naar de ah, albert heijn, bij de winkel, zware tassen, tassen zijn te zwaar, tassen tillen,
tassen dragen, tas dragen, melk halen, brood halen, naar de bakker, boodschappentas*, winkelwagen*, groceries,
grocery, shopping, alisveris*, zakupy, medicijnen ophalen, medicijnen halen, pillen ophalen, naar de apotheek,
einkaufen
"""),
    Topic("home-visit", _I, """
tegen stil, kaarten schrijven, kerstkaarten, vissen, bakken met, wil bakken, eenzaam*, zo alleen, heel alleen,
vaak alleen, altijd alleen, hele dagen alleen, helemaal alleen, veel alleen, alleen thuis zit*, zit alleen,
zit .. alleen, aanspraak, praatje, praten met iemand, iemand om mee te praten, iemand om te praten, kletsen,
buurten, gezelschap*, op bezoek, bezoekje*, huisbezoek, op de koffie, kopje koffie, bakkie*, bakske, koffie drinken,
koffie komen drinken, koffie te drinken, thee drinken, maatje, maatjes, buddy, niemand meer, geen mens, zie niemand,
ziet niemand, spreek niemand, spreekt niemand, niemand spreekt, weinig mensen, geen bezoek, weinig bezoek,
geen vrienden, weinig contact*, geen contacten, de dagen duren lang, dagen zijn lang, de muren komen op mij af,
isolement, geisoleerd, vereenzaam*, komt nergens meer, kom nergens meer, komt niet meer buiten,
kom niet meer buiten, komt de deur niet uit, kom de deur niet uit, samen eten en praten, zondag .. alleen,
feestdagen alleen, met kerst alleen, kerst alleen, voorlezen aan, krant voorlezen, krant .. voorleest, lonely,
samotn*, yalniz*, alone all day, somebody to talk, someone to talk
"""),
    Topic("phone-chat", _I, """
even bellen elke, elke dag .. bellen, elke dag belt, opbellen elke, belcirkel, telefoonmaatje, iemand die mij belt,
iemand die mij .. belt, iemand die elke .. belt, elke ochtend .. bel*, telefooncirkel
"""),
    Topic("going-out", _I, """
naar de markt, uitstapje*, uitje, uitjes, dagje uit, dagje weg, eropuit, er op uit, terrasje*, naar zee,
naar het strand, naar het bos, naar de dierentuin, naar het museum, naar een concert, naar de film,
naar de bioscoop, naar de kerk, naar de moskee, naar de begraafplaats, naar het kerkhof, naar het graf,
rolstoel duw*, rolstoel te duw*, rolstoel kan duw*, duwt .. rolstoel, duwen, naar buiten met, weer eens naar,
iets leuks doen, erop uit, kermis, carnaval, naar de intocht, wedstrijd kijken, naar het voetbal,
naar de begrafenis, naar de bruiloft, naar een feest, gehandicaptenuitje, go out together
"""),
    Topic("grief", _I, """
rouw, rouwen, verdriet om, mijn man is overleden, mijn vrouw is overleden, man is gestorven, vrouw is gestorven,
sinds mijn man, sinds mijn vrouw, sinds de dood van, na de dood van, weduwe, weduwnaar, weduwnaars, weduwen, gemis,
mis haar zo, mis hem zo, overlijden van, dood van mijn, mijn man dood is, mijn vrouw dood is, kind verloren,
verloren .. kind
""", 1),
    Topic("cooking", _I, """
leren koken, samen koken, kookles*, iemand die kookt, eten koken, voor mij koken, koken voor mij, kook niet meer,
warme maaltijd, warm eten, maaltijd brengen, maaltijd aan huis, tafeltje dekje, eten brengen, pannetje soep,
pan soep
"""),
    Topic("eating-together", _I, """
samen eten, mee-eten, mee eten, mee-eet*, aan tafel met, open tafel, eettafel, eetclub, buurtmaaltijd,
eten met anderen, alleen eten, alleen te eten
"""),
    Topic("cleaning", _I, """
schoonma*, poets*, stofzuig*, ramen lap*, ramen wassen, ramen zemen, de ramen, dweil*, afwas*, de vloer,
het huishouden, bed verschonen, bedden verschonen, bed opmaken, gordijnen wassen, huishoudelijk*, hulp in huis,
hulp in de huishouding, helpen in huis, hulp thuis, ramen te lappen, koelkast schoon, cleaning, sprzatan*,
temizlik*
"""),
    Topic("laundry", _I, """
de was doen, de was ophangen, strijken, strijk*, wasgoed, vuile was, broek korter maken, knoop aanzetten,
knopen aanzetten, gordijnen naaien, verstellen, kleren wassen, naaiwerk, wassen en strijken
"""),
    Topic("tidying", _I, """
opruim*, op te ruimen, ruim .. op, rommel, te veel spullen, zolder leeg*, schuur leeg*, zolder opruim*, schuurtje,
kasten uitzoek*, spullen uitzoek*, volle zolder, orde op zaken, wegbrengen naar de stort, naar de milieustraat,
naar de stort, grofvuil, oude bank weg, ontspullen
"""),
    Topic("pets", _I, """
schildpad, hamster, goudvis, hond uitlaten, hond uit te laten, hond .. uitlaat, hond .. uitlaten, hondje .. uit*,
laat .. hond uit, de poes, mijn poes, mijn kat, kattenbak, op de kat passen, kat .. eten geven, kat verzorgen,
hond verzorgen, oppas .. hond, oppas .. kat, oppas .. poes, huisdier*, kanarie*, parkiet*, konijn, cavia,
vissen voeren, dierenarts, kippen voeren, walk my dog, walk the dog
"""),
    Topic("small-repairs", _I, """
bank verschuiven, verschuiven, rookmelder, piept, potten open, potje open, deksel, aan de straat zetten,
vuilnisbak .. straat, kliko, container aan de straat, container buiten zetten, gordijnroede*, naar beneden gekomen,
band plakken, platte band, in elkaar, put together, crib, lamp, lampen, lampje*, gloeilamp*, peertje, spaarlamp*,
*lamp, indraai*, in te draaien, kraan, kraantje, kraan lekt, lekkende kraan, druppel*, ophangen, op te hangen,
hangt .. op, schilderij*, spiegel ophangen, gordijn*, gordijnrail*, rail, plank, plankje*, klusje*, klussen, klus,
klusjesman, *klusje, handige man, handig iemand, iemand die handig, stopcontact*, schakelaar, deurbel*,
bel doet het niet, deur klemt, klemmende deur, klemt, scharnier*, slot vervang*, slotje, sloten, batterij*,
rookmelder*, *melder ophangen, fietsenrek, in elkaar zetten, kast .. elkaar, elkaar te zetten, monteren, ikea,
timmer*, boor, boren, boormachine, schroef*, schroeven, gaatje, gaten boren, drempel, leuning, handgreep, beugel,
douchekop, wc verstopt, verstopt*, afvoer, gootsteen, toiletbril, wc-bril, doorspoel*, ventilatie, filter*,
klok verzetten, klok ophangen, vitrage*, rolgordijn*, zonwering, zonnescherm, lekt, kit, kitten, light bulb, fix,
repair, screw, tamir*, naprawi*, zarow*, brievenbus, tochtstrip*, haakje*, kapstok, hordeur, raam klemt,
bed .. elkaar, ladder, trapje
"""),
    Topic("repair-things", _I, """
repareren, reparatie, gerepareerd, maken die kapot, is kapot, zijn kapot, kapotte, is stuk, stuk gegaan,
gaat niet meer aan, doet het niet meer, doet het niet, repaircafe, band plakken, lekke band, fietsband, fiets maken,
ketting, naaimachine, stofzuiger kapot, koffiezetapparaat, wekker, radio, klok loopt niet, rits, broken
""", 1),
    Topic("gardening", _I, """
tuin, tuintje, mijn tuin, tuinier*, tuinman, tuinhulp, gras, grasmaai*, gras maaien, maaien, onkruid*, snoei*,
heg knippen, haag knippen, heg, haag, hegge, coniferen knippen, planten water, plantjes, planten zetten, bloembak*,
geveltuin*, balkonbak*, tegels eruit, schoffel*, terras .. vegen, blad ruimen, bladeren ruimen, bahce*, ogrod*
"""),
    Topic("moving", _I, """
verhuiz*, verhuis*, verhuizing, busje, aanhanger, karretje, sjouw*, tillen, til*, versjouwen, verplaatsen,
naar boven dragen, naar beneden dragen, trap op dragen, zware kast, kast verplaatsen, bank verplaatsen,
bank ophalen, meubels verplaatsen, bed naar beneden, bed verplaatsen, sterke mannen, sterke man, sterke handen,
wasmachine .. tillen, wasmachine .. aansluiten, wasmachine .. boven, ophalen kringloop, naar de kringloop,
kast naar, bankstel, zware spullen, tasimak*, przeprowadz*, moving house
"""),
    Topic("painting", _I, """
schilderen, verven, geverfd, muren witten, witten, sauzen, behang*, behangen, kozijn*, kwasten, verf, muur verven,
kamer opknappen, painting the
"""),
    Topic("rides", _I, """
vervoer, rijden naar, brengen naar, brengt naar, breng .. naar, naar het ziekenhuis, ziekenhuis brengen,
ziekenhuis rijden, lift naar, een lift, iemand met een auto, iemand met auto, met de auto, chauffeur,
ophalen en brengen, halen en brengen, gehaald en gebracht, brengen en halen, meerijden, autorit, ritje, een rit,
rit naar, heen en terug, wijktaxi, deeltaxi, geen auto, rijbewijs .. kwijt, niet meer autorijden, naar de oogarts,
oogarts, naar de tandarts, naar de fysio*, bestraling, dialyse, chemo, naar de poli, naar de kapper,
naar de pedicure, drive me, ride to
"""),
    Topic("going-along", _I, """
meegaan, mee gaan, mee te gaan, gaat mee, iemand mee, mee naar de, mee naar het, mee naar een, met mij mee,
met mij meegaat, die meegaat, meegaat, vergezel*, begeleiden naar, begeleiding naar, naar de dokter,
naar de huisarts, gesprek met de arts, uitslag, tweede paar oren, meeluister*, durf niet alleen, niet alleen naar,
alleen durf ik niet, mee naar gemeente, come with me
"""),
    Topic("cycling", _I, """
leren fietsen, fietsles*, duofiets*, driewieler, samen fietsen, tandem, fietsmaatje, fiets nodig, zoek .. fiets,
tweedehands fiets, rowere*
"""),
    Topic("phone-tablet", _I, """
telefoon instellen, nieuwe telefoon, hoorapparaat app, app .. gekoppeld, koppelen, spelcomputer, mobiel*, mobieltje,
smartphone*, iphone, samsung, tablet, ipad, whatsapp*, appen, app installeren, videobellen, beeldbellen, foto's op,
foto's van mijn, fotos, een app, apps, app moet, ov-chip*, simkaart, oude telefoon, telefoon .. niet,
seniorentelefoon, vaste telefoon, updates, telefon*, skype, facetime
"""),
    Topic("computer", _I, """
computer*, laptop*, printer*, printen, uitprinten, handtekening, scannen, opsturen, wachtwoord*, internet*, wifi,
modem, mail*box, e-mail*, emailen, mailen, virus, spam, pc, typen, toetsenbord, excel, digitaal, digitale,
online bankieren, internetbankieren, bankieren, bankieren op, bankzaken, komputer*, bilgisayar*, password
"""),
    Topic("digid", _I, """
digid, digi-d, digi d, mijnoverheid, mijn overheid, inloggen, log .. in, aanmelden op internet,
website van de gemeente, patientportaal, portaal, online afspraak, online formulier, via internet moet,
alles gaat via internet, alles moet via internet, alles online, qr-code, qr code, code .. telefoon
"""),
    Topic("television", _I, """
televisie*, afstandsbediening*, zenders, zender, kastje, kabel, ziggo, kpn, tvkast, ontvanger, decoder, geen beeld,
sneeuw op het scherm, teletekst, ondertiteling, radio instellen
"""),
    Topic("reading-letters", _I, """
brief, brieven, brief lezen, brief begrijpen, post lezen, begrijp .. brief, brief .. begrijp*, brief .. snap*,
snap .. brief, snap het niet, snap de brief, moeilijke taal, moeilijke woorden, moeilijke brief, wat er staat,
wat staat er, post van, letter from, list z, pismo, mektup*, begrijp niet wat, uitleggen wat
"""),
    Topic("forms", _I, """
formulier*, invullen, in te vullen, vul .. in, ingevuld, papieren invullen, belastingaangifte, aangifte inkomsten*,
belastingpapieren, aanvraagformulier, aanvraag invullen, fill in, form, wniosek, formularz*, kwijtschelding*
"""),
    Topic("interpreting", _I, """
vertalen, vertaal*, vertaalt, tolk, tolken, mijn taal spreekt, die .. spreekt, spreekt turks, spreekt arabisch,
spreekt pools, spreekt oekraiens, tigrinya, geen nederlands spre*, niet goed nederlands, spreekt geen nederlands,
translate, tercuman*, tlumacz*, переклад*
"""),
    Topic("dutch-practice", _I, """
nederlands oefenen, nederlands praten, nederlands leren, nederlands spreken, beter nederlands, nederlandse taal,
taalmaatje, taalles*, taalcafe, de taal leren, de taal oefenen, oefenen met praten, inburger*, inburgeringsexamen,
praten in nederlands, nederlands beter, practise dutch, practice dutch, learn dutch, speak dutch,
uczyc .. niderlandz*, hollandaca*, вивч*, taal oefenen, goed nederlands leren
"""),
    Topic("finding-work", _I, """
sollicit*, sollicitatiebrief, cv maken, cv schrijven, mijn cv, een cv, baan zoeken, werk zoeken, werk vinden,
zoek werk, op zoek naar werk, weer aan het werk, werkervaring, praca, looking for a job, iş ariyor*
""", 1),
    Topic("babysitting", _I, """
kinderen opvangen, op de kleine passen, naar school loopt, naar school lopen, oppas, oppassen, op te passen,
oppasser, past .. op, op mijn kind*, op de kinderen passen, op mijn zoontje, op mijn dochtertje, oppasoma,
kinderen naar school, naar school brengen, van school halen, van school ophalen, uit school, brengt .. naar school,
babysit*
"""),
    Topic("homework", _I, """
wasmachine aanzetten, wasmachine .. aangezet, levensverhaal, opschrijven, typt, typen voor, huiswerk*, bijles*,
rekenen, sommen, voorlezen, helpen met school, leren lezen voor, huiswerkhulp, wiskunde, spreekbeurt,
plannen voor school, help .. homework, schooladvies
"""),
    Topic("walking", _I, """
met iemand .. lopen, kom .. niet meer buiten, naar buiten komen, wandelen, wandel*, wandeling, blokje om, rondje,
rondje lopen, ommetje*, eindje lopen, stukje lopen, samen lopen, wandelmaatje, een eindje, lopen met mij,
met mij .. lopen, frisse lucht, buiten lopen, yuruy*, spacer*
"""),
    Topic("sports", _I, """
bewegen, gymmen, sporten, sportmaatje, zwemmen, samen zwemmen, dansen, yoga, fitness, gymles, beweegclub, sportclub,
valpreventie, ouderengym*
""", 1),
    Topic("crafts", _I, """
breien, haken, handwerken, naaien, leren naaien, schilderclub, knutsel*, houtbewerk*, modelbouw, puzzelen, atelier
""", 1),
    Topic("music", _I, """
koor, zingen, gitaar, piano, accordeon, muziek maken, muziekles*, toneel, muziek luisteren samen
""", 1),
    Topic("games", _I, """
puzzel*, puzzelen, puzzelt, scrabble, kaarten, rikken, rikt, schaken, dammen, biljart*, bingo, jokeren, rummikub,
spelletje*, spelletjes, sjoelen, jeu de boules, klaverjas*, kaartclub, schaakmaatje, potje
"""),
    Topic("meeting-place", _I, """
inloop, ontmoeten, mensen ontmoeten, mensen leren kennen, nieuwe mensen, kennis maken, kennismaken, onder de mensen,
nieuw in de wijk, nieuw hier, net verhuisd en ken, ken niemand, kent niemand, kennen niemand, meet people,
make friends, ergens heen, samenkomen
""", 1),
)  # fmt: skip
