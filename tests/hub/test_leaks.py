"""What would tell a secret by the way: a log, a cache key, a Referer, a kept page, a key that everybody knows."""

import io
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

from hub.accounts.models import User
from hub.base import guard, links
from hub.base.logs import LineFormatter
from hub.base.models import AccessLog, Event
from hub.base.workflow import RESIDENT, record
from hub.people.models import Person
from hub.places.lookup import find_address
from hub.weblog import WebLogger
from intake.models import HelpRequest, Signal
from intake.services.across_hubs import token_for
from matching.facts import token
from matching.services import proposing
from tests.conftest import make_request

ROOT = Path(__file__).resolve().parents[2]
SignIn = Callable[[User], Client]
TOKEN = "WzcsMTc5NTI5Mzg3Niwic2xldXRlbCJd:1vMabc:handtekening"


def _logged(text: str, error: BaseException | None = None) -> str:
    kind = (type(error), error, error.__traceback__) if error else None
    record_ = logging.LogRecord("test", logging.ERROR, "", 0, text, None, kind)  # type: ignore[arg-type]
    return LineFormatter("%(message)s").format(record_)


# --- logs ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "address",
    [
        f"/volg/{TOKEN}/",
        f"/volg/{TOKEN}/antwoord/",
        f"/agenda/aangemeld/{TOKEN}/",
        f"/vraag/verstuurd/{TOKEN}/",
        f"/antwoord/{TOKEN}/afspraak.ics",
        "/accounts/password/reset/key/1-cabc-handtekening/",
    ],
)
def test_a_private_link_is_cut_out_of_the_log(address: str) -> None:
    assert "handtekening" not in _logged(f"Not Found: {address}")
    assert "handtekening" not in _logged(f"Referer https://hub.example{address} checked")


def test_what_the_database_refuses_is_logged_without_the_row(balade: SimpleNamespace) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Signal.objects.create(
            hub=balade.balade,
            about="question",
            ambassador=balade.ria,
            person=balade.jansen,
            text="Zij is bang\nvoor hem",
        )
    assert "bang" in str(refused.value)  # PostgreSQL says it; the log must not
    line = _logged("Internal Server Error: /werk/", refused.value)
    assert "bang" not in line
    assert "voor hem" not in line
    assert "no_person_without_a_yes" in line


def _requests_logged(path: str, referer: str = "-") -> str:
    log = WebLogger(Config())
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": path,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "203.0.113.9",
        "PATH_INFO": path.split("?")[0],
        "QUERY_STRING": path.partition("?")[2],
        "HTTP_REFERER": referer,
    }
    took = SimpleNamespace(seconds=0, microseconds=1)
    answer = SimpleNamespace(status="200 OK", sent=1, headers=[])
    atoms = log.atoms(answer, SimpleNamespace(headers=[]), environ, took)
    return Config().access_log_format % {**atoms, "{x-forwarded-for}i": "-"}


def test_a_request_log_that_somebody_turns_on_holds_no_link_no_words_and_no_address() -> None:
    line = _requests_logged(f"/volg/{TOKEN}/?q=mevrouw+Jansen", f"https://hub.example/antwoord/{TOKEN}/?q=Jansen")
    assert "handtekening" not in line
    assert "Jansen" not in line
    assert "203.0.113.9" not in line


def test_gunicorn_takes_no_prefix_from_a_client() -> None:
    config = Config()
    scope: dict[str, Any] = {}
    exec((ROOT / "gunicorn.conf.py").read_text(), scope)
    config.set("forwarder_headers", scope["forwarder_headers"])
    config.set("logger_class", scope["logger_class"])
    assert config.forwarder_headers == []
    assert config.logger_class is WebLogger


