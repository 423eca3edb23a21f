"""Every page that opens, as somebody who may open it: no axe violation, nothing wider than a small phone."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from tests.journeys.conftest import Visitor
from tests.permissions.conftest import address_of, stage
from tests.permissions.routes import routes
from tests.permissions.table import WHO_MAY

__all__ = ["stage"]
pytestmark = pytest.mark.journey
Visit = Callable[..., Visitor]
# Parts of a page.
NOT_A_PAGE = {"intake:danger", "intake:counts"}


def _pages(role: str) -> list[tuple[str, tuple[str, ...]]]:
    open_to = [route for route in routes() if role in WHO_MAY[route.name]]
    return [(route.name, route.arguments) for route in open_to if route.name not in NOT_A_PAGE]


def _look_at_all(visitor: Visitor, role: str, stage: SimpleNamespace) -> None:
    seen = 0
    for name, arguments in _pages(role):
        address = visitor.base + address_of(name, arguments, stage, role)
        # Asked first without a page: the browser makes an error of a file, and of the empty answer of a form-only address.
        answer = visitor.page.context.request.get(address, max_redirects=0)
        if answer.status == 200 and answer.headers["content-type"].startswith("text/html"):
            visitor.open(address).look()
            seen += 1
    assert seen


@pytest.mark.parametrize("width", [320, 1280])
def test_public_pages(visit: Visit, stage: SimpleNamespace, width: int) -> None:
    _look_at_all(visit(width=width), "anybody", stage)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "role",
    [
        "ambassador",
        "volunteer",
        "mediator",
        "contact_person",
        "hub_worker",
        "coordinator",
        "process_manager",
        "neighbourhood_team",
        "municipality",
        "editor",
        "administrator",
    ],
)
def test_pages_of_a_role(visit: Visit, stage: SimpleNamespace, role: str, width: int) -> None:
    visitor = visit(stage.users[role], width=width)
    visitor.open("/mijn/").look()
    _look_at_all(visitor, role, stage)


def test_the_first_tab_leads_past_the_menu(visit: Visit, stage: SimpleNamespace) -> None:
    visitor = visit().open("/vraag/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"


def test_a_form_with_a_mistake_says_so_in_its_title_and_keeps_what_was_typed(
    visit: Visit, stage: SimpleNamespace
) -> None:
    visitor = visit().open("/vraag/")
    visitor.page.fill("[name=text]", "Mijn nummer is 111222333")
    visitor.press("Volgende").look()
    assert visitor.page.title().startswith("Fout:")
    assert visitor.page.input_value("[name=text]") == "Mijn nummer is 111222333"
