from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0007_who_else_was_there'),
    ]

    operations = [
        migrations.AddField(
            model_name=model,
            name='extra_reason',
            field=models.TextField(blank=True, default='', verbose_name='why it is an extra meeting'),
            preserve_default=False,
        )
        for model in ('meeting', 'historicalmeeting')
    ]
