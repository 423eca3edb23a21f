"""How long the sentences of a page are. A smoke alarm, not proof of plain language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

MOST_WORDS = 15
_END_OF_BLOCK = re.compile(r"</(?:p|li|h[1-6])>|<br\s*/?>")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n+")


@dataclass(frozen=True)
class Sentences:
    """`average` words in a sentence, and the longest sentence."""

    average: float
    longest: str

    @property
    def too_long(self) -> bool:
        return self.average > MOST_WORDS


def measure(texts: list[str]) -> Sentences:
    """Measures the sentences in `texts`; each text ends a sentence."""
    parts = [part.strip() for text in texts for part in _END_OF_SENTENCE.split(text)]
    sentences = [part for part in parts if part.split()]
    if not sentences:
        return Sentences(0, "")
    words = sum(len(sentence.split()) for sentence in sentences)
    return Sentences(words / len(sentences), max(sentences, key=lambda sentence: len(sentence.split())))


def texts_of(value: Any) -> Iterator[str]:
    """The running texts in a stream of blocks, without markup."""
    if isinstance(value, RichText):
        yield strip_tags(_END_OF_BLOCK.sub("\n", value.source))
    elif isinstance(value, str):
        yield value
    elif isinstance(value, StreamValue):
        for block in value:
            yield from texts_of(block.value)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, ListValue):
        for part in value:
            yield from texts_of(part)
