from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Concat


def put_between_blanks(apps, schema_editor):  # type: ignore[no-untyped-def]
    """Whoever was barred alone is one of several from now on."""
    between = Concat(Value(" "), F("barred"), Value(" "), output_field=models.TextField())
    apps.get_model("inbox", "ToDo").objects.exclude(barred="-").update(barred=between)


class Migration(migrations.Migration):
    dependencies = [("inbox", "0002_rests_and_extensions")]

    operations = [
        migrations.AlterField("todo", "barred", models.TextField(default="-")),
        migrations.RunPython(put_between_blanks, migrations.RunPython.noop),
    ]
