"""What search engines read of an entry: schema.org, valid and complete."""

import json
import re
from types import SimpleNamespace
from typing import Any

from django.test import Client

from socialmap.models import Language, Service, ServiceArea
from tests.conftest import make_service


def json_ld(client: Client, slug: str = "boodschappenbus") -> tuple[dict[str, Any], str, str]:
    """What search engines read, its nonce and the policy of the page."""
    answer = client.get(f"/sociale-kaart/{slug}/")
    pattern = r'<script type="application/ld\+json" nonce="([^"]+)">(.*?)</script>'
    found = re.search(pattern, answer.content.decode(), re.DOTALL)
    assert found
    return json.loads(found.group(2)), found.group(1), answer.headers["Content-Security-Policy"]


def test_search_engines_get_schema_org_that_cannot_break_out(map_of_two: SimpleNamespace, client: Client) -> None:
    Service.objects.filter(pk=map_of_two.service.pk).update(summary="</script><script>alert(1)</script>")
    document, nonce, policy = json_ld(client)
    assert f"'nonce-{nonce}'" in policy
    assert document["description"] == "</script><script>alert(1)</script>"


# The names that schema.org has for each type, as far as we use them: https://schema.org/Service and on from there.
SCHEMA_ORG = {
    "Service": "name alternateName description url sameAs serviceType provider areaServed audience offers hoursAvailable availableChannel",
    "Organization": "name url email telephone",
    "AdministrativeArea": "name",
    "Audience": "audienceType",
    "PeopleAudience": "audienceType suggestedMinAge suggestedMaxAge",
    "Offer": "name description price priceCurrency",
    "ServiceChannel": "servicePhone serviceUrl availableLanguage serviceLocation",
    "ContactPoint": "telephone contactType",
    "Place": "name address geo amenityFeature openingHoursSpecification specialOpeningHoursSpecification",
    "PostalAddress": "streetAddress postalCode addressLocality addressCountry",
    "GeoCoordinates": "latitude longitude",
    "LocationFeatureSpecification": "name value",
    "OpeningHoursSpecification": "dayOfWeek opens closes validFrom validThrough",
}


def wrong_in(part: Any) -> list[str]:
    """What schema.org does not know, and what is empty."""
    if isinstance(part, list):
        return [wrong for one in part for wrong in wrong_in(one)]
    if not isinstance(part, dict):
        return [] if part not in ("", None) else ["empty"]
    names = part.keys() - {"@type", "@context", "@id"}
    unknown = [f"{part['@type']}.{name}" for name in names - set(SCHEMA_ORG[part["@type"]].split())]
    return unknown + [wrong for name in names for wrong in wrong_in(part[name])]


def test_schema_org_is_valid_and_holds_what_the_page_holds(map_of_two: SimpleNamespace, client: Client) -> None:
    hub, bus = map_of_two.balade, map_of_two.service
    Service.objects.filter(pk=bus.pk).update(
        eligibility_description="Voor 65-plussers", minimum_age=65, url="https://bus.example"
    )
    ServiceArea.objects.create(hub=hub, service=bus, name="Baardwijk")
    Language.objects.create(hub=hub, service=bus, name="Nederlands", code="nl")
    document, *_rest = json_ld(client)
    assert wrong_in(document) == []
    place = document["availableChannel"][0]["serviceLocation"]
    assert document["@id"] == "http://testserver/sociale-kaart/boodschappenbus/"
    assert document["offers"] == [{"@type": "Offer", "price": "0", "priceCurrency": "EUR"}]
    assert document["audience"]["suggestedMinAge"] == 65
    assert document["areaServed"][0]["name"] == "Baardwijk"
    assert document["availableChannel"][0]["availableLanguage"] == ["nl"]
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 51.69, "longitude": 5.08}
    assert place["openingHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["https://schema.org/Monday"],
        "opens": "09:00",
        "closes": "12:00",
    }


def test_schema_org_of_a_bare_and_of_a_closed_entry_is_valid_too(map_of_two: SimpleNamespace, client: Client) -> None:
    bare = make_service(map_of_two.balade, "Kaal")
    assert wrong_in(json_ld(client, bare.slug)[0]) == []
    Service.objects.filter(pk=map_of_two.service.pk).update(status="inactive", closed_until="2099-03-01")
    document, *_rest = json_ld(client)
    assert wrong_in(document) == []
    assert "hoursAvailable" not in document
    special = document["availableChannel"][0]["serviceLocation"]["specialOpeningHoursSpecification"][0]
    assert (special["opens"], special["closes"], special["validThrough"]) == ("00:00", "00:00", "2099-03-01")
