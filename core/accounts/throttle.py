"""Counting attempts, in the database's cache so that all processes count together."""

import hashlib
import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

UNKNOWN = "unknown"


def throttle(key: str, limit: int, seconds: int) -> bool:
    """Count one attempt; False once ``limit`` of them fell into this span of ``seconds``.

    Each attempt takes a numbered place by inserting a row: two at once cannot take the same.
    """
    span = int(time.time()) // seconds
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    return any(cache.add(f"throttle:{digest}:{span}:{n}", 1, seconds) for n in range(limit))


def once(key: str, seconds: int) -> bool:
    """True the first time within ``seconds``, False for every repeat."""
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    return cache.add(f"once:{digest}", 1, seconds)


def client_address(request: HttpRequest) -> str:
    """The client's network address, as told by our own proxies and nobody else.

    X-Forwarded-For grows at its end: the last TRUSTED_PROXIES entries are ours, whatever
    stands before them was written by the client. Fewer entries than proxies means that the
    request came another way, and the header is not believed at all.
    """
    address = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    if 0 < settings.TRUSTED_PROXIES <= len(hops):
        address = hops[-settings.TRUSTED_PROXIES]
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return UNKNOWN


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page of a 429, in words."""
    response = render(request, "accounts/too_many.html", status=429)
    response["Retry-After"] = "300"
    return response
