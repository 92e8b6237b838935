"""Answers to what goes wrong. None of them reads a tenant table (design §4.3)."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _answer(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"errors/{status}.html", status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 413 for a form that is too large."""
    return _answer(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: known, but not permitted."""
    return _answer(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same for what never was and what may not be known."""
    return _answer(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 while the database is away."""
    away = isinstance(sys.exception(), OperationalError | InterfaceError)
    return _answer(request, 503 if away else 500)
