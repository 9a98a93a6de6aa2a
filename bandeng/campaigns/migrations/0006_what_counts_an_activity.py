from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("campaigns", "0005_an_activity_is_taken_off"),
    ]

    operations = [
        migrations.AddField("activity", "figure", models.CharField(default="-", max_length=80)),
    ]
