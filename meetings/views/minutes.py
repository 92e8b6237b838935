"""Writing the minutes, item by item."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from core.journal.deeds import Refused, Stale
from core.pages.conflicts import conflicts
from core.pages.views.forms import WritingPage
from core.tenancy.addresses import address
from meetings.choices import ItemKind
from meetings.forms.minutes import MinuteForm
from meetings.models import AgendaItem, Decision, Minute, Paper
from meetings.views.agenda import OfItem
from meetings.views.desk import outline
from meetings.views.meeting import note_part_b, open_actions_under

# What may be made in place; the words typed so far are saved on the way to it.
THEN = {"decision": "meetings:decision_new", "action": "meetings:item_action_new"}


class ItemMinute(OfItem, WritingPage):
    """One item in focus: type, decide, raise actions, go on to the next."""

    permission = "meetings.minute"
    form_class = MinuteForm
    template_name = "meetings/item_minute.html"
    button = "Save"

    def check(self) -> None:
        super().check()
        self.object.meeting.must_have_come(self.now)

    @cached_property
    def minute(self) -> Minute | None:
        return Minute.objects.filter(item=self.object).first()

    def initial(self) -> dict[str, Any]:
        return {
            "text": self.minute.text if self.minute else "",
            "version": self.minute.version if self.minute else None,
        }

    def perform(self, form: Any) -> Minute | None:
        """Nothing is written for whoever only goes on to something else."""
        is_new = form.cleaned_data["text"] != self.initial()["text"]
        return self.write(form) if is_new or "then" not in self.request.POST else None

    def write(self, form: Any) -> Minute:
        text, version = form.cleaned_data["text"], form.cleaned_data["version"]
        return Minute.write(self.object, text=text, version=version, by=self.me, at=self.now)

    def next_url(self, result: Any) -> str:
        onward = THEN.get(self.request.POST.get("then", ""))
        if onward:
            return address(onward, code=self.object.code)
        if "next" in self.request.POST:
            following = self.neighbour(+1)
            return following or str(self.object.meeting.page("minutes"))
        return str(self.request.path)

    def say(self, result: Any) -> str:
        return f"The minute of “{self.object}” is saved." if result else ""

    def neighbour(self, step: int) -> str:
        """The address of the item before or after this one; "" at the ends."""
        items = self.items
        here = [i.pk for i in items].index(self.object.pk) + step
        return items[here].minute_url if 0 <= here < len(items) else ""

    @cached_property
    def items(self) -> list[AgendaItem]:
        return outline(self.object.meeting, self.me)

    def papers(self) -> list[Paper]:
        """Those of this item, each with how it stands."""
        found = list(Paper.objects.visible_to(self.me).wanted().filter(item=self.object))
        for paper in found:
            paper.item = self.object
            paper.shown_state = paper.state_on(self.today)
        return found

    def looking_back(self) -> dict[str, Any]:
        """Under the item that is about them: the last minutes, to be confirmed by this meeting."""
        meeting = self.object.meeting
        last = meeting.last_minutes() if self.object.kind == ItemKind.MINUTES else None
        waits = last is not None and last.awaits_confirmation and meeting.starts_at <= self.now
        may = waits and self.may("meetings.decide_minutes", meeting)
        return {"last_minutes": last, "may_confirm_last": may}

    def context(self, **extra: Any) -> dict[str, Any]:
        if self.request.method == "GET":
            note_part_b([self.object], page=self)
        return super().context(
            **{**extra, "title": self.object.title},
            meeting=self.object.meeting,
            items=self.items,
            saved_at=self.minute.saved_at if self.minute else None,
            may_correct=not self.object.meeting.minutes_are_confirmed,
            previous_url=self.neighbour(-1),
            following_url=self.neighbour(+1),
            decisions=Decision.objects.filter(item=self.object).select_related(
                "action__lead", "action__agency"
            ),
            open_actions=open_actions_under(self.object, self.me),
            papers=self.papers(),
            **self.looking_back(),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.htmx:  # type: ignore[attr-defined]
            return super().post(request, *args, **kwargs)
        return self.save_quietly(request)

    def save_quietly(self, request: HttpRequest) -> HttpResponse:
        """Saving while somebody types: a line that says when, or what is in the way."""
        self.check()
        form = self.form(request.POST)
        trouble, status = "", 200
        try:
            if form.is_valid():
                saved = self.write(form)
                self.minute = saved
                form.data = {**request.POST.dict(), "version": saved.version}
            else:
                trouble, status = "This is too long to be saved.", 422
        except Refused as refusal:
            trouble, status = refusal.message, 409
        except Stale as stale:
            conflicts(form, stale)
            trouble = "Somebody else changed this minute. Press Save to see both texts."
            status = 409
        self.template_name = "meetings/saved.html"  # type: ignore[misc]
        return self.page(status=status, form=form, trouble=trouble)
