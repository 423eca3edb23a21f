"""P5: a page of 20 services with two facets among 100,000, beside Wagtail's database search.

Both sides rank, fetch the rows of the page and count two facets over all that fits, without a web page round it. Each
query of `queries/search.txt` is asked in turns, ours and theirs, several times; its figure is the median of those. Then
the median and the 95th of the queries are compared. Ours finds more (compounds, errors, other words), and pays for it.
"""

from statistics import median, quantiles

from bench_goals.common import Result, Servers, say
from bench_goals.search_rows import lines
from bench_goals.search_sides import PEER, Side, sides

SIZES, TINY = (10_000, 100_000), (100, 300)
ROUNDS = 5
RATIO, AT_95 = 300, 20
BAR = f"≥ {RATIO}x median, ≥ {AT_95}x p95"


def measure(servers: Servers, *, tiny: bool = False) -> Result:
    """Makes both databases at each size, asks in turns, and drops them."""
    texts = lines("search.txt")
    few, many = TINY if tiny else SIZES
    _at(servers, few, texts)
    ours, theirs = _at(servers, many, texts)
    at_median, at_95 = median(theirs) / median(ours), _p95(theirs) / _p95(ours)
    return Result(
        goal="P5",
        value=round(median(ours), 2),
        unit=f"ms, {20} services and two facets of {many:,}, median of {len(texts)} queries; p95: {_p95(ours):.1f} ms, {at_95:.0f}x",
        peer=f"{PEER}; p95: {_p95(theirs):.0f} ms",
        peer_value=round(median(theirs), 1),
        ratio=round(at_median, 1),
        bar="none: a handful of rows measures nothing" if tiny else BAR,
        holds=not tiny and at_median >= RATIO and at_95 >= AT_95,
    )


def _at(servers: Servers, size: int, texts: list[str]) -> tuple[list[float], list[float]]:
    with sides(servers, "p5") as both:
        for side in both:
            side.fill(size)
            side.search(texts)
        rounds = [[side.search(texts).ms for side in both] for _number in range(ROUNDS)]
        return _told(both[0], size, texts, [one[0] for one in rounds]), _told(
            both[1], size, texts, [one[1] for one in rounds]
        )


def _told(side: Side, size: int, texts: list[str], rounds: list[list[float]]) -> list[float]:
    each = [median(times) for times in zip(*rounds, strict=True)]
    slow = sorted(zip(each, texts, strict=True), reverse=True)[:3]
    say(
        f"  {side.name} at {size:,}: median {median(each):.2f} ms, p95 {_p95(each):.2f} ms; "
        f"slowest: {', '.join(f'{text} ({ms:.1f})' for ms, text in slow)}"
    )
    return each


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
