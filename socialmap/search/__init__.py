"""Searching the social map. Whoever searches uses what stands here; how it works: docs/adr."""

from socialmap.search.engine import MOST_TYPED, Found, Ranked, all_keys, by_name, find, rank, typed

__all__ = ["MOST_TYPED", "Found", "Ranked", "all_keys", "by_name", "find", "rank", "typed"]
