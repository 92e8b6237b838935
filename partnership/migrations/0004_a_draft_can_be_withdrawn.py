import django.db.models.deletion
from django.db import migrations, models

from core.tenancy.fence import Fence


class Migration(migrations.Migration):
    dependencies = [("partnership", "0003_what_the_mail_server_said")]

    operations = [
        migrations.AddField(
            model_name="historicaltermsofreference",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicaltermsofreference",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="partnership.membership",
            ),
        ),
        migrations.AddField(
            model_name="termsofreference",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="termsofreference",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnership.membership",
            ),
        ),
        migrations.RemoveConstraint(model_name="termsofreference", name="terms_one_draft"),
        migrations.AddConstraint(
            model_name="termsofreference",
            constraint=models.UniqueConstraint(
                condition=models.Q(adopted_on__isnull=True, withdrawn_at__isnull=True),
                fields=("subgroup",),
                name="terms_one_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsofreference",
            constraint=models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                    adopted_on__isnull=True,
                ),
                name="terms_withdrawn_as_draft",
            ),
        ),
        Fence("partnership"),
    ]
