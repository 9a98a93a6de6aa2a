from django.db import migrations, models
from django.db.models import F


def keep(apps, schema_editor):  # type: ignore[no-untyped-def]
    """What is open and was moved has said nothing since but why."""
    promises = apps.get_model("assembly", "Promise").objects
    promises.filter(state="open", moved=True).update(moved_why=F("why"))


class Migration(migrations.Migration):
    dependencies = [("assembly", "0008_meetings_that_decide_several_matters")]

    operations = [
        migrations.AddField("promise", "moved_why", models.CharField(default="-", max_length=60)),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
