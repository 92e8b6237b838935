from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0008_extra_meetings'),
    ]

    operations = [
        operation
        for model in ('meeting', 'historicalmeeting')
        for operation in (
            migrations.AlterField(
                model_name=model,
                name='is_quorate',
                field=models.BooleanField(blank=True, null=True, verbose_name='quorate'),
            ),
            migrations.AlterField(
                model_name=model,
                name='quorum_note',
                field=models.TextField(
                    blank=True, verbose_name='why it went on without a quorum'
                ),
            ),
        )
    ]
