"""Questions that every page asks: Django builds their SQL once for each shape, the answer is read each time.

Building costs more than answering: of a page of 25 lines it was a third (P9). Only SQL is kept here, never a row."""

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


@cache
def _by(model: type[models.Model], field: str) -> tuple[str, list[str]]:
    fields = model._meta.concrete_fields
    if converted := [column.name for column in fields if column.get_db_converters(connection)]:
        raise TypeError(f"{model.__name__} has fields that Django converts: {converted}")
    quote = connection.ops.quote_name
    names = {column.attname: quote(str(column.column)) for column in fields}
    columns, key = ", ".join(names.values()), names[field]
    return f"SELECT {columns} FROM {quote(model._meta.db_table)} WHERE {key} = %s", list(names)
