"""The page everything is measured against: signed in, one ordered LIMIT 50, a plain table."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.tenancy.routes import MEMBER, READ, SIGNED_IN, RouteRule

ROWS = 50


class Plain(models.Model):
    """A row of sql/plain.sql's table."""

    id = models.IntegerField(primary_key=True)
    code = models.TextField()
    title = models.TextField()
    owner = models.TextField()
    state = models.TextField()
    due_on = models.DateField()
    raised_on = models.DateField()

    objects: ClassVar[models.Manager["Plain"]] = models.Manager()

    class Meta:
        app_label = "benchmarks"
        managed = False
        db_table = "benchmark_plain"

    def __str__(self) -> str:
        return self.code


def page(request: HttpRequest) -> HttpResponse:
    """Fifty rows by due date, six columns, a link and two formatted dates in each."""
    rows = Plain.objects.order_by("due_on", "id")[:ROWS]
    return render(request, "benchmarks/baseline.html", {"rows": rows})


def inside(request: HttpRequest, partnership: str) -> HttpResponse:
    """The same page within a partnership's scope, for a member who may read actions."""
    return page(request)


page.rule = RouteRule(SIGNED_IN, READ)  # type: ignore[attr-defined]
inside.rule = RouteRule(MEMBER, READ, "actions.read")  # type: ignore[attr-defined]
