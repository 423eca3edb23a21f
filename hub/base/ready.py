"""Questions that every page asks: Django builds their SQL once for each shape, the answer is read each time.

Building costs more than answering: of a page of 25 lines it was a third (P9). Only SQL is kept here, never a row."""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models

M = TypeVar("M", bound=models.Model)
Sql = tuple[str, tuple[Any, ...]]


def sql_of(rows: models.QuerySet[Any]) -> Sql:
    """The SQL of `rows` and its values, to keep in an `lru_cache` of who asks."""
    return rows.query.sql_with_params()


def tuples(sql: Sql) -> list[tuple[Any, ...]]:
    """Asks. The columns come as the database gives them: for text, numbers, moments and arrays that is
    what the model would give too."""
    with connection.cursor() as cursor:
        cursor.execute(*sql)
        return cursor.fetchall()


def one_by(model: type[M], field: str, value: Any) -> M | None:
    """The row of `model` whose unique `field` is `value`, which must have the type of that field."""
    sql, columns = _by(model, field)
    found = tuples((sql, (value,)))
    return model.from_db(DEFAULT_DB_ALIAS, columns, found[0]) if found else None


def all_with(model: type[M], to: str, keys: Iterable[Any]) -> dict[Any, M]:
    """The rows of `model` with these primary keys, by key, each with the row that its foreign key `to` names, in one
    statement."""
    sql, own, other, theirs = _joined(model, to)
    rows: dict[Any, M] = {}
    for found in tuples((sql, (list(keys),))):
        row = model.from_db(DEFAULT_DB_ALIAS, own, found[: len(own)])
        setattr(row, to, other.from_db(DEFAULT_DB_ALIAS, theirs, found[len(own) :]))
        rows[row.pk] = row
    return rows


@cache
def _joined(model: type[models.Model], to: str) -> tuple[str, list[str], type[models.Model], list[str]]:
    key: Any = model._meta.get_field(to)
    other = key.related_model
    quote = connection.ops.quote_name
    own, theirs = _columns(model), _columns(other)
    selected = [f"a.{column}" for column in own.values()] + [f"b.{column}" for column in theirs.values()]
    sql = (
        f"SELECT {', '.join(selected)} FROM {quote(model._meta.db_table)} a JOIN {quote(other._meta.db_table)} b "
        f"ON b.{theirs[other._meta.pk.attname]} = a.{quote(key.column)} "
        f"WHERE a.{own[str(model._meta.pk.attname)]} = ANY (%s)"
    )
    return sql, list(own), other, list(theirs)


@cache
def _by(model: type[models.Model], field: str) -> tuple[str, list[str]]:
    names = _columns(model)
    quote = connection.ops.quote_name
    columns, key = ", ".join(names.values()), names[field]
    return f"SELECT {columns} FROM {quote(model._meta.db_table)} WHERE {key} = %s", list(names)


def _columns(model: type[models.Model]) -> dict[str, str]:
    """The columns of `model`, quoted, by the names of its fields."""
    fields = model._meta.concrete_fields
    if converted := [column.name for column in fields if column.get_db_converters(connection)]:
        raise TypeError(f"{model.__name__} has fields that Django converts: {converted}")
    return {column.attname: connection.ops.quote_name(str(column.column)) for column in fields}
