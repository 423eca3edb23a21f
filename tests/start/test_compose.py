"""docker-compose.yml and the Dockerfile, without an engine: the shape, and what a newcomer would trip over."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
OURS = {"migrate", "web", "worker", "beat"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    for service in found["services"].values():
        # web is checked by the check of its image
        if service.get("image") == found["services"]["web"]["image"]:
            service.setdefault("healthcheck", {"disable": True})
    return found


def test_it_has_the_shape_that_compose_reads(compose: dict[str, Any]) -> None:
    schema = json.loads((HERE / "compose.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(compose)


def test_it_starts_the_product_with_real_servers_and_a_mail_catcher(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == OURS | {"db", "redis", "mail"}
    assert compose["services"]["db"]["image"] == "postgres:18"


def test_every_service_that_another_waits_for_exists_and_can_say_that_it_is_well(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for name, service in services.items():
        for other, wait in service.get("depends_on", {}).items():
            assert other in services, f"{name} waits for {other}"
            if wait["condition"] == "service_healthy":
                assert "test" in services[other]["healthcheck"], f"{other} has no health check"
            if wait["condition"] == "service_completed_successfully":
                assert services[other]["restart"] == "no", f"{other} would never be finished"


def test_nothing_of_ours_runs_before_the_tables_are_there(compose: dict[str, Any]) -> None:
    for name in OURS - {"migrate"}:
        assert compose["services"][name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_every_volume_is_named_and_used(compose: dict[str, Any]) -> None:
    used = {mount.split(":")[0] for service in compose["services"].values() for mount in service.get("volumes", [])}
    assert used == set(compose["volumes"])


def test_every_value_it_asks_for_is_in_the_example_and_none_has_a_secret(compose: dict[str, Any]) -> None:
    example = dict(
        line.split("=", 1) for line in (ROOT / ".env.example").read_text().splitlines() if re.match(r"[A-Z_]+=", line)
    )
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    assert asked <= set(example)
    assert not any(example[name] for name in (*asked, "SECRET_KEY"))
    assert "127.0.0.1" in example["ALLOWED_HOSTS"].split(",")  # the health check of the image asks there


def test_every_module_that_a_command_names_is_there(compose: dict[str, Any]) -> None:
    for name in OURS:
        command = compose["services"][name].get("command", [])
        if "-A" in command:
            module = command[command.index("-A") + 1]
            assert (ROOT / Path(*module.split("."))).with_suffix(".py").exists()


def test_the_image_runs_as_somebody_who_is_not_root() -> None:
    instructions = re.findall(r"^([A-Z]+) (.*)$", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    assert [value for name, value in instructions if name == "USER"] == ["startpunt"]
    names = [name for name, _ in instructions]
    assert names.index("USER") < names.index("CMD")
    assert all(value.startswith("python:3.11-slim-bookworm") for name, value in instructions if name == "FROM")


def test_everything_that_the_image_copies_is_let_through() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    let_through = [line[1:] for line in lines if line.startswith("!")]
    assert "*" in lines
    assert all((ROOT / name).exists() for name in let_through)
    apps = {"hub", "socialmap", "volunteers", "requests", "cms"}
    assert apps | {"requirements.txt", "manage.py", "gunicorn.conf.py", "frontend", "script/texts"} == set(let_through)
