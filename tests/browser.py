"""A real browser at a real server, which runs as the role `app` on the test's own database.

``live_url`` · ``page`` · ``open_page(width=…, height=…, javascript=…)``, one session each
"""

import threading
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import WSGIRequestHandler
from django.core.signals import got_request_exception
from django.test.testcases import ThreadedWSGIServer
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from pytest_django import Settings

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]

PATIENCE = 10_000  # milliseconds for a click and for a sight: a loaded machine is slow, not wrong


class QuietRequests(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not worth a line each; what fails is raised by ``live_url``."""


@pytest.fixture
def live_url(committed_db: str, settings: Settings) -> Iterator[str]:
    """The product's address. An exception inside any request fails the test at its end."""
    failures: list[str] = []

    def note(**event: Any) -> None:
        failures.append(f"{event['request'].path}\n{traceback.format_exc()}")

    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietRequests)
    server.set_app(WSGIHandler())
    settings.SITE_URL = f"http://127.0.0.1:{server.server_port}"
    got_request_exception.connect(note)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield settings.SITE_URL
    server.shutdown()
    server.server_close()
    thread.join()
    got_request_exception.disconnect(note)
    assert not failures, "\n".join(failures)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, one per worker; pages come from ``open_page``."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


PageOpener = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, live_url: str) -> Iterator[PageOpener]:
    """Opens a browser session of its own (own cookies): one per person in a journey.

    A script error or a breach of the content security policy fails the test at its end.
    """
    contexts, complaints = [], list[str]()

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    def start(*, width: int = 1280, height: int = 900, javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield start
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page: PageOpener) -> Page:
    """One desktop session. Phones are ``open_page(width=390, height=844)``."""
    return open_page()
