"""A cache that may be away. Redis makes pages faster; without it they are slower and still there (ADR 3)."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def _or(nothing: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Answers `nothing` when Redis cannot be reached, as if the key had never been kept."""

    def decorate(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def forgiving(self: RedisCache, *args: Any, **kwargs: Any) -> Any:
            try:
                return method(self, *args, **kwargs)
            except RedisError as error:
                logger.warning("cache: %s", type(error).__name__)
                return nothing(*args, **kwargs) if callable(nothing) else nothing

        return forgiving

    return decorate


def _default(key: str, default: Any = None, version: int | None = None) -> Any:
    return default


def _never_kept(*args: Any, **kwargs: Any) -> Any:
    raise ValueError("there is no such key")


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache, for which a lost server is an empty one."""

    add = _or(True)(RedisCache.add)
    get = _or(_default)(RedisCache.get)
    set = _or(None)(RedisCache.set)
    touch = _or(False)(RedisCache.touch)
    delete = _or(False)(RedisCache.delete)
    get_many = _or(lambda *args, **kwargs: {})(RedisCache.get_many)
    set_many = _or(lambda *args, **kwargs: [])(RedisCache.set_many)
    delete_many = _or(None)(RedisCache.delete_many)
    has_key = _or(False)(RedisCache.has_key)
    incr = _or(_never_kept)(RedisCache.incr)
    clear = _or(False)(RedisCache.clear)
