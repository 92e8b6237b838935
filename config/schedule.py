"""Every periodic job of the product, in London time, on one page.

Each task only looks for rows that wait and sends hints for them: a lost, doubled or late
message changes nothing but the hour. A message that was not picked up before the next one
follows is thrown away.
"""

from celery.schedules import crontab
from celery.schedules import schedule as every

MINUTE, HOUR = 60, 60 * 60


def _job(task: str, when: object, within: int) -> dict[str, object]:
    return {"task": task, "schedule": when, "options": {"expires": within}}


SCHEDULE = {
    # -- every minute -----------------------------------------------------------------------
    "send the notices that wait": _job("journal.sweep_notices", every(MINUTE), MINUTE),
    "scan uploaded files": _job("documents.scan_files", every(MINUTE), MINUTE),
    "run the jobs that wait": _job("documents.run_jobs", every(MINUTE), MINUTE),
    # -- through the day --------------------------------------------------------------------
    "send invitations": _job("partnership.mail_invitations", every(5 * MINUTE), 5 * MINUTE),
    "plan and send the morning's reminders": _job(
        "calendar.sweep_reminders", crontab(minute="*/5", hour="7-19"), 5 * MINUTE
    ),
    "seal every journal": _job("journal.seal_journals", crontab(minute="*/10"), 10 * MINUTE),
    "remove files past their time": _job("documents.sweep_files", crontab(minute=40), HOUR),
    # -- once a day -------------------------------------------------------------------------
    "check every chain": _job("journal.check_chains", crontab(hour=3, minute=15), 6 * HOUR),
    "mail the heads of the chains": _job("journal.mail_heads", crontab(hour="7-9", minute=5), HOUR),
    "clear sessions that have ended": _job(
        "accounts.clear_sessions", crontab(hour=2, minute=30), 6 * HOUR
    ),
    # -- once a week ------------------------------------------------------------------------
    "fill the bank holidays": _job(
        "calendar.fill_holidays", crontab(day_of_week="mon", hour=4, minute=0), 6 * HOUR
    ),
}
