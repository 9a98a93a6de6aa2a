import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0003_promises_given_to_posts")]

    operations = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("seal", models.CharField(max_length=80)),
                ("unit", models.CharField(max_length=60)),
                ("person", models.CharField(max_length=60)),
                ("pictures", models.TextField()),
                ("signers", models.TextField()),
                ("many", models.IntegerField()),
                ("state", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assembly.meeting"),
                ),
            ],
        ),
    ]
