"""The lists of words that may mean danger, as regular expressions on plain text. SURE: seldom said of anything else.
FAINT: often harmless, but not to be read over; they show the numbers and let a person look first."""

_ONE = r"(?:me|mij|hem|haar|zich|ons|elkaar|hun|ze|je|de kinderen|het kind|zijn vrouw|zijn kinderen|mijn \w+)"
_ANYTHING = r"[^.!?\n]{0,60}?"
_PARTNER = (
    r"(?:man|vriend|ex|ex-man|ex-vriend|exman|zoon|vader|stiefvader|partner|broer|vrouw|vriendin|moeder|dochter|oom|"
    r"schoonzoon|schoonvader|echtgenoot|kleinzoon)"
)
_WEAPON = (
    r"(?:mes|messen|hamer|bijl|pistool|wapen|geweer|stok|honkbalknuppel|knuppel|riek|hakmes|machete|schroevendraaier|"
    r"broodmes|keukenmes|ijzeren staaf|koevoet|scheermes|breekijzer|stanleymes|kapmes|bijltje|schaar|ketting|zwaard|samoeraizwaard|kruisboog|luchtbuks|taser)"
)
# Said of things and for fun.
IN_JEST = (
    r"in de tuin .{0,12}bloed|bloedheet|bloedmooi|bloedprik\w*|bloed (?:prikken|geven|laten prikken|afnemen)|"
    r"lacht? .{0,12}dood|dood(?:moe|vermoeid|normaal|ziek van|simpel|gewoon|zonde|stil)|verveel .{0,20}dood|"
    r"dreig\w* .{0,25}(?:ontslag|ontslagen|uithuiszet\w*|uitzet\w*|ontruim\w*|afgesloten|afsluit\w*|huis uit|deurwaarder|incasso|boete)|"
    r"(?:verhuurder|gemeente|woningbouw|corporatie|casade|instantie|werkgever|bank|school|eigenaar|ze|vve|bedrijf|instelling|uwv|duo|svb|niemand) reage\w* (?:\w+ )?niet|brandweer(?:auto|man|pop|kazerne|pak)|(?:ge)?klop\w* op de deur|gasrekening|gasfornuis|gasmeter|gasfles|voor de trein|"
    r"in slaap geval\w*|ijs geslagen|(?:verhuurder|gemeente|woningbouw|woningstichting|corporatie|casade|instantie|werkgever|bank|school|eigenaar|vve|bedrijf|instelling|uwv|duo|svb|beheerder|huisbaas) reage\w* (?:\w+ )?(?:niet|nergens)|op de vlucht geslagen|een slag geslagen|pad ingeslagen|hoop de grond in geslagen"
)
SURE: dict[str, tuple[str, ...]] = {
    "violence": (
        r"bedreig\w*", r"dreig(?:t|de|en) (?:mij|me|ons|hem|haar|te|met|dat|hij|ze)", r"dreigement\w*",
        r"dreigbrie\w*", r"(?:ge|mis)?mishandel\w*", r"geslagen", r"slaag (?:krijg|gekregen|gehad|van)\w*",
        r"krijg\w* slaag", r"een pak slaag", rf"sl(?:aat|aan|oeg|oegen|a) {_ONE}",
        rf"{_ONE} (?:soms |vaak |weer |ook |steeds )?sl(?:aat|aan|oeg|oegen)\b", r"mepp?(?:t|en|te)\b", r"gemept",
        r"losse handjes", r"in elkaar (?:ge)?(?:slagen|slaan|slaat|sloeg|getrapt|timmer\w+)",
        r"(?:ge)?schop(?:t|te|pen|ten)? (?:mij|me|hem|haar|ons|de hond)", r"geschopt",
        r"trap(?:t|te|pen) (?:mij|me|hem|haar|ons)",
        r"van de trap (?:ge)?(?:duwd|gooid|geduwd|gegooid|duwt|duwde)", r"geduwd",
        r"duw(?:t|de) (?:mij|me|haar|hem)\b(?! (?:naar|door|in de rolstoel|rond))", r"een duw gegeven",
        r"een duw gekregen", r"geknepen", r"knijpt (?:mij|me|haar|hem)", r"door elkaar ge(?:schud|rammeld)",
        r"geschud", r"vastgepakt", r"grijpt (?:mij|me|haar)", r"striemen", r"doodge\w+",
        r"(?:ik|wij) de volgende (?:ben|zijn)", r"piemel\w*", r"kettingzaag", r"blauwe (?:arm|wang|kaak|hals)",
        r"hardhandig\w*", r"hard uit bed", r"(?:man|vrouw|buurman|hij) (?:\w+ )?met (?:een )?(?:luchtbuks|zwaard)",
        r"brandplek\w*", r"losse handen?(?:jes)?", r"geschoten", r"schieten\b", r"schoten\b",
        r"(?:me|mij|haar|hem|ons|zichzelf) (?:\w+ )?op ?(?:ge)?slo\w+",
        r"sluit (?:me|mij|haar|hem) (?:\w+ ){0,3}op\b", r"open ?te ?breken", r"breekt (?:\w+ ){0,3}open",
        r"openbreken", r"opblaast", r"op ?te ?blazen", r"opblazen", r"terugstuu\w+ naar",
        r"kinderen (?:vast|niet terug|mee ?genomen|meenemen naar)",
        r"'s nachts (?:op|in) (?:mijn|haar) (?:kamer|bed)", r"zoekt (?:mij|me) met", r"aan het zoeken met",
        r"gegil (?:\w+ ){0,3}(?:gebonk|klappen|gehuil)", r"vastgezet", r"vast ?gebonden",
        r"plekken op (?:\w+ )?(?:polsen|armen|rug|lijf|benen|gezicht|hals)", r"bont en blauw",
        r"(?:geeft|gunt) (?:mij|me|haar) geen (?:geld|cent)",
        r"mag (?:\w+ ){0,3}(?:moeder|zus|familie|vriendinnen|niemand|vrienden) niet (?:bellen|zien|spreken)",
        r"mag (?:ik )?niemand (?:bellen|zien|spreken)",
        r"gooi\w* (?:\w+ ){0,4}(?:glas|stenen|flessen|meubels|spullen|stoelen|borden) naar",
        r"gooi\w* (?:glas|stenen|flessen|meubels|borden|stoelen)\b", r"arm gebroken door",
        r"(?:mijn|haar) (?:arm|neus|rib|ribben|pols|kaak) gebroken (?:heeft|hij|vorig)",
        r"hij heeft (?:mijn|haar) (?:arm|neus|pols|rib|kaak)", r"verstop (?:ik )?(?:me|mij|ons)\b",
        r"verstoppen (?:we |wij )?ons", r"vlucht\w* (?:voor|van) (?:mijn|haar|hem)", r"schrik van mezelf",
        r"schrik van mijzelf", r"handen niet thuis", r"uit machteloosheid", r"(?:mag|durft) niks (?:te )?zeggen",
        r"hoor\w* klappen", r"bang (?:voor|van) hem\b", r"bang (?:voor|van) haar (?:man|vriend|zoon|ex)",
        r"locked (?:me|us) (?:in|up)", r"locked in", r"took my (?:phone|passport)", r"aangevallen", r"belaagd",
        r"aan (?:mijn|haar|zijn) haren", r"een klap (?:gegeven|gekregen|in|voor|van)",
        r"klappen (?:gekregen|krijg|krijgt|van|gegeven|uitgedeeld)",
        r"op (?:mijn|haar|zijn|z'n) (?:bek|gezicht|smoel) (?:ge)?sla\w*", r"gevochten", r"vechtpartij\w*",
        r"vechten (?:met|op|tegen)", rf"met (?:een |de |het |zijn |haar )?(?:groot |grote )?{_WEAPON}",
        rf"{_WEAPON} (?:op|bij zich|getrokken|gepakt|in zijn|in de hand|in haar)",
        rf"(?:pakt|pakte|heeft|had|zwaait|trok|trekt) (?:een |zijn |haar )(?:groot |grote )?{_WEAPON}",
        r"vuurwapen\w*", r"pistool", r"neergestoken", r"gestoken (?:met|in)", r"steekt (?:mij|me|hem|haar|iemand)",
        r"wurg\w*", r"gewurgd", r"bij (?:me|mijn|haar) (?:keel|strot)", r"keel dicht\w*", r"verkracht\w*",
        r"aangerand", r"aanranding", r"seksueel (?:misbruik\w*|geweld|lastig\w*)", r"misbruikt?\b",
        r"aan (?:me|mij|haar|hem) zit(?:ten)?\b", r"huiselijk geweld", r"geweld\b", r"geweldda\w+", r"vermoord\w*",
        r"maakt? (?:me|mij|haar|hem|ons|je|jou) (?:af|dood|kapot)",
        r"(?:mij|me|haar|hem|ons) (?:af|dood|kapot) ?(?:te )?maken", r"afmaken", r"dood ?maken",
        r"iets (?:zal |zou |kan |gaat )?(?:aandoen|aandoet)", r"iets aan (?:zal |te )?doe\w*", r"iets aandoet",
        r"wat aandoen", r"wat aandoet", r"doe hem wat", r"doe haar wat", r"doe ze wat",
        r"(?:slaat|beukt|trapt|ramt|bonkt|schopt|slaan|beuken|trappen|rammen|schoppen) (?:\w+ ){0,3}(?:op|tegen|in) (?:mijn|de|onze|haar) (?:voor)?deur",
        r"tegen (?:mijn|onze|de) (?:voor)?deur (?:te )?(?:slaan|trappen|beuken|schoppen|rammen)",
        r"deur (?:in|inge)(?:trapt|getrapt|geslagen|trappen|slaan|beukt)",
        r"(?:krijgt?|pakt?|vindt?) (?:me|mij|ons|je|jou) (?:nog )?wel\b",
        r"(?:me|mij|ons|hem|haar) wel (?:zal )?(?:krijgt|krijgen|pakt|pakken|vindt|vinden)\b",
        r"volgende keer ben jij", r"weet waar (?:je|jij|ik|we|wij) wo(?:ont|on|nen)", r"lek ?gestoken",
        r"banden (?:lek|door)gestoken", r"gebeuren (?:er )?ongelukken", r"doden vallen", r"vallen er doden",
        r"eerwraak", r"gestalkt", r"stalk\w*", r"achtervolgt (?:mij|me|haar)", r"blauwe plek\w*", r"blauw oog",
        r"blauwe ogen", r"onveilig thuis", r"thuis (?:is het )?niet veilig",
        r"niet (?:meer )?veilig (?:thuis|bij|in (?:mijn|ons|haar) (?:eigen )?(?:huis|woning))",
        r"voel (?:me|mij) (?:thuis )?niet veilig",
        rf"bang (?:voor|van) (?:mijn|haar|zijn|hun|de|m'n) {_ANYTHING}{_PARTNER}\b",
        rf"{_PARTNER} is (?:heel |erg |zo |altijd )?agressief",
        rf"{_PARTNER} (?:wordt|word|doet) (?:\w+ ){{0,3}}agressief", r"ik ben bang voor hem",
        r"bang dat hij (?:me|mij|haar|ons|iets|weer)",
        r"durf\w* (?:mijn|het|de|haar|ons)? ?(?:eigen )?(?:huis|deur|straat) niet (?:meer )?(?:uit|in|op)",
        r"durf\w* niet (?:meer )?(?:naar huis|het huis uit|thuis)", r"uitgebuit", r"uitbuiting", r"mensenhandel",
        r"(?:moet|moeten) (?:\w+ ){0,8}trouwen\b(?! op)", r"besneden", r"besnijden", r"besnijdenis",
        r"gedwongen (?:te trouwen|huwelijk|prostitutie|te werken)", r"uithuwelij\w+", r"uitgehuwelijkt",
        r"mag (?:van \w+ man |van hem |van mijn man )niet (?:naar buiten|het huis uit|de deur uit|weg)",
        r"(?:pakt|neemt|afgepakt|steelt|pikt) (?:mijn|haar|zijn|al mijn|al haar) (?:geld|pensioen|pinpas|bankpas|paspoort|telefoon)",
        r"haalt (?:haar|zijn|mijn) rekening leeg", r"gevlucht (?:voor|van|uit huis)", r"blijf.van.mijn.lijf\w*",
        r"ruit(?:en)? (?:in|door)?(?:ge)?(?:gooid|ingegooid|ingeslagen)", r"steen door (?:de|mijn) (?:ruit|raam)",
        r"(?:probeert|probeerde) (?:mijn huis |het huis )?binnen te (?:komen|dringen)",
        r"ingebroken (?:terwijl|en)", r"inbreker (?:in|is|binnen)", r"overval\w*", r"beroofd",
        r"in brand (?:te )?steken", r"huis in brand", r"vastgebonden", r"gegijzeld",
        r"opgesloten (?:door|in (?:de|het) (?:kelder|schuur|kast|kamer|huis))", r"sluit (?:mij|me|haar|hem) op\b",
        r"doet (?:mij|me|haar) pijn",
        r"(?:he|husband|boyfriend|father|man) (?:\w+ )?(?:hits|beats|hit|beat|kicked|hurts) (?:me|her|us|my)",
        r"threaten\w*", r"afraid of my", r"beni dov\w+", r"doviyor", r"dovuyor", r"kocam beni", r"bije mnie",
        r"maz bije", r"grozi\w* mi", r"يضربني", r"يضرب", r"يهددني", r"б.?є мене", r"бьет меня", r"погрожує",
        r"schlagt mich",
    ),
    "suicide": (
        r"zelfmoord\w*", r"zelfdoding\w*", r"suicid\w*",
        r"(?:wil|wou|wilde|wilt|willen) (?:\w+ )?dood\b(?! ?hout)", r"dood wil\w*", r"liever dood",
        r"was ik maar dood", r"waren we maar dood", r"dood ?gaan wil\w*", r"wil dood ?gaan",
        r"niet (?:meer|langer) (?:willen |wil |te )?leven\b", r"niet meer leven wil",
        r"er niet meer (?:te |wil )?(?:zijn|wezen)\b", r"er niet meer was\b", r"er een eind aan (?:ge)?ma\w*",
        r"eind(?:e)? aan (?:te )?maken", r"uit het leven (?:ge)?stap\w*", r"levensmoe\w*",
        rf"eind\w* {_ANYTHING}leven\b", r"geen zin meer in (?:het |mijn |dit )?leven",
        r"leven (?:geen|zonder) zin", r"leven heeft geen zin", r"zin van het leven niet",
        r"het leven (?:is )?niet meer",
        r"(?:voor|van) (?:mij|hem|haar) hoeft (?:het |'t |dit |het leven )?(?:allemaal |echt )?niet meer",
        r"hoeft (?:het |het leven )?(?:allemaal |echt )?niet meer voor (?:mij|hem|haar|me)", r"leven hoeft",
        r"ik kan niet meer verder", r"ik wil niet (?:meer )?verder",
        r"zie(?:t|n)? het (?:leven )?niet meer zitten",
        r"pillen (?:geslikt|opgespaard|sparen|gespaard|liggen klaar)", r"alle pillen",
        r"(?:hele )?(?:pot|strip|doos) pillen", r"pillen (?:\w+ ){0,3}(?:rij|rijtje)\b", r"pillen verzameld",
        r"brief(?:je)? achtergelaten", r"als ik er niet meer ben", r"klaar met (?:het )?leven",
        r"voor altijd slapen", r"nooit meer wakker", r"laatste bericht",
        r"op (?:het|de|een) (?:dak|balkonhek|reling|balustrade|brug|viaduct|spoor) (?:\w+ ){0,4}(?:en|met|weet|wil|sta|staat|zit)\b",
        r"(?:sta|staat|zit) (?:\w+ )?(?:op|over|aan) (?:het|de|een) (?:dak|balkonhek|reling|balustrade|brugleuning|viaduct|spoor)",
        r"(?:een )?touw (?:gekocht|klaar|gepakt|om mijn)", r"strop\b",
        r"niemand (?:zal|zou|gaat) (?:me|mij) missen", r"niemand (?:die )?(?:me|mij) mist",
        r"(?:zegt|zei|roept|appt) dat (?:ze|hij|zij) (?:het|er) niet meer (?:wil|ziet zitten|is)",
        r"ik hoef niet meer", r"iedereen beter af", r"maak er een eind", r"wil slapen en niet meer",
        r"(?:voor|onder) (?:de|een) trein (?:spring|stap|gaan|te|wil|ge)\w*",
        r"(?:spring|springen|stap|stappen|gooi) (?:\w+ )?(?:voor|onder) (?:de|een) trein",
        r"van (?:de|het|een) (?:flat|dak|brug|balkon|viaduct) (?:af )?(?:te )?(?:ge)?spring\w*",
        r"(?:beter|fijner) (?:af )?zonder (?:mij|me)\b", r"snij(?:d|dt|t|den)? (?:me|mij|mezelf|zich|zichzelf)",
        r"(?:mezelf|zichzelf|zich|me) (?:nog )?(?:wat|iets) aan\w*",
        r"(?:mezelf|zichzelf|zich) (?:op te hangen|ophang\w*|opgehangen|verhangen)", r"verhang(?:en|t)",
        r"afscheidsbrief\w*", r"afscheid genomen van (?:iedereen|het leven)", r"euthanasie (?:nu|wil)",
        r"donkere gedachten", r"gedachten (?:aan|over) (?:de )?dood", r"niet meer wakker (?:te )?worden",
        r"niet meer wakker word", r"kill myself", r"want to die", r"end my life", r"intihar", r"olmek ist\w+",
        r"samobojs\w+", r"chce umrzec", r"zabic sie", r"انتحار", r"أموت", r"самогуб\w+", r"не хочу жити",
        r"не хочу жить",
    ),
    "child": (
        r"kindermis\w+", r"kind\w* (?:is |zijn )?(?:in gevaar|niet veilig|onveilig)",
    ),
    "accident": (
        r"(?:is |staat |uitslaande )brand\b", r"brand (?:in|uitgebroken|bij|op)\b", r"in brand\b", r"er brandt",
        r"ruik\w* (?:een )?(?:sterke )?(?:gas|rook|brandlucht)", r"gas(?:lucht|lek)\w*",
        r"ruikt? (?:\w+ ){0,6}naar (?:gas|rook|brand)\b", r"naar (?:gas|rook|brand) (?:ge)?(?:ruik|rook|stink)\w*",
        r"rook (?:komt |kwam )?(?:\w+ )?(?:onder|uit) (?:\w+ ){0,2}(?:deur|raam|keuken|meterkast|berging|huis|woning|dak)",
        r"er komt rook", r"brandalarm", r"rookmelder (?:gaat|loeit) (?:af|al)", r"brandlucht", r"rookontwikkeling",
        r"vonken", r"kortsluiting", r"gas (?:staat|stond) (?:nog )?open", r"gas ruik\w*", r"koolmonoxide\w*",
        r"co-melder", r"koolmonoxidemelder",
        r"rook (?:in|uit) (?:het )?(?:huis|de flat|het portiek|de woning|een woning|het raam)", r"bewusteloos",
        r"buiten bewustzijn", r"buiten westen", r"adem(?:t|en)? niet", r"niet (?:meer )?ademen",
        r"geen (?:adem|lucht) (?:meer )?(?:krijg\w*|kan)", r"krijg\w* (?:bijna )?geen (?:adem|lucht)",
        r"benauwd (?:op|en|op de)", r"heel benauwd", r"erg benauwd", r"bloedt\b", r"bloedend\w*", r"bloeding\b",
        r"veel bloed", r"bloed (?:uit|op de|aan)", r"hartaanval\w*", r"hartinfarct (?:heeft|krijgt|nu)",
        r"hartstilstand", r"pijn op (?:de|mijn|haar|zijn) borst", r"pijn in (?:de|mijn|haar|zijn) borst",
        r"scheve mond", r"mond hangt", r"mond scheef", r"praat (?:ineens|opeens|plots) (?:raar|krom|warrig)",
        r"flauwgevallen", r"flauw gevallen",
        rf"gevallen {_ANYTHING}(?:opstaan|overeind|omhoog|bloed\w*|beweg\w*|gebroken|pijn)",
        rf"gevallen {_ANYTHING}(?:ligt|lig)\b", rf"(?:ligt|lig) {_ANYTHING}gevallen",
        r"kom\w* niet (?:meer )?overeind", r"niet meer overeind",
        r"reage(?:er|ert|ren) (?:\w+ )?(?:nergens|niet meer|niet)\b(?! (?:als|wanneer) ik|(?: op)? (?:mijn )?(?:mail|brief|bericht|klacht|mails|brieven|app))",
        r"lig(?:t)? (?:al \w+ (?:\w+ )?)?(?:op de grond|op de vloer|naast (?:het )?bed|op de badkamervloer)",
        r"lig(?:t)? (?:al )?(?:uren|de hele nacht|sinds gisteren)",
        r"reage(?:er|ert|ren) (?:nergens|niet meer|niet op (?:de bel|bellen|kloppen))",
        r"doet niet open en reageert niet",
        r"(?:brieven|post) (?:ligt|stapelt|puilt)[^.!?\n]{0,60}?(?:niet gezien|lucht|stank)",
        rf"(?:dagen?|week|weken) {_ANYTHING}niet (?:meer )?gezien",
        rf"niet (?:meer )?gezien {_ANYTHING}(?:dagen|week|gordijn|licht|post|brievenbus)\w*",
        rf"gordijnen? {_ANYTHING}(?:al )?(?:dagen|dicht)\w*{_ANYTHING}(?:doet niet open|niet gezien|neemt niet op)",
        r"overdosis", r"vergiftigd\b", r"vergiftiging\b", r"vergif\b", r"schoonmaakmiddel gedronken",
        r"te ?veel (?:pillen|medicijnen|insuline|tabletten|paracetamol)", r"insuline (?:is )?op\b",
        r"geen insuline", r"stuipen", r"epilep\w+ aanval", r"levensgevaar\b", r"(?:onder|beneden) ?aan de trap",
        r"lig(?:t|gen)? (?:\w+ ){0,3}(?:onderaan|beneden aan)", r"praat (?:ineens |opeens )?raar",
        r"(?:arm|been|mond|gezicht) (?:doet het niet|hangt|slap|verlamd)",
        r"blauw (?:om|rond|aan) (?:de|zijn|haar)", r"blauwe lippen",
        r"adem(?:t|haling)? (?:\w+ )?(?:snel|zwaar|moeilijk|raar|hijgend)", r"hoofdwond",
        r"niet wakker te krijgen", r"krijg \w+ niet wakker", r"niet bij kennis", r"ingeslikt", r"verslikt\b",
        r"stuiptrek\w*", r"wordt (?:helemaal )?(?:paars|blauw|grijs)", r"in (?:zijn|haar|de|mijn) keel",
        r"niet aanspreekbaar", r"vol(?:ledig)? (?:met )?rook", r"hapt naar (?:adem|lucht)",
        r"bijna (?:aan het )?bevall\w+", r"weeen\b", r"bloedverlies", r"hevige pijn", r"beweegt (?:zich )?niet",
        r"(?:wordt|word) niet (?:meer )?wakker", r"iets ingenomen",
        r"(?:medicijnen|pillen|tabletten) (?:\w+ ){0,4}in een keer",
        r"alle (?:medicijnen|pillen|tabletten) (?:\w+ ){0,6}(?:genomen|ingenomen|geslikt)", r"in de fik",
        r"in (?:de|een|het) (?:sloot|kanaal|vijver|water|gracht|zwembad) (?:gevallen|gereden|beland)",
        r"helemaal koud", r"(?:ligt|lag) een (?:man|vrouw|jongen|meisje|oude)",
        r"dagen niet(?:s)? (?:meer )?gegeten", r"geen woord meer", r"gezicht (?:\w+ )?scheef", r"ontplof\w*",
        r"explosie", r"(?:39|40|41)(?:[.,]\d)? (?:graden )?koorts", r"koorts (?:van|boven) (?:39|40|41)",
        r"suf en", r"is (?:heel )?suf\b", r"niet geplast", r"aangereden", r"aanrijding", r"zwaar gewond",
        r"gewond\b", r"slagader\w*", r"kokend water over", r"zich verbrand", r"ernstig verbrand",
        r"(?:bel|stuur|roep) (?:een |de )?(?:ambulance|ziekenwagen|politie|brandweer)",
        r"ambulance (?:nodig|sturen|bellen)", r"elektrische schok", r"onder stroom", r"verdronken", r"verdrink\w*",
        r"te water", r"bleeding", r"unconscious", r"not breathing", r"fire in", r"krwawi", r"pozar", r"yangin",
        r"kanama", r"حريق", r"пожежа", r"кров тече",
    ),
    "confusion": (
        r"(?:loopt|liep|dwaal\w*|zwerft|zwierf) (?:\w+ ){0,4}(?:verward|in de war)\b",
        r"(?:verward|in de war)\w* (?:\w+ ){0,4}(?:op straat|buiten|over straat|rond|in de regen|in de kou)",
        r"verwarde (?:man|vrouw|meneer|mevrouw|buurman|buurvrouw|persoon|jongen) (?:\w+ ){0,4}(?:op|voor|in|bij|loopt|staat|schreeuwt)",
        r"in (?:haar |zijn |een )?(?:nachthemd|nachtjapon|pyjama|ondergoed|onderbroek|badjas) (?:\w+ ){0,3}(?:op straat|buiten|over straat|in de kou|rond|op de)",
        r"(?:op straat|buiten|over straat) (?:\w+ ){0,3}in (?:haar |zijn |een )?(?:nachthemd|nachtjapon|pyjama|ondergoed|badjas)",
        r"op blote voeten", r"naakt (?:op|over|door|buiten)",
        r"(?:onderbroek|ondergoed|nachthemd|pyjama) (?:\w+ ){0,3}door de (?:sneeuw|regen|straat|kou)",
        r"roep\w* dat de duivel", r"duivel (?:komt|is|in)",
        r"gas (?:aan ?gelaten|laten aan|open laten|opengezet|aan laten staan)", r"gaspit \w*",
        r"laat (?:het|steeds het) gas", r"pan(?:nen)? op het (?:vuur|gas) (?:laten )?(?:staan|vergeten)",
        r"dwaal(?:t|de)\b", r"rond ?dwal\w*", r"verdwaald en", r"gif uit de muur",
        r"ze (?:achtervolgen|vergiftigen|bespioneren) (?:me|mij)", r"hoort stemmen die",
        r"stemmen (?:\w+ )?(?:zeggen|opdracht|moet)",
    ),
}  # fmt: skip
FAINT: dict[str, tuple[str, ...]] = {
    "violence": (
        r"wapens?\b", r"scheermes\w*", r"koevoet", r"straatverbod", r"contactverbod", r"huisverbod",
        r"ex (?:staat|stond) (?:\w+ )?voor", r"blauwe plekken?", r"opgesloten\b", r"onveilig bij",
        r"agressief (?:tegen|naar)", r"handtastelijk\w*", r"intimideer\w*", r"intimidatie", r"lastig ?gevallen",
        r"bang voor (?:de |mijn |onze |die )?(?:buur\w*|boven\w*|onder\w*|hem|haar|overbuur\w*)",
        r"durf\w* niet (?:meer )?naar buiten", r"durf\w* (?:\w+ ){0,3}niet (?:meer )?langs",
        r"sla\b (?:hem|haar|hun|ze)", r"vechten\b", r"vecht\b",
        r"ruzie (?:met|en) (?:mijn|haar) (?:man|vriend) .{0,30}bang",
        r"schreeuwt (?:tegen|naar) (?:mij|me|de kinderen|haar)", r"scheldt (?:mij|me|haar|zijn vrouw|de kinderen)",
        r"kleineert", r"vernedert", r"controleert (?:alles|mij|me|haar|mijn)",
        r"mag niks van (?:hem|mijn man|haar man)", r"mag van (?:hem|mijn man|haar man)", r"loverboy\w*",
        r"gestoken\b", r"uit de hand (?:loopt|lopen|gelopen)",
    ),
    "suicide": (
        r"wanhopig\w*", r"wanhoop", r"uitzichtloos", r"kan het leven niet", r"zit er helemaal doorheen",
        r"zit helemaal stuk", r"niks heeft (?:meer )?zin", r"nergens (?:meer )?zin in", r"niet meer aan te kunnen",
        r"ik kan niet meer\b(?! (?:zelf|goed|lopen|fietsen|rijden|tillen|koken|traplopen|slapen|bij|naar|zo|alleen|de|het|mijn|met|in|op|uit))",
        r"het niet meer wil\b", r"niemand zal",
    ),
    "child": (),
    "accident": (
        r"brand\b", r"rook in", r"stik(?:t|ken)\b", r"niet (?:meer )?(?:zelf )?(?:opstaan|overeind kom\w*)",
        r"ambulance\b", r"ambulances", r"ziekenwagen", r"112\b", r"valt steeds flauw", r"benauwd\b", r"onderkoeld",
        r"uitgedroogd", r"vermist\w*", r"is weg en", r"doet (?:al dagen|al twee dagen|al een week) niet open",
        r"neemt (?:al dagen|al een week) niet op", r"gevallen\b", r"bloed\b",
    ),
    "confusion": (
        r"verward\w*", r"in de war\b", r"psychos\w*", r"psychoti\w*", r"hoor(?:t|de)? stemmen",
        r"stemmen in (?:mijn|zijn|haar|het) hoofd",
        r"weet niet (?:meer )?waar (?:hij|ze|zij|ik) (?:is|woont|ben|woon)",
        r"waan(?:beelden|ideeen|denkbeelden)?\b", r"wanen\b", r"vergiftig\w*",
        r"stra(?:len|ling) (?:door|via|van|uit)",
        r"camera'?s in (?:haar|zijn|mijn) (?:\w+ )?(?:tanden|hoofd|oren|ogen|tv|muren)", r"plakt alles",
        r"zendertje\w*", r"chip in", r"afgeluisterd", r"afluister\w*", r"vergeet het gas",
        r"gas (?:uit te doen|uitzetten|vergeten)", r"hallucin\w*", r"spion(?:nen|age)\b", r"complot\w*",
        r"ziet (?:mensen|dingen) die er niet", r"manisch\w*", r"schizofren\w*", r"paranoi\w*",
        r"in (?:nachthemd|pyjama|haar ondergoed|zijn ondergoed)", r"zorgmachtiging", r"crisisdienst",
        r"praat in zichzelf", r"schreeuwt tegen (?:de muur|zichzelf|niemand)",
        r"denkt dat (?:wij|ik|we|de buren|iedereen) (?:hem|haar|straling|gif)", r"vergiftigen\b",
        r"herkent (?:mij|ons|niemand|zijn vrouw|haar man) niet",
    ),
}  # fmt: skip

