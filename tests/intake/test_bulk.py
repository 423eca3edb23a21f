"""Many questions at once: each once, by the workflow, or named with the reason why not; and taken back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django_scopes import scope

from hub.accounts.models import Membership
from hub.base import clock
from hub.base.models import Event, OutboxMessage
from intake.models import BulkAction, HelpRequest
from intake.services import bulk, moves
from intake.tasks import go_on_with_bulk
from tests.conftest import make_request

BULK = "/werk/vragen/samen/"


def asked(w: SimpleNamespace, number: int) -> list[HelpRequest]:
    return [make_request(w.balade, w.jansen, f"Vraag {n}") for n in range(number)]


def do(
    client: Client, verb: str, rows: list[HelpRequest], *, shown: dict[str, str] | None = None, **details: Any
) -> Any:
    """`details` are fields of the form, `shown` is the list as shown."""
    fields = {f"do-{name}": value for name, value in {"submission": str(uuid4()), **details}.items()}
    data = {"verb": verb, "pk": [row.pk for row in rows], "sure": "1", **(shown or {}), **fields}
    return client.post(BULK, data, follow=True)


def states(rows: list[HelpRequest]) -> list[tuple[str, int | None]]:
    found = {row.pk: (row.status, row.owner_id) for row in HelpRequest.objects.all()}
    return [found[row.pk] for row in rows]


def test_first_the_page_says_what_will_happen_with_how_many(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 3)
    page = noor.post(BULK, {"verb": "pick_up", "pk": [row.pk for row in rows[:2]]})
    assert "Doe het voor 2 vragen" in page.content.decode()
    assert states(rows) == [("new", None)] * 3


def test_the_ticked_ones_are_picked_up_and_no_others(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 3)
    page = do(noor, "pick_up", rows[:2])
    assert "Gedaan voor 2 vragen" in page.content.decode()
    assert states(rows) == [("picked_up", balade.noor.pk)] * 2 + [("new", None)]


def test_all_of_the_list_as_shown_is_what_the_filter_shows(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 30)
    HelpRequest.objects.filter(pk=rows[0].pk).update(urgency="today")
    do(noor, "pick_up", [], shown={"all": "1", "urgency": "normal"})
    assert states(rows)[0] == ("new", None)
    assert [status for status, _owner in states(rows)[1:]].count("picked_up") == 25
    action = BulkAction.objects.get()
    assert bulk.counts_of(action)["waiting"] == 4
    noor.post(f"{BULK}{action.pk}/verder/")
    assert [status for status, _owner in states(rows)[1:]].count("picked_up") == 29


def test_all_of_a_list_leaves_out_what_came_in_since_it_was_shown(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 2)
    shown = noor.post(BULK, {"verb": "pick_up", "all": "1"})
    later = make_request(balade.balade, balade.jansen, "Net binnen")
    do(noor, "pick_up", [], shown={"all": "1", "newest": str(shown.context["newest"])})
    assert states([*rows, later]) == [("picked_up", balade.noor.pk)] * 2 + [("new", None)]


def test_the_filter_and_the_new_urgency_do_not_get_mixed_up(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 2)
    HelpRequest.objects.filter(pk=rows[0].pk).update(urgency="today")
    do(noor, "urgency", [], shown={"all": "1", "urgency": "normal"}, urgency="week")
    assert [HelpRequest.objects.get(pk=row.pk).urgency for row in rows] == ["today", "week"]


def test_what_cannot_be_done_is_named_with_the_reason_and_nothing_else_stops(
    balade: SimpleNamespace, noor: Client
) -> None:
    mine, fresh, done = asked(balade, 3)
    moves.pick_up(help_request=mine, user=balade.noor)
    moves.pick_up(help_request=done, user=balade.noor)
    moves.withdraw(help_request=done)
    page = do(noor, "close", [mine, fresh, done], reason="Antwoord gegeven").content.decode()
    assert [status for status, _owner in states([mine, fresh, done])] == ["closed", "new", "withdrawn"]
    assert "Nog van niemand" in page and "Kan niet zoals de vraag er nu voor staat" in page
    assert fresh.reference in page and mine.reference not in page


def test_a_hand_over_of_many_tells_the_colleague_once(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 3)
    moves.pick_up(help_request=rows[0], user=balade.noor)
    do(noor, "hand_over", rows, to=balade.karim.pk, reason="Ik ben morgen vrij")
    assert states(rows) == [("picked_up", balade.karim.pk)] * 3
    told = OutboxMessage.objects.filter(address=balade.karim.email)
    assert [message.kind for message in told] == ["many_handed_over"]
    assert Event.objects.filter(reason="Ik ben morgen vrij").count() == 3


def test_to_somebody_who_left_nothing_goes(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 2)
    page = noor.post(
        BULK,
        {
            "verb": "hand_over",
            "pk": [rows[0].pk],
            "sure": "1",
            "do-submission": str(uuid4()),
            "do-to": balade.ria_user.pk,
        },
    )
    assert page.status_code == 422
    action = bulk.start(
        hub=balade.balade, user=balade.noor, verb="hand_over", chosen=HelpRequest.objects.all(),
        submission=uuid4(), to=balade.karim,
    )  # fmt: skip
    Membership.objects.filter(user=balade.karim).delete()
    bulk.go_on(action=action)
    assert states(rows) == [("new", None)] * 2
    assert set(action.lines.values_list("why", flat=True)) == {"left"}


def test_urgency_brings_the_day_forward_and_goes_back(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 2)
    before = {row.pk: row.due_at for row in HelpRequest.objects.all()}
    do(noor, "urgency", rows, urgency="today")
    assert all(row.urgency == "today" and row.due_at < before[row.pk] for row in HelpRequest.objects.all())
    action = BulkAction.objects.get()
    page = noor.post(f"{BULK}{action.pk}/terug/", follow=True)
    assert "Teruggedraaid voor 2 vragen" in page.content.decode()
    assert all(row.urgency == "normal" and row.due_at == before[row.pk] for row in HelpRequest.objects.all())


def test_set_aside_waits_for_the_resident(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 2)
    moves.pick_up(help_request=rows[0], user=balade.noor)
    do(noor, "wait", rows, reason="Wacht op papieren")
    assert [status for status, _owner in states(rows)] == ["waiting_resident", "new"]


def test_picking_up_is_taken_back_to_exactly_how_it_was(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 2)
    before = list(HelpRequest.objects.order_by("pk").values_list("status", "owner", "due_at"))
    do(noor, "pick_up", rows)
    noor.post(f"{BULK}{BulkAction.objects.get().pk}/terug/")
    assert list(HelpRequest.objects.order_by("pk").values_list("status", "owner", "due_at")) == before


def test_what_a_colleague_changed_since_is_not_taken_back(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 2)
    do(noor, "pick_up", rows)
    other = HelpRequest.objects.get(pk=rows[0].pk)
    moves.hand_over(help_request=other, user=balade.noor, to=balade.karim)
    page = noor.post(f"{BULK}{BulkAction.objects.get().pk}/terug/", follow=True).content.decode()
    assert "Iemand heeft de vraag intussen veranderd" in page
    assert states(rows) == [("picked_up", balade.karim.pk), ("new", None)]


def test_after_ten_minutes_it_is_too_late_to_take_back(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 1)
    do(noor, "pick_up", rows)
    BulkAction.objects.update(created_at=clock.now() - timedelta(minutes=11))
    page = noor.post(f"{BULK}{BulkAction.objects.get().pk}/terug/", follow=True)
    assert "te laat" in page.content.decode()
    assert states(rows) == [("picked_up", balade.noor.pk)]


def test_closing_cannot_be_taken_back_and_no_button_says_so(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 1)
    moves.pick_up(help_request=rows[0], user=balade.noor)
    page = do(noor, "close", rows, reason="Klaar")
    assert "/terug/" not in page.content.decode()
    noor.post(f"{BULK}{BulkAction.objects.get().pk}/terug/")
    assert states(rows)[0][0] == "closed"


def test_taken_back_halfway_does_not_go_on_with_the_rest(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 30)
    do(noor, "pick_up", rows)
    action = BulkAction.objects.get()
    noor.post(f"{BULK}{action.pk}/terug/")
    while bulk.go_on(action=action):
        pass
    assert states(rows) == [("new", None)] * 30
    assert not bulk.unfinished().exists()


def test_the_same_press_twice_is_one_action(balade: SimpleNamespace, noor: Client) -> None:
    rows = asked(balade, 2)
    same = str(uuid4())
    for _ in range(2):
        do(noor, "pick_up", rows, submission=same)
    assert BulkAction.objects.count() == 1
    assert Event.objects.filter(verb="to_picked_up").count() == 2


def test_nothing_ticked_says_so(noor: Client) -> None:
    page = noor.post(BULK, {"verb": "pick_up"}, follow=True)
    assert "Kruis eerst" in page.content.decode()
    assert noor.post(BULK, {"verb": "explode", "pk": ["1", "x", "9" * 40]}).status_code == 302


def test_questions_of_another_hub_are_never_in_it(world: SimpleNamespace, noor: Client) -> None:
    do(noor, "pick_up", [world.outside_request])
    with scope(hub=world.rivierzicht):
        assert HelpRequest.objects.get(pk=world.outside_request.pk).status == "new"


def test_a_colleague_does_not_see_or_undo_my_action(
    balade: SimpleNamespace, noor: Client, signed_in_as: Callable[..., Client]
) -> None:
    do(noor, "pick_up", asked(balade, 1))
    action, karim = BulkAction.objects.get(), signed_in_as(balade.karim)
    assert karim.get(f"{BULK}{action.pk}/").status_code == 404
    for more in ("verder", "terug"):
        assert karim.post(f"{BULK}{action.pk}/{more}/").status_code == 404


def test_the_background_finishes_what_a_closed_browser_began(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        rows = asked(world, 40)
        bulk.start(
            hub=world.balade, user=world.noor, verb="pick_up", chosen=HelpRequest.objects.all(), submission=uuid4()
        )
    assert go_on_with_bulk() == 40
    assert go_on_with_bulk() == 0
    with scope(hub=world.balade):
        assert states(rows) == [("picked_up", world.noor.pk)] * 40


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_take_each_question_once(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        rows = asked(world, 20)
        every = HelpRequest.objects.all()
        actions = [
            bulk.start(hub=world.balade, user=user, verb="pick_up", chosen=every, submission=uuid4())
            for user in (world.noor, world.karim)
        ]

    def work(action: BulkAction) -> None:
        try:
            with scope(hub=world.balade):
                bulk.go_on(action=action, most=50)
        finally:
            connection.close()

    # Two browsers of Noor and one of Karim: three real connections.
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, [actions[0], actions[1], actions[0]]))
    with scope(hub=world.balade):
        assert Event.objects.filter(verb="to_picked_up").count() == 20
        assert all(status == "picked_up" for status, _owner in states(rows))
        done = sum(bulk.counts_of(action)["done"] for action in actions)
        stayed = sum(bulk.counts_of(action)["not_moved"] for action in actions)
        assert (done, stayed) == (20, 20)


@pytest.mark.django_db(transaction=True)
def test_two_hand_overs_at_the_same_moment_one_wins_and_the_other_hears(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        row = make_request(world.balade, world.jansen)
        moves.pick_up(help_request=row, user=world.noor)

    def hand(to: Any) -> bool:
        try:
            with scope(hub=world.balade):
                stale = HelpRequest.objects.select_related("hub").get(pk=row.pk)
                stale.owner_id = world.noor.pk
                moves.hand_over(help_request=stale, user=world.noor, to=to)
            return True
        except moves.MoveRefused:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(hand, (world.karim, world.ria_user))) == [False, True]
    with scope(hub=world.balade):
        assert Event.objects.filter(verb="handed_over").count() == 1
