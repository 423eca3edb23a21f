"""The API for other systems: what it gives, to whom, and what it says when a question is not right."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import jsonschema
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.base import clock
from hub.base.workflow import PROGRAM
from hub.places.models import Hub
from socialmap import hsds_own as own
from socialmap.api import description, parameters
from socialmap.models import Contact, Service
from socialmap.services import entries
from tests.permissions.routes import routes
from tests.socialmap.ids import an_id

BASE = "/api/hsds/v3"
DATA = Path(__file__).parents[3] / "shared" / "data"
Ask = Callable[..., Any]


@pytest.fixture
def ask(client: Client) -> Ask:
    """Asks the API of BaLaDe and reads the JSON of the answer, which must be well."""

    def get(path: str, /, status: int = 200, host: str = "balade.localhost", **asked: Any) -> Any:
        response = client.get(BASE + path, asked, headers={"host": host})
        assert response.status_code == status, response.content
        return json.loads(response.content)

    return get


def names(answer: dict[str, Any]) -> list[str]:
    return [one["name"] for one in answer["contents"]]


def test_the_root_tells_which_version_it_is(rich: SimpleNamespace, ask: Ask) -> None:
    answer = ask("/")
    assert answer["version"] == "3.1"
    assert answer["openapi_url"] == "http://balade.localhost/api/openapi.json"


def test_a_list_stands_in_the_envelope_of_the_standard(rich: SimpleNamespace, ask: Ask) -> None:
    answer = ask("/services", per_page=3, page=2)
    assert {key: answer[key] for key in answer if key != "contents"} == {
        "total_items": 4, "total_pages": 2, "page_number": 2, "size": 1, "first_page": False, "last_page": True,
        "empty": False,
    }  # fmt: skip
    assert names(ask("/services")) == ["Boodschappenbus", "Koffie &amp; &lt;b&gt;cake&lt;/b&gt;", "Schuldhulp", "Soos"]


def test_a_page_points_at_its_neighbours(rich: SimpleNamespace, client: Client) -> None:
    link = client.get(f"{BASE}/services?per_page=1&page=2", headers={"host": "balade.localhost"})["Link"]
    assert 'per_page=1&page=1>; rel="prev"' in link and 'per_page=1&page=3>; rel="next"' in link


def test_nothing_of_another_hub_comes_along(rich: SimpleNamespace, ask: Ask) -> None:
    assert "Overkant" not in json.dumps(ask("/services", full=True))
    theirs = ask("/services", host="rivierzicht.localhost")
    assert names(theirs) == ["Overkant Vervoer"]
    ask(f"/services/{theirs['contents'][0]['id']}", status=404)


def test_no_contact_person_is_in_any_answer(rich: SimpleNamespace, ask: Ask) -> None:
    entry = Service.objects.get(name="Schuldhulp")
    everything = [
        ask("/services", full_organization=True),
        ask("/organizations", full_service=True),
        ask("/service_at_locations", full=True),
        ask(f"/services/{entry.uuid}"),
        ask(f"/organizations/{entry.organization.uuid}", full_service=True),
    ]
    text = json.dumps(everything)
    for contact in Contact.objects.all():
        assert contact.name not in text
        assert not contact.email or contact.email not in text
    assert "contacts" not in text and "assurer_email" not in text


def test_an_entry_that_stopped_is_gone_and_is_told_to_who_asks_what_changed(rich: SimpleNamespace, ask: Ask) -> None:
    entry = Service.objects.get(name="Schuldhulp")
    Service.objects.filter(pk=entry.pk).update(status="defunct", last_modified=clock.now())
    assert "Schuldhulp" not in names(ask("/services"))
    ask(f"/services/{entry.uuid}", status=404)
    changed = ask("/services", modified_after=clock.now().date().isoformat(), full=True)
    stopped = next(one for one in changed["contents"] if one["id"] == str(entry.uuid))
    assert set(stopped) == {"id", "name", "status", "last_modified"}
    assert stopped["status"] == "defunct"
    assert names(ask("/services", modified_after="2100-01-01")) == []


def test_search_is_that_of_the_site(rich: SimpleNamespace, ask: Ask) -> None:
    assert names(ask("/services", search="schuldhulp")) == ["Schuldhulp"]
    assert names(ask("/services", search="boodschapen"))[:1] == ["Koffie &amp; &lt;b&gt;cake&lt;/b&gt;"]
    assert ask("/services", search="qqqqq zzzzz")["empty"] is True
    assert ask("/service_at_locations", search="schuldhulp")["contents"][0]["service"]["name"] == "Schuldhulp"
    assert names(ask("/organizations", search="lint")) == ["Stichting Het Lint"]
    assert names(ask("/taxonomy_terms", search="boodsch")) == ["Boodschappen"]


def test_filters_on_term_list_and_organization(rich: SimpleNamespace, ask: Ask) -> None:
    daily = str(rich.daily.uuid)
    assert len(ask("/services", taxonomy_term_id=daily)["contents"]) == 2, "a subject under it counts"
    informal = own.fact_term(own.INFORMAL)["id"]
    assert len(ask("/services", taxonomy_term_id=informal)["contents"]) == 1
    marks = next(one for one in ask("/taxonomies")["contents"] if one["name"] == "Keurmerken")
    assert names(ask("/services", taxonomy_id=marks["id"])) == ["Schuldhulp"]
    assert names(ask("/organizations", taxonomy_id=marks["id"])) == ["Stichting Het Lint"]
    assert names(ask("/services", organization_id=an_id("Stichting Het Lint"))) == ["Schuldhulp"]
    assert ask("/services", organization_id=an_id("nobody"))["empty"] is True
    assert names(ask("/taxonomy_terms", taxonomy_id=marks["id"])) == ["Keurmerk"]
    assert names(ask("/taxonomy_terms", parent_id=daily)) == ["Boodschappen"]
    assert "Boodschappen" not in names(ask("/taxonomy_terms", top_only=True))


def test_a_postcode_leaves_what_is_there_for_its_people(rich: SimpleNamespace, ask: Ask) -> None:
    near = names(ask("/services", postcode="5142", proximity=2000))
    assert near == ["Koffie &amp; &lt;b&gt;cake&lt;/b&gt;", "Schuldhulp"]
    assert names(ask("/services", proximity=2000)) == near, "without a postcode it counts from the hub"
    assert len(ask("/services", postcode="5142AB")["contents"]) == 4
    assert len(ask("/services", postcode="5211")["contents"]) == 2, "two are only there for Wijk BLD"
    assert [
        one["service"]["name"] for one in ask("/service_at_locations", postcode="5142", proximity=50)["contents"]
    ] == ["Koffie &amp; &lt;b&gt;cake&lt;/b&gt;"]


def test_minimal_gives_all_ids_at_once(rich: SimpleNamespace, ask: Ask) -> None:
    answer = ask("/services", minimal=True)
    assert answer["total_pages"] == 1 and len(answer["contents"]) == 4
    assert set(answer["contents"][0]) == {"id", "modified_date"}


def test_lines_give_everything_one_document_a_line(rich: SimpleNamespace, client: Client) -> None:
    response = client.get(f"{BASE}/services?format=ndjson&full=true", headers={"host": "balade.localhost"})
    assert response["Content-Type"] == "application/x-ndjson"
    documents = [json.loads(line) for line in response.getvalue().splitlines()]
    assert [one["name"] for one in documents][2:] == ["Schuldhulp", "Soos"]
    assert documents[2]["service_at_locations"][0]["location"]["transportation"] == "Bus 3"


@pytest.mark.parametrize("path", ["/services", "/organizations", "/service_at_locations", "/taxonomy_terms"])
def test_more_rows_take_no_more_questions_to_the_database(
    rich: SimpleNamespace, client: Client, path: str, hsds_service: Callable[..., Any]
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(f"{BASE}{path}?full=true" if path != "/taxonomy_terms" else BASE + path)
        return len(found)

    asked()
    before = asked()
    for number in range(5):
        copy = entries.save_service(
            hub=rich.balade,
            actor=PROGRAM,
            fields={"name": f"Nieuw {number}", "organization": Service.objects.first().organization},  # type: ignore[union-attr]
            subjects=[rich.company],
            phone="0416",
            address=entries.Address(street="Markt 2", postcode="5142AB", city="Waalwijk"),
        )
        assert copy.pk
    assert asked() == before <= 24


def test_other_sites_may_read_and_nobody_may_write(rich: SimpleNamespace, client: Client) -> None:
    assert client.get(f"{BASE}/services")["Access-Control-Allow-Origin"] == "*"
    before = client.options(f"{BASE}/services", headers={"origin": "https://elders.example"})
    assert before.status_code == 204 and before["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    strict = Client(enforce_csrf_checks=True)
    for method in ("post", "put", "patch", "delete"):
        response = getattr(strict, method)(f"{BASE}/services")
        assert (response.status_code, response["Content-Type"]) == (405, "application/problem+json")


def test_who_has_the_answer_already_gets_no_second_copy(rich: SimpleNamespace, client: Client) -> None:
    first = client.get(f"{BASE}/services")
    again = client.get(f"{BASE}/services", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    Service.objects.filter(name="Soos").update(alert="Verhuisd")
    assert client.get(f"{BASE}/services", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_head_tells_the_size_and_sends_nothing(rich: SimpleNamespace, client: Client) -> None:
    whole, head = client.get(f"{BASE}/services"), client.head(f"{BASE}/services")
    assert head.content == b"" and head["Content-Length"] == str(len(whole.content)) and head["ETag"] == whole["ETag"]
    assert client.head(f"{BASE}/services?format=ndjson").getvalue() == b""


WRONG = [
    ("/services?page=0", 400, "page"),
    ("/services?page=abc", 400, "page"),
    ("/services?page=-1", 400, "page"),
    ("/services?page=99999999999999999999", 400, "page"),
    ("/services?page=9", 404, None),
    ("/services?per_page=101", 400, "per_page"),
    ("/services?per_page=0", 400, "per_page"),
    ("/services?page=1&page=2", 400, "page"),
    ("/services?pagina=1", 400, "pagina"),
    ("/services?minimal=ja", 400, "minimal"),
    ("/services?page=", 400, "page"),
    ("/services?format=xml", 400, "format"),
    ("/services?taxonomy_term_id=1", 400, "taxonomy_term_id"),
    ("/services?organization_id=' OR 1=1--", 400, "organization_id"),
    ("/services?modified_after=gisteren", 400, "modified_after"),
    ("/services?modified_after=2026-02-30", 400, "modified_after"),
    ("/services?modified_after=9999-12-31T23:59:59-12:00", 400, "modified_after"),
    ("/services?postcode=12", 400, "postcode"),
    ("/services?postcode=9999", 404, None),
    ("/services?proximity=0", 400, "proximity"),
    ("/services?postcode=5142&proximity=0", 400, "proximity"),
    ("/services?postcode=5142&proximity=9999999", 400, "proximity"),
    ("/services?search=" + "a" * 5000, 400, "search"),
    ("/organizations?postcode=5142", 400, "postcode"),
    ("/taxonomies?full=true", 400, "full"),
    ("/?page=1", 400, "page"),
    ("/services/1", 400, "id"),
    ("/services/%27%20OR%201%3D1--", 400, "id"),
    (f"/services/{an_id('nobody')}", 404, None),
    (f"/services/{an_id('nobody')}?full=true", 400, "full"),
    ("/locations", 404, None),
    ("/services/a/b/c", 404, None),
]


@pytest.mark.parametrize(("path", "status", "parameter"), WRONG)
def test_a_wrong_question_gets_a_plain_answer(
    rich: SimpleNamespace, client: Client, path: str, status: int, parameter: str | None
) -> None:
    response = client.get(BASE + path)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    problem = json.loads(response.content)
    assert problem["status"] == status and problem["title"] and problem["detail"]
    assert [one["parameter"] for one in problem.get("errors", ())] == ([parameter] if parameter else [])
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("text", ["' OR 1=1--", "%", "_", "\x00", "🦖", "שלום", "de het een", "a" * 300, "\\", "((("])
def test_no_search_breaks_it(rich: SimpleNamespace, ask: Ask, text: str) -> None:
    for path in ("/services", "/organizations", "/service_at_locations", "/taxonomies", "/taxonomy_terms"):
        assert ask(path, search=text)["page_number"] == 1


_SAID = st.one_of(
    st.sampled_from(
        ["true", "false", "1", "0", "5142", "ndjson", "json", "2026-01-01", "2026-01-01T00:00:00Z", an_id("x")]
    ),
    st.text(max_size=40),
    st.integers(-3, 10**20).map(str),
)
_KNOWN = st.sampled_from([*parameters.PARAMETERS, "q", "sort", ""])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    resource=st.sampled_from([many for many, _one, _words in description.LISTS]),
    asked=st.lists(st.tuples(_KNOWN, _SAID), max_size=6),
)
def test_no_soup_of_parameters_breaks_it(rich: SimpleNamespace, resource: str, asked: list[tuple[str, str]]) -> None:
    text = urlencode([(name, said.encode("utf-8", "surrogatepass")) for name, said in asked])
    response = Client(REMOTE_ADDR="10.9.9.9", raise_request_exception=True).get(f"{BASE}/{resource}?{text}")
    assert response.status_code in (200, 400, 404, 429)
    assert response.getvalue() or "ndjson" in text


def test_who_asks_too_often_is_told_how_to_take_it_all_at_once(
    rich: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialmap.views.hsds_api.MOST_AN_HOUR", 2)
    assert [client.get(f"{BASE}/services").status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get(f"{BASE}/services")
    assert refused["Retry-After"] == "3600" and "ndjson" in json.loads(refused.content)["detail"]


def test_the_description_names_every_address_and_parameter(rich: SimpleNamespace, client: Client) -> None:
    document = json.loads(client.get("/api/openapi.json").content)
    shown = set(document["paths"])
    walked = {f"/{route.path}" for route in routes() if route.name.startswith("socialmap:api_")}
    made = {
        path.replace("<hsds:resource>", many).replace("<str:identity>", "{id}")
        for path in walked
        for many, *_ in description.LISTS
    }
    assert shown == made - {"/api/openapi.json", "/api/<path:rest>"}
    for path, methods in document["paths"].items():
        named = {one["name"] for one in methods["get"]["parameters"] if one["in"] == "query"}
        response = client.get(path.replace("{id}", an_id("nobody")), {"onbekend": "1"})
        said = json.loads(response.content)["errors"][0]["detail"]
        assert all(name in said for name in named)
    jsonschema.Draft202012Validator.check_schema({"$defs": document["components"]["schemas"]})


# --- against the standard ------------------------------------------------------------------------------

needs_data = pytest.mark.skipif(
    not DATA.exists(), reason="../shared/data is not there: answers are not held to the schemas of the standard"
)
KINDS = [
    ("service_list", "/services"), ("service", "/services?full=true"), ("service", "/services?full_organization=true"),
    ("organization_list", "/organizations"), ("organization", "/organizations?full=true"),
    ("organization", "/organizations?full_service=true"), ("service_at_location_list", "/service_at_locations"),
    ("service_at_location", "/service_at_locations?full=true"), ("taxonomy", "/taxonomies"),
    ("taxonomy_term", "/taxonomy_terms"),
]  # fmt: skip


@needs_data
@pytest.mark.parametrize(("kind", "path"), KINDS)
def test_every_kind_of_answer_keeps_the_standard(
    rich: SimpleNamespace, client: Client, kind: str, path: str, tmp_path: Path
) -> None:
    page = tmp_path / "page.json"
    page.write_bytes(client.get(BASE + path).content)
    assert len(json.loads(page.read_bytes())["contents"]) > 1
    checked(kind, page)


@needs_data
def test_every_single_answer_keeps_the_standard(rich: SimpleNamespace, ask: Ask, tmp_path: Path) -> None:
    for many, kind, _words in description.LISTS:
        for row in ask(f"/{many}")["contents"][:5]:
            page = tmp_path / "one.json"
            page.write_text(json.dumps(ask(f"/{many}/{row['id']}")))
            checked(kind, page)


def checked(kind: str, page: Path) -> None:
    """Holds the documents in a file to the schemas of HSDS 3.1, and to nothing but its fields."""
    command = [sys.executable, str(DATA / "hsds" / "hsds_check.py"), "--strict", kind, str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@needs_data
@pytest.mark.slow
def test_the_running_server_meets_the_published_hsds_uk_test_profile(
    transactional_db: None, live_server: Any, request: pytest.FixtureRequest
) -> None:
    rich = request.getfixturevalue("rich")
    Hub.objects.filter(pk=rich.balade.pk).update(hostname="127.0.0.1")
    command = [sys.executable, str(DATA / "oruk" / "run_profile.py"), f"{live_server.url}{BASE}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "FAIL" not in done.stdout, done.stdout


def test_staff_take_the_public_map_along(rich: SimpleNamespace, signed_in_as: Callable[..., Client]) -> None:
    editor = signed_in_as(rich.eva)
    assert b"downloaden/tabellen/" in editor.get("/werk/sociale-kaart/").content
    for form, name in (("json", "services.ndjson"), ("tabellen", "services.csv")):
        response = editor.get(f"/werk/sociale-kaart/downloaden/{form}/")
        assert response["Content-Disposition"] == f'attachment; filename="sociale-kaart-balade-{form}.zip"'
        with zipfile.ZipFile(BytesIO(response.getvalue())) as packed:
            assert "Schuldhulp" in packed.read(name).decode()
            assert all("Jo de Vries" not in packed.read(one).decode() for one in packed.namelist())
    assert editor.get("/werk/sociale-kaart/downloaden/pdf/").status_code == 404
