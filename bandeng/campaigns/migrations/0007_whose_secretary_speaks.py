from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("campaigns", "0006_what_counts_an_activity"),
    ]

    operations = [
        migrations.AddField("task", "own_speakers", models.CharField(default="-", max_length=200)),
        migrations.AddField("holding", "own", models.BooleanField(default=False)),
    ]
