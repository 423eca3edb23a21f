"""What people see: every kind of page, at the address of their own hub."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from PIL import Image as Picture
from wagtail.images.models import Image

from cms.models import HomePage, StandardPage
from cms.services import make_menu, publish_news, publish_page
from cms.services.sites import put
from hub.base import clock
from hub.places.models import Hub, OpeningHours
from intake.models import HelpRequest
from tests.socialmap.activities import in_days, sewing

from .conftest import Part, Text


def page_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def test_the_home_page_has_one_sentence_two_doors_and_a_search_field(portal: Any, at: Any) -> None:
    html = page_of(at(portal.balade), "/")
    assert "Hulp nodig of wilt u iets voor een ander doen? Begin hier." in html
    assert html.count('class="hub-doorway"') == 2
    assert 'action="/sociale-kaart/"' in html
    assert "style=" not in html


def test_the_home_page_says_whether_we_are_open_now(portal: Any, at: Any) -> None:
    now = clock.now().astimezone(clock.AMSTERDAM)
    OpeningHours.objects.create(hub=portal.balade, weekday=now.weekday(), opens=dt.time(0), closes=dt.time(23, 59, 59))
    assert "Nu open" in page_of(at(portal.balade), "/")
    OpeningHours.objects.all().delete()
    OpeningHours.objects.create(hub=portal.balade, weekday=(now.weekday() + 1) % 7)
    assert "Nu open" not in page_of(at(portal.balade), "/")


def test_the_home_page_counts_this_week_without_a_name_or_a_word_of_anybody(
    portal: Any, at: Any, question: HelpRequest
) -> None:
    HelpRequest.objects.filter(pk=question.pk).update(helped="yes", route="volunteer", closed_at=timezone.now())
    html = page_of(at(portal.balade), "/")
    assert "buur vroeg iets" in html
    assert "vraag is opgelost" in html
    assert "keer deed een buur het" in html
    for secret in ("Jansen", "boodschappen doen", question.reference):
        assert secret not in html


def test_what_was_asked_longer_ago_is_not_counted(portal: Any, at: Any, question: HelpRequest) -> None:
    HelpRequest.objects.filter(pk=question.pk).update(created_at=timezone.now() - dt.timedelta(days=8))
    assert "vroeg iets" not in page_of(at(portal.balade), "/")


def test_the_home_page_takes_few_queries_however_much_is_on(
    portal: Any, at: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        with scope(hub=portal.balade):
            sewing(portal, title=f"Soep {number}")
        publish_news(home=portal.home, item=Text(slug=f"n{number}"), day=clock.today())
        publish_page(home=portal.home, page=Text(slug=f"p{number}", menu="Pagina"))
    publish_page(home=portal.home, page=Text(slug="verhaal", kind="story"))
    publish_page(home=portal.home, page=Text(slug="hier", kind="hub"))
    client = at(portal.balade)
    client.get("/")
    with django_assert_max_num_queries(14):
        client.get("/")


@pytest.mark.parametrize(
    ("kind", "path", "expected"),
    [
        ("standard", "/zo/", "Zo gaat dat"),
        ("story", "/nieuws/zo/", "Een verhaal uit de wijk"),
        ("hub", "/zo/", "Bel mij terug"),
    ],
)
def test_a_page_of_each_kind_shows_its_texts(portal: Any, at: Any, kind: str, path: str, expected: str) -> None:
    parts = (Part("Zo gaat dat", ("Eerst <b>dit</b>.",), ("Dan dat.",)),)
    publish_page(home=portal.home, page=Text(slug="zo", kind=kind, title="Zo is het", blocks=parts))
    html = page_of(at(portal.balade), path)
    assert "<h1>Zo is het</h1>" in html
    assert "Eerst &lt;b&gt;dit&lt;/b&gt;." in html
    assert "<li>Dan dat.</li>" in html
    if kind != "story":
        assert expected in html
    else:
        assert expected in page_of(at(portal.balade), "/nieuws/")


def test_every_block_an_editor_may_use_is_drawn(portal: Any, at: Any, tmp_path: Any) -> None:
    file = tmp_path / "tuin.png"
    Picture.new("RGB", (900, 300), "green").save(file)
    with file.open("rb") as opened:
        image = Image.objects.create(title="tuin", file=ImageFile(opened, name="tuin.png"))
    body = [
        ("heading", "Een kop"),
        ("text", "<p>Een zin met <a href='https://voorbeeld.example'>een link</a>.</p>"),
        ("callout", {"title": "Let op", "text": "Bel eerst.", "phone": "0416 00 00 10", "tone": "warning"}),
        ("questions", {"questions": [{"question": "Kost het iets?", "answer": "<p>Nee.</p>"}]}),
        ("services", {"title": "Zoek eethulp", "words": "samen eten"}),
        ("picture", {"image": image, "alt": "Een groene tuin", "caption": "Achter de flat"}),
        ("quote", {"words": "Het was fijn.", "who": "een buur"}),
    ]
    put(StandardPage(title="Alles", slug="alles", body=body), under=portal.home)
    html = page_of(at(portal.balade), "/alles/")
    for part in (
        "<h2>Een kop</h2>",
        'href="tel:+31416000010"',
        "<summary>Kost het iets?</summary>",
        "/sociale-kaart/?q=samen%20eten",
        'alt="Een groene tuin"',
        '<blockquote class="hub-words" dir="auto">Het was fijn.</blockquote>',
    ):
        assert part in html, part


def test_a_news_item_shows_its_day_and_stands_in_the_overview(portal: Any, at: Any) -> None:
    item = Text(slug="soep", title="Soep op donderdag", paragraphs=("Er is soep.",))
    publish_news(home=portal.home, item=item, day=dt.date(2026, 11, 5))
    assert "Donderdag 5 november" in page_of(at(portal.balade), "/nieuws/soep/")
    assert "Soep op donderdag" in page_of(at(portal.balade), "/nieuws/")


def test_the_home_page_shows_the_next_date_of_three_activities(portal: Any, at: Any) -> None:
    with scope(hub=portal.balade):
        for number in range(4):
            sewing(portal, title=f"Soep {number}", first_day=in_days(number + 1), rule="FREQ=WEEKLY")
    html = page_of(at(portal.balade), "/")
    assert html.count('class="hub-card hub-card--link hub-event"') == 3
    assert html.index("Soep 0") < html.index("Soep 1")
    assert 'href="/agenda/soep-0/"' in html
    assert "Soep" not in page_of(at(portal.rivierzicht), "/")


def test_the_page_of_the_hub_has_hours_address_phone_and_a_map(portal: Any, at: Any) -> None:
    Hub.objects.filter(pk=portal.balade.pk).update(street="Overdwarsplein 1", postcode="5142 ZA", city="Waalwijk")
    OpeningHours.objects.create(hub=portal.balade, weekday=0)
    publish_page(home=portal.home, page=Text(slug="kom", kind="hub"))
    html = page_of(at(portal.balade), "/kom/")
    for part in ("Maandag", "9.00–17.00", "Overdwarsplein 1", "tel:+31416000001", "data-map", 'href="/vraag/"'):
        assert part in html, part


def test_each_hub_shows_its_own_pages_at_its_own_address(portal: Any, at: Any) -> None:
    publish_page(home=portal.home, page=Text(slug="over-ons", title="Wij van BaLaDe", menu="Over BaLaDe"))
    publish_page(home=portal.other_home, page=Text(slug="over-ons", title="Wij van de overkant", menu="De overkant"))
    ours, theirs = (page_of(at(hub), "/over-ons/") for hub in (portal.balade, portal.rivierzicht))
    assert "Wij van BaLaDe" in ours and "overkant" not in ours
    assert "Wij van de overkant" in theirs and "Over BaLaDe" not in theirs


def test_a_hub_without_pages_has_a_kind_first_page_and_never_those_of_another(portal: Any, at: Any) -> None:
    publish_page(home=portal.home, page=Text(slug="over-ons", title="Wij van BaLaDe", menu="Over ons"))
    empty = Hub.objects.create(slug="leeg", name="Startpunt Leeg", short_code="LEG", hostname="leeg.localhost")
    html = page_of(at(empty), "/")
    assert html.count('class="hub-doorway"') == 2
    assert "BaLaDe" not in html and "Balade" not in html
    assert at(empty).get("/over-ons/").status_code == 404
    assert "Er staat nog niets" in page_of(at(empty), "/agenda/")
    assert "Wie leest mee?" in page_of(at(empty), "/wie-leest-mee/")


def test_a_draft_is_not_public(portal: Any, at: Any) -> None:
    page = publish_page(home=portal.home, page=Text(slug="geheim", title="Nog geheim", menu="Nog geheim"))
    page.unpublish()
    assert at(portal.balade).get("/geheim/").status_code == 404
    assert "Nog geheim" not in page_of(at(portal.balade), "/")


def test_a_page_that_is_not_there_looks_like_ours(portal: Any, at: Any) -> None:
    answer = at(portal.balade).get("/dat-is-er-niet/")
    assert answer.status_code == 404
    assert "We vinden deze pagina niet" in answer.content.decode()


def test_the_footer_names_the_pages_that_editors_put_there(portal: Any, at: Any) -> None:
    publish_page(home=portal.home, page=Text(slug="klachten", title="Een klacht", menu="Klachten"))
    publish_page(home=portal.home, page=Text(slug="stil", title="Staat er niet"))
    html = page_of(at(portal.balade), "/")
    assert '<a href="/klachten/">Klachten</a>' in html
    assert "Staat er niet" not in html
    assert html.count('href="/wie-leest-mee/"') == 1


def test_editors_choose_at_most_four_links_at_the_top(portal: Any, at: Any) -> None:
    publish_page(home=portal.home, page=Text(slug="over-ons"))
    make_menu(home=portal.home, links=[("Vraag het", "/vraag/"), ("Wie wij zijn", "over-ons")])
    html = page_of(at(portal.balade), "/")
    header = html[html.index("<header") : html.index("</header>")]
    assert ">Vraag het</a>" in header and 'href="/over-ons/"' in header
    assert "/talent/" not in header
    with pytest.raises(ValueError, match="four"):
        make_menu(home=portal.home, links=[("x", "/vraag/")] * 5)
    with pytest.raises(ValueError, match="nergens"):
        make_menu(home=portal.home, links=[("x", "nergens")])


def test_a_page_that_is_not_translated_is_shown_in_dutch_and_says_so(portal: Any, at: Any) -> None:
    publish_page(home=portal.home, page=Text(slug="zo", title="Zo is het"))
    client = at(portal.balade)
    client.cookies["django_language"] = "en"
    html = page_of(client, "/zo/")
    assert "Zo is het" in html
    assert 'lang="nl" dir="ltr"' in html
    assert "only there in Dutch" in html


def test_nobody_can_put_a_script_into_a_search_or_a_page(portal: SimpleNamespace, at: Any) -> None:
    evil = "<script>alert(1)</script>"
    publish_page(home=portal.home, page=Text(slug="boos", title=evil, intro=evil, blocks=(Part(evil, (evil,)),)))
    assert evil not in page_of(at(portal.balade), "/boos/")
    assert HomePage.objects.get(pk=portal.home.pk).live
