"""The database role a process runs as. Row security binds neither superusers nor owners."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

_QUESTION = """
SELECT current_user, r.rolsuper, r.rolbypassrls,
       EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE c.relowner = r.oid AND n.nspname = 'public')
FROM pg_roles r WHERE r.rolname = current_user
"""


def refuse_powerful_role() -> None:
    """Stop a web or worker process whose role row-level security would not bind.

    Raises ImproperlyConfigured for a superuser, a BYPASSRLS role or an owner of tables.
    """
    if settings.DATABASE_ROLE == "owner":
        raise ImproperlyConfigured("The owner role migrates; it never runs web or workers.")
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION)
        name, superuser, bypass, owns = cursor.fetchone()
    connection.close()
    if superuser or bypass or owns:
        raise ImproperlyConfigured(
            f"The database role {name} could see past the partnership fence. "
            "Connect as the role 'app', which owns nothing."
        )
