"""One structure element for each HTML element, however many pages it runs over.

WeasyPrint 70 makes one for each page's fragment: a table over two pages is read out as two
tables, its header twice. This module stands between WeasyPrint's private tag builder and the
file: it notes which box each element came from, then joins the fragments.
Argued, and pinned to version 70, in docs/decisions/pdf-tag-merge.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint import pdf as weasy_pdf
from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.logger import LOGGER
from weasyprint.pdf import tags as weasy_tags

ARTIFACT = "/Artifact"
# Kinds whose anonymous inner boxes WeasyPrint tags a second time: a section in a section.
NAMED_TWICE = {"/Sect", "/Part", "/Art", "/Div", "/BlockQuote", "/P", "/Caption", "/Link"}
_build = weasy_tags._build_box_tree
_add_tags = weasy_tags.add_tags


@dataclass(frozen=True)
class Origin:
    """The HTML element a structure element was made for, and whether by its own box."""

    element: Any
    tag: str
    is_anonymous: bool

    @property
    def scope(self) -> str:
        return "/Row" if self.element.get("scope") == "row" else "/Column"


@dataclass
class Tree:
    """The structure of one document while it is being joined. Keyed by object number."""

    pdf: Any
    origins: dict[int, Origin] = field(default_factory=dict)
    running: set[tuple[int, int]] = field(default_factory=set)  # (page, MCID) of page margins
    absorbed: dict[bytes, bytes] = field(default_factory=dict)
    dropped: set[bytes] = field(default_factory=set)
    renamed: dict[bytes, Any] = field(default_factory=dict)

    def at(self, reference: bytes) -> Any:
        return self.pdf.objects[int(reference.split()[0])]


def install() -> None:
    """Put the joining in place. For a process that does nothing but render (pdf_process)."""
    weasy_pdf.add_tags = add_tags


def add_tags(pdf: Any, document: Any, version: Any, streams: list[Any]) -> None:
    """WeasyPrint's own building, watched; then the joining."""
    tree = Tree(pdf)

    def watched(box: Any, parent: Any, pdf: Any, page: int, nums: Any, *rest: Any) -> Iterator[Any]:
        before = set(nums)
        for element in _build(box, parent, pdf, page, nums, *rest):
            if box.element is not None:
                anonymous = isinstance(box.style, AnonymousStyle)
                origin = Origin(box.element, str(box.element_tag), anonymous)
                tree.origins.setdefault(element.number, origin)
            yield element
        if isinstance(box, MarginBox):
            tree.running.update((page, mcid) for mcid in set(nums) - before)

    weasy_tags._build_box_tree = watched
    try:
        _add_tags(pdf, document, version, streams)
    finally:
        weasy_tags._build_box_tree = _build
    _join(tree, streams)


def _join(tree: Tree, streams: list[Any]) -> None:
    root = tree.at(tree.pdf.catalog["StructTreeRoot"])
    top = tree.at(root["K"][0])
    _join_children(tree, top)
    _ask_for_words(tree, top)
    content = tree.at(root["ParentTree"])["Nums"]
    pages = {page: content[2 * page + 1] for page in range(len(streams))}
    for place in range(1, len(content), 2):
        content[place] = _moved(tree, content[place])
    for page, numbers in pages.items():
        for mcid, owner in enumerate(numbers):
            if (page, mcid) in tree.running or _final(tree, owner) in tree.dropped:
                _make_artifact(streams[page], mcid)
                content[2 * page + 1][mcid] = "null"
    _name_headers(tree, root, top)


def _ask_for_words(tree: Tree, top: Any) -> None:
    """A drawing without ``<title>`` passes WeasyPrint unsaid; a picture without alt does not."""
    for element in _below(tree, top):
        if element["S"] == "/Figure" and not element.get("Alt"):
            LOGGER.error("A figure has no required alt description")


def _moved(tree: Tree, entry: Any) -> Any:
    if isinstance(entry, list):
        return pydyf.Array([_final(tree, reference) for reference in entry])
    return _final(tree, entry)


def _final(tree: Tree, reference: Any) -> Any:
    """Where an absorbed element went; a fragment may be absorbed by an absorbed one."""
    while reference in tree.absorbed:
        reference = tree.absorbed[reference]
    return reference


