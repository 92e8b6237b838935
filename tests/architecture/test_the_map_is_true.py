"""What ARCHITECTURE.md and GLOSSARY.md state is in the code, and every noun has its word."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.utils.module_loading import import_string

from config.embedded import ROOT
from core.journal.accountable import Accountable
from tests.architecture.test_shape import modules

MAP = (ROOT / "ARCHITECTURE.md").read_text()
GLOSSARY = (ROOT / "GLOSSARY.md").read_text()
STATED = sorted(set(re.findall(r"`([^`\n]+)`", MAP)))
PATH = re.compile(r"[\w<>*./-]+(/|\.py|\.toml|\.md|\.html)")
# Rows that only hold two nouns together, or keep what one was called, sent or set to before.
PARTS = {
    "ActionImport",
    "AgencyName",
    "CourseFinding",
    "PaperVersion",
    "PartnershipSettings",
    "QuorumAgency",
}


def is_there(path: str) -> bool:
    """From the root, or the end of a path anywhere in the product; ``<room>`` is any of them."""
    if path.startswith("/"):
        return True  # an address of the product: the walkers ask those
    pattern = path.replace("<room>", "*").rstrip("/")
    return any(ROOT.glob(pattern)) or any(
        str(module.relative_to(ROOT)).endswith(f"/{pattern}") for module in (*modules(), *others())
    )


def others() -> Iterator[object]:
    """What else a path without its folder may name."""
    yield from (ROOT / "tests").rglob("*.toml")
    yield from (ROOT / "reviews").glob("*/")


def test_every_path_of_the_map_exists() -> None:
    stated = [name for name in STATED if PATH.fullmatch(name)]
    assert len(stated) > 20
    assert [path for path in stated if not is_there(path)] == []


def test_every_dotted_name_of_the_map_can_be_imported() -> None:
    dotted = [name for name in STATED if re.fullmatch(r"core(\.\w+){2,}", name)]
    assert dotted
    for name in dotted:
        assert import_string(name) if name.count(".") > 2 else __import__(name)


def test_every_class_of_the_map_is_written() -> None:
    code = "\n".join(path.read_text() for path in modules())
    named = [name for name in STATED if re.fullmatch(r"([A-Z][a-z]+)+", name)]
    assert named
    assert [name for name in named if f"class {name}" not in code] == []


def test_every_permission_and_deed_of_the_map_is_declared() -> None:
    code = "\n".join(path.read_text() for path in modules())
    quoted = [word for name in STATED for word in re.findall(r'"(\w+\.\w+)"', name)]
    assert quoted
    assert [word for word in quoted if f'"{word}"' not in code] == []


def letters(words: str) -> str:
    return re.sub(r"[^a-z]", "", words.lower())


def test_every_noun_has_its_word_in_the_glossary() -> None:
    first = re.findall(r"^\| ([^|]+) \|", GLOSSARY, flags=re.MULTILINE)
    words = {letters(word) for cell in first for word in re.split(r"[,()]", cell)}
    nouns = {
        m.__name__
        for m in apps.get_models()
        if issubclass(m, Accountable) and not m.__name__.startswith("Historical")
    }
    assert nouns >= PARTS
    assert {noun for noun in nouns - PARTS if letters(noun) not in words} == set()


def test_the_glossary_is_in_the_order_of_its_words() -> None:
    first = re.findall(r"^\| ([^|]+) \| ", GLOSSARY, flags=re.MULTILINE)[1:]
    assert first == sorted(first, key=str.lower)
