"""Accounts, the demo's marker and personas, and the table of counters (class platform)."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import core.tenancy.ids

# What `createcachetable` would make; here so that `migrate` alone is enough.
MAKE_CACHE = """
CREATE TABLE IF NOT EXISTS "cache" (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX IF NOT EXISTS cache_expires ON "cache" (expires);
"""
# Accounts are closed, never deleted: the run-time role is not able to.
KEEP_ACCOUNTS = """
DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN
    REVOKE DELETE, TRUNCATE ON accounts_user FROM app;
END IF; END $$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=core.tenancy.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("email", models.EmailField(max_length=254)),
                ("is_operator", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("sessions_ended", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("email",), name="user_email_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower("email"))
                        ),
                        name="user_email_in_small_letters",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("is_active", True)),
                            models.Q(("closed_at__isnull", False), ("is_active", False)),
                            _connector="OR",
                        ),
                        name="user_closed_has_a_date",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="DemoMarker",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="demo_marker_one_row"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="DemoPersona",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.tenancy.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("label", models.CharField(max_length=80)),
                ("partnership_name", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(MAKE_CACHE, reverse_sql='DROP TABLE "cache"'),
        migrations.RunSQL(KEEP_ACCOUNTS, reverse_sql=migrations.RunSQL.noop),
    ]
