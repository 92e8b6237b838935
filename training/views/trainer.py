"""The list of trainers."""

from typing import Any

from core.pages.views.forms import FormPage, VerbPage
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, Step
from core.tenancy.addresses import address
from training.forms.course import WithReason
from training.forms.run import TrainerForm
from training.models import Trainer
from training.views.parts import tabs


def _trail() -> list[Crumb]:
    return [Crumb("Trainers", address("training:trainer_list"))]


class TrainerList(ListPage):
    permission = "training.read"
    model = Trainer
    template_name = "training/trainer_list.html"
    title = "Trainers"
    sorts = {"name": ("membership__name", "pk"), "since": ("since_on", "pk")}

    def get_queryset(self) -> Any:
        return super().get_queryset().serving()

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("membership__agency")

    def context(self, **extra: Any) -> dict[str, Any]:
        may = self.may("training.plan")
        new = Step("Add a trainer", address("training:trainer_new"), "", primary=True)
        return super().context(
            tabs=tabs("training:trainer_list"),
            steps=[new] if may else [],
            may_end=may,
            noun="trainer,trainers",
            empty_words="Nobody is on the list of trainers yet.",
            empty_hint="Members who have the role of trainer are added here and given runs.",
            **extra,
        )


class TrainerNew(FormPage):
    permission = "training.plan"
    form_class = TrainerForm
    template_name = "layouts/form.html"
    title = "Add a trainer"
    button = "Add the trainer"

    def cancel_url(self) -> str:
        return address("training:trainer_list")

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(trail=_trail(), **extra)

    def perform(self, form: Any) -> Any:
        clean = form.cleaned_data
        return Trainer.add(
            membership=clean["membership"], kind=clean["kind"], by=self.me, at=self.now
        )

    def next_url(self, result: Any) -> str:
        return address("training:trainer_list")

    def say(self, result: Any) -> str:
        return f"{result} is on the list and can be given runs."


class TrainerEnding(VerbPage):
    permission = "training.plan"
    model = Trainer
    lookup = "membership__slug"
    slug = "person"
    form_class = WithReason
    verb = "end"
    button = "Take off the list"
    done = "Taken off the list of trainers."

    def get_queryset(self) -> Any:
        return super().get_queryset().serving().select_related("membership")

    def heading(self) -> str:
        return f"Take {self.object} off the list of trainers?"

    def trail(self) -> list[Crumb]:
        return _trail()

    def cancel_url(self) -> str:
        return address("training:trainer_list")

    def next_url(self, result: Any) -> str:
        return address("training:trainer_list")

    def consequences(self) -> list[str]:
        return ["No run can be given to them any more. Past runs keep their name."]
