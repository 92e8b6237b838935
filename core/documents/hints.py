"""Telling the workers that something waits.

A hint may be lost: what must happen is a row that the next sweep finds (design §8). So a
broker that is down costs a minute's wait and never the page that wrote the row.
"""

from typing import Any

from celery import current_app
from django.db import transaction


def hint(task: str, **ids: Any) -> None:
    """Send a task by name once this transaction has committed; a failure is only logged."""

    # A function with a name: Django's report of a failure asks for it, and a partial has none.
    def send() -> None:
        current_app.send_task(task, kwargs=ids)

    transaction.on_commit(send, robust=True)
