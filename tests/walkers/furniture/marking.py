"""Rows whose free text is full of a canary."""

from typing import Any

from django.db import models

from tests.factories.rows import make
from tests.personas import World

# A deed that tells nobody: what follows from the real one is tested where it belongs.
QUIET = "priority.revised"
UNSPOKEN = {
    "code",
    "slug",
    "number",
    "sha256",
    "chain_head",
    "media_type",
    "content",
    "mark",
    "import_key",
}


def said(model: type[models.Model], mark: str) -> dict[str, str]:
    """A canary for every free-text column of a model."""
    found = {}
    for f in model._meta.local_fields:
        is_text = isinstance(f, models.CharField | models.TextField) and f.editable
        if not is_text or f.choices or f.name in UNSPOKEN or f.unique:
            continue
        if isinstance(f, models.EmailField | models.URLField | models.SlugField):
            continue
        found[f.name] = f"{mark} {f.name}"[: f.max_length or None]
    return found


class Furnisher:
    """Makes rows for one world, marked with one canary, in one circle or none."""

    def __init__(self, world: World, mark: str, prefix: str) -> None:
        self.world, self.mark, self.prefix, self.count = world, mark, prefix, 0

    def add(self, name: str, model: type[Any], /, **facts: Any) -> Any:
        """One row, kept as ``world.<prefix>_<name>``."""
        row = make(model, QUIET, **{**said(model, self.mark), **facts})
        self.world.things[f"{self.prefix}_{name}"] = row
        return row

    def made(self, name: str) -> Any:
        """What ``add`` kept under this name."""
        return self.world.things[f"{self.prefix}_{name}"]

    def code(self, letter: str) -> str:
        """Codes that differ between worlds and circles, so that swapping them means something."""
        self.count += 1
        hall = {"open": "2", "restricted": "3"}[self.prefix]
        town = {"wealdshire": "W", "downland": "D"}[self.world.slug]
        return f"{letter}-{town}{hall}{self.count // 10}{self.count % 10}"
