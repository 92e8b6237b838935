"""Chains that outlive new columns, checks that are kept, notices that say what they tell."""

import core.tenancy.ids
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from core.tenancy.fence import Fence
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0001_initial'),
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChainCheck',
            fields=[
                ('id', models.UUIDField(default=core.tenancy.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('checked', models.PositiveBigIntegerField()),
                ('head', models.CharField(blank=True, max_length=100)),
                ('broken_at', models.PositiveBigIntegerField(blank=True, null=True)),
                ('why', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['-at'],
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Layout',
            fields=[
                ('id', models.UUIDField(default=core.tenancy.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('digest', models.BinaryField(max_length=32)),
                ('columns', models.JSONField()),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['made_at'],
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        migrations.AlterModelOptions(
            name='notice',
            options={'base_manager_name': 'objects', 'default_manager_name': 'objects', 'ordering': ['-planned_at', '-id']},
        ),
        migrations.RemoveIndex(
            model_name='notice',
            name='notice_waiting',
        ),
        migrations.AddField(
            model_name='notice',
            name='asked_again_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='notice',
            name='asked_again_by',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='notice',
            name='trouble',
            field=models.CharField(blank=True, max_length=200, verbose_name='what the mail server said'),
        ),
        migrations.AddField(
            model_name='notice',
            name='words',
            field=models.CharField(default='', max_length=300, verbose_name='what it says'),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('handed_over_at__isnull', True), ('suppressed_at__isnull', True)), fields=['partnership', 'planned_at'], name='notice_waiting'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['partnership', '-planned_at', '-id'], name='notice_recent'),
        ),
        migrations.AddField(
            model_name='chaincheck',
            name='partnership',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership'),
        ),
        migrations.AddField(
            model_name='layout',
            name='partnership',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership'),
        ),
        migrations.AddField(
            model_name='seal',
            name='layout',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='journal.layout'),
        ),
        migrations.AddIndex(
            model_name='chaincheck',
            index=models.Index(fields=['partnership', '-at'], name='check_recent'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chaincheck',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2e99e0a0b01c03a6ad55ff8a36ca88341672d836', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_92bc9', table='journal_chaincheck', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='layout',
            constraint=models.UniqueConstraint(fields=('partnership', 'digest'), name='layout_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='layout',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2297694079e0cb4a982458d09c7300ad3c1f1c68', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_def74', table='journal_layout', when='BEFORE')),
        ),
        Fence("journal", append_only=("AccessLog", "ChainCheck", "Entry", "Layout", "Seal")),
    ]
