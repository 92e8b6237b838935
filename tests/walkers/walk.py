"""One step of the walk: a persona asks a route, nothing is kept, the answer is classed."""

import copy
import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.test import Client
from pypdf import PdfReader

IN, OUT, SHUT, NO_METHOD, BROKEN = "in", "out", "sign in", "no method", "broken"


@dataclass(frozen=True)
class Answer:
    """What came back: its class, its status and everything a reader could find in it."""

    kind: str
    status: int
    text: str
    response: Any = None

    @property
    def contexts(self) -> Any:
        """What the templates of a page were given; None where there was no page."""
        return self.response.context


def ask(client: Client, method: str, path: str, data: dict[str, Any] | None = None) -> Answer:
    """Ask inside a savepoint that is rolled back, so that no step changes the next one's world."""
    jar = client.cookies.output()
    kept = copy.deepcopy(client.cookies)
    with transaction.atomic():
        response = client.generic(method, path) if data is None else client.post(path, data)
        answer = Answer(_class_of(response), response.status_code, readable(response), response)
        transaction.set_rollback(True)
    if client.cookies.output() != jar:
        # Signing out is rolled back in the database, so the browser takes it back as well.
        client.cookies = kept
    return answer


def _class_of(response: Any) -> str:
    status = response.status_code
    if status in (301, 302, 303) and "/account/" in response.get("Location", ""):
        return SHUT
    if status >= 500:
        return BROKEN
    return {401: SHUT, 403: OUT, 404: OUT, 405: NO_METHOD}.get(status, IN)


def readable(response: Any) -> str:
    """Headers and body as text; PDF pages, spreadsheet cells and zipped parts unpacked."""
    headers = "\n".join(f"{k}: {v}" for k, v in response.items())
    body = response.getvalue() if hasattr(response, "getvalue") else response.content
    return headers + "\n" + unpacked(body)


def unpacked(body: bytes) -> str:
    """The text a person, or a program, could take out of these bytes."""
    if body.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(body))
        pages = "\n".join(page.extract_text() for page in reader.pages)
        return f"{pages}\n{reader.metadata}\n{reader.xmp_metadata and reader.xmp_metadata.dc_title}"
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        return "\n".join(re.sub(r"<[^>]+>", " ", part) for part in parts)
    return body.decode("utf-8", "replace")
