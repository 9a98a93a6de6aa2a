from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("campaigns", "0003_which_kinds_do_a_task"),
    ]

    operations = [
        migrations.AddField("task", "state", models.CharField(default="open", max_length=20)),
        migrations.AddField("task", "ended_at", models.DateTimeField(null=True)),
        migrations.AddField("task", "why", models.CharField(default="-", max_length=40)),
    ]
