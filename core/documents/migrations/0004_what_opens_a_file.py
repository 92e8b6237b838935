from django.db import migrations, models

WORDS = models.DateTimeField(blank=True, null=True, verbose_name='may be opened since')


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_rights_of_a_job'),
    ]

    operations = [
        migrations.AlterField(model_name=name, name='found_clean_at', field=WORDS)
        for name in ('storedfile', 'historicalstoredfile')
    ]
