"""The closed list of deeds and how each is said."""

_phrases: dict[str, str] = {}


def deeds(phrases: dict[str, str]) -> None:
    """Register a room's deeds: ``{"action.closed": "closed the action"}``.

    Raises ValueError when a deed is said twice or is not named noun.past_participle.
    """
    for kind, words in phrases.items():
        if kind in _phrases or kind.count(".") != 1:
            raise ValueError(f"{kind} cannot be registered as a deed.")
        _phrases[kind] = words


def phrase(kind: str) -> str:
    """How a deed is said. Raises KeyError for one nobody registered."""
    return _phrases[kind]


def told(kind: str) -> str:
    """How a deed is told. One that a later release no longer knows tells its own name."""
    return _phrases.get(kind, kind.replace(".", " ").replace("_", " "))


def all_deeds() -> dict[str, str]:
    """Every registered deed and how it is said."""
    return dict(_phrases)
