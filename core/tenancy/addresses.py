"""Addresses inside the open partnership, without asking the database for its slug again."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.urls import reverse

from core.tenancy import scope

# A slug never changes, so what was read once stays true for the life of the process.
_slugs: dict[UUID, str] = {}


def remember(partnership: Any) -> None:
    """Keep a partnership's slug; the request middleware has just read it."""
    _slugs[partnership.pk] = partnership.slug


def slug() -> str:
    """The open partnership's slug. Raises NoScope when none is open."""
    found = scope.partnership_id()
    if found not in _slugs:
        remember(apps.get_model(settings.TENANT_MODEL).objects.get(pk=found))
    return _slugs[found]


def address(name: str, **kwargs: Any) -> str:
    """The path of a page of the open partnership: ``address("actions:action_detail", code=…)``."""
    return reverse(name, kwargs={"partnership": slug(), **kwargs})
