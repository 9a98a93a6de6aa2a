from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("campaigns", "0004_a_task_is_taken_back"),
    ]

    operations = [
        migrations.AddField("activity", "state", models.CharField(default="open", max_length=20)),
        migrations.AddField("activity", "why", models.CharField(default="-", max_length=40)),
    ]
