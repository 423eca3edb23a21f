"""What people mean beside what they type: the lists, and how much they help on our own map and questions."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from socialmap.search import meaning
from socialmap.search.dutch.spelling import words
from socialmap.search.measuring import Unreadable, measure, our_search, read_map, read_questions
from socialmap.search.wording import built_in, is_background, phrase

HERE = Path(__file__).parent / "meaning"


def widened(text: str) -> dict[str, float]:
    with meaning.trying(meaning.Own()):
        return {extra.text: extra.weight for extra in meaning.widen(words(text), hub_id=0)}


def test_the_lists_are_tidy() -> None:
    groups = built_in()
    assert len(groups) >= 400
    assert len({word for group in groups for word in (*group.typed, *group.meant)}) >= 3000
    assert len({group.key for group in groups}) == len(groups)
    assert all(group.meant or len(group.typed) > 1 for group in groups)


def test_every_word_of_the_lists_can_be_searched_for_or_stands_in_a_phrase() -> None:
    mute = [word for group in built_in() for word in group.typed if phrase(word) is None]
    assert len(mute) <= 5, mute


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ik heb geen geld voor eten", "voedselbank"),
        ("mijn moeder is vaak alleen, wie komt er op bezoek?", "huisbezoek"),
        ("de blauwe envelop", "formulieren"),
        ("mijn man slaat mij", "veilig thuis"),
        ("WMO", "wet maatschappelijke ondersteuning"),
        ("I am lonely", "maatje"),
        ("eenzaamhijd", "ontmoeting"),
        ("schuldenproblemen", "schuldhulpverlening"),
    ],
)
def test_everyday_words_lead_to_the_words_of_organisations(text: str, meant: str) -> None:
    assert meant in widened(text)


def test_an_own_word_always_counts_more_than_one_that_was_added() -> None:
    for text in ("ik heb geen geld voor eten", "schulden", "mijn moeder is vaak alleen, wie komt er op bezoek?"):
        assert max(widened(text).values()) < 1


@pytest.mark.parametrize("text", ["", "de het een", "🙂 ' OR 1=1 --", "ا ب ت", "x" * 5000, "geen " * 400])
def test_odd_words_widen_to_nothing_or_little_and_break_nothing(text: str) -> None:
    assert len(widened(text)) <= meaning.MOST_EXTRAS


def test_words_about_a_situation_count_fully_when_there_is_nothing_else() -> None:
    assert is_background("vrouw") and not is_background("rolstoel")
    assert meaning.background(["mijn", "vrouw", "rolstoel"]) == (1,)
    assert meaning.background(["mijn", "vrouw"]) == ()


def test_most_questions_of_the_building_set_find_a_right_service_first() -> None:
    score, _ = measure(our_search(read_map(HERE / "map.jsonl")), read_questions(HERE / "dev.jsonl"))
    assert score.success[10] >= 0.93 and score.success[1] >= 0.75


@pytest.mark.parametrize(("name", "least"), [("kept_apart", 0.78), ("feelings_apart", 0.58)])
def test_questions_kept_apart_do_better_with_meaning_than_without(name: str, least: float) -> None:
    entries, questions = read_map(HERE / "map.jsonl"), read_questions(HERE / f"{name}.jsonl")
    wide, _ = measure(our_search(entries), questions)
    narrow, _ = measure(our_search(entries, wide=False), questions)
    assert wide.success[10] >= least
    assert wide.success[10] >= narrow.success[10] + 0.1 and wide.mrr > narrow.mrr


def test_the_command_prints_ours_beside_plain_bm25(
    db: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [{"id": "a", "name": "Voedselbank"}, {"id": "b", "name": "Zangkoor", "description": "Samen zingen"}]
    document = tmp_path / "hsds.json"
    document.write_text(json.dumps({"services": rows}), encoding="utf-8")
    asked = tmp_path / "questions.jsonl"
    asked.write_text('{"question": "geen eten", "right": ["a"]}\n{"question": "paardrijden", "right": ["b"]}\n')
    call_command("measure_search", map=document, questions=asked)
    printed = capsys.readouterr().out
    assert "2 services, 2 questions" in printed and "plain BM25" in printed and "missed: paardrijden" in printed


@pytest.mark.parametrize(
    ("services", "questions", "said"),
    [
        ('{"id": "a"', '{"question": "x", "right": ["a"]}', "map"),
        ('[{"id": "a"}]', '{"question": "x", "right": ["a"]}', "`name`"),
        ('[{"id": "a", "name": "A"}]', '{"question": "x"}', "row 1"),
        ('[{"id": "a", "name": "A"}]', '{"question": "x", "right": ["z"]}', "z"),
    ],
)
def test_a_file_that_cannot_be_measured_is_named(services: str, questions: str, said: str, tmp_path: Path) -> None:
    one, two = tmp_path / "map", tmp_path / "questions"
    one.write_text(services, encoding="utf-8")
    two.write_text(questions, encoding="utf-8")
    with pytest.raises(CommandError, match=said):
        call_command("measure_search", map=one, questions=two)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"weg\.json"):
        read_map(tmp_path / "weg.json")
