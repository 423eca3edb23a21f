"""Every reason and every cause that the core gives can be said."""

import re
from datetime import date
from pathlib import Path

from matching import core, words

VALUES = {
    "likes": "Boodschappen",
    "likes_alike": "Hulp in huis",
    "near": 400,
    "free": (1, 780, 1020),
    "asked_ago": 3,
    "speaks": "tr",
    "limit": 2,
    "from": date(2026, 12, 3),
    "until": date(2026, 12, 3),
    "language": ("tr",),
    "distance": 4200,
    "asked_often": 5,
    "wanted": "woman",
    "checked": ("conduct",),
    "not_wanted": "woman",
    "gender_unknown": "woman",
    "avoids": "pets",
    "check_missing": "conduct",
    "check_lapsed": ("conduct", date(2026, 11, 3)),
}


def test_every_code_in_the_core_has_words() -> None:
    source = Path(core.__file__).read_text()
    codes = {code for call in re.findall(r"Reason\(([^)]*)", source) for code in re.findall(r'"(\w+)"', call)}
    assert codes == set(words.REASONS) | set(words.CAUSES)


def test_every_reason_and_cause_can_be_said_with_its_value() -> None:
    for code in words.REASONS:
        assert words.reason(code, VALUES.get(code))
    for code in words.CAUSES:
        assert words.cause(core.Reason(code, VALUES.get(code)))


def test_reasons_survive_being_kept_with_a_proposal() -> None:
    kept = words.as_data([core.Reason("near", 400), core.Reason("free", (1, 780, 1020))])
    assert len(words.from_data(kept)) == 2
    assert words.from_data([{"code": "from an older version"}]) == []


def test_a_sentence_begins_with_a_capital_and_joins_the_last_two() -> None:
    assert words.sentence(["a", "b", "c"]).startswith("A, b ")
    assert words.sentence([]) == ""
