"""Pages that write: one form, one verb, one redirect."""

from typing import Any, ClassVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from core.journal.deeds import Refused, Stale
from core.journal.reading import note_reading
from core.pages.conflicts import conflicts
from core.pages.forms import PlainForm
from core.pages.models import Submission
from core.pages.views.base import Page
from core.pages.views.records import ObjectPage
from core.tenancy.routes import WRITE


class WritingPage(Page):
    """What FormPage and VerbPage share. Bad input is 422, a refusal or a lost race 409."""

    kind = WRITE
    form_class: ClassVar[type[PlainForm]] = PlainForm
    template_name = "layouts/form.html"
    button: ClassVar[str] = "Save"
    done: ClassVar[str] = ""

    def initial(self) -> dict[str, Any]:
        """What the form starts from."""
        return {}

    def form_kwargs(self) -> dict[str, Any]:
        """More arguments for the form; subclasses add what their form needs."""
        return {}

    def form(self, data: Any = None, files: Any = None, **more: Any) -> PlainForm:
        initial = self.initial()
        return self.form_class(
            data, files, me=self.me, initial=initial, **{**self.form_kwargs(), **more}
        )

    def perform(self, form: PlainForm) -> Any:
        """Call the one verb and return what it gives."""
        raise NotImplementedError

    def next_url(self, result: Any) -> str:
        """Where to go when the verb is done."""
        return str(result.get_absolute_url())

    def say(self, result: Any) -> str:
        """What happened and what comes next, for the notification banner."""
        return self.done

    def context(self, **extra: Any) -> dict[str, Any]:
        extra.setdefault("form", None)
        if extra["form"] is None:
            extra["form"] = self.form()
        return super().context(button=self.button, cancel_url=self.cancel_url(), **extra)

    def cancel_url(self) -> str:
        """Where the secondary link leads."""
        return ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.check()
        return self.page()

    def check(self) -> None:
        """Permission for this object, before anything is read from the form."""
        self.demand(None)

    def hold(self, version: int | None) -> None:
        """Say which version of the record was on the page. Raises Stale once there is another."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.check()
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(status=422, form=form)
        try:
            with transaction.atomic():
                return self.do_once(form)
        except Refused as refusal:
            form.refuse(refusal)
            return self.page(status=409, form=form)
        except Stale as stale:
            return self.page(status=409, form=form, conflicts=conflicts(form, stale))

    def do_once(self, form: PlainForm) -> HttpResponse:
        """A double click, a retry, the back button: the same form is one deed."""
        arrival = Submission.claim(sent=self.request.POST, by=self.me, at=self.now)
        if arrival.url:
            return HttpResponseRedirect(arrival.url)
        self.hold(form.cleaned_data.get("version"))
        response = self.done_with(self.perform(form))
        arrival.led_to(response.url)
        return response

    def done_with(self, result: Any) -> HttpResponseRedirect:
        words = self.say(result)
        if words:
            messages.info(self.request, words)
        return HttpResponseRedirect(self.next_url(result))


class FormPage(WritingPage):
    """A page that makes something new."""


class BeneathPage(ObjectPage, FormPage):
    """A page that makes something new beneath a record."""

    def cancel_url(self) -> str:
        return str(self.object.get_absolute_url())


class EditPage(ObjectPage, WritingPage):
    """A page that revises one row, guarded by the version that was on the page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_reading(self.object, by=self.me, at=self.now)
        return super().get(request, *args, **kwargs)

    def initial(self) -> dict[str, Any]:
        names = self.form_class.base_fields
        found = {n: getattr(self.object, n) for n in names if hasattr(self.object, n)}
        return {**found, "version": self.object.version}

    def hold(self, version: int | None) -> None:
        self.object.as_shown(version)

    def perform(self, form: PlainForm) -> Any:
        return self.object.revise(by=self.me, at=self.now, **form.answers())

    def cancel_url(self) -> str:
        return str(self.object.get_absolute_url())


class VerbPage(EditPage):
    """A page that asks one question and calls one verb with the form's answers."""

    verb: ClassVar[str] = ""
    template_name = "layouts/verb.html"
    button = "Confirm"
    is_harmful: ClassVar[bool] = False
    cancel_label: ClassVar[str] = ""

    def initial(self) -> dict[str, Any]:
        return {"version": self.object.version}

    def consequences(self) -> list[str]:
        """What will happen, shown before the button."""
        return []

    def told(self) -> list[str]:
        """Who hears of it, shown before the button."""
        return []

    def context(self, **extra: Any) -> dict[str, Any]:
        shown = {
            "consequences": self.consequences(),
            "told": self.told(),
            "is_harmful": self.is_harmful,
            "cancel_label": self.cancel_label,
        }
        return super().context(**{**shown, **extra})

    def perform(self, form: PlainForm) -> Any:
        result = getattr(self.object, self.verb)(by=self.me, at=self.now, **form.answers())
        return result if result is not None else self.object


class DecisionPage(VerbPage):
    """One question with two answers, each a verb of its own; the form tells ``is_yes``."""

    button = "Decide"
    if_yes: ClassVar[str] = ""
    if_no: ClassVar[str] = ""

    def perform(self, form: Any) -> Any:
        chosen = self.if_yes if form.is_yes else self.if_no
        return getattr(self.object, chosen)(by=self.me, at=self.now, **form.answers())
