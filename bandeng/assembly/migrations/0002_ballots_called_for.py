from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0001_what_neighbours_decide")]

    operations = [
        migrations.CreateModel(
            name="Balloted",
            fields=[
                ("id", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("topic", models.CharField(max_length=80)),
                ("ballot", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
            ],
            options={"indexes": [models.Index(fields=["topic", "at"], name="assembly_balloted_topic")]},
        ),
    ]
