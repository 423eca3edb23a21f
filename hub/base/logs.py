"""Logs hold ids and never names or texts. Private links are cut: who has the log must not get in."""

import logging
import re

_TOKEN = re.compile(r"(/(?:volg|aangemeld|antwoord|bevestig|bekijk|verstuurd|reset/key|confirm-email)/)[^\s/\"']+")
# What PostgreSQL adds to a refusal: the values of the row, or the part of the statement they stand in.
_VALUES = re.compile(
    r"^(?:DETAIL|LINE \d+): .*?(?=^(?:HINT|CONTEXT): |^Traceback |^The above exception |^During handling |\Z)",
    re.DOTALL | re.MULTILINE,
)


def without_secrets(text: str) -> str:
    """Without tokens of private links, and without what stood in a row that the database refused."""
    return _VALUES.sub("(values left out)\n", _TOKEN.sub(r"\1…", text))


class LineFormatter(logging.Formatter):
    """One line a record, tokens of private links and values of rows left out."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))
