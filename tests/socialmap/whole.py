"""A hub with an entry that staff typed, with everything a form can hold, and one from elsewhere with every record that
HSDS knows."""

import json
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.core.management import call_command

from hub.base.workflow import PROGRAM
from hub.places.models import Neighbourhood
from socialmap.hours import Hours
from socialmap.models import Contact, Service
from socialmap.services import entries
from tests.socialmap.ids import an_id


def make_whole(balade: SimpleNamespace, hsds_service: Callable[..., dict[str, Any]], tmp_path: Path) -> SimpleNamespace:
    """BaLaDe with these entries: `Koffie`, `Soos` (closed until 4 January) and `Schuldhulp` of Stichting Het Lint."""
    lint = entries.save_organization(
        hub=balade.balade, actor=PROGRAM, name="Stichting & Zonen <Waalwijk>", description=""
    )
    typed = entries.save_service(
        hub=balade.balade,
        actor=PROGRAM,
        fields={
            "organization": lint,
            "name": "Koffie & <b>cake</b>",
            "summary": "Elke week koffie, 2 < 3 euro",
            "description": "Kom langs.\r\nU bent welkom <3",
            "informal": True,
            "takes_referrals": False,
            "free_of_charge": True,
            "wheelchair": True,
            "places_left": 4,
            "waiting_days": 14,
            "languages": "Nederlands, Turks",
            "minimum_age": 55,
        },
        subjects=[balade.groceries, balade.company],
        phone="0416 123 456",
        hours=[Hours(0, time(9), time(12, 30)), Hours(3, time(9), time(12, 30))],
        address=entries.Address(street="Markt 1", postcode="5142AB", city="Waalwijk"),
        areas=Neighbourhood.objects.filter(hub=balade.balade),
    )
    Contact.objects.create(
        hub=balade.balade, organization=lint, service=typed, name="Ans de Bruin", phone="+31416123456",
        email="ans@lint.example", takes_referrals=True,
    )  # fmt: skip
    closed = entries.save_service(hub=balade.balade, actor=PROGRAM, fields={"organization": lint, "name": "Soos"})
    entries.close_temporarily(service=closed, actor=PROGRAM, words="Verbouwing")
    Service.objects.filter(pk=closed.pk).update(closed_until=date(2027, 1, 4))
    path = tmp_path / "whole" / "services.ndjson"
    path.parent.mkdir()
    path.write_text(json.dumps(everything(hsds_service)) + "\n", encoding="utf-8")
    call_command("import_hsds", str(path), hub="balade", verbosity=0)
    return balade


