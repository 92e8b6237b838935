"""allauth's forms in our words: labels and hints, no placeholders."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest

ADDRESS = "Enter an e-mail address in the form name@example.org"
LONG_ENOUGH = "At least 12 characters. Three words in a row are easier to remember than symbols."
MISSING = {
    "login": "Enter your e-mail address",
    "email": "Enter your e-mail address",
    "password": "Enter your password",
    "oldpassword": "Enter your password of today",
    "password1": "Choose a new password",
    "password2": "Type the new password a second time",
    "code": "Enter the code",
    "name": "Give this passkey a name",
}


class Worded(forms.Form):
    """Gives fields their label and hint: ``{"name": ("Label", "Hint")}``."""

    words: ClassVar[dict[str, tuple[str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            label, hint = self.words.get(name, (field.label, ""))
            field.label, field.help_text = label, hint
            field.error_messages["required"] = MISSING.get(name, f"Enter {name}")


def _plain(field: forms.Field) -> None:
    """An e-mail address in letters that look like nothing else."""
    field.error_messages["invalid"] = ADDRESS
    for validator in field.validators:
        if hasattr(validator, "domain_regex"):
            validator.message = ADDRESS
    field.validators.append(_ascii_only)


def _ascii_only(value: str) -> None:
    if not value.isascii():
        raise forms.ValidationError(ADDRESS)


class SignIn(Worded, account.LoginForm):
    """E-mail address and password."""

    words = {"login": ("E-mail address", ""), "password": ("Password", "")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["login"])


class ConfirmByPassword(Worded, account.ReauthenticateForm):
    """The password again, before something sensitive."""

    words = {"password": ("Password", "")}


class AskForReset(Worded, account.ResetPasswordForm):
    """Where to send a link for a new password."""

    words = {"email": ("E-mail address", "The address you sign in with.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["email"])

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """One mail in either case. allauth's own to strangers would invite them to sign up."""
        if self.users:
            return str(super().save(request, **kwargs))
        email = str(self.cleaned_data["email"])
        get_adapter(request).send_mail("account/email/unknown_account", email, {})
        return email


class _NewPassword(Worded):
    words = {
        "oldpassword": ("Your password of today", ""),
        "password1": ("New password", LONG_ENOUGH),
        "password2": ("New password again", ""),
    }


class ChangePassword(_NewPassword, account.ChangePasswordForm):
    """A new password, by somebody who knows the old one."""


class ResetPassword(_NewPassword, account.ResetPasswordKeyForm):
    """A new password, by somebody who was sent a link."""


class FirstPassword(_NewPassword, account.SetPasswordForm):
    """The first password of somebody who was invited."""
