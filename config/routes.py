"""Declarations of the routes other people wrote (design §4.4). Ours declare themselves."""

from core.tenancy.routes import PUBLIC, READ, SIGNED_IN, WRITE, RouteRule

_guest_reads = RouteRule(PUBLIC, READ)
_guest_writes = RouteRule(PUBLIC, WRITE)
_own_reads = RouteRule(SIGNED_IN, READ)
_own_writes = RouteRule(SIGNED_IN, WRITE)

FOREIGN_ROUTES: dict[str, RouteRule] = {
    # allauth: signing in and out, a lost password
    "account_login": _guest_writes,
    "account_logout": _guest_writes,
    "account_inactive": _guest_reads,
    "account_reset_password": _guest_writes,
    "account_reset_password_done": _guest_reads,
    "account_reset_password_from_key": _guest_writes,
    "account_reset_password_from_key_done": _guest_reads,
    "mfa_authenticate": _guest_writes,
    "mfa_login_webauthn": _guest_writes,
    # allauth: one's own password and second step
    "account_reauthenticate": _own_writes,
    "account_change_password": _own_writes,
    "mfa_reauthenticate": _own_writes,
    "mfa_reauthenticate_webauthn": _own_writes,
    "mfa_activate_totp": _own_writes,
    "mfa_deactivate_totp": _own_writes,
    "mfa_view_recovery_codes": _own_reads,
    "mfa_generate_recovery_codes": _own_writes,
    "mfa_download_recovery_codes": _own_reads,
    "mfa_add_webauthn": _own_writes,
    "mfa_edit_webauthn": _own_writes,
    "mfa_remove_webauthn": _own_writes,
}
