"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody makes an account alone: an administrator or the hub does."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
