from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0004_minutes_signed_on_paper")]

    operations = [
        migrations.AddField(
            model_name="step", name="meeting", field=models.CharField(default="-", max_length=80)
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["topic", "begins_at"], name="assembly_meeting_topic"),
        ),
    ]
