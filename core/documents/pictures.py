"""Pictures without what they tell beside what is seen: place, time, device, owner, thumbnails.

What is seen stays byte for byte: nothing is decoded or compressed anew, so no picture can ask for
more memory than it has bytes. Only the parts on a list are kept, and the way up is written anew.
"""

import re
import struct
import zlib

from core.documents.containers import DAMAGED
from core.documents.unacceptable import Unacceptable

MOST_PARTS = 100_000

# -- JPEG: parts begin with FF and a marker; pictures of several scans have several of them.
MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
BEGIN, END, SCAN = 0xD8, 0xD9, 0xDA
JFIF, COLOURS, ADOBE, EXIF = 0xE0, 0xE2, 0xEE, 0xE1
TABLES = {*range(0xC0, 0xD0), SCAN, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
BEGINS = {COLOURS: b"ICC_PROFILE\0", ADOBE: b"Adobe"}
JFIF_BEGINS, EXIF_BEGINS = b"JFIF\0", b"Exif\0\0"
JFIF_FACTS = 12  # bytes of it before its thumbnail

# -- PNG
SIGNATURE = b"\x89PNG\r\n\x1a\n"
PICTURE = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT"}
LOOK = {b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs"}

# -- Exif
ORIENTATION = 0x0112
UPRIGHT = 1


def plain_picture(content: bytes, media_type: str) -> bytes:
    """The same picture without its metadata. Raises Unacceptable for one that is damaged."""
    try:
        return _png(content) if media_type == "image/png" else _jpeg(content)
    except (struct.error, IndexError) as trouble:
        raise Unacceptable(DAMAGED) from trouble


def _jpeg(content: bytes) -> bytes:
    first, kept, way_up, at = b"", list[bytes](), UPRIGHT, 2
    for _ in range(MOST_PARTS):
        marker, begin, end = _part(content, at)
        payload = content[begin:end]
        if marker == END:
            return b"\xff\xd8" + first + _way_up(way_up) + b"".join(kept) + b"\xff\xd9"
        if marker == JFIF and payload.startswith(JFIF_BEGINS):
            first = _segment(JFIF, payload[:JFIF_FACTS] + b"\0\0")
        elif marker == EXIF and payload.startswith(EXIF_BEGINS):
            way_up = orientation_in(payload[len(EXIF_BEGINS) :])
        elif _is_seen(marker, payload):
            kept.append(_segment(marker, payload))
        at = end
        if marker == SCAN:
            at = _next(content, end)
            kept.append(content[end:at])
    raise Unacceptable(DAMAGED)


def _is_seen(marker: int, payload: bytes) -> bool:
    """Whether the picture would look different without it."""
    return marker in TABLES or (marker in BEGINS and payload.startswith(BEGINS[marker]))


def _part(content: bytes, at: int) -> tuple[int, int, int]:
    """Marker of the next part, and where what it holds begins and ends."""
    at = _next(content, at)
    marker, begin = content[at + 1], at + 2
    if marker == END:
        return marker, begin, begin
    (length,) = struct.unpack_from("!H", content, begin)
    if length < 2 or begin + length > len(content):
        raise Unacceptable(DAMAGED)
    return marker, begin + 2, begin + length


def _next(content: bytes, at: int) -> int:
    found = MARKER.search(content, at)
    if found is None:
        raise Unacceptable(DAMAGED)
    return found.start()


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack("!BBH", 0xFF, marker, len(payload) + 2) + payload


def _way_up(value: int) -> bytes:
    """The one thing of the metadata that decides what is seen."""
    return b"" if value == UPRIGHT else _segment(EXIF, EXIF_BEGINS + _exif(value))


def _png(content: bytes) -> bytes:
    kept, way_up, at = [SIGNATURE], UPRIGHT, len(SIGNATURE)
    for _ in range(MOST_PARTS):
        length, kind = struct.unpack_from("!I4s", content, at)
        end = at + 12 + length
        chunk = content[at:end]
        if len(chunk) < 12 + length or not _is_whole(chunk):
            raise Unacceptable(DAMAGED)
        if kind == b"eXIf":
            way_up = orientation_in(chunk[8:-4])
        elif kind in PICTURE | LOOK:
            kept.append(chunk)
        if kind == b"IEND":
            first, rest = kept[:2], kept[2:]
            return b"".join([*first, *_turned(way_up), *rest])
        at = end
    raise Unacceptable(DAMAGED)


def _is_whole(chunk: bytes) -> bool:
    (told,) = struct.unpack_from("!I", chunk, len(chunk) - 4)
    return bool(told == zlib.crc32(chunk[4:-4]))


def _turned(value: int) -> list[bytes]:
    if value == UPRIGHT:
        return []
    held = b"eXIf" + _exif(value)
    return [struct.pack("!I", len(held) - 4) + held + struct.pack("!I", zlib.crc32(held))]


def orientation_in(exif: bytes) -> int:
    """Which way up the picture says it is, 1 to 8; 1 where it says nothing one can read."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for place in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * place)
            if tag == ORIENTATION:
                return value if 1 <= value <= 8 else UPRIGHT
    except struct.error:
        return UPRIGHT
    return UPRIGHT


def _exif(orientation: int) -> bytes:
    """Exif that says nothing else."""
    return struct.pack("!2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, orientation, 0, 0)
