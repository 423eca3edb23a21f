"""The Dutch texts: all there, and one English text means one Dutch text everywhere."""

from collections import defaultdict
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted(ROOT.glob("*/locale/nl/LC_MESSAGES/django.po")) + sorted(
    ROOT.glob("requests/*/locale/nl/LC_MESSAGES/django.po")
)


def test_every_text_is_there_in_dutch() -> None:
    missing = [
        (str(path.relative_to(ROOT)), entry.msgid)
        for path in CATALOGUES
        for entry in polib.pofile(str(path))
        if not entry.obsolete and (entry.fuzzy or not entry.translated())
    ]
    assert missing == []


def test_apps_agree_on_the_dutch_for_the_same_english() -> None:
    """Django merges the catalogues of all apps into one: the first app would silently win."""
    said: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in CATALOGUES:
        for entry in polib.pofile(str(path)):
            if not entry.obsolete:
                text = entry.msgstr or "|".join(entry.msgstr_plural.values())
                said[entry.msgctxt or "", entry.msgid][text].append(path.parents[3].name)
    torn = {msgid: dict(texts) for (_, msgid), texts in said.items() if len(texts) > 1}
    assert torn == {}