def test_an_address_with_five_thousand_letters_reaches_our_own_pages() -> None:
    config = Config()
    scope: dict[str, Any] = {}
    exec((ROOT / "gunicorn.conf.py").read_text(), scope)
    config.set("limit_request_line", scope["limit_request_line"])
    asked = io.BytesIO(b"GET /sociale-kaart/?q=" + b"x" * 5000 + b" HTTP/1.1\r\nHost: hub.example\r\n\r\n")
    assert next(RequestParser(config, asked, ("203.0.113.9", 1))).query == "q=" + "x" * 5000


# --- keys ------------------------------------------------------------------------------------------------
def test_a_key_that_everybody_can_read_serves_nobody() -> None:
    environment = {
        **os.environ,
        "SECRET_KEY": "",
        "VAR_DIR": "/nonexistent",
        "DATABASE_URL": "postgres://x@127.0.0.1:1/x",
    }
    made = subprocess.run(
        [sys.executable, "-c", "import hub.wsgi"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode != 0
    assert "SECRET_KEY is not set" in made.stderr


def test_an_address_is_no_cache_key(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    real = cache.set

    def set_and_see(key: str, *args: Any, **kwargs: Any) -> Any:
        kept.append(key)
        return real(key, *args, **kwargs)

    monkeypatch.setattr(cache, "set", set_and_see)
    find_address("5142AB", "7391")
    assert kept
    assert not [key for key in kept if "5142" in key or "7391" in key]


def test_behind_a_proxy_each_visitor_has_a_limit_of_their_own(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    ours, what = RequestFactory(), os.urandom(8).hex()
    one = ours.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1")
    other = ours.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.2")
    assert not guard.too_often(one, what, most=1)
    assert guard.too_often(one, what, most=1)
    assert not guard.too_often(other, what, most=1)


def test_without_a_proxy_nobody_chooses_the_own_address() -> None:
    ours, what = RequestFactory(), os.urandom(8).hex()
    asked = [ours.get("/", REMOTE_ADDR="198.51.100.3", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}") for n in (7, 8)]
    assert [guard.too_often(request, what, most=1) for request in asked] == [False, True]


# --- pages -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("page", ["/werk/", "/werk/vragen/", "/werk/vrijwilligers/", "/werk/berichten/", "/mijn/"])
def test_a_page_of_who_signed_in_is_not_kept_by_the_browser(
    signed_in_as: SignIn, world: SimpleNamespace, page: str
) -> None:
    assert "no-store" in signed_in_as(world.noor).get(page)["Cache-Control"]


def _links(w: SimpleNamespace, question: HelpRequest) -> list[str]:
    asked = make_request(w.balade, w.jansen, status="picked_up", owner=w.noor, subjects=[w.groceries])
    arrangement = proposing.propose(help_request=asked, user=w.noor, volunteers=[w.henk])
    return [
        reverse("intake:follow", args=[token_for(question)]),
        reverse("intake:sent", args=[token_for(question, "sent")]),
        reverse("matching:answer", args=[token(arrangement.proposals.get())]),
    ]


def test_a_private_link_is_not_kept_not_found_and_does_not_travel_on(
    balade: SimpleNamespace, question: HelpRequest, client: Client
) -> None:
    for address in _links(balade, question):
        for answer in (client.get(address), client.get(address[:-3] + "xx/")):
            assert "no-store" in answer["Cache-Control"], address
            assert answer["Referrer-Policy"] == "strict-origin", address
            assert "noindex" in answer["X-Robots-Tag"], address


@pytest.mark.parametrize("method", ["head", "options", "get"])
def test_a_scanner_that_opens_a_link_in_any_way_answers_nothing(
    balade: SimpleNamespace, question: HelpRequest, client: Client, method: str
) -> None:
    addresses = _links(balade, question)
    before = list(HelpRequest.objects.order_by("pk").values("pk", "status", "helped", "closed_at"))
    for address in addresses:
        for page in (address, f"{address}stop/", f"{address}heropen/", f"{address}?action=yes"):
            getattr(client, method)(page)
    assert list(HelpRequest.objects.order_by("pk").values("pk", "status", "helped", "closed_at")) == before
    assert balade.henk.proposals.get().status == "asked"


def test_a_link_for_one_thing_opens_no_other(balade: SimpleNamespace, question: HelpRequest, client: Client) -> None:
    tokens = {
        purpose: links.make(purpose, question.pk, days=3, key=question.link_key)
        for purpose in ("follow", "sent", "proposal", "referral")
    }
    for page, own in (("intake:follow", "follow"), ("intake:sent", "sent")):
        for purpose, made in tokens.items():
            assert (client.get(reverse(page, args=[made])).status_code == 200) == (purpose == own)


@pytest.mark.parametrize(
    "page", ["/", "/vraag/", "/sociale-kaart/", "/talent/", "/volg/", "/accounts/login/", "/bestaat-niet/"]
)
def test_every_page_says_what_a_browser_may_load(client: Client, world: SimpleNamespace, page: str) -> None:
    answer = client.get(page)
    policy = answer["Content-Security-Policy"]
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", ["/werk/", "/werk/vragen/", "/mijn/", "/accounts/2fa/", "/accounts/sessions/"])
def test_so_does_every_page_of_work(signed_in_as: SignIn, world: SimpleNamespace, page: str) -> None:
    answer = signed_in_as(world.noor).get(page, follow=True)
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    assert " style=" not in answer.content.decode()
    assert " onclick=" not in answer.content.decode()


# --- words that would do something ---------------------------------------------------------------------------
SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


def test_a_script_in_a_question_is_text_everywhere(
    balade: SimpleNamespace, signed_in_as: SignIn, client: Client
) -> None:
    w = balade
    Person.objects.filter(pk=w.jansen.pk).update(name=SCRIPT[:120], reachable=SCRIPT[:120])
    words = {"real_question": SCRIPT, "when_words": SCRIPT, "asked_by_name": SCRIPT}
    made = make_request(w.balade, w.jansen, SCRIPT, status="picked_up", owner=w.noor, subjects=[w.groceries], **words)
    record(made, verb="answered", actor=RESIDENT, reason=SCRIPT)
    work = signed_in_as(w.noor)
    pages = [work.get("/werk/"), work.get("/werk/vragen/"), work.get("/werk/vragen/", headers={"hx-request": "true"})]
    pages += [
        work.get(f"/werk/vragen/{made.pk}/{part}") for part in ("", "triage/", "buren/", "instellingen/", "afronden/")
    ]
    pages += [client.get(reverse("intake:follow", args=[token_for(made)]))]
    for page in pages:
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()
        assert "<img src=x" not in page.content.decode()


def test_a_script_in_an_entry_is_text_also_for_search_engines(balade: SimpleNamespace, client: Client) -> None:
    type(balade.service).objects.filter(pk=balade.service.pk).update(
        name=SCRIPT, summary=SCRIPT, description=SCRIPT, alert=SCRIPT, url="javascript:alert(3)", email='"<x>"@x.nl'
    )
    for page in ("/sociale-kaart/", reverse("socialmap:detail", args=[balade.service.slug])):
        shown = client.get(page).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


# --- the database itself -----------------------------------------------------------------------------------
@pytest.mark.parametrize("model", [Event, AccessLog])
@pytest.mark.parametrize("statement", ["UPDATE {} SET subject_id = 0", "DELETE FROM {}"])
def test_history_cannot_be_changed_by_any_door(balade: SimpleNamespace, model: Any, statement: str) -> None:
    record(balade.jansen, verb="seen", actor=RESIDENT)
    AccessLog.objects.create(
        hub=balade.balade, user=balade.noor, action="contact", subject_type="people.person", subject_id=1
    )
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(model._meta.db_table))


def test_a_status_cannot_jump_by_any_door(balade: SimpleNamespace, question: HelpRequest) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        HelpRequest.objects.filter(pk=question.pk).update(status="arranged")


def test_a_signal_cannot_have_a_person_without_a_yes(balade: SimpleNamespace) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Signal.objects.create(
            hub=balade.balade, about="question", ambassador=balade.ria, person=balade.jansen, text="x"
        )
