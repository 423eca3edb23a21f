"""Ids for documents of the tests."""

from uuid import NAMESPACE_URL, uuid5


def an_id(words: str) -> str:
    """The same UUID for the same words."""
    return str(uuid5(NAMESPACE_URL, words))
