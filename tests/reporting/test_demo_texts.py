"""The words of the demo: invented, without numbers that must not be there, and easy to read."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

import pytest

from reporting.demo import (
    agenda,
    mediation,
    organisations,
    pages,
    people,
    places,
    questions,
    signals,
    targets,
    vocabulary,
)

MODULES = (agenda, mediation, organisations, pages, people, places, questions, signals, targets, vocabulary)
SERVICES = {service.code: service for service in organisations.SERVICES}
QUESTIONS = {question.code: question for question in questions.QUESTIONS}


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(key)
            yield from _texts(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _texts(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))


def _all_texts() -> list[str]:
    return [
        text for module in MODULES for name, value in vars(module).items() if name.isupper() for text in _texts(value)
    ]


def _page_texts(page: Any) -> list[str]:
    if hasattr(page, "paragraphs"):
        return [page.title, page.intro, *page.paragraphs]
    return [page.intro, *(text for block in page.blocks for text in (*block.paragraphs, *block.lines))]


def _sentences(texts: list[str]) -> list[int]:
    """The number of words of each sentence."""
    parts = (part for text in texts for part in re.split(r"[.!?:]+(?:\s|$)", text))
    return [len(part.split()) for part in parts if part.strip()]


def _passes_bsn_check(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return total % 11 == 0


def test_no_text_holds_a_number_that_passes_the_bsn_check() -> None:
    for text in _all_texts():
        joined = re.sub(r"(?<=\d)[ .\-/](?=\d)", "", text)
        for digits in re.findall(r"(?<!\d)\d{8,9}(?!\d)", joined):
            assert not _passes_bsn_check(digits.zfill(9)), text


def test_every_address_on_the_internet_is_invented() -> None:
    for text in _all_texts():
        for domain in re.findall(r"(?:@|https?://)([\w.-]+\w)", text):
            assert domain.endswith(".example"), text
        assert not re.search(r"\b[\w-]+\.(nl|com|org|eu|net|info)\b", text), text


def test_every_phone_number_is_invented_or_for_emergencies() -> None:
    emergency = {number.number for number in pages.EMERGENCY_NUMBERS}

    for text in _all_texts():
        for number in re.findall(r"\b0\d{2,3}[ -]\d[\d ]{3,}\d", text):
            fine = number.startswith(("0416 00 0", "06-0000 0", "0800 0113")) or number in emergency
            assert fine, text


@pytest.mark.parametrize(
    "name",
    ["Casade", "Contour", "Twern", "Prisma", "Farent", "Humanitas", "Luijten", "Mikz", "Tiwos", "Schakelring", "Thebe"],
)
def test_no_real_organisation_or_person_is_named(name: str) -> None:
    assert [text for text in _all_texts() if name.lower() in text.lower()] == []


@pytest.mark.parametrize("page", [*pages.PAGES, *pages.NEWS], ids=lambda page: page.slug)
def test_sentences_on_a_page_are_short(page: Any) -> None:
    lengths = _sentences(_page_texts(page))

    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 25


def test_what_residents_read_has_no_policy_words() -> None:
    jargon = re.compile(
        r"doorzettingsmacht|casuïstiek|\bcasus|participatie|\bindicatie|\bcliënt|\bindienen|registre|zelfredzaam"
        r"|problematiek|inzet van|faciliteren|\btraject",
        re.IGNORECASE,
    )
    texts = [text for page in (*pages.PAGES, *pages.NEWS) for text in _page_texts(page)]
    texts += [text for service in SERVICES.values() for text in (service.summary, service.description)]
    texts += [text for question in QUESTIONS.values() for message in question.messages for text in (message.text,)]

    assert [text for text in texts if jargon.search(text)] == []
