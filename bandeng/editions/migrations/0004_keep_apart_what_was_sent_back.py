from django.db import migrations
from django.db.models import F


def part(apps, schema_editor):  # type: ignore[no-untyped-def]
    """A draft whose newest version did not pass was sent back."""
    failed = apps.get_model("editions", "Version").objects.filter(passed=False, number=F("edition__version"))
    drafts = apps.get_model("editions", "Edition").objects.filter(state="drafted")
    drafts.filter(id__in=list(failed.values_list("edition_id", flat=True))).update(state="returned")


class Migration(migrations.Migration):
    dependencies = [("editions", "0003_say_what_a_report_corrects")]

    operations = [migrations.RunPython(part, migrations.RunPython.noop)]
