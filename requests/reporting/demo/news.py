"""News and a story for the portal. Dutch B1, short, "u"."""

from reporting.demo.shapes_pages import Block, NewsItem, Page

STORY = Page(
    slug="de-locomotief",
    kind="story",
    title="“Ik weet niks van treinen. Ik wil het wel leren.”",
    intro="Hij had een zolder vol treinen en niemand om ze aan te laten zien. Tot er op zondag werd aangebeld.",
    search_description="Een verhaal over twee buren en een modelspoor.",
    blocks=(
        Block(
            "De vraag",
            (
                "Hij belde het Startpunt op een dinsdag. Of er iemand was met verstand van treinen. Op zijn "
                "zolder lag dertig meter "
                "spoor. Met een station, een brug en een heel klein postkantoor.",
                "Noor vroeg wat door. Het ging niet over treinen. Zijn vriend was verhuisd en de zondag duurde lang.",
            ),
        ),
        Block(
            "Het antwoord",
            (
                "Niemand in ons bestand had verstand van treinen. Maar één jonge man wilde het wel leren. Hij "
                "woont hier nog maar "
                "kort en sleutelt graag aan fietsen.",
                "De eerste keer was het even stil. Toen viel er een wagon uit de rails. Daarna praatten ze vier uur.",
            ),
        ),
        Block(
            "En nu",
            (
                "Elke tweede zondag brandt er licht op zolder. De een leert remmen, de ander leert een taal. "
                "Wie wie is, weten ze "
                "zelf niet meer.",
                "Op het kleine postkantoor hangt nu een bordje. Er staat een naam op. Wij zeggen niet welke.",
            ),
        ),
        Block(
            "Namen?",
            ("Die noemen wij niet. Zij vinden het goed dat wij dit vertellen. Ze lazen het samen, op zolder.",),
        ),
    ),
)

NEWS: tuple[NewsItem, ...] = (
    NewsItem(
        slug="donderdagavond-open",
        title="Op donderdag ook 's avonds open",
        days_ago=6,
        intro="Werkt u overdag? Dan was u bij ons altijd te laat. Dat is nu voorbij.",
        paragraphs=(
            "Elke donderdag zijn wij open tot acht uur. Hatice en Wim wisselen elkaar af.",
            "Om zes uur zit de wijkagent aan tafel. Om half zes begint het Postuurtje. En er is soep, zolang er "
            "soep is.",
        ),
    ),
    NewsItem(
        slug="soep-en-takken",
        title="Negentien buren, dertig zakken, één pan soep",
        days_ago=47,
        intro="Het begon met één prikker, en die was van een kleuter.",
        paragraphs=(
            "Na de storm lag het plein vol takken. Een bewoner vroeg om hulp. Er kwamen negentien mensen.",
            "De flat zorgde voor soep. Het wijkteam zorgde voor zakken. Om twaalf uur kon er weer gevoetbald worden.",
            "Doet u de volgende keer mee? Meld u bij Dirk. Laarzen zijn handig.",
        ),
    ),
    NewsItem(
        slug="talentenmarkt",
        title="Kom naar de talentenmarkt",
        days_ago=15,
        intro="Wat kunt u? En wat zoekt u? Op de talentenmarkt komt dat bij elkaar.",
        paragraphs=(
            "Aan de ene kant van de zaal hangen vragen. Aan de andere kant zitten mensen die iets kunnen. "
            "Ertussen staat taart.",
            "Vorig jaar vonden 31 vragen op één middag een antwoord. Een mevrouw vond een danspartner. Dat was "
            "niet eens de vraag.",
            "Kinderen mogen mee. U hoeft zich niet op te geven. De datum staat in de agenda.",
        ),
    ),
)
