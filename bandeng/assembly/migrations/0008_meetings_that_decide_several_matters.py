from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def put_on_the_agenda(apps: Any, _schema_editor: Any) -> None:
    """What each meeting was called for is the one matter on its agenda."""
    meeting, item = apps.get_model("assembly", "Meeting"), apps.get_model("assembly", "AgendaItem")
    for row in meeting.objects.exclude(topic="-"):
        numbers = {"yes": row.yes, "no": row.no, "abstain": row.abstain}
        item.objects.create(id=f"{row.id}.1", meeting=row, number=1, topic=row.topic, **numbers)


class Migration(migrations.Migration):
    dependencies = [("assembly", "0007_meetings_moved_and_cancelled")]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("topic", models.CharField(max_length=80)),
                ("yes", models.IntegerField(default=0)),
                ("no", models.IntegerField(default=0)),
                ("abstain", models.IntegerField(default=0)),
                (
                    "meeting",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assembly.meeting"),
                ),
            ],
            options={"indexes": [models.Index(fields=["topic"], name="assembly_agenda_topic")]},
        ),
        migrations.AddField("promise", "topic", models.CharField(default="-", max_length=80)),
        migrations.RunPython(put_on_the_agenda, migrations.RunPython.noop),
        migrations.RemoveIndex("meeting", "assembly_meeting_topic"),
        migrations.RemoveField("meeting", "topic"),
    ]
