"""The meeting itself: who came, what was said, what was decided, and its way to confirmation."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from core.journal.deeds import Refused, Stale
from core.pages.conflicts import conflicts
from core.pages.views.base import Page
from core.pages.views.forms import FormPage, VerbPage, WritingPage
from core.pages.views.records import Crumb
from meetings.forms.minutes import (
    ConfirmForm,
    DecisionForm,
    MeetingActionForm,
    MinuteForm,
)
from meetings.models import AgendaItem, Decision, Meeting, Minute, Minutes
from meetings.views.agenda import OfItem, OfMeeting, calendar_crumb, note_part_b, open_actions_under


class MinutesDesk(OfMeeting, Page):
    """The outline of the minutes: each item, whether something is minuted, what comes next."""

    permission = "meetings.view_inside"
    template_name = "meetings/minutes.html"

    def context(self, **extra: Any) -> dict[str, Any]:
        self.demand(self.meeting)
        minutes = (
            Minutes.objects.filter(meeting=self.meeting).select_related("confirmed_in").first()
        )
        items = outline(self.meeting, self.me)
        note_part_b(items, page=self)
        return super().context(
            **{**extra, "title": f"Minutes of {self.meeting.group}"},
            meeting=self.meeting,
            minutes=minutes,
            items=items,
            is_final=bool(minutes and minutes.finalised_at),
            may_write=self.may("meetings.decide_minutes", self.meeting),
            done=sum(1 for i in items if i.is_minuted),
            total=len(items),
            trail=self.trail(),
        )


def outline(meeting: Meeting, me: Any) -> list[AgendaItem]:
    """The visible items with their minute and decisions, and whether anything is minuted."""
    items = list(
        AgendaItem.objects.visible_to(me)
        .filter(meeting=meeting, removed_at__isnull=True)
        .select_related("minute", "source", "meeting")
        .prefetch_related("decisions__action")
    )
    for item in items:
        text = item.minute.text if hasattr(item, "minute") else ""
        item.is_minuted = bool(text.strip() or item.decisions.all())
    return items


class ItemMinute(OfItem, WritingPage):
    """One item in focus: type, decide, give out actions, go on to the next."""

    permission = "meetings.minute"
    form_class = MinuteForm
    template_name = "meetings/item_minute.html"
    button = "Save"

    def check(self) -> None:
        self.object  # noqa: B018  found and permitted, or 404 / 403

    @cached_property
    def minute(self) -> Minute | None:
        return Minute.objects.filter(item=self.object).first()

    def initial(self) -> dict[str, Any]:
        return {
            "text": self.minute.text if self.minute else "",
            "version": self.minute.version if self.minute else None,
        }

    def perform(self, form: Any) -> Minute:
        text, version = form.cleaned_data["text"], form.cleaned_data["version"]
        return Minute.write(self.object, text=text, version=version, by=self.me, at=self.now)

    def next_url(self, result: Any) -> str:
        if "next" in self.request.POST:
            following = self.neighbour(+1)
            return following or str(self.object.meeting.page("minutes"))
        return str(self.request.path)

    def say(self, result: Any) -> str:
        return ""

    def neighbour(self, step: int) -> str:
        """The address of the item before or after this one; "" at the ends."""
        items = self.items
        here = [i.pk for i in items].index(self.object.pk) + step
        return items[here].minute_url if 0 <= here < len(items) else ""

    @cached_property
    def items(self) -> list[AgendaItem]:
        return outline(self.object.meeting, self.me)

    def context(self, **extra: Any) -> dict[str, Any]:
        if self.request.method == "GET":
            note_part_b([self.object], page=self)
        return super().context(
            **{**extra, "title": self.object.title},
            meeting=self.object.meeting,
            items=self.items,
            saved_at=self.minute.saved_at if self.minute else None,
            previous_url=self.neighbour(-1),
            following_url=self.neighbour(+1),
            decisions=Decision.objects.filter(item=self.object).select_related("action"),
            open_actions=open_actions_under(self.object, self.me),
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
                saved = self.perform(form)
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


class DecisionNew(OfItem, FormPage):
    """A decision under an item; it numbers itself."""

    permission = "meetings.minute"
    form_class = DecisionForm
    title = "Record a decision"
    button = "Record it"

    def check(self) -> None:
        self.object  # noqa: B018  found and permitted, or 404 / 403

    def perform(self, form: Any) -> Decision:
        facts = {k: form.cleaned_data[k] for k in ("text", "reasons")}
        return Decision.make(self.object, by=self.me, at=self.now, **facts)

    def say(self, result: Decision) -> str:
        return f"Decision {result} is recorded."

    def next_url(self, result: Any) -> str:
        return str(self.object.minute_url)

    def cancel_url(self) -> str:
        return str(self.object.minute_url)


class ItemActionNew(DecisionNew):
    """An action given out under an item, with the decision that gives it out."""

    form_class = MeetingActionForm
    title = "Give out an action"
    button = "Give it out"

    def perform(self, form: Any) -> Decision:
        facts = {k: v for k, v in form.cleaned_data.items() if k != "version"}
        action = self.object.give_out(by=self.me, at=self.now, **facts)
        text = f"Action {action.code}: {action.title}"
        return Decision.make(self.object, text=text, action=action, by=self.me, at=self.now)

    def say(self, result: Decision) -> str:
        return f"Action {result.action.code} is given out as decision {result}."


class OfMinutes(VerbPage):
    """Verbs on the minutes of one meeting."""

    permission = "meetings.decide_minutes"
    model = Minutes
    lookup = "meeting__code"
    slug = "code"

    def get_queryset(self) -> QuerySet[Minutes]:
        return Minutes.objects.select_related("meeting__group")

    def demand(self, thing: Any) -> None:
        super().demand(thing.meeting if isinstance(thing, Minutes) else thing)

    def trail(self) -> list[Crumb]:
        return [calendar_crumb(), Crumb(str(self.object.meeting), self.object.get_absolute_url())]


class MinutesFinalisation(OfMinutes):
    """Close the text."""

    verb = "finalise"
    title = "Finalise the minutes"
    button = "Finalise"

    def consequences(self) -> list[str]:
        return ["Nobody can change the text, attendance or decisions after this."]


class MinutesCirculation(OfMinutes):
    """Send them to the group."""

    verb = "circulate"
    title = "Send the minutes out"
    button = "Send them out"

    def consequences(self) -> list[str]:
        return ["Everybody with a seat on the group gets an e-mail with a link."]


class MinutesConfirmation(OfMinutes):
    """The next meeting confirms them."""

    form_class = ConfirmForm
    title = "Confirm the minutes"
    button = "Confirm"

    def consequences(self) -> list[str]:
        return ["Confirmed minutes are frozen. A mistake found later is a matter for a meeting."]

    def perform(self, form: Any) -> Minutes:
        later = self.object.meeting.following_begun(at=self.now)
        if later is None:
            raise Refused("There is no later meeting of this group that has begun.")
        return self.object.confirm(
            confirmed_in=later,
            corrections=form.cleaned_data["corrections"],
            by=self.me,
            at=self.now,
        )
