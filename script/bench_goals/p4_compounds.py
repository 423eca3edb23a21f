"""P4: Dutch compounds both ways and typing errors among 100,000 services, beside Wagtail's database search.

For each compound there is one service that says only the compound and one that says only the loose words. The compound
has to find the loose words and the loose words the compound, both among the first ten, or it does not count. A typing
error has to find, among the first ten, a service that says the right word. Nobody looked at these queries while
building; the sets to build with are `compounds.txt` and `typos.txt` (P4_QUERIES=dev).
"""

import os
from collections.abc import Sequence

from bench_goals.common import Result, Servers, say
from bench_goals.search_rows import pairs
from bench_goals.search_sides import PEER, Side, sides

ROWS, TINY = 100_000, 300
FIRST = 10
OF_COMPOUNDS, OF_TYPOS = 57 / 60, 19 / 20
BAR = "≥ 57 of 60 compounds both ways, ≥ 19 of 20 typing errors"


def measure(servers: Servers, *, tiny: bool = False) -> Result:
    """Makes both databases, asks, and drops them."""
    apart = "" if os.environ.get("P4_QUERIES") == "dev" else "_apart"
    compounds, typos = pairs(f"compounds{apart}.txt"), pairs(f"typos{apart}.txt")
    if tiny:
        compounds, typos = compounds[:3], typos[:3]
    targets = [
        *((f"compound {at}", one) for at, (one, _loose) in enumerate(compounds)),
        *((f"loose {at}", loose) for at, (_one, loose) in enumerate(compounds)),
        *((f"right {at}", right) for at, (_wrong, right) in enumerate(typos)),
    ]
    with sides(servers, "p4") as both:
        found = []
        for side in both:
            side.fill(TINY if tiny else ROWS, targets)
            found.append(_found(side, compounds, typos))
    ours, theirs = found
    holds = ours[0] >= OF_COMPOUNDS * len(compounds) and ours[1] >= OF_TYPOS * len(typos)
    return Result(
        goal="P4",
        value=ours[0],
        unit=f"of {len(compounds)} compounds found both ways among {ROWS:,} services; typing errors: {ours[1]} of {len(typos)}",
        peer=f"{PEER}; typing errors: {theirs[1]} of {len(typos)}",
        peer_value=theirs[0],
        ratio=round(ours[0] / max(theirs[0], 1), 1),
        bar="none: a handful of rows measures nothing" if tiny else BAR,
        holds=not tiny and holds,
    )


def _found(side: Side, compounds: Sequence[tuple[str, str]], typos: Sequence[tuple[str, str]]) -> tuple[int, int]:
    forth = side.search([one for one, _loose in compounds], FIRST).found
    back = side.search([loose for _one, loose in compounds], FIRST).found
    wrong = side.search([typed for typed, _right in typos], FIRST).found
    good = [f"loose {at}" in forth[at] and f"compound {at}" in back[at] for at in range(len(compounds))]
    put_right = [f"right {at}" in wrong[at] for at in range(len(typos))]
    missed = [one for (one, _loose), fine in zip(compounds, good, strict=True) if not fine]
    missed += [typed for (typed, _right), fine in zip(typos, put_right, strict=True) if not fine]
    say(
        f"  {side.name}: {sum(good)} compounds, {sum(put_right)} typing errors; not found: {', '.join(missed[:12]) or '-'}"
    )
    return sum(good), sum(put_right)
