"""The sheet with chosen services, for paper, PDF, mail and text message (A14). Its words are in the language that is
active; what organisations wrote stays in theirs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from hub.base import links
from hub.look.words import phone, postcode, tel
from hub.places.models import Hub
from socialmap import choosing
from socialmap.hours import week_lines
from socialmap.hsds import says_free
from socialmap.models import Location, Service
from socialmap.results import phones_of
from socialmap.saying import closed_words, places_words, waiting_words

IN_A_TEXT_MESSAGE = 4


@dataclass(frozen=True)
class Fact:
    """A word and what stands behind it, each line apart. `theirs`: in the language of the organisation."""

    word: str
    lines: tuple[str, ...]
    href: str = ""
    theirs: bool = False


@dataclass(frozen=True)
class Entry:
    """One service on the sheet."""

    service: Service
    line: str
    closed: str
    facts: tuple[Fact, ...]
    checked: str


def languages() -> list[tuple[str, str]]:
    """In which languages we have the words of the sheet, each by its own name."""
    return [(code, str(get_language_info(code)["name_local"]).capitalize()) for code, _name in settings.LANGUAGES]


def language_for(wanted: str) -> str:
    """The language of the sheet for somebody who wants `wanted`: that one if we have it, else our own."""
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def entries(services: Iterable[Service]) -> list[Entry]:
    """The sheet. `services` come with what a card shows (`for_cards`)."""
    return [_entry(service) for service in services]


def _entry(service: Service) -> Entry:
    closed = service.status == Service.Status.INACTIVE
    return Entry(
        service=service,
        line=service.summary or service.description[:300],
        closed=" ".join((_("Temporarily closed."), closed_words(service.closed_until, service.alert))).strip()
        if closed
        else "",
        facts=tuple(fact for fact in _facts(service) if fact.lines),
        checked=_checked(service),
    )


def _checked(service: Service) -> str:
    if not service.assured_date or service.is_stale:
        return _("Call first: this may be out of date.")
    return _("checked on %(date)s") % {"date": date_format(service.assured_date, "j F Y")}


def _facts(service: Service) -> Iterable[Fact]:
    numbers = phones_of(service)
    yield Fact(
        _("Phone"), tuple(phone(row.number) for row in numbers[:2]), href=tel(numbers[0].number) if numbers else ""
    )
    places = [here.location for here in service.at_locations.all()]
    yield Fact(_("Where"), tuple(text for place in places[:3] if (text := address_line(place))))
    yield Fact(_("When"), tuple(_hours(service)))
    yield Fact(_("Costs"), tuple(_costs(service)), theirs=not service.free_of_charge)
    yield Fact(_("For whom"), _one(service.eligibility_description), theirs=True)
    yield Fact(_("How to join"), _one(service.application_process), theirs=True)
    yield Fact(_("Languages"), _one(service.languages), theirs=True)
    yield Fact(_("Wheelchair"), (_("You can get in."),) if service.wheelchair else ())
    yield Fact(_("Waiting time"), _one(waiting_words(service.waiting_days)))
    yield Fact(_("Places"), _one(places_words(service.places_left)))
    email = service.email or service.organization.email
    yield Fact(_("E-mail"), (email,) if email else (), href=f"mailto:{email}")
    website = service.url or service.organization.website
    yield Fact(_("Website"), _one(_without_scheme(website)), href=website)


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _hours(service: Service) -> Iterable[str]:
    for line in week_lines(list(service.schedules.all())):
        yield f"{line['days']}: {line['times']}" if line["days"] else line["times"]


def _costs(service: Service) -> Iterable[str]:
    if service.free_of_charge:
        yield _("Free of charge")
    elif service.fees_description and not says_free(service.fees_description):
        yield service.fees_description


def _without_scheme(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" if parts.netloc else address


def address_line(place: Location) -> str:
    """A place on one line."""
    town = " ".join(part for part in (postcode(place.postal_code), place.city) if part)
    return ", ".join(part for part in (place.address_1 or place.name, town) if part)


def as_paragraphs(services: Sequence[Service]) -> tuple[str, ...]:
    """The sheet in plain text, a paragraph a service, for a mail or a letter."""
    return tuple(_paragraph(entry) for entry in entries(services))


def _paragraph(entry: Entry) -> str:
    head = (entry.service.name, entry.line, entry.closed)
    facts = (f"{fact.word}: {', '.join(fact.lines)}" for fact in entry.facts)
    return "\n".join(part for part in (*head, *facts) if part)


def in_short(services: Sequence[Service]) -> str:
    """The sheet in the room of a text message: names with a number to call."""
    named = [_name_and_number(service) for service in services[:IN_A_TEXT_MESSAGE]]
    more = len(services) - len(named)
    return "; ".join([*named, *([_("and %(n)d more") % {"n": more}] if more > 0 else [])])


def _name_and_number(service: Service) -> str:
    number = next((phone(row.number) for row in phones_of(service)), "")
    return f"{service.name} ({number})" if number else service.name


def page_of(hub: Hub, services: Iterable[Service], language: str = "") -> str:
    """The full address of this choice on the site of its hub, for whoever gets it. Names nobody."""
    asked = {choosing.IN_ADDRESS: choosing.as_address(services)}
    if language and language != settings.LANGUAGE_CODE:
        asked["taal"] = language
    path = f"{reverse('socialmap:chosen')}?{urlencode(asked)}"
    if hub.is_default or not hub.hostname:
        return links.absolute(path)
    site = urlsplit(settings.SITE_URL)
    port = f":{site.port}" if site.port else ""
    return f"{site.scheme}://{hub.hostname}{port}{path}"
