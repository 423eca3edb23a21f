"""A column type of PostgreSQL that Django does not have."""

from typing import Any

from django.db import models


class MultirangeField(models.Field):
    """Several ranges in one value, such as the hours of a week; `of` is the type ("int4", "tstz")."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = of

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def db_type(self, connection: Any) -> str:
        return f"{self.of}multirange"
