"""That personal data went is written down, and stays so."""

import django.db.models.deletion
from django.db import migrations, models

import hub.base.clock
from hub.base.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("base", "0100_guards"), ("places", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Deletion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=hub.base.clock.now)),
                (
                    "why",
                    models.CharField(
                        choices=[("retention", "past its date"), ("asked", "the person asked for it")], max_length=20
                    ),
                ),
                (
                    "hub",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.hub",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["subject_type", "subject_id", "at"], name="deletion_subject")],
            },
        ),
        append_only("base_deletion"),
    ]
