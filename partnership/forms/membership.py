"""Forms about members and invitations."""

from typing import Any

from django import forms

from core.pages.forms import PlainForm
from partnership.choices import Role
from partnership.handover import OpenWork
from partnership.models import Agency, Membership
from partnership.roles import explained, fault

NOBODY = "nobody"


class RolesForm(PlainForm):
    """What an invitation and a membership share."""

    name = forms.CharField(label="Name", max_length=120)
    post = forms.CharField(label="Post", max_length=160, help_text="For example, Designated nurse")
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency",
        required=False,
        empty_label="None (business team, scrutineer)",
    )
    roles = forms.MultipleChoiceField(
        label="Roles",
        choices=explained,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chairing or sitting on a group comes with a seat there, not with a role.",
    )

    def prepare(self) -> None:
        self.fields["agency"].queryset = Agency.objects.serving()

    def clean_roles(self) -> list[str]:
        """Always in the list's own order, so that the same roles are the same value."""
        return [role for role in Role.values if role in self.cleaned_data["roles"]]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "roles" in cleaned:
            why = fault(cleaned["roles"], has_agency=cleaned.get("agency") is not None)
            if why and "agency" not in self.errors:
                self.add_error("roles", why)
        return cleaned


class InvitationForm(RolesForm):
    """Whom to invite, and as what."""

    field_order = ["name", "email", "post", "agency", "roles"]
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        help_text="Their own work address. The link in the mail is for this person only.",
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if not email.isascii():
            raise forms.ValidationError("Enter an e-mail address like name@example.org.")
        return email


class MembershipForm(RolesForm):
    """Name, post, address, agency and roles of a member.

    ``member`` is the membership edited: nobody is offered their own roles.
    """

    field_order = ["name", "post", "contact_email", "agency", "roles"]
    contact_email = forms.EmailField(
        label="Contact address",
        required=False,
        help_text="Where others reach them. It does not change the address they sign in with.",
    )

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        self.member = member
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        super().prepare()
        if self.member.pk == self.me.pk:
            del self.fields["roles"]
        agencies = Agency.objects.serving() | Agency.objects.filter(pk=self.member.agency_id)
        self.fields["agency"].queryset = agencies

    def clean(self) -> dict[str, Any]:
        if "roles" in self.fields:
            return super().clean()
        why = fault(self.member.roles, has_agency=self.cleaned_data.get("agency") is not None)
        if why:
            self.add_error("agency", why)
        return self.cleaned_data


class EndingForm(PlainForm):
    """Who takes over each kind of open work, and why the membership ends."""

    reason = forms.CharField(
        label="Why",
        max_length=500,
        help_text="It stands in the history. For example: left for another post.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, member: Membership, work: list[OpenWork], **kwargs: Any) -> None:
        self.member, self.work = member, work
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        others = Membership.objects.open().exclude(pk=self.member.pk).select_related("agency")
        for held in self.work:
            self.fields[self.box(held.key)] = _Taker(held, others)
        self.order_fields([*(self.box(held.key) for held in self.work), "reason"])

    @staticmethod
    def box(key: str) -> str:
        """The field's name for a kind of open work."""
        return f"to_{key}"

    def takers(self) -> dict[str, Membership | None]:
        """Who was chosen, or None for nobody, by kind."""
        return {held.key: self.cleaned_data[self.box(held.key)] for held in self.work}


class _Taker(forms.TypedChoiceField):
    """Those who can take a kind of work on; or nobody, where it can be left so."""

    def __init__(self, held: OpenWork, others: Any) -> None:
        self.people = {str(other.pk): other for other in held.takers(others)}
        nobody = [(NOBODY, held.kind.nobody)] if held.kind.nobody else []
        named = [(key, _told(member)) for key, member in self.people.items()]
        super().__init__(
            label=f"Who takes over: {held.label.lower()} ({held.count})",
            choices=[("", "Choose"), *named, *nobody],
            coerce=self.people.get,
        )


def _told(member: Membership) -> str:
    """A member with agency, as two may share a name, and with what they may do here."""
    home = member.agency.known_as if member.agency else member.post
    return f"{member.name}, {home} ({member.role_words})"
