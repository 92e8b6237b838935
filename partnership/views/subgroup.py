"""Groups: the tree, the record, establishing, editing, ending."""

from typing import Any

from core.pages.forms import PlainForm
from core.pages.templatetags.words import count_words
from core.pages.views.forms import EditPage, FormPage, VerbPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from partnership.forms.agency import ClosureForm
from partnership.forms.subgroup import SubgroupForm
from partnership.models import Subgroup
from partnership.reading import draft_of, seats_of, terms_in_force, with_counts
from partnership.states import review_state, term_state
from partnership.terms_words import summary
from partnership.tree import tree
from partnership.views import places
from partnership.views.places import TopPage

KEEP = "partnership.keep_groups"


class SubgroupList(TopPage):
    """One page: every group under the group it answers to, historical ones greyed."""

    permission = "partnership.read"
    tab = "subgroup_list"
    template_name = "partnership/subgroup_list.html"
    title = "Groups"

    def steps(self) -> list[Step]:
        url = address("partnership:subgroup_new")
        return [Step("Establish a group", url, KEEP, primary=True)]

    def context(self, **extra: Any) -> dict[str, Any]:
        groups = list(with_counts(Subgroup.objects.visible_to(self.me)))
        return super().context(
            branches=tree([g for g in groups if g.ended_on is None]),
            historical=tree([g for g in groups if g.ended_on is not None]),
            can_establish=self.may(KEEP),
            **extra,
        )


class SubgroupNew(TopPage, FormPage):
    permission = KEEP
    title = "Establish a group"
    form_class = SubgroupForm
    button = "Establish group"

    def trail(self) -> list[Crumb]:
        return places.groups()

    def cancel_url(self) -> str:
        return address("partnership:subgroup_list")

    def perform(self, form: PlainForm) -> Subgroup:
        return Subgroup.establish(by=self.me, at=self.now, **form.answers())

    def say(self, result: Subgroup) -> str:
        return f"{result} is established. Add its seats and its terms of reference next."


class OnSubgroup:
    """What every page about one group shares."""

    model = Subgroup
    lookup = "slug"

    def find(self) -> Any:
        return super().find().select_related("answers_to")  # type: ignore[misc]

    def trail(self) -> list[Crumb]:
        return places.groups()


class SubgroupDetail(OnSubgroup, DetailPage):
    permission = "partnership.read"
    template_name = "partnership/subgroup_detail.html"

    def steps(self) -> list[Step]:
        group, stands = self.object, self.object.ended_on is None
        seat = address("partnership:seat_new", group=group.slug)
        slug = {"slug": group.slug}
        return [
            Step("Add a seat", seat, "partnership.keep_seats", when=stands),
            Step("Edit", address("partnership:subgroup_edit", **slug), KEEP, when=stands),
            Step(
                "End the group", address("partnership:subgroup_ending", **slug), KEEP, when=stands
            ),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        group = self.object
        seats = seats_of(group)
        for seat in seats:
            seat.term = term_state(seat.holder, self.today) if seat.holder else None
        vacant = sum(seat.holder is None for seat in seats)
        words = count_words(vacant, "vacancy,vacancies") if seats else ""
        return super().context(
            seats=seats,
            vacancies=words,
            answering=list(group.answering.serving().order_by("name")),
            **self.terms(),
            **extra,
        )

    def terms(self) -> dict[str, Any]:
        """The terms in force, and the draft where this person may see one."""
        terms, draft = terms_in_force(self.object), draft_of(self.object, me=self.me)
        may_write = self.may("partnership.write_terms") and self.object.ended_on is None
        new = address("partnership:terms_new", group=self.object.slug)
        return {
            "terms": terms,
            "terms_summary": summary(terms) if terms else "",
            "terms_state": review_state(terms, self.today) if terms else None,
            "draft": draft,
            "terms_new_url": new if may_write and draft is None else "",
        }


class SubgroupEdit(OnSubgroup, EditPage):
    permission = KEEP
    form_class = SubgroupForm

    def form_kwargs(self) -> dict[str, Any]:
        return {"group": self.object}

    def heading(self) -> str:
        return f"Edit {self.object}"


class SubgroupEnding(OnSubgroup, VerbPage):
    permission = KEEP
    verb = "end"
    form_class = ClosureForm
    button = "End the group"
    is_harmful = True

    def heading(self) -> str:
        return f"End {self.object}?"

    def consequences(self) -> list[str]:
        seats = count_words(self.object.seats.open().count(), "seat,seats")
        return [
            f"Its {seats} end on the same day." if seats != "no seats" else "It has no seats.",
            "It is shown among the historical groups. Its terms, meetings and papers stay.",
        ]
