"""What the request log may say of an address: no secrets of links, nothing searched for."""

import re
from typing import Any

from django.dispatch import receiver
from django.http import HttpRequest
from django_structlog.signals import (
    bind_extra_request_finished_metadata,
    bind_extra_request_metadata,
)

# A link's key is long and has digits; slugs have none, codes of things are short.
KEY = re.compile(r"(?=[^/]*\d)[\w-]{24,}")


@receiver([bind_extra_request_metadata, bind_extra_request_finished_metadata])
def keep_secrets(sender: type, request: HttpRequest, log_kwargs: dict[str, Any], **_: Any) -> None:
    """Write the path without its query, and "…" for what looks like a link's key."""
    log_kwargs["request"] = f"{request.method} {KEY.sub('…', request.path)}"
