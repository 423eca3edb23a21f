"""What a column of a spreadsheet may mean, and what its heading makes us guess."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from socialmap.naming import plain


@dataclass(frozen=True)
class Target:
    """A field that a column can fill, with the headings that people use for it in Dutch and English."""

    name: str
    label: str | Promise
    headings: str


TARGETS: Mapping[str, Target] = {
    one.name: one
    for one in (
        Target("name", _("Name of the activity or service"), "naam, naam dienst, dienst, activiteit, naam activiteit, aanbod, titel, name, service, service name, activity, title"),
        Target("organization", _("Organisation"), "organisatie, naam organisatie, instelling, aanbieder, stichting, vereniging, organization, organisation, provider, organization name"),
        Target("summary", _("In one line"), "in een regel, samenvatting, korte omschrijving, kort, summary, tagline"),
        Target("description", _("Description"), "omschrijving, beschrijving, toelichting, wat, informatie, tekst, description, details, about"),
        Target("subjects", _("Subjects"), "onderwerp, onderwerpen, thema, rubriek, categorie, categorieen, subject, subjects, topic, category, tags"),
        Target("street", _("Street and number"), "straat, adres, straat en huisnummer, straatnaam, bezoekadres, locatie adres, street, address, address 1, street address"),
        Target("house_number", _("House number"), "huisnummer, nr, huisnr, nummer, house number"),
        Target("postcode", _("Postcode"), "postcode, pc, postal code, zip, zipcode, postal_code"),
        Target("city", _("Town"), "plaats, woonplaats, stad, gemeente, city, town"),
        Target("place", _("Name of the place"), "locatie, naam locatie, gebouw, wijkcentrum, location, venue"),
        Target("latitude", _("Latitude"), "latitude, lat, breedtegraad"),
        Target("longitude", _("Longitude"), "longitude, lon, lng, long, lengtegraad"),
        Target("phone", _("Phone"), "telefoon, telefoonnummer, tel, mobiel, phone, telephone, phone number"),
        Target("email", _("E-mail address"), "e-mail, email, mail, e-mailadres, mailadres, emailadres, email address"),
        Target("url", _("Website"), "website, site, url, web, webadres, link, webpagina"),
        Target("hours", _("Opening hours"), "openingstijden, tijden, wanneer, openingsuren, dag en tijd, opening hours, hours, schedule, times"),
        Target("fees", _("Costs"), "kosten, prijs, tarief, bijdrage, eigen bijdrage, costs, fees, price, fees description"),
        Target("free", _("It is free"), "gratis, free, kosteloos"),
        Target("eligibility", _("For whom"), "voor wie, doelgroep, toegankelijk voor, eligibility, target group, audience"),
        Target("minimum_age", _("From age"), "leeftijd vanaf, vanaf leeftijd, minimum leeftijd, minimumleeftijd, minimum age, min age"),
        Target("maximum_age", _("Up to age"), "leeftijd tot, tot leeftijd, maximum leeftijd, maximumleeftijd, maximum age, max age"),
        Target("application", _("How to join"), "aanmelden, aanmelding, hoe aanmelden, inschrijven, how to apply, application process, how to join"),
        Target("languages", _("Languages"), "taal, talen, language, languages"),
        Target("wheelchair", _("You can get in with a wheelchair"), "rolstoel, rolstoeltoegankelijk, toegankelijk, toegankelijkheid, wheelchair, wheelchair accessible, accessibility"),
        Target("informal", _("Neighbours do this (informal)"), "informeel, vrijwilligers, informeel of formeel, soort, informal"),
        Target("takes_referrals", _("The hub may refer people here"), "verwijzen, doorverwijzen, neemt verwijzingen aan, takes referrals"),
        Target("places_left", _("Places left"), "plaatsen vrij, vrije plaatsen, plekken vrij, places left, capacity"),
        Target("waiting_days", _("Waiting time in days"), "wachttijd, wachttijd in dagen, waiting time, waiting days"),
        Target("area", _("For people from these neighbourhoods"), "werkgebied, wijk, wijken, buurt, bereik, service area, area"),
        Target("contact_name", _("Name of the contact person"), "contactpersoon, naam contactpersoon, contact, contact name, contact person"),
        Target("contact_title", _("What this person does there"), "functie, rol, functie contactpersoon, contact title, role"),
        Target("contact_email", _("E-mail address of the contact person"), "e-mail contactpersoon, email contactpersoon, contact email"),
        Target("contact_phone", _("Phone of the contact person"), "telefoon contactpersoon, contact phone"),
        Target("checked", _("Checked on"), "gecontroleerd op, laatst gecontroleerd, datum controle, bijgewerkt, checked on, last checked, assured date"),
        Target("id", _("Number in your own list"), "id, nummer lijst, kenmerk, code, uuid, identifier, external id"),
    )
}  # fmt: skip
MUST = ("name", "organization")


_BY_HEADING = {
    plain(heading): target.name for target in TARGETS.values() for heading in [*target.headings.split(","), target.name]
}


def guess(headings: Sequence[str], remembered: Mapping[str, str]) -> dict[int, str]:
    """The field of each column, as far as its heading tells: what it meant the last time, else what such a heading
    usually means. A field is guessed for one column only, the first."""
    found: dict[int, str] = {}
    for number, heading in enumerate(headings):
        words = plain(heading)
        field = remembered.get(words, _BY_HEADING.get(words, _beginning(words)))
        if field in TARGETS and field not in found.values():
            found[number] = field
    return found


def _beginning(words: str) -> str:
    """ "Telefoon (algemeen)" is a phone: the longest known heading with which this one begins."""
    starts = [known for known in _BY_HEADING if len(known) > 3 and words.startswith(f"{known} ")]
    return _BY_HEADING[max(starts, key=len)] if starts else ""


def titles(headings: Sequence[str]) -> list[str]:
    """How we call the columns: a heading that stands there twice gets a number, an empty one its place."""
    seen: dict[str, int] = {}
    called = []
    for number, heading in enumerate(headings, 1):
        name = heading or f"({number})"
        seen[name] = seen.get(name, 0) + 1
        called.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return called
