"""The product's settings, with the baseline page beside its own."""

from config.settings import *  # noqa: F403
from config.settings import BASE_DIR, TEMPLATES

ROOT_URLCONF = "benchmarks.urls"
TEMPLATES[0] |= {"DIRS": [BASE_DIR / "templates", BASE_DIR / "benchmarks" / "templates"]}
