"""Two people at once cannot offer two courses of one title."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("training", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="course",
            constraint=models.UniqueConstraint(
                models.F("partnership"),
                django.db.models.functions.text.Lower("title"),
                condition=models.Q(("ended_on__isnull", True)),
                name="course_offered_title_once",
            ),
        ),
    ]
