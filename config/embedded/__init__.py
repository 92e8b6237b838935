"""Sets up and runs the product on one machine: the parts behind bin/dev and bin/test.

Nothing in here reads Django's settings: it decides the environment they are read from.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


class SetUpError(Exception):
    """Something a person must mend. The message says what is wrong and the next step."""
