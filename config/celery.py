"""The Celery application. Periodic work is listed in config.schedule."""

import os

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("partnership")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def refuse_to_start_with_power(**_: object) -> None:
    """A worker that owns the tables would go round their policies."""
    from core.tenancy.roles import refuse_powerful_role

    refuse_powerful_role()


@app.on_after_configure.connect
def read_the_schedule(sender: Celery, **_: object) -> None:
    """Beat's periodic work; imported late, because it names the rooms' tasks."""
    from config.schedule import SCHEDULE

    sender.conf.beat_schedule = SCHEDULE
