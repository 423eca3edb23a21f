"""Mevrouw Jansen asks for help with her papers, and bakes for the whole street."""

from types import SimpleNamespace

from intake.services import signals
from tests.conftest import make_request
from tests.journeys.conftest import Visit


def test_noor_puts_who_asks_among_the_talents_too(visit: Visit, balade: SimpleNamespace) -> None:
    for width in (320, 1280):
        question = make_request(balade.balade, balade.jansen)
        noor = visit(balade.noor, width=width).open(f"/werk/vragen/{question.pk}/")
        if width == 320:
            noor.press("Schrijf op wat deze persoon aanbiedt").look()
            noor.press("Zet bij de talenten").look()
            assert noor.reads("Vul dit in") or noor.reads("Er klopt iets niet") or "Fout" in noor.page.title()
            noor.page.fill("[name=own_words]", "Ik bak appeltaart voor de hele straat")
            noor.press("Zet bij de talenten").look()
            assert noor.reads("Ik bak appeltaart voor de hele straat")
        else:
            assert not noor.reads("Ook een talent?")


def test_noor_hears_something_else_in_a_signal(visit: Visit, balade: SimpleNamespace) -> None:
    signals.bring(ambassador=balade.ria, about="street", text="De buurman repareert ieders fiets")
    for width in (320, 1280):
        noor = visit(balade.noor, width=width).open("/werk/signalen/").look()
        noor.page.get_by_text("Het is iets anders").click()
    noor.press("Het is een talent").look()
    assert noor.reads("wacht nu op het ja")
