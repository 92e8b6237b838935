"""The renderer's own process: ``python -m core.documents.pdf_process`` (see confined).

Asked: {"html": text, "embedded": {name: [media type, base64]}}. Output: the PDF. Report:
"isolation", "refused" (addresses the page asked for), "faults" (no language, no alt text).
"""

import base64
import logging
import os
import sys
from typing import Any

from core.documents.confined import confine, report

SCHEME = "embedded:"


def render(html: str, embedded: dict[str, Any], refused: list[str], faults: list[str]) -> bytes:
    """The PDF. Addresses other than ``embedded:<name>`` are refused and noted."""
    from weasyprint import HTML
    from weasyprint.logger import LOGGER

    from core.documents import pdf_tags

    LOGGER.handlers = [_Faults(faults)]
    pdf_tags.install()
    document = HTML(string=html, url_fetcher=_fetcher(embedded, refused))
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _fetcher(embedded: dict[str, Any], refused: list[str]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OnlyWhatWasGiven(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            name = url.removeprefix(SCHEME)
            if not url.startswith(SCHEME) or name not in embedded:
                refused.append(url[:200])
                raise ValueError("Only what was handed over with the page is used.")
            media_type, content = embedded[name]
            headers = {"Content-Type": media_type}
            return URLFetcherResponse(url, base64.b64decode(content), headers)

    return OnlyWhatWasGiven()


class _Faults(logging.Handler):
    """WeasyPrint only logs that "alt" or "lang" is missing; here it is a fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(logging.ERROR)
        self.faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        if "required" in record.getMessage():
            self.faults.append(record.getMessage()[:200])


def main() -> None:
    asked, isolation = confine()
    refused: list[str] = []
    faults: list[str] = []
    if asked["html"]:
        sys.stdout.buffer.write(render(asked["html"], asked["embedded"], refused, faults))
    sys.stdout.flush()
    report({"isolation": isolation, "refused": refused, "faults": faults})


if __name__ == "__main__":
    main()
    os._exit(0)
