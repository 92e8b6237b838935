"""What PDF/UA-1 asks of a file, as far as a machine can ask it: a walk with pikepdf.

``faults(pdf)`` gives sentences, none when all is well. It is no certified validator; the
conditions follow the Matterhorn Protocol 1.1 and are listed in docs/decisions/pdf-tag-merge.md.
"""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

PARENTS = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/Lbl": {"/LI"},
    "/Caption": {"/Table", "/Figure", "/L", "/NonStruct"},
}
PAINTS = {"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI"}


class Walk:
    """One file under examination."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))
        self.root = self.pdf.Root
        self.elements = list(self._elements(self.root.StructTreeRoot.K, "/StructTreeRoot"))

    def _elements(self, kids: Any, parent: str) -> Iterator[tuple[Any, str]]:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid, parent
                yield from self._elements(kid.get("/K", pikepdf.Array()), str(kid.S))

    def of(self, *kinds: str) -> list[Any]:
        return [e for e, _ in self.elements if str(e.S) in kinds]

    def count(self) -> Counter[str]:
        return Counter(str(e.S) for e, _ in self.elements)

    def faults(self) -> Iterator[str]:
        yield from self._document()
        yield from self._pages()
        yield from self._tree()
        yield from self._headings()
        yield from self._tables()
        yield from self._fonts()
        yield from self._links()

    def _document(self) -> Iterator[str]:
        if not self.root.get("/MarkInfo", {}).get("/Marked"):
            yield "The file does not say that it is tagged."
        if str(self.root.get("/Lang", "")) != "en-GB":
            yield "The file's language is not en-GB."
        if not self.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
            yield "A viewer would show the file's name instead of its title."
        with self.pdf.open_metadata() as metadata:
            if not metadata.get("dc:title"):
                yield "The metadata hold no title."
            if metadata.get("pdfuaid:part") != "1":
                yield "The metadata do not say PDF/UA-1."

    def _pages(self) -> Iterator[str]:
        numbers = self._numbers()
        for place, page in enumerate(self.pdf.pages, 1):
            if page.get("/Tabs") != "/S":
                yield f"Page {place}: the tab order does not follow the structure."
            owners = numbers.get(page.get("/StructParents"))
            if owners is None:
                yield f"Page {place}: its content leads to no structure."
                continue
            for mcid in self._content(page):
                if mcid is None:
                    yield f"Page {place}: something is painted outside all marks."
                elif mcid >= len(owners) or not self._has(owners[mcid], mcid):
                    yield f"Page {place}: marked content {mcid} has no owner."

    def _numbers(self) -> dict[Any, Any]:
        flat = list(self.root.StructTreeRoot.ParentTree.Nums)
        return dict(zip(flat[::2], flat[1::2], strict=True))

    def _content(self, page: Any) -> Iterator[int | None]:
        """The mark of everything painted; None for what has none, nothing for artifacts."""
        open_marks: list[Any] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BMC", "BDC"):
                known = len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary)
                mcid = operands[1].get("/MCID") if known else None
                open_marks.append("artifact" if str(operands[0]) == "/Artifact" else mcid)
            elif name == "EMC":
                open_marks.pop()
            elif name in PAINTS and "artifact" not in open_marks:
                marks = [m for m in open_marks if m is not None]
                yield int(marks[-1]) if marks else None

    def _has(self, owner: Any, mcid: int) -> bool:
        if not isinstance(owner, pikepdf.Dictionary):
            return False
        kids = owner.get("/K", pikepdf.Array())
        found = [k if isinstance(k, int) else k.get("/MCID") for k in kids]
        return mcid in found and any(owner.objgen == e.objgen for e, _ in self.elements)

    def _tree(self) -> Iterator[str]:
        for element, parent in self.elements:
            kind = str(element.S)
            if kind in PARENTS and parent not in PARENTS[kind]:
                yield f"{kind} stands in {parent}."
            if str(element.P.get("/S", "/StructTreeRoot")) != parent:
                yield f"{kind} names another parent than the one that holds it."
            if kind == "/Figure" and not str(element.get("/Alt", "")).strip():
                yield "A figure has no words in its place."

    def _headings(self) -> Iterator[str]:
        levels = [
            int(str(e.S)[2:])
            for e, _ in self.elements
            if str(e.S)[1:2] == "H" and str(e.S)[2:].isdigit()
        ]
        if not levels or levels[0] != 1:
            yield "The first heading is not of level 1."
        for one, other in zip(levels, levels[1:], strict=False):
            if other > one + 1:
                yield f"A heading of level {other} follows one of level {one}."

    def _tables(self) -> Iterator[str]:
        names = Counter(bytes(e.ID) for e, _ in self.elements if "/ID" in e)
        listed = {
            bytes(n)
            for n in list(self.root.StructTreeRoot.get("/IDTree", {}).get("/Names", []))[::2]
        }
        if set(names) != listed or any(n > 1 for n in names.values()):
            yield "The names of header cells are not listed once each."
        for table in self.of("/Table"):
            if not list(self._below(table, "/TH")):
                yield "A table has no header cells."
        for cell in self.of("/TH"):
            if "/ID" not in cell or "/Scope" not in cell.A:
                yield "A header cell has no name or does not say what it heads."
        for cell in self.of("/TD"):
            headers = [bytes(h) for h in cell.A.get("/Headers", [])]
            if not headers or not set(headers) <= set(names):
                yield "A cell names no header, or one that is not there."

    def _below(self, element: Any, kind: str) -> Iterator[Any]:
        return (
            e for e, _ in self._elements(element.get("/K", []), str(element.S)) if str(e.S) == kind
        )

    def _fonts(self) -> Iterator[str]:
        for font in self._all("/Font"):
            described = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor")
            if described is None or not {"/FontFile", "/FontFile2", "/FontFile3"} & set(
                described.keys()
            ):
                yield f"The font {font.get('/BaseFont')} is not embedded."
            if "/ToUnicode" not in font:
                yield f"The font {font.get('/BaseFont')} cannot be read as text."

    def _all(self, kind: str) -> Iterator[Any]:
        for item in self.pdf.objects:
            if (
                isinstance(item, pikepdf.Dictionary)
                and item.get("/Type") == kind
                and item.get("/Subtype") == "/Type0"
            ):
                yield item

    def _links(self) -> Iterator[str]:
        numbers = self._numbers()
        for page in self.pdf.pages:
            for annotation in page.get("/Annots", []):
                owner = numbers.get(annotation.get("/StructParent"))
                if owner is None or str(owner.get("/S")) != "/Link":
                    yield "A link is not part of the structure."
                if not str(annotation.get("/Contents", "")).strip():
                    yield "A link does not say where it leads."


def faults(content: bytes) -> list[str]:
    """Everything wrong with a PDF, each said once."""
    return sorted(set(Walk(content).faults()))


def text_of(content: bytes) -> str:
    """All the text of a PDF with its metadata, for canaries."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    pages = [page.extract_text() for page in reader.pages]
    strings = [str(o) for o in Walk(content).pdf.objects if isinstance(o, pikepdf.Dictionary)]
    return "\n".join([*pages, str(reader.metadata), *strings])
