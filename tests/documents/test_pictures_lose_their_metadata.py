"""What a picture says of where, when and with what it was taken stays with whoever sent it."""

import hashlib
import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from core.documents import files
from core.documents.files import examine
from core.documents.pictures import MOST_PARTS, orientation_in, plain_picture
from core.documents.unacceptable import Unacceptable
from tests.documents import corpus
from tests.documents.conftest import Keeper
from tests.personas import World

CANARY, ON_ITS_SIDE = b"zqplacezq", 6
ORIENTATION, MAKER, PLACE_NAME = 0x0112, 0x010F, 0x010E
GPS, METHOD = 0x8825, 27
TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}
every_kind = pytest.mark.parametrize("kind", list(TYPES))


def exif() -> Image.Exif:
    said = Image.Exif()
    said[ORIENTATION], said[MAKER], said[PLACE_NAME] = ON_ITS_SIDE, "zqplacezq", "zqplacezq"
    said.get_ifd(GPS).update({1: "N", 2: (51.0, 30.0, 0.0), METHOD: CANARY})
    return said


def photo(kind: str = "JPEG", mode: str = "RGB", **more: object) -> bytes:
    """A telling picture: Exif with a place, a comment, a colour profile, words behind its end."""
    out, colours = io.BytesIO(), Image.linear_gradient("L").resize((64, 48)).convert(mode)
    if kind == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Author", "zqplacezq")
        words.add_itxt("XML:com.adobe.xmp", "zqplacezq", zip=False)
        more["pnginfo"] = words
    else:
        more["comment"] = CANARY
    colours.save(out, kind, exif=exif(), icc_profile=b"A profile of colours", **more)
    return out.getvalue() + CANARY


def seen(content: bytes) -> tuple[str, tuple[int, int], bytes]:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.mode, picture.size, picture.tobytes()


def said(content: bytes) -> dict[int, object]:
    with Image.open(io.BytesIO(content)) as picture:
        return dict(picture.getexif())


@every_kind
def test_the_place_is_gone_and_what_is_seen_stays(kind: str) -> None:
    sent = photo(kind)
    assert CANARY in sent and said(sent)[MAKER] == "zqplacezq"
    kept = plain_picture(sent, TYPES[kind])
    assert CANARY not in kept
    assert said(kept) == {ORIENTATION: ON_ITS_SIDE}
    assert seen(kept) == seen(sent)
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.info["icc_profile"] == b"A profile of colours"


@pytest.mark.parametrize(
    ("mode", "more"), [("RGB", {"progressive": True}), ("CMYK", {}), ("L", {"quality": 100})]
)
def test_jpegs_of_every_make_look_the_same(mode: str, more: dict[str, object]) -> None:
    sent = photo("JPEG", mode, **more)
    kept = plain_picture(sent, "image/jpeg")
    assert CANARY not in kept and seen(kept) == seen(sent)


@every_kind
def test_a_picture_without_metadata_stays_byte_for_byte(kind: str) -> None:
    plain = corpus.picture(kind)
    assert plain_picture(plain, TYPES[kind]) == plain


def test_what_is_kept_is_hashed_as_it_is_kept(wealdshire: World, keep: Keeper) -> None:
    sent = photo()
    file = keep("poster.jpg", sent)
    kept = file.content.read()
    assert CANARY not in kept and len(kept) < len(sent)
    assert (file.size, file.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())


def test_without_the_taking_out_the_place_would_be_kept(
    wealdshire: World, keep: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: nothing else takes it out."""
    monkeypatch.setattr(files, "plain_picture", lambda content, media_type: content)
    assert CANARY in keep("poster.jpg", photo()).content.read()


# -- hostile and broken ------------------------------------------------------------------------


@every_kind
def test_a_picture_that_was_cut_off_is_refused_wherever_it_was_cut(kind: str) -> None:
    whole = plain_picture(photo(kind), TYPES[kind])
    for end in range(0, len(whole), 7):
        with pytest.raises(Unacceptable):
            plain_picture(whole[:end], TYPES[kind])


@every_kind
@given(st.data())
def test_a_picture_broken_anywhere_is_refused_or_taken_and_never_an_error(
    kind: str, data: st.DataObject
) -> None:
    broken = bytearray(photo(kind))
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(8, len(broken) - 1))
        broken[place] = data.draw(st.integers(0, 255))
    name = f"broken.{'jpg' if kind == 'JPEG' else 'png'}"
    try:
        found = examine(corpus.sent(name, bytes(broken)))
    except Unacceptable:
        return
    assert plain_picture(bytes(broken), found.media_type)


def test_parts_without_end_are_refused_soon() -> None:
    comment = b"\xff\xfe\x00\x02"
    with pytest.raises(Unacceptable):
        plain_picture(b"\xff\xd8" + comment * (MOST_PARTS + 1) + b"\xff\xd9", "image/jpeg")


def test_fill_without_end_is_read_once() -> None:
    with pytest.raises(Unacceptable):
        plain_picture(b"\xff\xd8" + b"\xff" * 5_000_000, "image/jpeg")


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 10_000)])
def test_a_picture_that_claims_to_be_enormous_is_refused(size: tuple[int, int]) -> None:
    claimed = corpus.enormous_png(size)
    with pytest.raises(Unacceptable):
        examine(corpus.sent("huge.png", claimed))


@pytest.mark.parametrize(
    "nonsense",
    [b"", b"II", b"XX*\0\x08\0\0\0", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff",
     struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, ORIENTATION, 3, 1, 99, 0, 0)],
)  # fmt: skip
def test_a_way_up_that_cannot_be_read_is_upright(nonsense: bytes) -> None:
    assert orientation_in(nonsense) == 1
