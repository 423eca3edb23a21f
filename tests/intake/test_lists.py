"""The worker's own lists, and the counts on the chips."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.accounts.models import Membership
from hub.accounts.roles import Role
from hub.base import clock
from intake.models import HelpRequest, SavedList
from intake.services import absence, moves
from tests.conftest import make_request, make_user

LISTS, COUNTS = "/werk/vragen/lijsten/", "/werk/vragen/aantallen/"


def test_a_list_is_made_from_the_filter_as_shown_without_the_words(noor: Client, question: HelpRequest) -> None:
    noor.post("/werk/vragen/zoek/", {"q": "Jansen"})
    key = next(iter(noor.session["searched"]))
    page = noor.post(LISTS, {"name": "Dringend", "urgency": "today", "z": key, "after": "x"}, follow=True)
    assert page.redirect_chain[0][0] == "/werk/vragen/?urgency=today"
    assert SavedList.objects.get().query == {"urgency": "today"}
    assert "Dringend" in noor.get(COUNTS).content.decode()
    assert "Dringend" in noor.get(LISTS).content.decode()


def test_a_list_is_for_me_until_i_share_it(
    balade: SimpleNamespace, noor: Client, signed_in_as: Callable[..., Client]
) -> None:
    karim = signed_in_as(balade.karim)
    noor.post(LISTS, {"name": "Van Noor", "status": "new"})
    assert "Van Noor" not in karim.get(COUNTS).content.decode()
    saved = SavedList.objects.get()
    noor.post(f"{LISTS}{saved.pk}/", {"name": "Van ons", "shared": "on"})
    assert "Van ons" in karim.get(COUNTS).content.decode()
    assert karim.post(f"{LISTS}{saved.pk}/", {"name": "Van mij"}).status_code == 404
    assert karim.post(f"{LISTS}{saved.pk}/weg/").status_code == 404
    noor.post(f"{LISTS}{saved.pk}/weg/")
    assert not SavedList.objects.exists()


def test_a_shared_list_stays_within_the_hub(
    world: SimpleNamespace, noor: Client, signed_in_as: Callable[..., Client]
) -> None:
    noor.post(LISTS, {"name": "Alleen BaLaDe", "status": "new", "shared": "on"})
    assert "Alleen BaLaDe" not in signed_in_as(world.otto).get(COUNTS).content.decode()


def test_two_lists_with_one_name_or_without_a_filter_are_refused_in_words(noor: Client) -> None:
    noor.post(LISTS, {"name": "Nieuw", "status": "new"})
    again = noor.post(LISTS, {"name": "Nieuw", "status": "closed"})
    assert again.status_code == 422 and "al een lijst met deze naam" in again.content.decode()
    empty = noor.post(LISTS, {"name": "Alles"})
    assert empty.status_code == 422 and "Kies eerst" in empty.content.decode()
    assert SavedList.objects.count() == 1


def test_without_lists_the_page_says_how_to_make_one(noor: Client) -> None:
    assert "Nog geen lijsten" in noor.get(LISTS).content.decode()


# --- counts ---------------------------------------------------------------------------------------


def test_the_counts_come_by_themselves_and_only_when_something_changed(
    balade: SimpleNamespace, noor: Client, question: HelpRequest
) -> None:
    first = noor.get(COUNTS, {"was": ""})
    assert first.context["state"] == "1-0-0-0-1-0-0"
    assert noor.get(COUNTS, {"was": "1-0-0-0-1-0-0"}).status_code == 204
    make_request(balade.balade, balade.jansen, due_at=clock.now() - timedelta(days=3))
    second = noor.get(COUNTS, {"was": "1-0-0-0-1-0-0"})
    assert second.context["state"] == "2-1-0-0-2-0-0"
    assert "Er zijn nieuwe vragen" in second.content.decode()


def test_fewer_new_questions_are_no_news(noor: Client, question: HelpRequest) -> None:
    page = noor.get(COUNTS, {"was": "5-0-0-0-1-0-0"})
    assert "Er zijn nieuwe vragen" not in page.content.decode()


def test_nonsense_as_the_last_state_is_no_error(noor: Client) -> None:
    for was in ("x", "9" * 5000, "-", "٣-1"):
        assert noor.get(COUNTS, {"was": was}).status_code == 200, was


def test_counting_stops_at_a_hundred(balade: SimpleNamespace, noor: Client) -> None:
    for _ in range(101):
        make_request(balade.balade, balade.jansen)
    with CaptureQueriesContext(connection) as queries:
        assert "99+" in noor.get(COUNTS).content.decode()
    counted = [query["sql"] for query in queries if 'FROM "intake_helprequest"' in query["sql"]]
    assert counted and all("LIMIT 100" in sql for sql in counted)


def test_questions_of_who_left_or_is_away_get_a_list_of_their_own(balade: SimpleNamespace, noor: Client) -> None:
    lena = make_user(balade.balade, "Lena", Role.HUB_WORKER)
    hers = make_request(balade.balade, balade.jansen, "Van Lena")
    moves.pick_up(help_request=hers, user=lena)
    his = make_request(balade.balade, balade.jansen, "Van Karim")
    moves.pick_up(help_request=his, user=balade.karim)
    assert "Eigenaar weg" not in noor.get(COUNTS).content.decode()
    Membership.objects.filter(user=lena).update(
        until=clock.today() - timedelta(days=1), since=clock.today() - timedelta(days=9)
    )
    today = clock.today()
    absence.keep(hub=balade.balade, by=balade.noor, away=balade.karim, since=today, until=today, stand_in=None)
    page = noor.get(COUNTS).content.decode()
    assert "Eigenaar weg" in page and "Eigenaar afwezig" in page
    assert [line.pk for line in noor.get("/werk/vragen/?owner=gone").context["page"].lines] == [hers.pk]
    assert [line.pk for line in noor.get("/werk/vragen/?owner=away").context["page"].lines] == [his.pk]
