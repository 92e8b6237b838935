"""What axe finds on a page as it stands, on a desk and on a phone, and what is too wide."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

DESKTOP, PHONE = 1280, 390
WIDTHS = (DESKTOP, PHONE)
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.map(v => `${v.id}: ${v.nodes[0].html}`);
}"""
# A table may scroll in its own frame; the page itself may not.
WIDE = "document.scrollingElement.scrollWidth"
# What people wrote, in words as long as a digest: the canaries of the walkers are such words.
LENGTHEN = """() => {
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode;
    text.data = text.data.replace(/Zq\\w+/g, "W".repeat(64));
  }
}"""


def look_at(page: Page, *, called: str = "", widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """A line for each fault, at each width; none for a sound page."""
    where, problems = called or page.url, list[str]()
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        problems += [f"{where} at {width}: {fault}"[:600] for fault in page.evaluate(RUN)]
        if page.evaluate(WIDE) > width:
            problems.append(f"{where} is wider than {width}")
    return problems


def with_long_words(page: Page, *, called: str) -> list[str]:
    """A line for each width at which somebody's long word widens the page."""
    page.evaluate(LENGTHEN)
    problems = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate(WIDE) > width:
            problems.append(f"{called} with long words is wider than {width}")
    return problems