_CHILD = (
    r"(?:kind(?:eren|je|jes|ertjes)?|kleinkind(?:eren)?|baby\w*|peuters?|kleuters?|zoontjes?|dochtertjes?|meisjes?|jongetjes?|"
    r"jongens? van \d|meisjes? van \d|broertjes?|zusjes?|kleintjes?)"
)
_OTHERS_CHILD = rf"(?<!mijn )(?<!onze )(?<!ons ){_CHILD}"
_HARM = (
    r"geslagen|slaat|sla\b|slaan|slaag|mishandel\w*|verwaarlo\w*|honger|niet te eten|niks te eten|geen eten|zonder eten|zonder ontbijt|blauwe plek\w*|"
    r"opgesloten|buiten ?gezet|buiten ?gesloten|laat op straat|tot laat op straat|niemand die (?:op|voor) \w+ (?:past|zorgt)|schreeuwt? (?:tegen|naar)|"
    r"doodsbang|bang (?:voor|van) (?:zijn|haar|hun|papa|mama|de vader|de moeder|thuis)|betast\w*|misbruik\w*|aan \w+ zit\b|vies(?:e)? kleren|ongewassen|vervuild\w*|vuile kleren|"
    r"niet naar school (?:gaat|gaan|geweest|gestuurd)|ziet het geweld|bij ruzie|zien (?:alles|het) gebeuren|drinkt (?:de hele dag|elke dag)|dronken|"
    r"stinkt? naar|luizen|winter zonder jas|zonder jas|bang om naar huis|durft niet naar huis|wil niet naar huis|bij (?:mij|ons) (?:mag|mocht|wil|kan|kon) (?:komen )?(?:wonen|slapen|blijven)|in bed liggen en|bedel\w* om|nooit thuis|brandplek\w*|boos op|in de (?:schuur|kelder|kast)|papa zijn|thuis doet (?:het )?(?:pijn|zeer)|doet (?:papa|mama|hij|oom) (?:pijn|zeer)"
)
_ALONE = (
    r"(?:elke|iedere|hele|alle) (?:dag|avond|nacht|avonden|nachten|dagen|middag|week)\w* (?:helemaal )?alleen|alleen (?:thuis|gelaten|tot|in huis|achter\w*|'s avonds|'s nachts|op straat)|"
    r"(?:hele|elke|alle) (?:dag|avond|nacht|dagen|avonden|nachten) (?:op straat|buiten)"
)
_CRIES = r"huilt? (?:de hele|elke|iedere|uren|al)|huilen (?:de hele|elke|iedere|uren|al)|krijst? (?:de hele|elke|uren)|krijsen (?:de hele|elke|uren)|gil(?:t|len) (?:\w+ ){0,3}(?:van angst|van pijn|nachts|elke nacht|om hulp)|om hulp (?:roept|roepen|gilt|schreeuwt)"


def _both(child: str, harm: str) -> str:
    return rf"{child}\b[^.!?\n]{{0,90}}?(?:{harm})|(?:{harm})[^.!?\n]{{0,90}}?\b{child}\b"


SURE["child"] = (*SURE["child"], _both(_CHILD, _HARM), _both(_OTHERS_CHILD, _ALONE))
FAINT["child"] = (
    rf"{_CHILD}\b[^.!?\n]{{0,90}}?(?:{_CRIES})",
    r"veilig thuis\b",
    r"pedo\w*",
    r"kinderbescherming",
    r"jeugdbescherming",
)
