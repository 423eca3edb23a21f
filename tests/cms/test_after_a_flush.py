"""The portal of a hub can be made in a database that was emptied: nothing hangs on what migrations made once."""

import pytest
from django.contrib.auth.models import Permission

from cms.services import make_editors_group, make_site
from tests.conftest import make_hub


@pytest.mark.django_db
def test_editors_get_their_rights_also_when_a_flush_took_the_permission_away() -> None:
    Permission.objects.filter(codename="submit_translation").delete()
    hub = make_hub("leeg", "LEG")
    make_site(hub=hub)
    assert make_editors_group(hub=hub).permissions.filter(codename="submit_translation").exists()
