"""Settings of sign-in and sessions, the same in every installation."""

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SITE_NAME = "Safeguarding partnerships"
PASSWORD_RESET_TIMEOUT = 60 * 60
SESSION_COOKIE_AGE = 12 * 60 * 60
# Enforced on the server, by timestamps in the session: see core.accounts.limits.
SESSION_IDLE_SECONDS = 30 * 60
SESSION_WHOLE_SECONDS = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "core.accounts.views.kept.token_refused"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# allauth. Accounts come by invitation: no sign-up, no e-mail verification of its own.
ACCOUNT_ADAPTER = "core.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "core.accounts.tokens.ResetTokens"
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "20/m/ip,3/10m/key",
}
ACCOUNT_FORMS = {
    "login": "core.accounts.forms.SignIn",
    "reauthenticate": "core.accounts.forms.ConfirmByPassword",
    "change_password": "core.accounts.forms.ChangePassword",
    "reset_password": "core.accounts.forms.AskForReset",
    "reset_password_from_key": "core.accounts.forms.ResetPassword",
}
MFA_ADAPTER = "core.accounts.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "core.accounts.factor_forms.SecondStep",
    "reauthenticate": "core.accounts.factor_forms.ConfirmByCode",
    "activate_totp": "core.accounts.factor_forms.AddApp",
    "add_webauthn": "core.accounts.factor_forms.AddPasskey",
    "edit_webauthn": "core.accounts.factor_forms.NamePasskey",
    "login_webauthn": "core.accounts.factor_forms.SignInByPasskey",
    "authenticate_webauthn": "core.accounts.factor_forms.SecondStepByPasskey",
    "reauthenticate_webauthn": "core.accounts.factor_forms.ConfirmByPasskey",
}
