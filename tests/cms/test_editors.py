"""The wall between the editors of two hubs, and what an editor sees of /cms/."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Collection, Page

from cms.models import HubSite
from cms.services import publish_page, sync_editors
from hub.accounts.models import Membership
from hub.accounts.roles import Role
from hub.base import clock

from .conftest import Text


@pytest.fixture
def eva(portal: Any, signed_in_as: Any) -> Client:
    """Editor Eva of BaLaDe, at the door of /cms/."""
    return signed_in_as(portal.eva)


@pytest.fixture
def our_page(portal: Any) -> Page:
    return publish_page(home=portal.home, page=Text(slug="van-ons", title="Van ons"))


@pytest.fixture
def their_draft(portal: Any) -> Page:
    page = publish_page(home=portal.other_home, page=Text(slug="van-hen", title="Concept van de overkant"))
    page.unpublish()
    return page


def test_an_editor_opens_and_changes_a_page_of_the_own_hub(eva: Client, portal: Any, our_page: Page) -> None:
    assert eva.get("/cms/").status_code == 200
    for path in (f"/cms/pages/{our_page.pk}/edit/", f"/cms/pages/{portal.home.pk}/edit/"):
        assert eva.get(path).status_code == 200, path


def test_an_editor_cannot_reach_a_page_of_another_hub(eva: Client, portal: Any, their_draft: Page) -> None:
    before = Page.objects.get(pk=their_draft.pk).latest_revision_id
    for act in ("edit", "delete", "unpublish", "move", "copy", "history", "view_draft", "usage", "workflow/status"):
        answer = eva.get(f"/cms/pages/{their_draft.pk}/{act}/")
        assert answer.status_code in (302, 403, 404), (act, answer.status_code)
        assert b"Concept van de overkant" not in answer.content, act
    answer = eva.post(f"/cms/pages/{their_draft.pk}/edit/", {"title": "Overgenomen", "slug": "van-hen"})
    assert answer.status_code in (302, 403)
    after = Page.objects.get(pk=their_draft.pk)
    assert (after.title, after.latest_revision_id) == ("Concept van de overkant", before)
    answer = eva.get(f"/cms/pages/add/cms/standardpage/{portal.other_home.pk}/")
    assert answer.status_code in (302, 403)


def test_an_editor_does_not_see_drafts_of_another_hub_in_any_list(
    eva: Client, portal: Any, their_draft: Page, our_page: Page
) -> None:
    root = Page.get_first_root_node().pk
    for path in (
        "/cms/",
        "/cms/pages/",
        f"/cms/pages/{root}/",
        f"/cms/pages/{portal.other_home.pk}/",
        "/cms/pages/search/?q=overkant",
        "/cms/choose-page/",
        f"/cms/choose-page/{portal.other_home.pk}/",
        "/cms/choose-page/search/?q=overkant",
        f"/cms/api/main/pages/?child_of={portal.other_home.pk}&for_explorer=1",
        f"/cms/api/main/pages/{their_draft.pk}/",
        "/cms/reports/aging-pages/",
        "/cms/reports/site-history/",
    ):
        answer = eva.get(path)
        assert b"Concept van de overkant" not in answer.content, path


def test_an_editor_sees_only_what_an_editor_needs_and_in_dutch(eva: Client) -> None:
    eva.cookies["django_language"] = "en"
    html = eva.get("/cms/").content.decode()
    assert "Bekijk de site" in html
    assert 'lang="nl' in html
    for absent in ("/cms/users/", "/cms/groups/", "/cms/snippets/", "/cms/sites/", "/cms/reports/", "/cms/settings/"):
        assert f'"{absent}' not in html, absent
    for closed in (
        "/cms/users/",
        "/cms/groups/",
        "/cms/sites/",
        "/cms/locales/",
        "/cms/redirects/",
        "/cms/workflows/list/",
    ):
        assert eva.get(closed).status_code in (302, 403, 404), closed


def test_an_editor_cannot_take_the_home_page_away(eva: Client, portal: Any, our_page: Page) -> None:
    for act in ("delete", "unpublish", "move"):
        assert eva.get(f"/cms/pages/{portal.home.pk}/{act}/").status_code in (302, 403), act
    eva.post(f"/cms/bulk/wagtailcore/page/delete/?id={portal.home.pk}&next=/cms/", {})
    assert Page.objects.filter(pk=portal.home.pk, live=True).exists()
    assert eva.get(f"/cms/pages/{our_page.pk}/delete/").status_code == 200


def test_images_go_to_the_collection_of_the_own_hub(eva: Client, portal: Any) -> None:
    html = eva.get("/cms/images/add/").content.decode()
    assert eva.get("/cms/images/").status_code == 200
    assert "Rivierzicht" not in html
    assert Collection.objects.filter(name="Rivierzicht").exists()


def test_somebody_without_the_role_does_not_come_in(portal: Any, signed_in_as: Any) -> None:
    for user in (portal.noor, portal.henk_user, portal.otto):
        assert signed_in_as(user).get("/cms/").status_code in (302, 403)
    assert Client().get("/cms/").status_code == 302


def test_the_role_opens_the_door_and_its_end_closes_it(portal: Any, signed_in_as: Any) -> None:
    role = Membership.objects.create(user=portal.otto, hub=portal.rivierzicht, role=Role.EDITOR)
    otto = signed_in_as(portal.otto)
    assert otto.get("/cms/").status_code == 200
    role.delete()
    assert otto.get("/cms/").status_code in (302, 403)


def test_a_role_that_ended_yesterday_is_found_out_at_the_door(eva: Client, portal: Any, our_page: Page) -> None:
    assert eva.get("/cms/").status_code == 200
    yesterday = clock.today() - dt.timedelta(days=1)
    Membership.objects.filter(user=portal.eva).update(since=yesterday, until=yesterday)
    assert eva.get(f"/cms/pages/{our_page.pk}/edit/").status_code in (302, 403)
    assert not portal.eva.groups.exists()


def test_the_group_follows_the_roles_of_the_hub(portal: Any) -> None:
    group = HubSite.objects.get(hub=portal.balade).editors
    assert list(group.user_set.all()) == [portal.eva]
    group.user_set.add(portal.henk_user)
    sync_editors(hub=portal.balade)
    assert list(group.user_set.all()) == [portal.eva]


def test_an_editor_sees_a_link_to_change_the_page_and_a_visitor_does_not(
    eva: Client, our_page: Page, portal: Any
) -> None:
    path = f"/cms/pages/{our_page.pk}/edit/"
    assert path in eva.get("/van-ons/", SERVER_NAME="balade.localhost").content.decode()
    assert path not in Client().get("/van-ons/", SERVER_NAME="balade.localhost").content.decode()


def test_the_preview_of_a_draft_works_and_brings_the_content_checks(eva: Client, our_page: Page) -> None:
    html = eva.get(f"/cms/pages/{our_page.pk}/view_draft/").content.decode()
    assert "Van ons" in html
    assert "wagtail-userbar" in html


def test_long_sentences_are_mentioned_after_saving_and_stop_nobody(eva: Client, our_page: Page) -> None:
    long = " ".join(["woord"] * 30) + "."
    form = {
        "title": "Van ons",
        "slug": "van-ons",
        "intro": long,
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    answer = eva.post(f"/cms/pages/{our_page.pk}/edit/", form, follow=True)
    assert "Tot 15 leest prettiger" in answer.content.decode()
    assert Page.objects.get(pk=our_page.pk).specific.intro == long
    answer = eva.post(f"/cms/pages/{our_page.pk}/edit/", {**form, "intro": "Kort en goed."}, follow=True)
    assert "leest prettiger" not in answer.content.decode()
