"""Takes the pictures of the guide and the README from a running demonstration.

``bin/dev`` in one window; in another::

    .venv/bin/python docs/guide/take_pictures.py [http://localhost:8000]

Each picture is found the way a person finds it: sign in by role at Wealdshire, follow links.
"""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESKTOP, PHONE = (1280, 860), (390, 844)
COLOURS = 128
FIRST_ROW = "=main tbody a"
ISSUED = "=main tbody tr:has-text('Issued') a"
AWAITING = "=main tbody tr:has-text('Awaiting sign-off') a"


@dataclass(frozen=True)
class Picture:
    """Who looks, which links lead there from home, and how wide the screen is."""

    name: str
    role: str
    links: tuple[str, ...] = ()
    size: tuple[int, int] = DESKTOP
    scroll_to: str = ""


ALL = (
    Picture("home-of-the-business-team", "Business manager"),
    Picture("register-of-actions", "Business manager", ("Actions",)),
    Picture("a-meeting", "Business manager", ("Meetings", FIRST_ROW)),
    Picture("the-ledger", "Business manager", ("Reminders",)),
    Picture("a-circular-under-way", "Business manager", ("Circular", FIRST_ROW)),
    Picture("home-of-an-agency-lead", "Agency lead, police", size=PHONE),
    Picture("an-action", "Agency lead, police", ("=#actions-asked tbody a",)),
    Picture(
        "history-of-an-action",
        "Independent scrutineer",
        ("Actions", AWAITING),
        scroll_to="What happened",
    ),
    Picture("the-chain", "Independent scrutineer", ("Journal", "The chain")),
    Picture("a-course-run", "Delegate", ("Training", "Programme", FIRST_ROW)),
    Picture("home-of-the-board", "Board member", scroll_to="Actions and attendance"),
    Picture("an-issued-circular", "Board member", ("Circular", ISSUED)),
)


def take(browser: Browser, base: str, picture: Picture) -> None:
    """Sign in afresh, follow the links, keep the picture with few colours."""
    width, height = picture.size
    context = browser.new_context(
        base_url=base, viewport={"width": width, "height": height}, locale="en-GB"
    )
    page = context.new_page()
    page.goto("/account/demo/")
    page.get_by_role("button", name=picture.role).first.click()
    for link in picture.links:
        follow(page, link)
    if picture.scroll_to:
        page.get_by_role("heading", name=picture.scroll_to).first.evaluate(
            "heading => heading.scrollIntoView()"
        )
    page.wait_for_load_state("networkidle")
    keep(page.screenshot(), PICTURES / f"{picture.name}.png")
    context.close()


def follow(page: Page, link: str) -> None:
    """Click a link by its words, or "=selector" for the first that fits it."""
    if link.startswith("="):
        page.locator(link.removeprefix("=")).first.click()
    else:
        page.get_by_role("link", name=link).first.click()
    page.wait_for_load_state()


def keep(png: bytes, path: Path) -> None:
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT).save(path, optimize=True)


def main() -> None:
    base = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for picture in ALL:
            take(browser, base, picture)
            print(picture.name)
        browser.close()


if __name__ == "__main__":
    main()