def _join_children(tree: Tree, parent: Any) -> None:
    """Join the fragments among an element's children, then within each that stays."""
    kept: list[Any] = []
    for kid in parent["K"]:
        element = tree.at(kid) if isinstance(kid, bytes) else None
        if element is None or element.get("Type") != "/StructElem":
            kept.append(kid)
            continue
        earlier = _earlier(tree, element, kept)
        if earlier is None:
            kept.append(kid)
        elif element["S"] == "/THead":
            _drop(tree, element, earlier)
        else:
            _absorb(tree, element, earlier)
    parent["K"] = pydyf.Array(kept)
    for kid in kept:
        element = tree.at(kid) if isinstance(kid, bytes) else {}
        if element.get("Type") == "/StructElem":
            _name_once(tree, element, parent)
            _join_children(tree, element)


def _name_once(tree: Tree, element: Any, parent: Any) -> None:
    own, outer = tree.origins.get(element.number), tree.origins.get(parent.number)
    inner = own and outer and own.is_anonymous and own.element is outer.element
    if inner and element["S"] in NAMED_TWICE:
        element["S"] = "/NonStruct"


def _earlier(tree: Tree, element: Any, kept: list[Any]) -> Any:
    """The element this one goes on from, among its siblings so far.

    An element's own box is its fragment wherever it stands (cells of a row run on side by
    side); an anonymous box only directly behind, or the order of reading would change.
    """
    origin = tree.origins.get(element.number)
    if origin is None:
        return None
    near = kept[-1:] if origin.is_anonymous else reversed(kept)
    for kid in near:
        candidate: Any = tree.at(kid) if isinstance(kid, bytes) else {}
        if candidate.get("S") == element["S"] and tree.origins.get(candidate.number) == origin:
            return candidate
    return None


def _absorb(tree: Tree, element: Any, into: Any) -> None:
    for kid in element["K"]:
        if isinstance(kid, int):
            # A bare number means "on the element's own page"; this one is on another.
            kid = pydyf.Dictionary({"Type": "/MCR", "Pg": element["Pg"], "MCID": kid})
        elif tree.at(kid).get("Type") == "/StructElem":
            tree.at(kid)["P"] = into.reference
        into["K"].append(kid)
    tree.absorbed[element.reference] = into.reference
    if "ID" in element and "ID" in into:
        tree.renamed[element["ID"].data] = into["ID"]


def _drop(tree: Tree, element: Any, first: Any) -> None:
    """A header repeated on a later page is furniture; its cells' names go to the first's."""
    names = {tree.origins[c.number].element: c["ID"] for c in _cells(tree, first) if "ID" in c}
    for cell in _cells(tree, element):
        if "ID" in cell:
            tree.renamed[cell["ID"].data] = names[tree.origins[cell.number].element]
    tree.dropped.update(e.reference for e in _below(tree, element))


def _below(tree: Tree, element: Any) -> Iterator[Any]:
    yield element
    for kid in element["K"]:
        found = tree.at(kid) if isinstance(kid, bytes) else {}
        if found.get("Type") == "/StructElem":
            yield from _below(tree, found)


def _cells(tree: Tree, element: Any) -> list[Any]:
    return [e for e in _below(tree, element) if e["S"] in ("/TH", "/TD")]


def _make_artifact(stream: Any, mcid: int) -> None:
    """Say in the page's content that this is not part of what the document says."""
    for place, part in enumerate(stream.stream):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") == mcid:
            stream.stream[place - 1] = ARTIFACT
            stream.stream[place] = pydyf.Dictionary({"Type": "/Pagination"})
            return
    raise ValueError(f"Marked content {mcid} is not in its page's own stream.")


def _name_headers(tree: Tree, root: Any, top: Any) -> None:
    """Cells name headers that exist, headers say their scope, and the root lists the names."""
    names: list[tuple[bytes, Any, bytes]] = []
    for cell in _cells(tree, top):
        if cell["S"] == "/TH":
            cell["A"]["Scope"] = tree.origins[cell.number].scope
        if "ID" in cell:
            names.append((cell["ID"].data, cell["ID"], cell.reference))
        if headers := cell.get("A", {}).get("Headers"):
            moved = {(to := tree.renamed.get(h.data, h)).data: to for h in headers}
            cell["A"]["Headers"] = pydyf.Array(moved.values())
    if names:
        flat = [part for _, name, reference in sorted(names) for part in (name, reference)]
        root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(flat)})
