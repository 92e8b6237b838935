"""Settings of the product, read from the environment once, at start.

Everything that differs between a demo, a test run and production is an environment
variable; `bin/dev`, `bin/test` and docker-compose.yml are the three places that set them.
"""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF

from config.logs import LOGGING  # noqa: F401
from config.sign_in import *  # noqa: F403  the same in every installation

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# -- Which installation this is --------------------------------------------------------
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
SECRET_KEY = env.str("SECRET_KEY")
DEBUG = False
# Demo sign-in needs this *and* the marker row of a demo database (design §8).
DEMO = env.bool("DEMO", default=False)
# Undeclared routes raise instead of answering 403 (design §4.4).
STRICT_ROUTES = env.bool("STRICT_ROUTES", default=False)
SITE_URL = env.str("SITE_URL", default="http://localhost:8000")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
BEHIND_TLS = env.bool("BEHIND_TLS", default=False)
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# -- Apps --------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "health_check",
    "pgtrigger",
    "rules",
    "simple_history",
    "core.tenancy",
    "core.accounts",
    "core.journal",
    "core.calendar",
    "core.documents",
    "core.pages",
    "partnership",
    "reviews",
    "actions",
    "training",
    "meetings",
    "config.apps.ConfigConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "core.pages.middleware.PrivateResponses",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "core.accounts.middleware.SessionLimits",
    "core.accounts.middleware.SecondFactor",
    "core.tenancy.middleware.ScopedRequests",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# -- Database and the fence ----------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Plans are kept for each connection: planning a page's questions costs more than answering them.
DATABASES["default"].setdefault("OPTIONS", {}).update(
    application_name="partnership", server_side_binding=True, prepare_threshold=5
)
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True
# "app" runs web and workers; "owner" migrates. See core.tenancy.roles.
DATABASE_ROLE = env.str("DATABASE_ROLE", default="app")
TENANT_MODEL = "partnership.Partnership"
MEMBERSHIP_MODEL = "partnership.Membership"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Counters of attempts live here: too small a table would forget them under attack.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# -- Templates and forms -------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.pages.context.shell",
            ],
            "builtins": ["core.pages.templatetags.words"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# -- Language and time ---------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
FORMAT_MODULE_PATH = ["config.formats"]

# -- Static files (our own in static/, compiled styles in static/built/, the guide's pictures) --
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static", ("guide", BASE_DIR / "docs" / "guide" / "pictures")]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR_DIR / "files"), "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
# clamd; empty = uploads wait in quarantine until a scanner is configured.
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", default="")

# -- Sign-in: the rest is in config.sign_in --------------------------------------------------
PASSWORD_HASHERS = env.list(
    "PASSWORD_HASHERS", default=["django.contrib.auth.hashers.Argon2PasswordHasher"]
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS

# -- Headers -----------------------------------------------------------------------------------
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
SECURE_SSL_REDIRECT = BEHIND_TLS
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("camera", "microphone", "geolocation", "payment", "usb", "interest-cohort")
}

# -- Work behind the page --------------------------------------------------------------------
CELERY_BROKER_URL = env.str("BROKER_URL", default="filesystem://")
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "data_folder_in": str(VAR_DIR / "broker" / "queue"),
        "data_folder_out": str(VAR_DIR / "broker" / "queue"),
        "control_folder": str(VAR_DIR / "broker" / "control"),
    }
    if CELERY_BROKER_URL.startswith("filesystem")
    else {
        "visibility_timeout": 3600,
        "max_retries": 1,
        "interval_start": 0,
        "socket_connect_timeout": 2,
    }
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A broker that is down must not hold a page: the row is written, the sweep finds it.
# (`max_retries` above is for the same: without it a refused connection takes six seconds.)
CELERY_TASK_PUBLISH_RETRY = False

# -- Mail --------------------------------------------------------------------------------------
vars().update(env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'mail'}"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", default="Partnership <no-reply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

SIMPLE_HISTORY_ENABLED = True
SILENCED_SYSTEM_CHECKS: list[str] = []
