"""A Django app with one model, searched by Wagtail's own database search: the peer of P4 and P5."""
