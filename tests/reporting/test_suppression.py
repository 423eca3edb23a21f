"""Small numbers are not published, and cannot be worked out either."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.suppression import LEAST, Hidden, suppress


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"Baardwijk": 12, "Laageinde": 7}, {"Baardwijk": 12, "Laageinde": 7}),
        ({"Baardwijk": 12, "Laageinde": 0}, {"Baardwijk": 12, "Laageinde": 0}),
        (
            {"Baardwijk": 12, "Laageinde": 3, "De Hoef": 9},
            {"Baardwijk": 12, "Laageinde": Hidden.FEW, "De Hoef": Hidden.KEPT},
        ),
        (
            {"Baardwijk": 12, "Laageinde": 3, "De Hoef": 2},
            {"Baardwijk": 12, "Laageinde": Hidden.FEW, "De Hoef": Hidden.FEW},
        ),
        ({}, {}),
    ],
)
def test_a_number_below_five_is_hidden_and_so_is_what_would_give_it_away(
    counts: dict[str, int], shown: dict[str, object]
) -> None:
    assert suppress(counts) == shown


def test_two_small_numbers_that_the_total_would_fix_are_hidden_with_a_third() -> None:
    # 1 + 1 = 2: whoever knows that both are at least one knows both.
    assert suppress({"a": 1, "b": 1, "c": 30}) == {"a": Hidden.FEW, "b": Hidden.FEW, "c": Hidden.KEPT}
    # 4 + 4 = 8 is as telling, from the other side.
    assert suppress({"a": 4, "b": 4, "c": 30}) == {"a": Hidden.FEW, "b": Hidden.FEW, "c": Hidden.KEPT}


def test_a_split_that_cannot_be_shown_safely_is_not_shown_at_all() -> None:
    assert suppress({"Baardwijk": 3}) is None
    assert suppress({"Baardwijk": 1, "Laageinde": 5}) is None


counts = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 14), max_size=5)


@settings(max_examples=200, deadline=None)
@given(counts)
def test_a_reader_who_knows_the_total_and_the_rules_cannot_work_out_a_small_number(counts: dict[str, int]) -> None:
    shown = suppress(counts)
    if shown is None:
        return
    total = sum(counts.values())
    hidden = [name for name, value in shown.items() if isinstance(value, Hidden)]
    rest = total - sum(value for value in shown.values() if isinstance(value, int))
    assert all(value == counts[name] for name, value in shown.items() if isinstance(value, int))
    assert all(not 0 < value < LEAST for value in shown.values() if isinstance(value, int))
    ranges = [range(1, LEAST) if shown[name] is Hidden.FEW else range(LEAST, rest + 1) for name in hidden]
    for place, name in enumerate(hidden):
        if shown[name] is Hidden.FEW:
            others = sums_of(ranges[:place] + ranges[place + 1 :], most=rest)
            assert len([value for value in ranges[place] if rest - value in others]) > 1


def sums_of(ranges: list[range], *, most: int) -> set[int]:
    """Every sum of one number out of each range."""
    sums = {0}
    for each in ranges:
        sums = {known + value for known in sums for value in each if known + value <= most}
    return sums
