"""What a file may be called. The name is kept as a fact; it never becomes a path."""

import re
import unicodedata
from pathlib import PurePosixPath

from core.documents.unacceptable import Unacceptable

LONGEST = 150

# Endings that mean something to a computer: one of them before the last ending is a disguise.
_KNOWN = """
    pdf docx xlsx pptx odt ods odp png jpg jpeg gif bmp tif tiff webp csv txt rtf doc xls ppt
    docm xlsm pptm dotm xltm potm ppam xlam svg svgz htm html xhtml shtml mht xml xsl js mjs
    exe com scr bat cmd ps1 vbs vbe wsf hta msi msp lnk url reg jar class py sh php dll sys
    zip 7z rar gz tgz tar bz2 xz iso img dmg eml msg ics
"""
KNOWN_ENDINGS = frozenset(_KNOWN.split())


def clean_name(given: str) -> str:
    """The name without folders, control and direction-changing characters.

    Raises Unacceptable for a name without ending, with two endings, or ending in a dot.
    """
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(c if unicodedata.category(c)[0] != "C" else "" for c in name)
    name = re.sub(r"\s+", " ", name)
    if name.endswith((".", " ")):
        raise Unacceptable(f"The name “{name}” ends in a dot or a space. Rename the file.")
    name = name.strip()
    ending = ending_of(name)
    stem = name[: -len(ending) - 1] if ending else name
    if not ending or not stem.strip(". "):
        raise Unacceptable(f"The name “{name}” has no ending such as .pdf or .docx.")
    if ending_of(stem) in KNOWN_ENDINGS:
        raise Unacceptable(
            f"The name “{name}” has two endings. Rename the file so that it has one."
        )
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"


def ending_of(name: str) -> str:
    """The last ending in small letters without its dot, "" where there is none."""
    return PurePosixPath(name).suffix.lower().lstrip(".").strip()
