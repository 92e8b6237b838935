"""A date moved onto a morning that was planned for the old one gets its line."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("calendar", "0002_mornings_and_holidays")]

    operations = [
        migrations.RemoveConstraint(model_name="reminder", name="reminder_once"),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                fields=("partnership", "kind", "subject_id", "recipient", "slot_on", "due_on"),
                name="reminder_once",
            ),
        ),
    ]
