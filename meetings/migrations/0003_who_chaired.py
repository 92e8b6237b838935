import django.db.models.deletion
from django.db import migrations, models

from core.tenancy.fence import Fence


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0002_circulars_issued_and_read'),
        ('partnership', '0003_what_the_mail_server_said'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalmeeting',
            name='chaired_from',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='partnership.seat', verbose_name='chaired from the seat of'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='chaired_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.seat', verbose_name='chaired from the seat of'),
        ),
        Fence('meetings'),
    ]
