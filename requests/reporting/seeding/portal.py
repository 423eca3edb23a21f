"""The demo's pages."""

from hub.places.models import Hub


def make_portal(hub: Hub) -> None:
    """Filled in when the portal's services are there."""
