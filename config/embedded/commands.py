"""Several management commands in one process, so that Django's start is paid for once.

``python -m config.embedded.commands "migrate --verbosity 0" createcachetable``
"""

import os
import shlex
import sys


def main(lines: list[str]) -> None:
    """Run each line as `manage.py` would; the first that fails ends it with its error."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    for line in lines:
        call_command(*shlex.split(line))


if __name__ == "__main__":
    main(sys.argv[1:])
