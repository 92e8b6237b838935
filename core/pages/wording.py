"""What is said when a box is empty or its content cannot be used: plain, and by its label."""

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH

from core.pages.fields import ClockField, DayField

# By a validator's code; it fills in the numbers.
LIMITS = {
    "min_value": "“{label}” must be %(limit_value)s or more.",
    "max_value": "“{label}” must be %(limit_value)s or less.",
    "min_length": "“{label}” must have %(limit_value)s characters or more.",
    "max_length": "“{label}” may have %(limit_value)s characters at most; it has %(show_value)s.",
    "null_characters_not_allowed": "“{label}” holds a sign that cannot be stored. Type it anew.",
}


def say_plainly(form: forms.BaseForm) -> None:
    """Give every field of a form messages that name it, where it has only Django's own.

    A message that a form wrote itself stays. Call it after the form's fields are made.
    """
    for name, field in form.fields.items():
        _name_the_empty_choice(field)
        label = str(field.label or name.replace("_", " ").capitalize())
        standard = _standard(field)
        for code, words in _messages(field, label).items():
            if field.error_messages.get(code) == standard.get(code):
                field.error_messages[code] = words
        field.error_messages = {**_limits(field, label), **field.error_messages}


def _name_the_empty_choice(field: forms.Field) -> None:
    """A word in the place of Django's dashes."""
    if isinstance(field, forms.ModelChoiceField) and field.empty_label == BLANK_CHOICE_DASH[0][1]:
        field.empty_label = "Choose" if field.required else "None"


def _standard(field: forms.Field) -> dict[str, str]:
    """The messages the field's class brings, as Django itself gathers them."""
    found: dict[str, str] = {}
    for kind in reversed(type(field).__mro__):
        found.update(getattr(kind, "default_error_messages", {}))
    return found


def _messages(field: forms.Field, label: str) -> dict[str, str]:
    messages = {"required": f"{_ask(field)} “{label}”."}
    if isinstance(field, forms.BooleanField):
        messages["required"] = f"Tick “{label}” to go on."
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        messages["invalid_choice"] = f"Choose one of the listed answers for “{label}”."
    if isinstance(field, forms.EmailField):
        messages["invalid"] = "Enter an e-mail address like name@example.org."
    if isinstance(field, forms.IntegerField):
        messages["invalid"] = f"Enter a whole number for “{label}”, in figures."
    if isinstance(field, forms.URLField):
        messages["invalid"] = f"Enter an address for “{label}” that begins with https://"
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        messages["invalid_list"] = messages["invalid_choice"]
    if isinstance(field, forms.FileField):
        messages["empty"] = f"The file chosen for “{label}” has nothing in it. Choose another."
        messages["max_length"] = f"The name of the file for “{label}” is too long. Shorten it."
    return messages


def _limits(field: forms.Field, label: str) -> dict[str, str]:
    """What is said past a limit, where the check has only Django's own words."""
    found = {v.code: v for v in field.validators if getattr(v, "code", "") in LIMITS}
    return {
        code: LIMITS[code].format(label=label)
        for code, validator in found.items()
        if validator.message is type(validator).message
    }


def _ask(field: forms.Field) -> str:
    if isinstance(field, DayField):
        return "Enter a date for"
    if isinstance(field, ClockField):
        return "Enter a time for"
    if isinstance(field, forms.FileField):
        return "Choose a file for"
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return "Choose an answer for"
    return "Fill in"
