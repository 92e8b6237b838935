"""Components say what they mean in words, and link to where the work is."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.core.validators import MinValueValidator
from django.http import QueryDict
from django.template import engines

from core.accounts.models import User
from core.pages.fields import DayField
from core.pages.keyset import KeysetPage
from core.pages.parts import Figure, Link, State
from core.pages.shapes import SHAPES
from core.pages.wording import say_plainly

Draw = Callable[..., str]


@pytest.fixture
def draw() -> Draw:
    def run(source: str, **context: Any) -> str:
        template = engines["django"].from_string("{% load components %}" + source)
        return str(template.render(context))

    return run


class Plan(forms.Form):
    title = forms.CharField()
    due = DayField()
    answer = forms.ChoiceField(choices=[("y", "Yes"), ("n", "No")], widget=forms.RadioSelect)
    told = forms.MultipleChoiceField(choices=[("p", "P")], widget=forms.CheckboxSelectMultiple)


@pytest.mark.parametrize("kind", SHAPES)
def test_every_kind_of_state_has_a_word_and_a_shape_of_its_own(draw: Draw, kind: str) -> None:
    html = draw("{% state one %}", one=State("In words", kind))

    assert "In words" in html
    assert "<path" in html or "<circle" in html
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_a_state_without_a_shape_is_a_mistake(draw: Draw) -> None:
    with pytest.raises(KeyError):
        draw('{% state "Late" "purple" %}')


def test_no_state_draws_nothing(draw: Draw) -> None:
    assert draw("{% state nothing %}", nothing=None) == ""


def test_words_of_a_state_are_escaped(draw: Draw) -> None:
    assert "&lt;b&gt;" in draw("{% state word %}", word="<b>")


def test_the_error_summary_links_to_the_first_box_of_each_field(draw: Draw) -> None:
    html = draw("{% error_summary form %}{{ form }}", form=Plan({}))

    for box in ("id_title", "id_due_0", "id_answer_0", "id_told_0"):
        assert f'href="#{box}"' in html
        assert f'id="{box}"' in html


def test_a_refusal_links_to_the_missing_step(draw: Draw) -> None:
    form = Plan({})
    form.add_error(None, "The action has no accepted evidence.")
    form.refusal = SimpleNamespace(link="/evidence/")

    assert '<a href="/evidence/">The action has no accepted evidence.</a>' in draw(
        "{% error_summary form %}", form=form
    )


def test_a_form_without_problems_has_no_summary(draw: Draw) -> None:
    assert draw("{% error_summary form %}", form=Plan()).strip() == ""


def test_an_error_is_tied_to_its_box_and_said_to_be_one(draw: Draw) -> None:
    html = draw("{{ form.title.as_field_group }}", form=Plan({}))

    assert 'aria-describedby="id_title_error"' in html
    assert 'id="id_title_error"' in html
    assert '<span class="govuk-visually-hidden">Error:</span>' in html


def test_choices_stand_in_a_fieldset_with_their_question(draw: Draw) -> None:
    html = draw("{{ form.answer.as_field_group }}", form=Plan())

    assert html.index("<fieldset") < html.index("<legend") < html.index("Yes")


def test_messages_name_the_field_in_plain_words() -> None:
    form = Plan({"due_0": "x"})
    say_plainly(form)

    assert form.errors["title"] == ["Fill in “Title”."]
    assert form.errors["answer"] == ["Choose an answer for “Answer”."]


def test_what_is_past_a_limit_is_told_by_name_and_number() -> None:
    class Room(forms.Form):
        places = forms.IntegerField(min_value=1, max_value=40)
        title = forms.CharField(max_length=5)
        own = forms.IntegerField(validators=[MinValueValidator(3, "At least three, please.")])

    few, many = Room({"places": "0", "title": "Too long", "own": "1"}), Room({"places": "99"})
    say_plainly(few)
    say_plainly(many)

    assert few.errors["places"] == ["“Places” must be 1 or more."]
    assert many.errors["places"] == ["“Places” must be 40 or less."]
    assert few.errors["title"] == ["“Title” may have 5 characters at most; it has 8."]
    assert few.errors["own"] == ["At least three, please."]


def test_a_message_that_a_form_wrote_itself_stays() -> None:
    class Own(forms.Form):
        title = forms.CharField(error_messages={"required": "Say what will be done."})

    form = Own({})
    say_plainly(form)

    assert form.errors["title"] == ["Say what will be done."]


def test_an_empty_choice_says_a_word() -> None:
    class Asked(forms.Form):
        owner = forms.ModelChoiceField(User.objects.none())
        helper = forms.ModelChoiceField(User.objects.none(), required=False)
        named = forms.ModelChoiceField(User.objects.none(), empty_label="No agency")

    form = Asked()
    say_plainly(form)

    assert [form.fields[name].empty_label for name in form.fields] == [
        "Choose",
        "None",
        "No agency",
    ]
    assert "---" not in str(form)


def test_a_panel_offers_its_verb_only_where_there_is_one(draw: Draw) -> None:
    source = (
        '{% panel "Evidence" id="e" count=2 verb_url=url verb_label="Upload" %}Body{% endpanel %}'
    )

    offered, not_offered = draw(source, url="/new/"), draw(source, url="")

    assert '<a class="app-panel__verb" href="/new/">Upload</a>' in offered
    assert "Upload" not in not_offered
    assert "(2)" in offered


def test_a_fact_that_is_not_recorded_says_so(draw: Draw) -> None:
    html = draw('{% facts %}{% fact "Quorum" none empty="None stated" %}{% endfacts %}', none=None)

    assert "None stated" in html


def test_a_state_may_be_a_fact(draw: Draw) -> None:
    html = draw('{% state "Late" "late" as late %}{% facts %}{% fact "State" late %}{% endfacts %}')

    assert 'class="app-state app-state--late"' in html


def test_a_fact_is_escaped_and_told_in_words(draw: Draw) -> None:
    html = draw('{% facts %}{% fact "A" a %}{% fact "B" b %}{% endfacts %}', a="<b>", b=True)

    assert "&lt;b&gt;" in html
    assert "<dd>Yes</dd>" in html


def test_a_heading_sorts_up_then_down_and_keeps_the_filters(draw: Draw) -> None:
    source = '{% sort_header "Due" "due" sorted_by query %}'
    query = QueryDict("agency=police&after=abc&sort=due")

    first, again = (
        draw(source, sorted_by="code", query=query),
        draw(source, sorted_by="due", query=query),
    )

    assert 'href="?agency=police&amp;sort=due"' in first
    assert 'href="?agency=police&amp;sort=-due"' in again
    assert 'aria-sort="ascending"' in again
    assert "aria-sort" not in first


def test_the_pager_links_only_to_pages_there_are(draw: Draw) -> None:
    source = "{% pager rows query %}"
    middle = KeysetPage([1], links={"previous": "before=a", "next": "after=b"})

    html = draw(source, rows=middle, query=QueryDict("q=x&after=old"))

    assert 'href="?q=x&amp;after=b"' in html
    assert 'href="?q=x&amp;before=a"' in html
    assert draw(source, rows=KeysetPage([1]), query=QueryDict("")).strip() == ""


def test_a_count_says_what_is_shown_of_what_there_is(draw: Draw) -> None:
    source = '{% include "components/count.html" with noun="action,actions" cap=1000 %}'

    assert "Showing 50 of <strong>1,000+</strong> actions" in draw(source, shown=50, total=1001)
    assert "3 actions" in draw(source, shown=3, total=3)
    assert "No actions" in draw(source, shown=0, total=0)


def test_a_figure_shows_its_denominator(draw: Draw) -> None:
    html = draw('{% include "components/figures.html" %}', figures=[Figure("Answered", 7, 9)])

    assert "of 9" in html


def test_two_texts_are_marked_by_word_and_sign(draw: Draw) -> None:
    html = draw("{% diff old new %}", old="sent <one> week", new="sent <two> weeks")

    assert "[deleted: " in html
    assert "[inserted: " in html
    assert "−</span>&lt;one&gt; week" in html


def test_nothing_here_says_what_to_do(draw: Draw) -> None:
    html = draw(
        '{% include "components/empty.html" with words="No action yet." %}',
        link=Link("Raise an action", "/new/"),
    )

    assert '<a class="govuk-link" href="/new/">Raise an action</a>' in html
