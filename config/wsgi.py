"""The web process. It refuses to start with more database rights than it needs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from core.tenancy.roles import refuse_powerful_role  # noqa: E402

refuse_powerful_role()
