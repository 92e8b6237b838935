"""Forms of the operator, who has no membership."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.pages.forms import PlainForm
from core.pages.palette import Colour
from core.pages.parts import Option
from partnership.choices import Standing
from partnership.models import Partnership

STANDINGS = [
    (Standing.LIVE, Option("Live", "A partnership’s own system.")),
    (Standing.DEMO, Option("Demonstration", "Invented; a banner says so on every page.")),
    (
        Standing.REFERENCE,
        Option("Made from public documents", "A banner says that it is not theirs."),
    ),
]


class FirstManagerForm(PlainForm):
    """Whom the operator invites to take the partnership on."""

    manager_name = forms.CharField(label="Name of the first business manager", max_length=120)
    manager_email = forms.EmailField(label="Their e-mail address", max_length=254)
    manager_post = forms.CharField(label="Their post", max_length=160, initial="Business manager")

    def clean_manager_email(self) -> str:
        email: str = self.cleaned_data["manager_email"].lower()
        if not email.isascii():
            raise ValidationError("Enter an e-mail address like name@example.org.")
        return email

    def manager(self) -> dict[str, str]:
        """Name, e-mail and post, as the verb takes them."""
        return {name: self.cleaned_data[f"manager_{name}"] for name in ("name", "email", "post")}


class PartnershipForm(FirstManagerForm):
    """A new partnership and its first business manager."""

    field_order = ["name", "short_name", "slug", "area", "mark", "colour", "standing"]
    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="For example, Wealdshire Safeguarding Children Partnership",
    )
    short_name = forms.CharField(label="Short name", max_length=30, help_text="For page titles.")
    slug = forms.SlugField(
        label="Address",
        max_length=40,
        help_text="Small letters, numbers and hyphens. It stands in every link and never changes.",
        error_messages={"invalid": "Use small letters, numbers and hyphens only."},
    )
    area = forms.CharField(label="Area", max_length=120)
    mark = forms.CharField(
        label="Mark",
        max_length=4,
        help_text="Up to four letters shown beside the name.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}),
    )
    colour = forms.ChoiceField(label="Colour", choices=Colour.choices, initial=Colour.GRAPHITE)
    standing = forms.ChoiceField(
        label="What it is", choices=STANDINGS, widget=forms.RadioSelect, initial=Standing.LIVE
    )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"].lower()
        if Partnership.objects.filter(slug=slug).exists():
            raise ValidationError("Another partnership has this address.")
        return slug

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Partnership.objects.filter(name__iexact=name).exists():
            raise ValidationError("Another partnership has this name.")
        return name

    def facts(self) -> dict[str, Any]:
        """Everything about the partnership itself, as its verb takes it."""
        names = ("name", "short_name", "slug", "area", "mark", "colour", "standing")
        return {name: self.cleaned_data[name] for name in names}
