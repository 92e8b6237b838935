"""allauth's forms of the second step in our words: codes and passkeys."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.base import forms as second
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from core.accounts import throttle
from core.accounts.factors import FactorAdapter
from core.accounts.forms import Worded

NO_PASSKEY = "That passkey was not accepted. Try again, or use another way."


# A code is good for its own half minute and the one on each side of it.
CODE_LIVES = 3 * 30


class _Code(Worded):
    words = {"code": ("Code", "")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "class": "govuk-input--width-10",
            "inputmode": "numeric",
            "spellcheck": "false",
        }

    def _first_use(self, code: str) -> str:
        """allauth forgets a used code after 30 seconds, but takes it for 90: remember longer."""
        if not throttle.once(f"code:{self.user.pk}:{code.replace(' ', '')}", CODE_LIVES):
            raise FactorAdapter().validation_error("incorrect_code")
        return code


class _UsedCode(_Code):
    def clean_code(self) -> str:
        code: str = super().clean_code()
        used = self.authenticator.type == Authenticator.Type.TOTP
        return self._first_use(code) if used else code


class SecondStep(_UsedCode, second.AuthenticateForm):
    """A code of the app, or a recovery code, to finish a sign-in."""

    words = {"code": ("Code", "From your authenticator app, or one of your recovery codes.")}


class ConfirmByCode(_UsedCode, second.ReauthenticateForm):
    """A code again, before something sensitive."""

    words = SecondStep.words


class AddApp(_Code, totp.ActivateTOTPForm):
    """The first code of an app that has just been set up."""

    words = {"code": ("Code shown by the app", "6 digits, new every half minute.")}

    def clean_code(self) -> str:
        return self._first_use(super().clean_code())


class _Passkey(Worded):
    """What the browser sends is a stranger's text: whatever is wrong with it, we say so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages |= {"required": NO_PASSKEY, "invalid": NO_PASSKEY}

    def _careful(self, step: Callable[[], Any]) -> Any:
        try:
            return step()
        except (AttributeError, KeyError, TypeError, ValueError) as trouble:
            raise forms.ValidationError(NO_PASSKEY) from trouble


class AddPasskey(_Passkey, webauthn.AddWebAuthnForm):
    """A new passkey, made by the browser. Always one that signs in by itself."""

    words = {"name": ("Name of this passkey", "For example “Work laptop”. You can change it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        self.fields["name"].max_length = 60

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        return self._careful(super().clean)


class _UsedPasskey(_Passkey):
    def clean_credential(self) -> Authenticator:
        return self._careful(super().clean_credential)


class SignInByPasskey(_UsedPasskey, webauthn.LoginWebAuthnForm):
    """A passkey instead of password and second step."""


class SecondStepByPasskey(_UsedPasskey, webauthn.AuthenticateWebAuthnForm):
    """A passkey after the password."""


class ConfirmByPasskey(_UsedPasskey, webauthn.ReauthenticateWebAuthnForm):
    """A passkey again, before something sensitive."""


class NamePasskey(Worded, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    words = AddPasskey.words
