"""Shades of a partnership's colour, and which ink reads on them."""

INK = "#0b0c0c"


def shades_of(colour: str, number: int) -> list[str]:
    """``number`` shades of one colour, from itself to nearly white."""
    red, green, blue = _parts(colour)
    # The first step is the widest: what is darkest is what must be told from the rest.
    mixes = [0.9 * (i / max(number - 1, 1)) ** 0.6 for i in range(number)]
    return [
        "#" + "".join(f"{round(c + (255 - c) * mix):02x}" for c in (red, green, blue))
        for mix in mixes
    ]


def is_dark(colour: str) -> bool:
    """Whether white text on it reads better than black (WCAG relative luminance)."""
    channels = [c / 255 for c in _parts(colour)]
    red, green, blue = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
