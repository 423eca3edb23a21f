"""What a message says, apart from how it travels: the same letter becomes a mail, a text message, a
printed letter or the script of a phone call."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Letter:
    """A subject without personal data (it is shown on locked screens), short paragraphs, at most one
    thing to do (`link` with `link_text`)."""

    subject: str
    paragraphs: tuple[str, ...]
    link: str = ""
    link_text: str = ""
    greeting: str = ""
    calendar: str = ""
    # In which it was written, for somebody who is no Person of ours; otherwise that of the Person.
    language: str = ""
    # Who gets it need not know us: a visitor typed the address.
    to_stranger: bool = False

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def from_data(data: dict[str, Any]) -> Letter:
    """The letter as it was kept in the outbox."""
    return Letter(**{**data, "paragraphs": tuple(data["paragraphs"])})


def as_text(letter: Letter, *, closing: str) -> str:
    """Plain text, for mail and print."""
    parts = [letter.greeting, *letter.paragraphs]
    if letter.link:
        parts.append(f"{letter.link_text}:\n{letter.link}" if letter.link_text else letter.link)
    return "\n\n".join(part for part in (*parts, closing) if part) + "\n"


def as_short_text(letter: Letter, *, closing: str) -> str:
    """One text message: the first paragraph, the link, who sent it."""
    return "\n".join(part for part in (letter.paragraphs[0], letter.link, closing) if part)
