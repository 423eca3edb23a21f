"""The wall of mediation (design rule 5): who sees which case, and that no word of a party goes through."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from django_scopes import scope

from hub.accounts.models import Membership, User
from hub.accounts.roles import Role
from hub.base import clock
from hub.base.models import AccessLog, OutboxMessage
from hub.base.workflow import worker
from intake.services import moves
from mediation import services
from tests.conftest import make_person, make_request, make_user, make_volunteer
from volunteers.services import Contact

SignIn = Callable[[User], Client]
# Words that must never be read by a mediator, or by a worker once the case is behind the wall.
CANARIES = (
    "kanarie-samenvatting",
    "kanarie-woorden-van-a",
    "kanarie-woorden-van-b",
    "kanarie-veiligheid",
    "Kanarie Stoop",
    "kanarie-bijnaam",
    "kanarie-overleg",
    "kanarie-afspraak",
)


@pytest.fixture
def walled(world: SimpleNamespace) -> SimpleNamespace:
    """A case with words of both parties, and mediator Mo with his partner Wilma, not assigned yet."""
    with scope(hub=world.balade):
        world.conflict = make_request(world.balade, world.jansen, "Ruzie over geluid", kind="neighbour_conflict")
        moves.pick_up(help_request=world.conflict, user=world.noor)
        world.case = services.open_case(
            help_request=world.conflict,
            user=world.noor,
            summary="kanarie-samenvatting",
            nuisance="noise",
            safety_note="kanarie-veiligheid",
            other_party="kanarie-bijnaam",
        )
        first, second = world.case.parties.all()
        services.write_down(party=first, user=world.carla, own_words="kanarie-woorden-van-a", agreed=True)
        contact = Contact(name="Kanarie Stoop", phone="+31622223333", postcode="5142AC")
        services.spoke_with(party=second, user=world.carla, contact=contact, agreed=True)
        services.write_down(party=second, user=world.carla, own_words="kanarie-woorden-van-b", agreed=True)
        wilma = make_person(world.balade, "Wilma", postcode="5144ZZ", latitude=51.71, longitude=5.05)
        world.wilma = make_volunteer(world.balade, "Wilma", person=wilma, methods=["standard"])
        world.mo.person.postcode, world.mo.person.latitude = "5144ZZ", 51.71
        world.mo.person.save()
    return world


def assign(w: SimpleNamespace) -> None:
    with scope(hub=w.balade):
        services.assign_mediators(case=w.case, user=w.carla, volunteers=[w.mo, w.wilma])


def take_off(w: SimpleNamespace) -> None:
    with scope(hub=w.balade):
        for row in w.case.assignments.filter(until=None):
            services.end_assignment(assignment=row, actor=worker(w.carla))


def pages_of_the_coordinator(w: SimpleNamespace) -> list[str]:
    base = f"/werk/bemiddeling/{w.case.pk}/"
    more = ("wijzig/", "afsluiten/", "niet-hier/", "bemiddelaars/", "partij/1/", "partij/2/")
    return [base, *(base + page for page in more)]


def no_canary(client: Client, *urls: str) -> None:
    for url in urls:
        page = client.get(url, follow=True).content.decode()
        assert [word for word in CANARIES if word in page] == [], url


def test_the_coordinator_sees_the_case_in_full(walled: SimpleNamespace, signed_in_as: SignIn) -> None:
    carla = signed_in_as(walled.carla)
    for url in pages_of_the_coordinator(walled):
        assert carla.get(url).status_code == 200, url
    page = carla.get(f"/werk/bemiddeling/{walled.case.pk}/").content.decode()
    for word in ("kanarie-samenvatting", "kanarie-woorden-van-a", "kanarie-veiligheid", "kanarie-bijnaam"):
        assert word in page


@pytest.mark.parametrize(
    "who",
    ["noor", "karim", "charles", "teun", "eva", "geert", "ada", "henk_user", "mo_user", "ria_user", "corrie_user",
     "otto", "olga"],
)  # fmt: skip
def test_to_everybody_else_the_case_does_not_exist(walled: SimpleNamespace, signed_in_as: SignIn, who: str) -> None:
    assign(walled)
    client = signed_in_as(getattr(walled, who))
    for url in pages_of_the_coordinator(walled):
        assert client.get(url).status_code == 404, url
    base = f"/werk/bemiddeling/{walled.case.pk}/"
    for action in ("neem/", "station/", "partij/", "partij/1/contact/", "bemiddelaars/1/einde/", "afsluiten/"):
        assert client.post(base + action, {"to": "network"}).status_code == 404, action
    walled.case.refresh_from_db()
    assert walled.case.status == "reported"


def test_a_visitor_is_asked_to_sign_in(walled: SimpleNamespace) -> None:
    answer = Client().get(f"/werk/bemiddeling/{walled.case.pk}/")
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/accounts/login/")


def test_the_list_is_for_the_coordinator_of_this_hub(walled: SimpleNamespace, signed_in_as: SignIn) -> None:
    reference = walled.case.reference
    assert reference in signed_in_as(walled.carla).get("/werk/bemiddeling/").content.decode()
    elsewhere = signed_in_as(walled.olga).get("/werk/bemiddeling/")
    assert (elsewhere.status_code, reference in elsewhere.content.decode()) == (200, False)
    for who in (walled.noor, walled.mo_user, walled.geert, walled.ada):
        assert signed_in_as(who).get("/werk/bemiddeling/").status_code == 403


def test_a_mediator_sees_a_case_from_the_moment_of_assignment_until_its_end(
    walled: SimpleNamespace, signed_in_as: SignIn
) -> None:
    mo = signed_in_as(walled.mo_user)
    url = f"/mijn/zaken/{walled.case.pk}/"
    assert mo.get(url).status_code == 404
    assert walled.case.reference not in mo.get("/mijn/zaken/").content.decode()
    assign(walled)
    assert mo.get(url).status_code == 200
    assert walled.case.reference in mo.get("/mijn/zaken/").content.decode()
    take_off(walled)
    assert mo.get(url).status_code == 404
    assert walled.case.reference not in mo.get("/mijn/zaken/").content.decode()


def test_a_mediator_whose_role_ended_sees_nothing_of_an_assigned_case(
    walled: SimpleNamespace, signed_in_as: SignIn
) -> None:
    assign(walled)
    yesterday = clock.today().replace(year=clock.today().year - 1)
    Membership.objects.filter(user=walled.mo_user).update(since=yesterday, until=yesterday)
    assert signed_in_as(walled.mo_user).get(f"/mijn/zaken/{walled.case.pk}/").status_code == 404


def test_a_mediator_of_another_case_does_not_see_this_one(walled: SimpleNamespace, signed_in_as: SignIn) -> None:
    assign(walled)
    with scope(hub=walled.balade):
        user = make_user(walled.balade, "Ton", Role.MEDIATOR)
        make_volunteer(walled.balade, "Ton", person=make_person(walled.balade, "Ton", user=user), methods=["standard"])
    assert signed_in_as(user).get(f"/mijn/zaken/{walled.case.pk}/").status_code == 404


def test_a_mediator_reads_process_and_no_word_or_name_of_a_party(walled: SimpleNamespace, signed_in_as: SignIn) -> None:
    assign(walled)
    mo = signed_in_as(walled.mo_user)
    page = mo.get(f"/mijn/zaken/{walled.case.pk}/").content.decode()
    assert "geluid" in page
    assert "Wilma" in page
    assert "Jansen" not in page
    assert "Bel eerst de coördinator" in page
    no_canary(mo, f"/mijn/zaken/{walled.case.pk}/", "/mijn/zaken/", "/mijn/", "/mijn/profiel/")


def test_the_worker_who_passed_it_on_reads_no_word_of_it_on_any_page(
    walled: SimpleNamespace, signed_in_as: SignIn
) -> None:
    assign(walled)
    noor = signed_in_as(walled.noor)
    pages = [
        "/werk/",
        "/werk/vragen/",
        f"/werk/vragen/{walled.conflict.pk}/",
        "/werk/vrijwilligers/",
        "/werk/berichten/",
    ]
    pages.append(f"/werk/vrijwilligers/{walled.mo.pk}/")
    no_canary(noor, *pages)


@pytest.mark.parametrize("end", ["closed", "handed back"])
def test_also_after_the_end_nothing_goes_through_the_wall(
    walled: SimpleNamespace, signed_in_as: SignIn, end: str
) -> None:
    assign(walled)
    with scope(hub=walled.balade):
        if end == "closed":
            services.close_case(case=walled.case, user=walled.carla, outcome="declined", result="kanarie-afspraak")
        else:
            services.out_of_scope(
                case=walled.case, user=walled.carla, reason="threats", consulted="kanarie-overleg",
                for_the_hub="De wijkagent belt u.",
            )  # fmt: skip
    no_canary(signed_in_as(walled.noor), "/werk/", "/werk/vragen/", f"/werk/vragen/{walled.conflict.pk}/")
    no_canary(signed_in_as(walled.mo_user), "/mijn/zaken/", "/mijn/")


def test_the_page_of_one_party_holds_no_word_of_the_other(walled: SimpleNamespace, signed_in_as: SignIn) -> None:
    carla = signed_in_as(walled.carla)
    base = f"/werk/bemiddeling/{walled.case.pk}/partij/"
    assert "kanarie-woorden-van-b" not in carla.get(f"{base}1/").content.decode()
    assert "kanarie-woorden-van-a" not in carla.get(f"{base}2/").content.decode()


def test_details_of_a_party_are_folded_and_opening_them_is_written_down(
    walled: SimpleNamespace, signed_in_as: SignIn
) -> None:
    carla = signed_in_as(walled.carla)
    base = f"/werk/bemiddeling/{walled.case.pk}/"
    assert "Kanarie Stoop" not in carla.get(base).content.decode()
    opened = carla.post(f"{base}partij/2/contact/").content.decode()
    assert "Kanarie Stoop" in opened
    assert "mevrouw.jansen@voorbeeld.example" not in opened
    with scope(hub=walled.balade):
        log = AccessLog.objects.get()
        assert (log.user, log.subject_id) == (walled.carla, walled.case.parties.get(number=2).pk)


def test_what_is_kept_of_the_mail_to_people_holds_no_canary(walled: SimpleNamespace) -> None:
    assign(walled)
    with scope(hub=walled.balade):
        letters = " ".join(str(row.letter) for row in OutboxMessage.objects.all())
    assert [word for word in CANARIES if word in letters] == []
