from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("campaigns", "0002_how_a_month_ends"),
    ]

    operations = [
        migrations.AddField("task", "kinds", models.CharField(default="-", max_length=200)),
    ]
