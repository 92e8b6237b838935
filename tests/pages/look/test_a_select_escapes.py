"""A select's options are drawn without a template, and escape what people wrote all the same."""

from django import forms
from django.forms.renderers import get_default_renderer

HOSTILE = '"><script>alert(1)</script>'


def test_names_in_options_and_groups_are_escaped() -> None:
    field = forms.ChoiceField(choices=[(HOSTILE, HOSTILE), (HOSTILE, [("a", HOSTILE)])])
    html = field.widget.render("agency", "", renderer=get_default_renderer())
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert html.count("<option") == 2 and html.count("<optgroup") == 1
