"""All that mypy is told of Django: what its choices are. The rest stays Any.

Without this, a member of TextChoices is to mypy the tuple it is written as.
"""

from enum import EnumMeta, IntEnum, StrEnum
from typing import Any

class ChoicesType(EnumMeta):
    @property
    def choices(self) -> list[tuple[Any, str]]: ...
    @property
    def labels(self) -> list[str]: ...
    @property
    def names(self) -> list[str]: ...
    @property
    def values(self) -> list[Any]: ...

class TextChoices(StrEnum, metaclass=ChoicesType):  # type: ignore[misc]
    @property
    def label(self) -> str: ...
    @property
    def value(self) -> str: ...

class IntegerChoices(IntEnum, metaclass=ChoicesType):  # type: ignore[misc]
    @property
    def label(self) -> str: ...
    @property
    def value(self) -> int: ...

def __getattr__(name: str) -> Any: ...
