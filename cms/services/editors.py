"""Who may edit which pages. Wagtail asks groups; ours follow the role `editor` of a hub, so that a role
that ends, ends here too."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from cms.models import HubSite
from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.places.models import Hub

PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
COLLECTION_PERMISSIONS = (
    *(("wagtailimages", f"{verb}_image") for verb in ("add", "change", "choose")),
    *(("wagtaildocs", f"{verb}_document") for verb in ("add", "change", "choose")),
)
EVERYWHERE = (("wagtailadmin", "access_admin"), ("wagtail_localize", "submit_translation"))


@transaction.atomic
def make_editors_group(*, hub: Hub) -> Group:
    """The group that edits the pages under the home page of `hub`, with a collection for its images and
    documents. May be run again. Raises HubSite.DoesNotExist when the hub has no site yet."""
    link = HubSite.objects.select_for_update().get(hub=hub)
    home = link.site.root_page
    # The name is only for people; the slug keeps it the only one.
    link.editors = link.editors or Group.objects.get_or_create(name=f"{hub.name} ({hub.slug})")[0]
    if link.collection is None:
        link.collection = Collection.get_first_root_node().add_child(name=hub.name)
    link.save()
    for name in PAGE_PERMISSIONS:
        permission = _permission("wagtailcore", name)
        GroupPagePermission.objects.get_or_create(group=link.editors, page_id=home.pk, permission=permission)
    for app, name in COLLECTION_PERMISSIONS:
        GroupCollectionPermission.objects.get_or_create(
            group=link.editors, collection=link.collection, permission=_permission(app, name)
        )
    link.editors.permissions.set([_permission(app, name) for app, name in EVERYWHERE])
    sync_editors(hub=hub)
    return link.editors


def _permission(app: str, name: str) -> Permission:
    if (app, name) == ("wagtail_localize", "submit_translation"):
        # Its migration makes this one only once: it is gone after a flush, unlike those of models.
        kind = ContentType.objects.get_or_create(app_label=app, model="translation")[0]
        known = {"defaults": {"name": "Can submit translations"}}
        return Permission.objects.get_or_create(content_type=kind, codename=name, **known)[0]
    return Permission.objects.get(content_type__app_label=app, codename=name)


def sync_editors(*, hub: Hub) -> None:
    """Brings the editors' group of `hub` in line with the roles of today."""
    link = HubSite.objects.select_related("editors").filter(hub=hub).first()
    if link and link.editors:
        people = User.objects.filter(memberships__hub=hub, memberships__role=Role.EDITOR).distinct()
        link.editors.user_set.set([person for person in people if hub.pk in _edits(person)])


def sync_editor(*, user: User) -> None:
    """Brings the editors' groups of one person in line with the roles of today. It is asked at the door
    of /cms/, because a role can end by its date, when nothing is saved."""
    wanted = set(HubSite.objects.filter(hub__in=_edits(user), editors__isnull=False).values_list("editors", flat=True))
    held = set(user.groups.filter(hub_site__isnull=False).values_list("pk", flat=True))
    if held - wanted:
        user.groups.remove(*(held - wanted))
    if wanted - held:
        user.groups.add(*(wanted - held))


def _edits(user: User) -> set[int]:
    """The hubs where this person is an editor today."""
    if not user.is_active:
        return set()
    return set(user.memberships_now().filter(role=Role.EDITOR).values_list("hub", flat=True))
