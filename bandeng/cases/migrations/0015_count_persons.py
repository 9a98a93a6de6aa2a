"""Whoever follows a matter with the same telephone as another of it counts as one person with her."""

from typing import Any

from django.db import migrations, models
from django.db.models import F


def each_for_herself(apps: Any, _editor: Any) -> None:
    apps.get_model("cases", "Case").objects.exclude(supports=0).update(followers=F("supports"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_errands")]

    operations = [
        migrations.AddField("case", "followers", models.PositiveIntegerField(default=0)),
        migrations.AddField("follower", "one_with", models.CharField(max_length=40, default="-")),
        migrations.RunPython(each_for_herself, migrations.RunPython.noop),
    ]
