"""What all records of the social map share."""

from uuid import uuid4

from django.db import models

from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal, Privacy

PUBLIC_DATA = NothingPersonal("public data about an organisation")
STALE_AFTER_DAYS = 183


def kept_by_staff(purpose: str, *, ends: str, who: str, stays: tuple[str, ...]) -> Privacy:
    """Nothing personal but which member of staff decided it, at the moment in `ends`: that is for asking back. The texts
    in `stays` are about services and words."""
    return Privacy(
        purpose=purpose,
        basis="legitimate interest: a correct social map",
        data=("which member of staff decided it",),
        whose="staff",
        keep_days=730,
        ends=ends,
        wipe=(who,),
        stays=stays,
    )


class HsdsRecord(HubScoped):
    """What all HSDS records share. `kept` holds the fields of HSDS that came in and that nothing here uses, so
    that they go out again as they came; `hsds_shape.py` says which there are."""

    uuid = models.UUIDField(default=uuid4, editable=False)
    kept = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True
