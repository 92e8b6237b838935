"""One's own notices, and the register of all that were planned."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from core.documents.hints import hint
from core.journal.deeds import Refused
from core.journal.filters import OutboxFilters
from core.journal.models import Fate, Notice
from core.journal.showing import name_subjects, show_fates
from core.journal.views.tabs import tabs
from core.pages.forms import PlainForm
from core.pages.views.forms import WritingPage
from core.pages.views.lists import ListPage
from core.tenancy.addresses import address


class NoticeList(ListPage):
    """What the reader was told, newest first."""

    permission = "journal.notices"
    model = Notice
    template_name = "journal/notice_list.html"
    title = "Your notices"
    sorts = {"at": ("planned_at", "id")}
    first_sort = "-at"

    def get_queryset(self) -> QuerySet[Any]:
        return Notice.objects.told_to(self.me).select_related("entry")

    def context(self, **extra: Any) -> dict[str, Any]:
        found = super().context(noun="notice,notices", **extra)
        rows = found["rows"].rows
        name_subjects(rows, me=self.me)
        unread = any(row.read_at is None for row in rows)
        return {
            **found,
            "may_mark": unread and self.may("journal.mark_read"),
            "empty_words": "Nobody has told you anything yet.",
            "empty_hint": "When something concerns you it appears here and comes by e-mail.",
        }


class NoticesRead(WritingPage):
    """Mark all one's notices as read."""

    permission = "journal.mark_read"
    template_name = "layouts/verb.html"
    title = "Mark all your notices as read?"
    button = "Mark as read"

    def perform(self, form: PlainForm) -> Any:
        if not Notice.objects.told_to(self.me).read(at=self.now):
            raise Refused("You have no unread notices.", address("journal:notices"))

    def next_url(self, result: Any) -> str:
        return address("journal:notices")

    def cancel_url(self) -> str:
        return address("journal:notices")


class Outbox(ListPage):
    """Every notice that was planned, and what became of it."""

    permission = "journal.outbox"
    model = Notice
    filterset_class = OutboxFilters
    template_name = "journal/outbox.html"
    title = "Notices sent"
    sorts = {"at": ("planned_at", "id")}
    first_sort = "-at"

    def decorate(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("recipient")

    def context(self, **extra: Any) -> dict[str, Any]:
        found = super().context(tabs=tabs(self, "journal:outbox"), noun="notice,notices", **extra)
        name_subjects(found["rows"].rows, me=self.me)
        show_fates(found["rows"].rows)
        again = address("journal:send_again") if self.may("journal.send_again") else ""
        return {**found, "again_url": again, "empty_words": "No notice has been planned yet."}


class AgainForm(PlainForm):
    """Which of the uncertain notices are sent once more."""

    notices = forms.ModelMultipleChoiceField(
        queryset=Notice.objects.none(),
        label="Send again to",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one notice."},
    )

    def prepare(self) -> None:
        uncertain = Notice.objects.visible_to(self.me).whose_fate_is(Fate.UNCERTAIN)
        waiting = uncertain.filter(suppressed_at__isnull=False, handed_over_at__isnull=True)
        self.fields["notices"].queryset = waiting.select_related("recipient")  # type: ignore[attr-defined]
        self.fields["notices"].label_from_instance = lambda notice: (  # type: ignore[attr-defined]
            f"{notice.recipient.name}: {notice.words}"
        )


class SendAgain(WritingPage):
    """A person decides that notices nobody knows the end of are sent once more."""

    permission = "journal.send_again"
    form_class = AgainForm
    template_name = "journal/send_again.html"
    title = "Send uncertain notices again"
    button = "Send again"
    done = "They will be sent within a minute."

    def perform(self, form: PlainForm) -> Any:
        if not form.cleaned_data["notices"].ask_again(by=self.me, at=self.now):
            raise Refused("They were settled in the meantime.", address("journal:outbox"))
        hint("journal.send_notices", partnership_id=str(self.me.partnership_id))

    def next_url(self, result: Any) -> str:
        return address("journal:outbox")

    def cancel_url(self) -> str:
        return address("journal:outbox")
