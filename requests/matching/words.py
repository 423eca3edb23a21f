"""Reasons and causes in words: `core` gives codes, people get sentences (D10)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from hub.look.words import distance
from matching import core
from volunteers.languages import language_words
from volunteers.models import CheckKind
from volunteers.preferences import Circumstance, Gender

NOON, EVENING = 12 * 60, 18 * 60


def day_part(weekday: int, begin: int, end: int) -> str:
    """ "Tuesday afternoon", by the middle of the hours."""
    middle = (begin + end) / 2
    day = str(WEEKDAYS[weekday])
    if middle < NOON:
        return pgettext("part of a weekday", "%(day)s morning") % {"day": day}
    if middle < EVENING:
        return pgettext("part of a weekday", "%(day)s afternoon") % {"day": day}
    return pgettext("part of a weekday", "%(day)s evening") % {"day": day}


def _likes(name: str) -> str:
    return _("likes to help with %(subject)s") % {"subject": name[:1].lower() + name[1:]}


def _asked_ago(days: int) -> str:
    if days <= 0:
        return _("was asked today for something else")
    return ngettext("last asked %(n)d day ago", "last asked %(n)d days ago", days) % {"n": days}


REASONS: Mapping[str, Callable[[Any], str]] = {
    "likes": _likes,
    "likes_alike": lambda name: _("helps with something alike: %(subject)s") % {"subject": name[:1].lower() + name[1:]},
    "near": lambda metres: _("lives %(far)s away") % {"far": distance(metres)},
    "free": lambda hours: _("is free on %(when)s") % {"when": day_part(*hours)},
    "hours_unknown": lambda _value: _("hours not known yet"),
    "never_asked": lambda _value: _("was never asked before"),
    "not_asked_this_month": lambda _value: _("not asked this month"),
    "asked_ago": _asked_ago,
    "asked_often": lambda often: _("was asked %(n)d times in three months") % {"n": often},
    "free_hands": lambda _value: _("does nothing else now"),
    "speaks": lambda code: _("speaks %(language)s") % {"language": language_words([code])[0]},
    "wanted": lambda gender: _("is %(gender)s, as was asked") % {"gender": Gender(gender).label},
    "checked": lambda kinds: _("has what is needed: %(papers)s") % {"papers": _papers(kinds)},
}


def _papers(kinds: Iterable[str]) -> str:
    return ", ".join(str(CheckKind(kind).label) for kind in kinds)


def _not_active(until: date | None) -> str:
    if until:
        return _("takes a break until %(day)s") % {"day": date_format(until, "j F")}
    return _("cannot be asked now")


def _languages(codes: Iterable[str]) -> str:
    return _("does not speak %(language)s") % {"language": " / ".join(language_words(list(codes)))}


CAUSES: Mapping[str, Callable[[Any], str]] = {
    "not_active": _not_active,
    "asked_before": lambda _value: _("was already asked for this question"),
    "limit": lambda most: (
        ngettext("does %(n)d thing now and wants no more", "does %(n)d things now and wants no more", most)
        % {"n": most}
    ),
    "from": lambda day: _("can help from %(day)s") % {"day": date_format(day, "j F")},
    "until": lambda day: _("could help until %(day)s") % {"day": date_format(day, "j F")},
    "booked": lambda _value: _("has another appointment at that moment"),
    "subject": lambda _value: _("has other talents"),
    "language": _languages,
    "distance": lambda metres: _("lives too far away: %(far)s") % {"far": distance(metres)},
    "hours": lambda _value: _("is not free at those hours"),
    "not_wanted": lambda gender: _("%(gender)s was asked for") % {"gender": Gender(gender).label},
    "gender_unknown": lambda gender: (
        _("%(gender)s was asked for, and we do not know that of this neighbour") % {"gender": Gender(gender).label}
    ),
    "avoids": lambda code: _("would rather not: %(what)s") % {"what": Circumstance(code).label},
    "check_missing": lambda kind: _("we have not seen it yet: %(papers)s") % {"papers": _papers([kind])},
    "check_lapsed": lambda found: (
        _("%(papers)s ended on %(day)s") % {"papers": _papers([found[0]]), "day": date_format(found[1], "j F Y")}
    ),
}


def service_about(name: str, *, same: bool) -> str:
    """What a service is for."""
    lowered = name[:1].lower() + name[1:]
    if same:
        return _("is for %(subject)s") % {"subject": lowered}
    return _("is for something alike: %(subject)s") % {"subject": lowered}


def service_far(metres: int) -> str:
    return _("is %(far)s away") % {"far": distance(metres)}


def together(found: core.Reason) -> str:
    """Why a neighbour and an organisation together."""
    if found.code == "level":
        return _("This resident needs help with most things: a professional looks along.")
    hers, theirs = (name[:1].lower() + name[1:] for name in found.value)
    return _("The neighbour helps with %(hers)s, the organisation with %(theirs)s.") % {"hers": hers, "theirs": theirs}


def reason(code: str, value: Any = None) -> str:
    """One reason for somebody."""
    return REASONS[code](value)


def cause(found: core.Reason) -> str:
    """Why somebody was left out."""
    return CAUSES[found.code](found.value)


def reasons(found: Iterable[core.Reason]) -> list[str]:
    return [reason(item.code, item.value) for item in found]


def sentence(parts: Iterable[str]) -> str:
    """ "Lives 400 metres away, is free on Tuesday afternoon and likes to help with shopping.\""""
    words = list(parts)
    if not words:
        return ""
    joined = (
        words[0]
        if len(words) == 1
        else _("%(first)s and %(last)s")
        % {
            "first": ", ".join(words[:-1]),
            "last": words[-1],
        }
    )
    return f"{joined[:1].upper()}{joined[1:]}."


def as_data(found: Iterable[core.Reason]) -> list[dict[str, Any]]:
    """Reasons as they are kept with a proposal."""
    return [{"code": item.code, "value": item.value} for item in found]


def from_data(kept: Iterable[Mapping[str, Any]]) -> list[str]:
    """Kept reasons in words; a code that a later version dropped is left out."""
    return [reason(item["code"], item.get("value")) for item in kept if item["code"] in REASONS]


def about_you(kept: Iterable[Mapping[str, Any]]) -> list[str]:
    """The reasons as the volunteer reads them: "you live 400 metres away"."""
    return [YOURS[item["code"]](item.get("value")) for item in kept if item["code"] in YOURS]


YOURS: Mapping[str, Callable[[Any], str]] = {
    "likes": lambda name: _("you like to help with %(subject)s") % {"subject": name[:1].lower() + name[1:]},
    "likes_alike": lambda name: (
        _("you help with something alike: %(subject)s") % {"subject": name[:1].lower() + name[1:]}
    ),
    "near": lambda metres: _("you live %(far)s away") % {"far": distance(metres)},
    "free": lambda hours: _("you are free on %(when)s") % {"when": day_part(*hours)},
    "speaks": lambda code: _("you speak %(language)s") % {"language": language_words([code])[0]},
}


def hours(windows: Iterable[core.Window]) -> list[tuple[int, float, float]]:
    """Windows for the small week: (weekday, begin, end) in hours."""
    return [(window.weekday, window.begin / 60, window.end / 60) for window in windows]
