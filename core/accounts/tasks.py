"""Housekeeping behind sign-in."""

from celery import shared_task
from django.contrib.sessions.backends.db import SessionStore


@shared_task(name="accounts.clear_sessions")
def clear_sessions() -> None:
    """Each night: drop sessions that are over, with the sealed text some of them kept."""
    SessionStore.clear_expired()
