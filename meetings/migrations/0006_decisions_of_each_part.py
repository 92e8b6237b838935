from django.db import migrations, models


def column(name, field, *, keeps_default=True):
    """The same column for the rows and for their history."""
    return [
        migrations.AddField(model, name, field, preserve_default=keeps_default)
        for model in ('decision', 'historicaldecision')
    ]


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0005_why_each_group_is_missing'),
    ]

    operations = [
        *column('part', models.CharField(choices=[('A', 'Part A'), ('B', 'Part B, restricted')], default='A', editable=False, max_length=1)),
        *column('corrected_at', models.DateTimeField(blank=True, null=True, verbose_name='corrected after it was sent out')),
        *column('correction_reason', models.TextField(blank=True, default='', verbose_name='why it was corrected'), keeps_default=False),
        *column('sent_out_as', models.TextField(blank=True, default='', verbose_name='as it was sent out'), keeps_default=False),
        migrations.AlterModelOptions(
            name='decision',
            options={'base_manager_name': 'objects', 'default_manager_name': 'objects', 'ordering': ['part', 'number']},
        ),
        migrations.RemoveConstraint(model_name='decision', name='decision_number_once'),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('partnership', 'part', 'number'), name='decision_number_once'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('part__in', ['A', 'B'])), name='decision_part'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrected_at__isnull', True), ('correction_reason', ''), ('sent_out_as', '')), models.Q(('corrected_at__isnull', False), models.Q(('correction_reason', ''), _negated=True), models.Q(('sent_out_as', ''), _negated=True)), _connector='OR'), name='decision_corrected_whole'),
        ),
    ]
