"""The register of recommendations on a desk's screen: its last column can be read."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.test import Client

from tests.axe import DESKTOP
from tests.browser import PageOpener
from tests.factories.reviews import a_recommendation, a_source
from tests.personas import World, sign_in, within

LONG = "Every partnership agrees with its agencies how the voices of very young children are heard"


def test_no_column_is_cut_off(weald: World, open_page: PageOpener, live_url: str) -> None:
    with within(weald):
        source = a_source(weald)
        asked = datetime.now(UTC) - timedelta(days=90)
        agencies = [weald.police, weald.council, weald.icb]
        a_recommendation(weald, source, title=LONG, at=asked, agencies=agencies)
    cookie = sign_in(Client(), weald.manager).cookies[settings.SESSION_COOKIE_NAME]
    page = open_page(width=DESKTOP)
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_url}])
    page.goto(weald.path("learning/recommendations/"))
    frame = page.locator(".app-table-frame")
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
    assert "3 answers overdue" in frame.inner_text()
