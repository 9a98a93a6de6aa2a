from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0005_meetings_that_decided")]

    operations = [
        migrations.AddField("version", "meeting", models.CharField(default="-", max_length=80)),
        migrations.AddField("version", "pictures", models.TextField(default="")),
        migrations.AddField("version", "record", models.CharField(default="-", max_length=60)),
    ]
