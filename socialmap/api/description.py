"""The description of the API (OpenAPI 3.1), made from the tables that the API itself runs on."""

from typing import Any

from socialmap.api.parameters import ALLOWED, PARAMETERS
from socialmap.hsds_shape import ENUMS, RECORDS
from socialmap.publishing.package import LICENCE

BASE = "/api/hsds/v3"
VERSION = "3.1"
PROFILE = "https://docs.openreferral.org/en/3.1/"
# Address, resource, what an answer holds, in words.
LISTS = (
    ("services", "service", "Services"),
    ("organizations", "organization", "Organizations"),
    ("service_at_locations", "service_at_location", "Services at locations"),
    ("taxonomies", "taxonomy", "Taxonomies"),
    ("taxonomy_terms", "taxonomy_term", "Taxonomy terms"),
)
_SIMPLE: dict[str, dict[str, Any]] = {
    "id": {"type": "string", "format": "uuid"},
    "url": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
    "moment": {"type": "string", "format": "date-time"},
    "number": {"type": "number"},
}
_PAGE: dict[str, dict[str, Any]] = {
    "total_items": {"type": "integer"},
    "total_pages": {"type": "integer"},
    "page_number": {"type": "integer"},
    "size": {"type": "integer"},
    "first_page": {"type": "boolean"},
    "last_page": {"type": "boolean"},
    "empty": {"type": "boolean"},
}
_PROBLEMS = {
    "400": "Something in the question is not right; `errors` names each parameter.",
    "404": "There is nothing here.",
    "429": "Asked too often.",
}


def openapi(*, title: str, server: str) -> dict[str, Any]:
    """The whole description, for the site at `server`."""
    paths: dict[str, Any] = {f"{BASE}/": {"get": _root()}}
    for many, one, words in LISTS:
        paths[f"{BASE}/{many}"] = {"get": _operation(many, words, _page_of(one), leads_to=one)}
        paths[f"{BASE}/{many}/{{id}}"] = {"get": _operation(one, f"One of: {words.lower()}", _ref(one), by_id=True)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": VERSION,
            "description": "The social map in HSDS 3.1, to read. No key is needed. Contact persons are not in it.",
            "license": {"name": LICENCE["title"], "url": LICENCE["path"]},
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": {**{name: _schema(name) for name in RECORDS}, "Problem": _problem()}},
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _page_of(one: str) -> dict[str, Any]:
    items: dict[str, Any] = _ref(one)
    if one == "service":
        short = {"id": _SIMPLE["id"], "modified_date": _SIMPLE["moment"]}
        items = {"anyOf": [items, {"type": "object", "required": list(short), "properties": short}]}
    contents = {"type": "array", "items": items}
    return {"type": "object", "required": [*_PAGE, "contents"], "properties": {**_PAGE, "contents": contents}}


def _root() -> dict[str, Any]:
    fields = {"version": {"type": "string"}, "profile": _SIMPLE["url"], "openapi_url": _SIMPLE["url"]}
    schema = {"type": "object", "required": list(fields), "properties": fields}
    return _operation("root", "Which version and profile this API keeps", schema)


def _operation(
    resource: str, words: str, schema: dict[str, Any], *, by_id: bool = False, leads_to: str = ""
) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "query", "description": PARAMETERS[name].words, "schema": dict(PARAMETERS[name].schema)}
        for name in ALLOWED[resource]
    ]
    if by_id:
        parameters.insert(0, {"name": "id", "in": "path", "required": True, "schema": _SIMPLE["id"]})
    content: dict[str, Any] = {"application/json": {"schema": schema}}
    if "format" in ALLOWED[resource]:
        content["application/x-ndjson"] = {"schema": {"type": "string"}}
    responses: dict[str, Any] = {
        "200": {"description": words, "content": content},
        "304": {"description": "The same as you have (`If-None-Match`)."},
    }
    if leads_to:
        first = {"operationId": leads_to, "parameters": {"id": "$response.body#/contents/0/id"}}
        responses["200"]["links"] = {leads_to: first}
    problem = {"application/problem+json": {"schema": _ref("Problem")}}
    responses |= {status: {"description": text, "content": problem} for status, text in _PROBLEMS.items()}
    return {"operationId": resource, "summary": words, "parameters": parameters, "responses": responses}


def _schema(name: str) -> dict[str, Any]:
    record = RECORDS[name]
    fields: dict[str, Any] = {}
    for field, type_ in record.fields.items():
        fields[field] = dict(_SIMPLE.get(type_, {"type": "string"}))
        if (name, field) in ENUMS:
            fields[field]["enum"] = list(ENUMS[name, field])
    fields |= {field: _ref(other) for field, other in record.ones.items()}
    fields |= {field: {"type": "array", "items": _ref(other)} for field, other in record.lists.items()}
    if name == "organization":
        fields["services"] = {"type": "array", "items": _ref("service")}
    if name == "service_at_location":
        fields["service"] = _ref("service")
    return {"type": "object", "required": sorted(record.must), "properties": fields}


def _problem() -> dict[str, Any]:
    wrong = {"type": "object", "properties": {"parameter": {"type": "string"}, "detail": {"type": "string"}}}
    return {
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "errors": {"type": "array", "items": wrong},
        },
    }
