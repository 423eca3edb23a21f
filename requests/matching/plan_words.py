"""The plan in plain words: what it gains, why it is the best, and why somebody found nobody."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.models import Plan

_CAUSES: Mapping[str, Callable[[], str]] = {
    "not_active": lambda: _("cannot be asked now"),
    "asked_before": lambda: _("were asked for this before"),
    "limit": lambda: _("have enough to do"),
    "from": lambda: _("cannot on that day"),
    "until": lambda: _("cannot on that day"),
    "booked": lambda: _("have another appointment then"),
    "check_missing": lambda: _("miss a certificate or training"),
    "check_lapsed": lambda: _("miss a certificate or training"),
    "language": lambda: _("do not speak the language"),
    "not_wanted": lambda: _("do not fit the wish of the resident"),
    "gender_unknown": lambda: _("do not fit the wish of the resident"),
    "avoids": lambda: _("would rather not come there"),
    "distance": lambda: _("live too far away"),
    "hours": lambda: _("are not free at those hours"),
}


def needed_elsewhere(fitting: int) -> str:
    """Somebody fits, but the others need her more."""
    words = ngettext(
        "%(n)d neighbour fits, but is needed for another question.",
        "%(n)d neighbours fit, but are needed for other questions.",
        fitting,
    )
    return words % {"n": fitting}


def nobody_fits(codes: Mapping[str, int], *, waiting: int) -> str:
    """The most frequent cause among those with the talent; `waiting` fit, but have to answer something else first."""
    if waiting:
        return _("Whoever fits still has to answer another question.")
    together: dict[str, int] = {}
    for code, number in codes.items():
        words = _CAUSES[code]() if code in _CAUSES else _("other things")
        together[words] = together.get(words, 0) + number
    if not together:
        return _("Nobody in the list has this talent.")
    cause, number = max(together.items(), key=lambda pair: pair[1])
    return _("Most of them: %(cause)s (%(n)d of %(all)d with this talent).") % {
        "cause": cause,
        "n": number,
        "all": sum(together.values()),
    }


def gain(plan: Plan) -> str:
    """What the plan does more than answering one after another, in one sentence."""
    served = ngettext(
        "With this plan %(served)d of %(n)d question gets a neighbour",
        "With this plan %(served)d of %(n)d questions get a neighbour",
        plan.questions,
    ) % {"served": plan.served, "n": plan.questions}
    more = plan.served - plan.served_first_come
    if more:
        return ngettext(
            "%(served)s: %(more)d more than one by one.", "%(served)s: %(more)d more than one by one.", more
        ) % {"served": served, "more": more}
    percent = better_percent(plan)
    if percent:
        return _("%(served)s: as many as one by one, and they fit %(percent)d%% better.") % {
            "served": served,
            "percent": percent,
        }
    return _("%(served)s: as many as one by one.") % {"served": served}


def better_percent(plan: Plan) -> int:
    """How much better the matches fit, when as many are served."""
    if not plan.strength_first_come:
        return 0
    return max(round(100 * (plan.strength / plan.strength_first_come - 1)), 0)


def proof(plan: Plan) -> str:
    """Whether it can be done better, in one sentence."""
    if plan.is_proven:
        return _("It cannot be done better: this plan reaches the highest that is possible.")
    return _("This is the best plan that we found. A slightly better one may exist.")
