from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0004_agenda_items_are_not_carried'),
    ]

    operations = [
        migrations.AddField(
            model_name='contribution',
            name='without_reason',
            field=models.TextField(blank=True, default='', verbose_name='why the circular went on without it'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='historicalcontribution',
            name='without_reason',
            field=models.TextField(blank=True, default='', verbose_name='why the circular went on without it'),
            preserve_default=False,
        ),
        migrations.RemoveField(
            model_name='executivecircular',
            name='without_reason',
        ),
        migrations.RemoveField(
            model_name='historicalexecutivecircular',
            name='without_reason',
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('without_reason', ''), ('sent_at__isnull', True), _connector='OR'), name='contribution_missing_or_sent'),
        ),
    ]
