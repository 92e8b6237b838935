"""Mornings, hand-overs that can be resumed, and the bank holidays themselves."""

import core.tenancy.ids
import django.db.models.deletion
from django.conf import settings
from core.tenancy.fence import Fence
from django.db import migrations, models
from django.utils import timezone


def fill(apps, schema_editor):
    """England's bank holidays from 2007 to three years ahead of the day this runs."""
    from core.calendar.models.holiday import published

    BankHoliday = apps.get_model("calendar", "BankHoliday")
    days = [BankHoliday(on=on, name=name) for on, name in published(timezone.localdate())]
    BankHoliday.objects.bulk_create(days, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ('calendar', '0001_initial'),
        ('partnership', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Morning',
            fields=[
                ('id', models.UUIDField(default=core.tenancy.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('begun_at', models.DateTimeField()),
                ('planned_at', models.DateTimeField(blank=True, null=True)),
                ('lines', models.PositiveIntegerField(default=0)),
                ('trouble', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ['-on'],
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        migrations.AlterModelOptions(
            name='reminder',
            options={'base_manager_name': 'objects', 'default_manager_name': 'objects', 'ordering': ['-slot_on', '-id']},
        ),
        migrations.RemoveIndex(
            model_name='reminder',
            name='reminder_recent',
        ),
        migrations.RemoveIndex(
            model_name='reminder',
            name='reminder_waiting',
        ),
        migrations.RemoveField(
            model_name='reminder',
            name='digest',
        ),
        migrations.AddField(
            model_name='digest',
            name='batch',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='digest',
            name='begun_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='digest',
            name='settled_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='reminder',
            name='batch',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='reminder',
            name='trouble',
            field=models.CharField(blank=True, max_length=200, verbose_name='what the mail server said'),
        ),
        migrations.AlterField(
            model_name='reminder',
            name='due_on',
            field=models.DateField(verbose_name='due'),
        ),
        migrations.AlterField(
            model_name='reminder',
            name='slot_on',
            field=models.DateField(verbose_name='for the morning of'),
        ),
        migrations.AddIndex(
            model_name='digest',
            index=models.Index(condition=models.Q(('begun_at__isnull', False), ('settled_at__isnull', True)), fields=['person'], name='digest_unsettled'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(fields=['partnership', '-slot_on', '-id'], name='reminder_recent'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(condition=models.Q(('handed_over_at__isnull', True), ('suppressed_at__isnull', True)), fields=['partnership', 'recipient'], name='reminder_waiting'),
        ),
        migrations.AddField(
            model_name='morning',
            name='partnership',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership'),
        ),
        migrations.AddConstraint(
            model_name='morning',
            constraint=models.UniqueConstraint(fields=('partnership', 'on'), name='morning_once'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        Fence("calendar"),
    ]
