"""Everything under /account/. Of allauth's routes only those that are wanted exist."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from core.accounts.demo import is_demo
from core.accounts.views.demo import DemoSignIn
from core.accounts.views.entrance import (
    ChangePassword,
    ConfirmByPasskey,
    NamePasskey,
    RemovePasskey,
    fitted,
    of_one_s_own,
)
from core.accounts.views.join import Join
from core.accounts.views.kept import KeptText
from core.accounts.views.own import Account, Elsewhere, Help, Onward, SetUp, ToAccount
from core.accounts.views.session import Alive, Back

ours = [
    path("", Account.as_view(), name="account"),
    path("help/", Help.as_view(), name="account_help"),
    path("alive/", Alive.as_view(), name="account_alive"),
    path("back/", Back.as_view(), name="account_back"),
    path("kept-text/", KeptText.as_view(), name="account_kept"),
    path("elsewhere/", Elsewhere.as_view(), name="account_elsewhere"),
    path("join/", Join.as_view(), name="account_join"),
    path("demo/", DemoSignIn.as_view(), name="account_demo"),
    path("second-step/set-up/", SetUp.as_view(), name="account_set_up"),
    path("second-step/onward/", Onward.as_view(), name="account_onward"),
    path("second-step/", ToAccount.as_view(), name="mfa_index"),
    path("passkeys/", ToAccount.as_view(), name="mfa_list_webauthn"),
]

sign_in = account.LoginView.as_view(extra_context={"is_demo": is_demo})
signing_in = [
    path("login/", fitted(sign_in), name="account_login"),
    path("logout/", fitted(account.logout), name="account_logout"),
    path("closed/", fitted(account.account_inactive), name="account_inactive"),
    path("second-step/code/", fitted(second.authenticate), name="mfa_authenticate"),
    path("passkeys/sign-in/", fitted(passkeys.login_webauthn), name="mfa_login_webauthn"),
]

lost_password = [
    path("password/lost/", fitted(account.password_reset), name="account_reset_password"),
    path(
        "password/lost/sent/",
        fitted(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/lost/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-0-9A-Za-z]+)/$",
        fitted(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/lost/done/",
        fitted(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]

confirming = [
    path("confirm/", of_one_s_own(account.reauthenticate), name="account_reauthenticate"),
    path("confirm/code/", of_one_s_own(second.reauthenticate), name="mfa_reauthenticate"),
    path(
        "confirm/passkey/",
        of_one_s_own(ConfirmByPasskey.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
]

credentials = [
    path("password/", of_one_s_own(ChangePassword.as_view()), name="account_change_password"),
    path("app/new/", of_one_s_own(app.activate_totp), name="mfa_activate_totp"),
    path("app/removal/", of_one_s_own(app.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "recovery-codes/", of_one_s_own(codes.view_recovery_codes), name="mfa_view_recovery_codes"
    ),
    path(
        "recovery-codes/new/",
        of_one_s_own(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "recovery-codes/file/",
        of_one_s_own(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("passkeys/new/", of_one_s_own(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "passkeys/<slug:code>/edit/", of_one_s_own(NamePasskey.as_view()), name="mfa_edit_webauthn"
    ),
    path(
        "passkeys/<slug:code>/removal/",
        of_one_s_own(RemovePasskey.as_view()),
        name="mfa_remove_webauthn",
    ),
]

urlpatterns = ours + signing_in + lost_password + confirming + credentials
