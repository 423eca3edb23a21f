"""What the words of a question point at, and which words; measured on labelled texts."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from intake.suggesting.learned import EXAMPLES, learn, learned
from intake.suggesting.measures import measure, read
from intake.suggesting.plain import plain
from intake.suggesting.routes import Route
from intake.suggesting.suggestion import Subject, Suggestion, suggest

LABELLED = Path(__file__).parents[3] / "shared" / "data" / "texts" / "hulpvragen_nl_synthetisch_dev.jsonl"
# Invented by ourselves, in the words of people who are old, new here, angry or in a hurry. The lists were changed after
# them and the word model learned from them: nothing here tells how it does on texts that nobody has seen.
INVENTED = EXAMPLES / "first_turns.jsonl"
# Written and labelled by somebody who saw neither lists nor examples. Kept apart: nothing may be changed for one of them.
KEPT_APART = Path(__file__).parent / "texts" / "kept_apart.jsonl"
KEPT_APART_TOO = Path(__file__).parent / "texts" / "kept_apart_too.jsonl"
SUBJECTS = (
    Subject("grocery-shopping", "Boodschappen", ("winkelen", "supermarkt")),
    Subject("debts", "Schulden", ("deurwaarder", "aanmaning")),
    Subject("neighbours", "Buren en overlast", ("burenruzie",)),
    Subject("pavement-light", "Stoep en licht", ("lantaarn",)),
    Subject("breadmaking", "Broodbakken", ("deeg kneden",)),
)


def look(text: str) -> Suggestion:
    return suggest(text, SUBJECTS)


def test_on_the_labelled_texts_nothing_harmful_is_suggested_and_nothing_urgent_missed() -> None:
    if not LABELLED.exists():
        pytest.skip("../shared/data/texts is not beside this checkout")
    found = measure(read(LABELLED))
    assert (found.harmful, found.missed_urgent) == ([], [])
    # Caution comes first (ADR 10): "read it well" is the answer to whatever smells of danger or harm.
    assert found.strict >= found.texts * 0.7


def test_on_our_own_invented_messages_nothing_harmful_is_suggested_and_nothing_urgent_missed() -> None:
    rows = read(INVENTED)
    found = measure(rows)
    assert len(rows) >= 150
    assert (found.harmful, found.missed_urgent) == ([], [])
    assert found.strict >= found.texts * 0.8


def test_on_texts_that_nobody_wrote_lists_or_examples_for_it_does_no_worse_than_before() -> None:
    found = measure(read(KEPT_APART))
    assert found.texts == 160
    # The mark to beat, not the goal: harmful and missed urgent belong at zero (docs/OPERATIONS.md).
    assert len(found.harmful) <= 1
    assert len(found.missed_urgent) <= 1
    assert found.strict >= 85


def test_on_a_second_such_set_nothing_harmful_is_suggested_and_nothing_urgent_missed() -> None:
    found = measure(read(KEPT_APART_TOO))
    assert found.texts == 220
    assert (found.harmful, found.missed_urgent) == ([], [])
    assert found.strict >= 115


def test_the_examples_are_labelled_as_we_label_and_none_is_kept_apart_too() -> None:
    apart = {row["tekst"] for row in [*read(KEPT_APART), *read(KEPT_APART_TOO)]}
    for path in EXAMPLES.glob("*.jsonl"):
        for row in read(path):
            assert {row["route"], *row["ook_goed"], *row["nooit"]} <= set(Route), row["tekst"]
            assert row["route"] not in row["nooit"], row["tekst"]
            assert row["tekst"] not in apart


def test_the_word_model_follows_its_examples_and_shows_the_words_that_led_to_it() -> None:
    model = learn(
        [
            {"tekst": "Wie zaagt mijn haag?", "route": Route.VOLUNTEER},
            {"tekst": "Wie snoeit mijn haag?", "route": Route.VOLUNTEER},
            {"tekst": "De put stinkt op straat", "route": Route.TEAM, "nooit": [Route.VOLUNTEER]},
            {"tekst": "De put loopt over op straat", "route": Route.TEAM, "nooit": [Route.VOLUNTEER]},
        ]
    )
    text = plain("De HAAG is hoog")
    assert model.likeness(text).best == Route.VOLUNTEER
    assert "HAAG" in [hit.words for hit in model.because(text, Route.VOLUNTEER)]
    assert model.likeness(plain("een put op straat")).harm[Route.VOLUNTEER] > 0.3


def test_a_text_like_none_of_the_examples_is_read_by_somebody_first() -> None:
    assert learned().likeness(plain("qqq www zzz")).best == Route.LOOK_FIRST
    assert look("qqq www zzz").route.value == Route.LOOK_FIRST


def test_the_four_measures_are_printed_by_a_command() -> None:
    said = StringIO()
    call_command("measure_suggestions", str(INVENTED), stdout=said)
    assert all(name in said.getvalue() for name in ("strict", "lenient", "harmful", "missed_urgent"))


def test_a_file_of_another_form_is_refused_in_words(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"id": 1}\n')
    with pytest.raises(CommandError, match="not a file of labelled texts"):
        call_command("measure_suggestions", str(wrong))


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Kan iemand met mij boodschappen doen? De tassen zijn te zwaar.", Route.VOLUNTEER),
        ("Ik heb aanmaningen en een deurwaarder aan de deur, wat nu", Route.ORGANIZATION),
        ("De lantaarn voor ons huis is al weken kapot, er liggen ook losse stoeptegels", Route.TEAM),
        ("Mijn bovenbuurman draait elke nacht harde muziek", Route.MEDIATION),
        ("Ik wil graag vrijwilliger worden, ik kan goed koken", Route.OFFER),
        ("Hoe laat begint de koffie op dinsdag?", Route.INFORMATION),
        ("Mijn man slaat mij", Route.SAFE_HOME),
        ("Er is brand in de berging", Route.EMERGENCY),
        ("dat van vorige keer", Route.LOOK_FIRST),
    ],
)
def test_a_plain_question_points_at_who_might_answer(text: str, route: Route) -> None:
    assert look(text).route.value == route


def test_the_words_that_led_to_it_stand_as_they_were_typed() -> None:
    found = look("Hoi, ik heb BOODSCHAPPEN nodig, wie kan helpen?")
    assert [one.words for one in found.subjects if one.value == "grocery-shopping"] == [("BOODSCHAPPEN",)]


def test_a_subject_is_also_found_by_the_words_of_the_vocabulary_itself() -> None:
    assert "breadmaking" in [one.value for one in look("Wie leert mij deeg kneden?").subjects]


@pytest.mark.parametrize("typed", ["bootschappen", "boodschapen", "Boodschappe", "boodsgappen", "boodschappn"])
def test_a_word_with_a_mistake_in_it_is_understood(typed: str) -> None:
    assert "grocery-shopping" in [one.value for one in look(f"wie doet me {typed}").subjects]


def test_dialect_and_short_forms_are_written_out_and_shown_as_typed() -> None:
    found = plain("Kunde gij m'n hond nie efkes uitlaten")
    assert found.text == "kunt gij mijn hond niet even uitlaten"
    start = found.text.index("niet even")
    assert found.as_typed((start, start + len("niet even"))) == "nie efkes"


@pytest.mark.parametrize(
    "text",
    [
        "Ik ben niet bang voor mijn buurman, hij is lief",
        "Er is geen geweld bij ons",
        "Hij is niet verward, alleen doof",
    ],
)
def test_what_is_denied_is_no_warning(text: str) -> None:
    assert look(text).warnings == ()


def test_not_wanting_to_live_is_never_taken_for_a_denial() -> None:
    assert look("Ik wil niet meer leven").route.value == Route.EMERGENCY


@pytest.mark.parametrize(
    ("text", "urgency"),
    [("De koelkast is leeg en ik heb honger", "today"), ("Kan het deze week nog? De deurwaarder komt", "week")],
)
def test_how_soon_follows_the_words(text: str, urgency: str) -> None:
    found = look(text).urgency
    assert found is not None
    assert found.value == urgency


def test_danger_is_always_for_today() -> None:
    found = look("Mijn zoon heeft me geslagen")
    assert found.urgency is not None
    assert found.urgency.value == "today"


@pytest.mark.parametrize("text", ["", " ", "?", "🙂", "а" * 4000, "niet " * 800, "buurman " * 500, "'" * 100])
def test_any_text_gets_an_answer(text: str) -> None:
    assert look(text).route.value in set(Route)


def test_a_text_as_long_as_allowed_is_read_within_a_second() -> None:
    look("de kinderen van de buren zijn thuis en ik wil boodschappen doen met een vrijwilliger " * 47)
