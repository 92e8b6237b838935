"""Every periodic job of the product, in London time, on one page."""

from celery.schedules import crontab

SCHEDULE = {
    "seal every journal": {
        "task": "journal.seal_journals",
        "schedule": crontab(minute="*/10"),
    },
    "clear ended sessions": {
        "task": "accounts.clear_sessions",
        "schedule": crontab(hour=3, minute=10),
    },
}
