"""The guide in the product is the guide in docs/guide: the same words, the same pictures."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client

from core.pages.guide import FOLDER, PAGES, chapter
from tests.personas import World, sign_in

PICTURE = re.compile(r"\]\(pictures/([\w-]+)\.png\)")
SHOWN = re.compile(r'<img src="(/static/guide/[^"]+)" alt="([^"]+)"')


def plain(text: str) -> list[str]:
    """The words of a page, without any markup of either kind."""
    bare = re.sub(r"!\[[^\]]*\]\([^)]*\)|<[^>]+>|^\d+\. |^#+ |^- |[*`]", " ", text, flags=re.M)
    return unescape(bare).split()


def read(client: Client, world: World, page: str) -> str:
    return client.get(world.path(f"guide/{page}/")).content.decode()


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("manager", "business-team"),
        ("coordinator", "business-team"),
        ("agency_lead", "agency-lead"),
        ("delegate", "training"),
        ("trainer", "training"),
        ("scrutineer", "scrutineer"),
        ("board_member", "board"),
    ],
)
def test_help_at_the_foot_of_a_page_is_the_page_for_one_s_role(
    weald: World, who: str, page: str
) -> None:
    client = sign_in(Client(), weald.people[who])
    home = client.get(weald.path("")).content.decode()
    link = re.search(r'href="([^"]+)">Help</a>', home)
    assert link and link[1] == weald.path(f"guide/{page}/")
    assert client.get(link[1]).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_its_file_says(weald: World, page: str) -> None:
    file = (FOLDER / f"{page}.md").read_text()
    shown = read(sign_in(Client(), weald.manager), weald, page)
    found = chapter(page)
    assert f"<h1>{found.title}</h1>" in shown and found.body in shown
    assert plain(f"{found.title} {found.body}") == plain(file)
    assert found.body.count("<h2") == file.count("\n## ")
    assert "<h1" not in found.body


@pytest.mark.parametrize("page", PAGES)
def test_its_pictures_are_there_with_their_words(page: str) -> None:
    named = PICTURE.findall((FOLDER / f"{page}.md").read_text())
    shown = SHOWN.findall(chapter(page).body)
    assert named and len(shown) == len(named)
    for (address, words), name in zip(shown, named, strict=True):
        kept = settings.STATIC_ROOT / address.removeprefix("/static/")
        assert kept.read_bytes() == (FOLDER / "pictures" / f"{name}.png").read_bytes()
        assert words


def test_every_page_leads_to_the_others(weald: World) -> None:
    shown = read(sign_in(Client(), weald.delegate), weald, "board")
    assert [page for page in PAGES if weald.path(f"guide/{page}/") not in shown] == []


def test_a_page_that_was_never_written_is_absent(weald: World) -> None:
    client = sign_in(Client(), weald.delegate)
    for page in ("README", "chair", "take_pictures"):
        assert client.get(weald.path(f"guide/{page}/")).status_code == 404


def test_the_guide_is_for_members(weald: World, downland: World) -> None:
    path = weald.path("guide/board/")
    assert "/account/login/" in Client().get(path).headers["Location"]
    assert sign_in(Client(), downland.manager).get(path).status_code == 404
    assert ">Help</a>" not in Client().get("/account/login/").content.decode()
