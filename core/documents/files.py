"""Taking a file in: checked, hashed and kept in quarantine until it is scanned (design §4.9)."""

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any
from uuid import UUID

from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile

from core.documents.kinds import MEDIA_TYPES, agrees, kind_of
from core.documents.models import StoredFile
from core.documents.naming import clean_name, ending_of
from core.documents.pictures import plain_picture
from core.documents.unacceptable import Unacceptable
from core.journal.deeds import Refused

LARGEST = 25 * 1024 * 1024  # bytes
LARGEST_WORDS = "25 MB"


@dataclass(frozen=True)
class Examined:
    """What was found out about a file. ``size`` in bytes, ``sha256`` in hexadecimal."""

    name: str
    media_type: str
    size: int
    sha256: str


def examine(uploaded: File) -> Examined:
    """Find out what was sent. Raises Unacceptable, a ValidationError, in plain words.

    Fit as a validator of a form's file field: ``FileField(validators=[examine])``.
    """
    name, size = clean_name(uploaded.name or ""), uploaded.size
    if not size:
        raise Unacceptable("The file is empty.")
    if size > LARGEST:
        raise Unacceptable(f"The file is larger than {LARGEST_WORDS}. Send a smaller one.")
    kind, ending = kind_of(uploaded, size), ending_of(name)
    if not agrees(kind, ending):
        raise Unacceptable(
            f"The file is called .{ending} but its content is {kind.upper()}. "
            "Give it its right ending, or save it anew."
        )
    media_type = MEDIA_TYPES[ending] if kind in ("csv", "txt") else MEDIA_TYPES[kind]
    return Examined(name, media_type, size, digest_of(uploaded))


def receive(
    uploaded: UploadedFile, *, by: Any, at: datetime, circle: UUID | None = None
) -> StoredFile:
    """Keep an uploaded file, in quarantine; a picture without its metadata. Call it inside the
    verb that needs the file.

    ``circle`` is the ``circle_id`` of the row it will belong to. Raises Refused.
    """
    try:
        found = examine(uploaded)
        content = _without_metadata(uploaded, found)
    except Unacceptable as unacceptable:
        raise Refused(unacceptable.words) from unacceptable
    return StoredFile.receive(
        content,
        by=by,
        at=at,
        circle=circle,
        name=found.name,
        media_type=found.media_type,
        size=content.size,
        sha256=digest_of(content),
    )


def _without_metadata(uploaded: File, found: Examined) -> File:
    """What is kept of a file: all of it, but of a picture only what is seen."""
    if not found.media_type.startswith("image/"):
        return uploaded
    uploaded.seek(0)
    return ContentFile(plain_picture(uploaded.read(), found.media_type), name=found.name)


def keep_made(
    content: IO[bytes],
    *,
    name: str,
    media_type: str,
    by: Any,
    at: datetime,
    circle: UUID | None = None,
    expires_at: datetime | None = None,
) -> StoredFile:
    """Keep a file the product made. With ``expires_at`` it is there until then."""
    file = File(content)
    facts = {"size": _size_of(content), "sha256": digest_of(file), "media_type": media_type}
    return StoredFile.make(
        file, by=by, at=at, name=name, circle=circle, expires_at=expires_at, **facts
    )


def _size_of(content: IO[bytes]) -> int:
    return content.seek(0, io.SEEK_END)


def digest_of(file: File) -> str:
    """SHA-256 of a file's content, in hexadecimal; the file is left at its start."""
    total = hashlib.sha256()
    file.seek(0)
    for chunk in iter(lambda: file.read(1024 * 1024), b""):
        total.update(chunk)
    file.seek(0)
    return total.hexdigest()
