from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("campaigns", "0001_months_tasks_and_helpers"),
    ]

    operations = [
        migrations.AddField("campaign", "state", models.CharField(default="open", max_length=20)),
        migrations.AddField("campaign", "ended_at", models.DateTimeField(null=True)),
    ]
