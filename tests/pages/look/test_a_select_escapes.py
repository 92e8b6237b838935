"""A select's options are drawn without a template, and escape what people wrote all the same."""

from django import forms
from django.forms.renderers import get_default_renderer

HOSTILE = '"><script>alert(1)</script>'


def test_names_in_options_and_groups_are_escaped() -> None:
    field = forms.ChoiceField(choices=[(HOSTILE, HOSTILE), (HOSTILE, [("a", HOSTILE)])])
    html = field.widget.render("agency", "", renderer=get_default_renderer())
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert html.count("<option") == 2 and html.count("<optgroup") == 1


def test_the_attributes_of_a_box_are_escaped_and_nothing_is_said_of_absent_ones() -> None:
    attrs = {"data-words": HOSTILE, "disabled": True, "hidden": False, "id": None, "tabindex": 0}
    html = forms.TextInput(attrs).render("q", "", renderer=get_default_renderer())
    assert "<script>" not in html and 'data-words="&quot;&gt;' in html
    assert " disabled" in html and ' tabindex="0"' in html
    assert "hidden" not in html and " id=" not in html
