from django.db import migrations, models
from django.db.models.deletion import CASCADE

class Migration(migrations.Migration):
    dependencies = [("cases", "0013_when_a_voice_was_told")]

    operations = [
        migrations.CreateModel(
            name="Errand",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("called", models.CharField(max_length=60)),
                ("seat", models.CharField(max_length=80)),
                ("giver", models.CharField(max_length=40)),
                ("giver_seat", models.CharField(max_length=80)),
                ("state", models.CharField(max_length=10)),
                ("words", models.CharField(max_length=40)),
                ("found", models.CharField(default="-", max_length=10)),
                ("answer", models.CharField(default="-", max_length=40)),
                ("spot", models.CharField(default="-", max_length=40)),
                ("given_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("case", models.ForeignKey("cases.Case", CASCADE, db_constraint=False)),
            ],
        ),
    ]
