"""Why a file is not taken, in words for the person who sent it."""

from django.core.exceptions import ValidationError


class Unacceptable(ValidationError):
    """A file that cannot be taken. A form shows it at the field, a verb as a refusal."""

    @property
    def words(self) -> str:
        return str(self.messages[0])