def everything(hsds_service: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """A service with one of each record of HSDS 3.1 and every field that stands nowhere else."""

    def mark(of: str) -> dict[str, Any]:
        return {"id": an_id(f"mark {of}"), "label": "keurmerk", "value": "goud", "link_type": "quality",
            "taxonomy_term": {"id": an_id("m"), "name": "Keurmerk", "description": "Een keurmerk",
                              "taxonomy": "Keurmerken", "code": "k1", "language": "nl", "term_uri": "https://k.example/1",
                              "taxonomy_detail": {"id": an_id("ml"), "name": "Keurmerken", "description": "Alle",
                                                  "uri": "https://k.example", "version": "2"}}}  # fmt: skip

    changed = {"id": an_id("meta"), "last_action_date": "2026-01-02", "last_action_type": "update", "field_name": "name",
               "previous_value": "Oud", "replacement_value": "Nieuw", "updated_by": "Piet Jansen"}  # fmt: skip
    document = hsds_service("Schuldhulp")
    document |= {
        "wait_time": "vraag ernaar", "fees": "geen", "licenses": "WMO", "accreditations": "HKZ",
        "interpretation_services": "Tolk Turks", "status": "inactive", "assured_date": "2026-03-01",
        "assurer_email": "ans@lint.example", "last_modified": "2026-03-01T10:20:30.125Z", "alert": "Let op",
        "additional_urls": [{"id": an_id("url"), "label": "Meer", "url": "https://lint.example/meer"}],
        "program": {"id": an_id("prog"), "name": "Rondkomen", "description": "Een programma"},
        "funding": [{"id": an_id("fund"), "source": "Gemeente"}],
        "required_documents": [{"id": an_id("doc"), "document": "Paspoort", "uri": "https://lint.example/p"}],
        "capacities": [{"id": an_id("cap"), "available": 2, "maximum": 9, "updated": "2026-03-01T10:00:00+01:00",
                        "unit": {"id": an_id("unit"), "name": "bed", "scheme": "SI", "identifier": "x"}}],
        "service_areas": [{"id": an_id("area"), "name": "Wijk BLD", "extent": "x", "extent_type": "text"}],
        "languages": [{"id": an_id("lang"), "name": "Pools", "code": "pl", "note": "op maandag"}],
        "cost_options": [{"id": an_id("cost"), "option": "Per keer", "amount": 2.5, "currency": "EUR",
                          "amount_description": "contant", "valid_from": "2026-01-01"}],
        "contacts": [{"id": an_id("person"), "name": "Jo de Vries", "department": "Schulden", "title": "Hulp",
                      "phones": [{"id": an_id("jo1"), "number": "0612345678"}, {"id": an_id("jo2"), "number": "010"}]}],
        "metadata": [changed],
    }  # fmt: skip
    document["attributes"].append(mark("service"))
    document["phones"][0] |= {
        "extension": 12,
        "languages": [{"id": an_id("pl"), "name": "Pools"}],
        "attributes": [mark("phone")],
    }
    document["schedules"][0] |= {
        "dtstart": "2026-01-05", "until": "2026-12-31", "count": 9, "interval": 2, "wkst": "MO", "timezone": 1,
        "notes": "niet op feestdagen", "attending_type": "ter plaatse", "schedule_link": "https://lint.example/uren",
    }  # fmt: skip
    here = document["service_at_locations"][0]
    here |= {"description": "Achterom", "phones": [{"id": an_id("herephone"), "number": "0416"}],
             "schedules": [{"id": an_id("herehours"), "freq": "MONTHLY", "byday": "1TU", "bymonthday": "1,-1",
                            "opens_at": "13:00", "closes_at": "15:00"}]}  # fmt: skip
    here["location"] |= {
        "transportation": "Bus 3", "alternate_name": "De Zaal", "description": "Wit gebouw", "url": "https://zaal.example",
        "external_identifier": "0867", "external_identifier_type": "BAG", "attributes": [mark("place")],
        "languages": [{"id": an_id("loclang"), "name": "Turks"}],
        "schedules": [{"id": an_id("lochours"), "freq": "WEEKLY", "byday": "FR", "opens_at": "08:00:00"}],
        "accessibility": [{"id": an_id("acc"), "description": "Lift", "details": "smal", "url": "https://zaal.example/l"}],
    }  # fmt: skip
    here["location"]["addresses"][0] |= {"region": "Langstraat", "state_province": "NB"}
    here["location"]["addresses"].append(
        {"id": an_id("post"), "address_1": "Postbus 1", "city": "Waalwijk", "state_province": "NB",
         "postal_code": "5140AA", "country": "NL", "address_type": "postal"}
    )  # fmt: skip
    document["organization"] |= {
        "description": "Helpt", "legal_status": "stichting", "year_incorporated": 1999, "tax_id": "1",
        "logo": "https://lint.example/l.png", "uri": "https://lint.example/id",
        "organization_identifiers": [{"id": an_id("kvk"), "identifier_type": "KvK", "identifier": "12345678"}],
        "additional_websites": [{"id": an_id("web"), "url": "https://lint.example/oud"}],
        "locations": [{"id": an_id("office"), "location_type": "postal", "name": "Kantoor"}],
    }  # fmt: skip
    return document
