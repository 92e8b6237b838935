"""A list to choose from whose rows stand beneath what they belong to."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator


class _Groups(ModelChoiceIterator):
    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for heading, rows in groupby(self.queryset, self.field.heading_of):
            yield heading, [self.choice(row) for row in rows]


class GroupedChoiceField(forms.ModelChoiceField):
    """``beneath`` names the attribute that is the heading; the rows come in its order."""

    iterator = _Groups

    def __init__(self, queryset: Any, *, beneath: str, **kwargs: Any) -> None:
        self.beneath = beneath
        super().__init__(queryset, **kwargs)

    def heading_of(self, row: Any) -> str:
        return str(getattr(row, self.beneath))
