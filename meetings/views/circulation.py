"""Sending out the agenda: which papers go with it, which are missing, and who is told."""

from typing import Any

from django.utils.functional import cached_property

from core.pages.templatetags.words import count_words
from meetings.models import Paper
from meetings.readers import members_of
from meetings.views.meeting import note_part_b
from meetings.views.of_meeting import MeetingVerb


class MeetingCirculation(MeetingVerb):
    """Agenda and papers go out; their versions are pinned."""

    permission = "meetings.run"
    verb = "circulate"
    template_name = "meetings/circulation.html"
    title = "Send out agenda and papers"
    button = "Send them out"
    done = "Agenda and papers are out. Everybody with a seat on the group is told."

    def consequences(self) -> list[str]:
        return ["The versions of the papers as they are now are pinned to this meeting."]

    def told(self) -> list[str]:
        people = members_of(self.object.group_id).exclude(pk=self.me.pk).count()
        others = " besides you" if self.object.group_id in self.me.group_ids else ""
        who = count_words(people, "person,people")
        gets = "gets" if people == 1 else "get"
        seat = f"{who}{others} with a seat on the group"
        return [f"{seat} {gets} an e-mail with a link, not with the papers."]

    @cached_property
    def papers(self) -> list[Paper]:
        """Those this person may know of, in the order of the agenda, each with how it stands."""
        rows = Paper.objects.visible_to(self.me).wanted().filter(item__meeting=self.object)
        rows = rows.select_related("item__source", "owner").prefetch_related("versions")
        found = list(rows.order_by("item__part", "item__order", "code"))
        for paper in found:
            paper.item.meeting = self.object
            paper.shown_state = paper.state_on(self.today)
            paper.newest = next(iter(paper.versions.all()), None)
        return found

    def context(self, **extra: Any) -> dict[str, Any]:
        if self.request.method == "GET":
            note_part_b([paper.item for paper in self.papers], page=self)
        return super().context(
            going=[p for p in self.papers if p.newest],
            missing=[p for p in self.papers if not p.newest],
            **extra,
        )
