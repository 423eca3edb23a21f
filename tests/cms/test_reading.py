"""How long sentences are, measured on plain values."""

from wagtail.rich_text import RichText

from cms.reading import measure, texts_of


def test_sentences_end_at_a_full_stop_a_question_mark_and_a_new_line() -> None:
    assert measure(["Kom binnen. Heeft u een vraag?\nWij helpen u graag."]).average == 3.0 + 1 / 3


def test_the_longest_sentence_is_named() -> None:
    found = measure(["Kort.", "Deze zin is heel wat langer dan die andere."])
    assert found.longest == "Deze zin is heel wat langer dan die andere."
    assert not found.too_long


def test_items_of_a_list_are_not_one_long_sentence() -> None:
    items = RichText("<ul>" + "<li>Een paar woorden zonder punt</li>" * 10 + "</ul>")
    assert measure(list(texts_of(items))).average == 5


def test_sixteen_words_are_too_many_and_fifteen_are_not() -> None:
    assert measure(["woord " * 16]).too_long
    assert not measure(["woord " * 15]).too_long


def test_nothing_is_not_too_long() -> None:
    assert not measure([]).too_long
