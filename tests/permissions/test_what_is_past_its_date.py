"""Everything of a hub ends; years later nothing of anybody is left, and the results are what they were (F9)."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django_scopes import scopes_disabled

from hub.accounts.models import Membership, User
from hub.base import clock
from hub.base.models import Deletion
from hub.base.privacy import NothingPersonal, Privacy, our_models, root_of
from hub.base.retention import due, sweep
from hub.base.workflow import PROGRAM, worker
from hub.people.models import Person
from intake.models import HelpRequest, Message, Signal
from intake.services import moves, signals, working
from intake.services.across_hubs import token_for
from matching.developing import deciding
from matching.models import Development
from mediation.models import MediationCase
from mediation.services import cases, parties
from reporting import output_table
from socialmap.models import Contact
from tests.conftest import make_request
from tests.permissions.canaries import WORD, plant
from volunteers import services as volunteers
from volunteers.models import Ambassador, Volunteer

YEAR = timedelta(days=366)


def _results() -> list[object]:
    year = clock.today().year
    return [(row.code, output_table.tally(row, year)) for row in output_table.ROWS]


def _end_everything(w: SimpleNamespace) -> None:
    """As people end things: a mediation is closed, a question withdrawn, a volunteer stops, a role ends."""
    for case in MediationCase.objects.filter(closed_at=None):
        cases.close_case(case=case, user=w.carla, outcome="solved", result="Zij groeten elkaar")
    for development in Development.objects.filter(status="open"):
        deciding.stop(development=development, user=w.charles, decision="Niet meer nodig")
    for help_request in HelpRequest.objects.all().open():
        moves.withdraw(help_request=help_request)
    for signal in Signal.objects.all().waiting():
        signals.drop(signal=signal, user=w.noor, reason="Verhuisd")
    for volunteer in Volunteer.objects.exclude(status="left"):
        volunteers.leave(volunteer=volunteer, actor=worker(w.noor))
    for ambassador in Ambassador.objects.filter(until=None):
        volunteers.end_ambassador(ambassador=ambassador, user=w.noor)
    Contact.objects.update(user=None, left_on=clock.today())
    Membership.objects.filter(hub=w.balade).update(since=clock.today() - timedelta(days=9), until=clock.today())


def _whole_database() -> str:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [row[0] for row in cursor.fetchall()]
        rows: list[str] = []
        for table in tables:
            cursor.execute(f'SELECT whole::text FROM "{table}" AS whole')
            rows += [row[0] for row in cursor.fetchall()]
    return "\n".join(rows)


def test_years_after_everything_ended_the_database_holds_no_word_of_anybody(stage: SimpleNamespace) -> None:
    parties.write_down(party=stage.case.parties.get(number=1), user=stage.carla, own_words="Altijd muziek", agreed=True)
    _end_everything(stage)
    cage = plant(stage.balade)
    results = _results()
    with clock.at(clock.now() + 3 * YEAR):
        sweep()
        sweep()  # an account goes when the role, which was its reason, is gone
    personal = {model._meta.label_lower for model in our_models() if isinstance(model.privacy, Privacy)}
    found = {cage.by_word[word.lower()] for word in WORD.findall(_whole_database())}
    stays = {
        f"{model._meta.label_lower}.{name}"
        for model in our_models()
        if isinstance(model.privacy, Privacy)
        for name in model.privacy.stays
    }
    left = sorted({canary.place for canary in found if canary.model in personal} - stays)
    assert left == []
    assert found, "the dump holds nothing at all"
    assert _results() == results


def test_a_question_of_mevrouw_jansen_is_emptied_a_year_after_its_end_and_not_a_day_before(
    balade: SimpleNamespace,
) -> None:
    w = balade
    question = make_request(w.balade, w.jansen)
    working.triage(help_request=question, user=w.noor, subjects=[w.groceries], kind="personal", real_question="Samen")
    working.note(help_request=question, user=w.noor, text="Belt liever")
    link = token_for(question)
    moves.close(help_request=question, actor=worker(w.noor), helped="yes", reason="Henk gaat mee")
    with clock.at(clock.now() + timedelta(days=364)):
        sweep()
        question.refresh_from_db()
        assert question.text
    with clock.at(clock.now() + timedelta(days=366)):
        sweep()
        question.refresh_from_db()
        assert (question.text, question.real_question) == ("", "")
        assert (question.helped, question.kind) == ("yes", "personal")
        assert not Message.objects.filter(help_request=question).exists()
        assert Client().get(f"/volg/{link}/").status_code == 410
        assert Person.objects.get(pk=w.jansen.pk).name == ""


def test_of_a_conflict_the_words_go_after_half_a_year(balade: SimpleNamespace) -> None:
    w = balade
    question = make_request(w.balade, w.jansen)
    working.triage(help_request=question, user=w.noor, subjects=[], kind="neighbour_conflict", real_question="Rust")
    moves.withdraw(help_request=question)
    with clock.at(clock.now() + timedelta(days=181)):
        sweep()
    question.refresh_from_db()
    assert question.text == ""


def test_mevrouw_jansen_stays_known_while_another_question_of_hers_runs(balade: SimpleNamespace) -> None:
    w = balade
    old, new = make_request(w.balade, w.jansen), make_request(w.balade, w.jansen)
    moves.withdraw(help_request=old)
    with clock.at(clock.now() + 2 * YEAR):
        sweep()
        old.refresh_from_db()
        new.refresh_from_db()
        assert old.text == ""
        assert new.text
        assert Person.objects.get(pk=w.jansen.pk).name == w.jansen.name


def test_a_question_that_was_opened_again_and_closed_again_goes_again(balade: SimpleNamespace) -> None:
    w = balade
    question = make_request(w.balade, w.jansen)
    make_request(w.balade, w.jansen)
    moves.withdraw(help_request=question)
    with clock.at(clock.now() + YEAR):
        sweep()
        question.refresh_from_db()
        moves.reopen(help_request=question)
        working.note(help_request=question, user=w.noor, text="Belde weer")
        moves.close(help_request=question, actor=worker(w.noor), helped="no")
    with clock.at(clock.now() + YEAR + timedelta(days=30)):
        sweep()
        assert question.messages.exists()
    with clock.at(clock.now() + 2 * YEAR + timedelta(days=2)):
        sweep()
        assert not question.messages.exists()


def test_henk_is_wiped_two_years_after_he_stopped_and_counts_on(balade: SimpleNamespace) -> None:
    w = balade
    volunteers.change_profile(volunteer=w.henk, actor=PROGRAM, own_words="Ik fiets graag")
    volunteers.leave(volunteer=w.henk, actor=worker(w.noor))
    with clock.at(clock.now() + timedelta(days=725)):
        sweep()
        assert Volunteer.objects.get(pk=w.henk.pk).own_words
    with clock.at(clock.now() + timedelta(days=735)):
        sweep()
        sweep()
    gone = Volunteer.objects.select_related("person").get(pk=w.henk.pk)
    assert (gone.own_words, gone.person.name, gone.person.user) == ("", "", None)
    assert gone.talents.exists()
    assert not gone.availability.exists()
    assert not User.objects.filter(pk=w.henk_user.pk, is_active=True).exists()
    assert User.objects.get(pk=w.henk_user.pk).email.endswith("@nobody.invalid")


def test_when_henk_stops_his_access_stops_with_it(balade: SimpleNamespace) -> None:
    assert balade.henk_user.may("volunteers.own_profile", balade.balade)
    volunteers.leave(volunteer=balade.henk, actor=worker(balade.noor))
    assert not User.objects.get(pk=balade.henk_user.pk).may("volunteers.own_profile", balade.balade)


def test_the_sweep_writes_down_that_something_went_and_never_what(balade: SimpleNamespace) -> None:
    question = make_request(balade.balade, balade.jansen)
    moves.withdraw(help_request=question)
    with clock.at(clock.now() + YEAR):
        sweep()
        sweep()
    record = Deletion.objects.get(subject_type="intake.helprequest", subject_id=question.pk)
    assert (record.why, record.hub) == ("retention", balade.balade)


def test_a_dry_run_tells_what_would_go_and_changes_nothing(
    balade: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    question = make_request(balade.balade, balade.jansen)
    moves.withdraw(help_request=question)
    with clock.at(clock.now() + YEAR):
        call_command("retention", "--dry-run", verbosity=0)
        assert "intake.HelpRequest: 1 would be wiped" in capsys.readouterr().out
        question.refresh_from_db()
        assert question.text
        call_command("retention", verbosity=0)
        assert "intake.HelpRequest: 1 wiped" in capsys.readouterr().out


def test_a_run_that_may_do_little_leaves_the_rest_for_the_next(balade: SimpleNamespace) -> None:
    for _ in range(3):
        moves.withdraw(help_request=make_request(balade.balade, balade.jansen))
    with clock.at(clock.now() + YEAR):
        assert sweep(most=2).total() == 2
        assert due(HelpRequest).count() == 1 or due(HelpRequest).count() == 3
        sweep()
        assert not due(HelpRequest).exists()


def test_the_other_hub_keeps_what_still_runs_there(world: SimpleNamespace) -> None:
    with scopes_disabled():
        before = Person.objects.filter(hub=world.rivierzicht).exclude(name="").count()
        running = [make_request(world.rivierzicht, person) for person in Person.objects.filter(hub=world.rivierzicht)]
        with clock.at(clock.now() + 3 * YEAR):
            sweep()
        assert Person.objects.filter(hub=world.rivierzicht).exclude(name="").count() == before == len(running)


def test_every_entry_of_the_register_says_when_and_how_it_ends() -> None:
    for model in our_models():
        entry = model.privacy
        if isinstance(entry, NothingPersonal):
            continue
        assert bool(entry.ends) != bool(entry.follows), model
        with_an_account = entry.follows not in ("", "subject") and root_of(model)[0] is User
        assert entry.delete or entry.wipe or with_an_account, model
        assert not (entry.delete and entry.wipe), model
        for name in (*entry.wipe, *entry.becomes, *entry.shows):
            model._meta.get_field(name)


def test_what_goes_with_another_row_is_kept_no_longer_than_that_row_says() -> None:
    for model in our_models():
        entry = model.privacy
        if isinstance(entry, Privacy) and entry.follows not in ("", "subject"):
            root = model._meta.get_field(entry.follows).related_model
            assert entry.keep_days == root.privacy.keep_days, model
