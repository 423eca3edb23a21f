"""What the screens are drawn with: words for time, small drawings, status, forms."""

import datetime as dt
import re
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from hub.base import clock
from hub.base.forms import HoneypotInput, HubForm
from hub.look import charts, words
from hub.look.status import TONES, tone_of

TUESDAY_MORNING = dt.datetime(2026, 3, 10, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(autouse=True)
def _in_english() -> object:
    with translation.override("en"), clock.at(TUESDAY_MORNING):
        yield


def drawn(template: str, **context: object) -> str:
    return Template("{% load hub_tags %}" + template).render(Context(context))


class AskForm(HubForm):
    question = forms.CharField(label="Question", widget=forms.Textarea(attrs={"maxlength": 200}))
    email = forms.EmailField(label="E-mail", required=False, help_text="Only if you have one.")
    about = forms.ChoiceField(label="What about?", choices=[("a", "Money"), ("b", "Home")], widget=forms.RadioSelect)
    languages = forms.MultipleChoiceField(
        choices=[("nl", "Dutch")], widget=forms.CheckboxSelectMultiple, required=False
    )
    start = forms.DateField(required=False)
    agreed = forms.BooleanField(label="Yes, you may.")
    website = forms.CharField(required=False, widget=HoneypotInput)


def test_mevrouw_jansen_reads_how_long_she_waits_in_days_and_weeks() -> None:
    assert words.waiting(TUESDAY_MORNING) == "since today"
    assert words.waiting(TUESDAY_MORNING - dt.timedelta(days=3)) == "for 3 days"
    assert words.since(TUESDAY_MORNING - dt.timedelta(days=1)) == "yesterday"
    assert words.since(TUESDAY_MORNING - dt.timedelta(days=21)) == "3 weeks ago"


def test_half_past_midnight_in_the_netherlands_is_already_today() -> None:
    assert words.since(dt.datetime(2026, 3, 9, 23, 30, tzinfo=dt.UTC)) == "today"


def test_henk_reads_a_deadline_as_a_weekday_a_date_or_too_late() -> None:
    assert words.before_day(dt.date(2026, 3, 12)) == "by Thursday"
    assert words.before_day(dt.date(2026, 4, 3)) == "by 3 April"
    assert words.before_day(dt.date(2026, 3, 10)) == "today"
    assert words.before_day(dt.date(2026, 3, 8)) == "2 days late"


def test_a_postcode_stands_as_on_an_envelope() -> None:
    assert [words.postcode(typed) for typed in ("5142ab", "5142 AB", "B-2000", "")] == [
        "5142 AB",
        "5142 AB",
        "B-2000",
        "",
    ]


def test_distances_and_numbers_are_written_as_people_say_them() -> None:
    assert words.distance(337) == "350 metres"
    assert words.distance(1240) == "1,2 km"
    assert words.distance(2000) == "2 km"
    assert words.phone("0612345678") == "06 12345678"
    assert words.tel("0416 00 00 01") == "tel:+31416000001"
    assert words.tel("geen") == "tel:"


def test_days_in_a_row_with_the_same_hours_become_one_line() -> None:
    class Hours:
        def __init__(self, weekday: int, closes: int) -> None:
            self.weekday, self.opens, self.closes = weekday, dt.time(9), dt.time(closes)

    lines = words.hours_lines([Hours(0, 17), Hours(1, 17), Hours(2, 12), Hours(4, 12)])
    assert [f"{line['days']} {line['times']}" for line in lines] == [
        "Monday – Tuesday 9.00–17.00",
        "Wednesday 9.00–12.00",
        "Friday 9.00–12.00",
    ]


def test_every_state_has_a_tone_and_an_unknown_one_promises_nothing() -> None:
    assert tone_of("closed") == "done"
    assert tone_of("something-else") == "neutral"
    for tone in TONES:
        assert f"hub-status--{tone}" in drawn("{% status tone %}", tone=tone)


def test_a_label_with_markup_is_shown_and_not_obeyed() -> None:
    evil = "<script>x</script>"
    for template in (
        "{% status 'new' evil %}",
        "{% drawing 'door' label=evil %}",
        "{% small_week week label=evil %}",
        "{% strength 0.5 label=evil %}",
        "{% bar_chart rows title=evil %}",
    ):
        html = drawn(template, evil=evil, week=[(0, 9, 12)], rows=[{"label": evil, "value": 1}])
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_no_drawing_has_a_style_that_the_policy_would_block() -> None:
    html = drawn(
        "{% small_week week available=week %}{% strength 1 %}{% bar_chart rows %}{% year_line values %}{% drawing 'hands' %}",
        week=[(0, dt.time(9), dt.time(12))],
        rows=[{"label": "Baardwijk", "value": 3, "target": 4}],
        values=[1, 3, 2],
    )
    assert not re.search(r"\sstyle=|\son\w+=", html)


def test_sara_and_mevrouw_de_wit_see_their_shared_hours_in_words_too() -> None:
    assert "Together: Mo 9–12, We 14–16.30" in charts.small_week([(2, 14, 16.5), (0, "9:00", "12:00")])
    assert "No hours together" in charts.small_week([])


def test_hours_until_midnight_last_until_the_end_of_the_day() -> None:
    assert charts.blocks([{"weekday": 4, "start": dt.time(20), "end": dt.time(0)}]) == [(4, 20.0, 24.0)]


def test_a_chart_without_numbers_draws_without_failing() -> None:
    assert "<figure" in drawn("{% bar_chart rows %}", rows=[{"label": "Leeg", "value": 0}])
    assert drawn("{% year_line values %}", values=[]) == ""
    assert charts.strength(7).count("hub-strength__on") == 5


def test_a_form_sent_empty_says_in_a_summary_what_is_missing_and_links_to_it() -> None:
    html = str(AskForm({}))
    assert 'role="alert"' in html
    assert re.search(r'href="#id_question">\s*Question: Write something here', html)
    assert 'href="#id_about_0"' in html
    assert "Tick this box to go on" in html
    assert 'aria-invalid="true"' in html
    assert re.search(r'<textarea[^>]+aria-describedby="id_question_error"', html)
    assert 'id="id_question_error"' in html


def test_an_untouched_form_shows_no_errors_and_does_not_paint_itself_red() -> None:
    html = str(AskForm())
    assert "hub-field--error" not in html
    assert " required" not in html
    assert "(may stay empty)" in html


def test_fields_know_what_kind_of_answer_they_want() -> None:
    html = str(AskForm())
    assert re.search(r'<input type="email"[^>]+autocomplete="email"', html)
    assert re.search(r'<input type="date"', html)
    assert re.search(r'type="checkbox"[^>]+class="utrecht-checkbox', html)
    assert 'class="hub-honeypot"' in html


def test_what_mevrouw_jansen_typed_is_still_there_after_an_error() -> None:
    assert "De kraan lekt" in str(AskForm({"question": "De kraan lekt"}))


@pytest.mark.django_db
def test_the_sign_in_page_says_that_a_resident_needs_no_account(client: Client) -> None:
    page = client.get("/accounts/login/", headers={"accept-language": "nl"}).content.decode()
    assert "Dan hoeft u niet in te loggen" in page
    assert not re.search(r"\sstyle=|\sonclick=", page)


@pytest.mark.django_db
def test_noor_asks_a_code_by_mail_and_is_told_where_to_type_it(client: Client, world: SimpleNamespace) -> None:
    in_dutch = {"accept-language": "nl"}
    answer = client.post("/accounts/login/code/", {"email": world.noor.email}, headers=in_dutch, follow=True)
    page = answer.content.decode()
    assert "Typ uw code" in page
    assert 'name="code"' in page
    assert f"<bdi>{world.noor.email}</bdi>" in page


@pytest.mark.django_db
def test_a_wrong_password_is_answered_in_the_polite_form(client: Client, world: SimpleNamespace) -> None:
    wrong = {"login": world.noor.email, "password": "niet-dit-wachtwoord"}
    page = client.post("/accounts/login/", wrong, headers={"accept-language": "nl"}).content.decode()
    assert "Fout:" in page
    assert "Dit e-mailadres of wachtwoord klopt niet." in page


@pytest.mark.django_db
def test_a_page_that_is_not_there_offers_the_phone_and_the_first_page(client: Client, world: SimpleNamespace) -> None:
    answer = client.get("/bestaat-niet/", headers={"accept-language": "nl"})
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "We vinden deze pagina niet" in page
    assert 'href="tel:+31416000001"' in page
