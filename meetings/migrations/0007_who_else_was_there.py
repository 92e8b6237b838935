import core.tenancy.ids
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.db import migrations, models

from core.tenancy.fence import Fence


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0006_decisions_of_each_part'),
        ('partnership', '0003_what_the_mail_server_said'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalInAttendance',
            fields=[
                ('id', models.UUIDField(db_index=True, default=core.tenancy.ids.new_id, editable=False)),
                ('entry_id', models.UUIDField(db_index=True, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('post', models.CharField(blank=True, max_length=120)),
                ('agency', models.CharField(blank=True, max_length=120)),
                ('took_minutes', models.BooleanField(default=False)),
                ('left_out_at', models.DateTimeField(blank=True, null=True)),
                ('history_id', models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='meetings.meeting')),
                ('partnership', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='partnership.partnership')),
            ],
            options={
                'verbose_name': 'historical in attendance',
                'verbose_name_plural': 'historical in attendance',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='InAttendance',
            fields=[
                ('id', models.UUIDField(default=core.tenancy.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('post', models.CharField(blank=True, max_length=120)),
                ('agency', models.CharField(blank=True, max_length=120)),
                ('took_minutes', models.BooleanField(default=False)),
                ('left_out_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='others', to='meetings.meeting')),
                ('partnership', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'verbose_name_plural': 'in attendance',
                'ordering': ['order'],
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='historicalinattendance',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='850b97bbea0c6a4ec0bb9963497f0b9530d40131', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1bcf3', table='meetings_historicalinattendance', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='inattendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'order'), name='in_attendance_in_order'),
        ),
        Fence('meetings'),
    ]
