"""Links without an account: signed, for one purpose, and they end."""

from datetime import timedelta

import pytest

from hub.base import clock, links


def test_a_link_opens_what_it_was_made_for() -> None:
    opened = links.open_token("follow", links.make("follow", 7, days=3, key="sleutel"))
    assert (opened.pk, opened.key, opened.expired) == (7, "sleutel", False)


def test_a_link_for_one_purpose_does_not_open_another() -> None:
    with pytest.raises(links.LinkBroken):
        links.open_token("proposal", links.make("follow", 7, days=3))


@pytest.mark.parametrize("token", ["", "x", "WzcsMV0:1:2", "é" * 40, "a" * 5000])
def test_a_broken_link_is_told_apart(token: str) -> None:
    with pytest.raises(links.LinkBroken):
        links.open_token("follow", token)


def test_a_changed_link_is_broken() -> None:
    token = links.make("follow", 7, days=3)
    with pytest.raises(links.LinkBroken):
        links.open_token("follow", ("A" if token[0] != "A" else "B") + token[1:])


def test_after_its_days_a_link_has_expired_but_still_says_what_for() -> None:
    token = links.make("follow", 7, days=3)
    with clock.at(clock.now() + timedelta(days=3, minutes=1)):
        opened = links.open_token("follow", token)
    assert opened.expired
    assert opened.pk == 7
