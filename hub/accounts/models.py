"""People who sign in, and what they are in which hub."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from hub.accounts.roles import STAFF, Role, permissions_of, roles_with
from hub.base import clock
from hub.base.privacy import Privacy


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Makes an account. Without a password it can only be entered by a code sent by mail."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)

    def who_may(self, permission: str, hub: Any) -> models.QuerySet["User"]:
        """Everybody who has `permission` in `hub` today, in the order of their accounts."""
        now = Membership.objects.in_force().filter(hub=hub, role__in=roles_with(permission))
        return self.filter(is_active=True, pk__in=now.values("user")).order_by("pk")

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, by e-mail address. What they may do hangs on Membership."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()
    privacy: ClassVar = Privacy(
        purpose="let people sign in and know who did what",
        basis="contract or volunteer agreement",
        data=("name", "e-mail address", "password hash"),
        whose="staff, volunteer, ambassador, contact person",
        keep_days=730,
        ends="created_at",
        # Nobody's account any more: no role left, no person, no contact person of an organisation.
        only=models.Q(is_superuser=False, memberships=None, person=None, contact_for=None),
        wipe=("name", "email", "password", "last_login"),
        becomes={"is_active": False},
        person="person",
        called=_("Your account"),
        shows={"email": _("e-mail address"), "name": _("name"), "last_login": _("last signed in")},
        handed_by="intake.work",
    )

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]

    # Wagtail asks for these two names in its own screens.
    @property
    def first_name(self) -> str:
        return self.get_short_name()

    @property
    def last_name(self) -> str:
        return self.name[len(self.get_short_name()) :].strip()

    @property
    def is_staff(self) -> bool:
        """Whether this person works for any hub, and so needs a second factor."""
        return self.is_superuser or self.memberships_now().filter(role__in=STAFF).exists()

    def memberships_now(self) -> models.QuerySet["Membership"]:
        """The roles that this person has today, in all hubs."""
        return self.memberships.in_force()

    def permissions_in(self, hub: Any) -> frozenset[str]:
        """What this person may do in `hub`, computed once a request."""
        cached: dict[int, frozenset[str]] = self.__dict__.setdefault("_permissions_in", {})
        if hub.pk not in cached:
            self.remember_roles_in(hub, self.memberships_now().filter(hub=hub).values_list("role", flat=True))
        return cached[hub.pk]

    def remember_roles_in(self, hub: Any, roles: Iterable[str]) -> None:
        """For as long as this object lives: what the person is in `hub` today, by who has just read it."""
        self.__dict__.setdefault("_permissions_in", {})[hub.pk] = permissions_of(set(roles))

    def may(self, permission: str, hub: Any) -> bool:
        """Whether this person has `permission` in `hub`. A superuser has no case content: only /cms/."""
        return self.is_active and hub is not None and permission in self.permissions_in(hub)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self) -> Self:
        """Begun, and not ended before today."""
        today = clock.today()
        return self.filter(models.Q(until=None) | models.Q(until__gte=today), since__lte=today)


class Membership(models.Model):
    """A role of a person in a hub, from a day and perhaps until a day. Access ends with it (G1)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    hub = models.ForeignKey("places.Hub", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=30, choices=Role)
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()
    privacy: ClassVar = Privacy(
        purpose="know who may do what",
        basis="contract or volunteer agreement",
        data=("role", "period"),
        whose="staff, volunteer, ambassador, contact person",
        keep_days=730,
        ends="until",
        delete=True,
        person="user__person",
        called=_("Your roles"),
        shows={"role": _("role"), "since": _("from"), "until": _("until")},
        handed_by="intake.work",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "hub", "role"], condition=models.Q(until=None), name="role_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.hub_id}"
