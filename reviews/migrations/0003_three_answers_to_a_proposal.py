import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from core.tenancy.fence import Fence


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0004_a_draft_can_be_withdrawn"),
        ("reviews", "0002_two_people_and_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="bar",
            name="answer_note",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalbar",
            name="answer_note",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalpanelplace",
            name="ended_by",
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
            model_name="panelplace",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnership.membership",
            ),
        ),
        migrations.RemoveConstraint(model_name="bar", name="bar_two_people_lift"),
        migrations.AddConstraint(
            model_name="bar",
            constraint=models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | (
                    Q(lifted_at__isnull=False, lifted_by__isnull=False)
                    & ~Q(lifted_by=F("membership"))
                    & (
                        Q(agreed_by__isnull=True)
                        | (
                            Q(lifting_proposed_by__isnull=False)
                            & ~Q(lifted_by=F("lifting_proposed_by"))
                        )
                    )
                ),
                name="bar_two_people_lift",
            ),
        ),
        Fence("reviews"),
    ]
