from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0009_why_days_were_moved")]

    operations = [
        migrations.AddField("petition", "waiting", models.IntegerField(default=0)),
        migrations.AddField("support", "known", models.BooleanField(default=True)),
        migrations.CreateModel(
            name="Resident",
            fields=[
                ("id", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=120)),
                ("person", models.CharField(max_length=60)),
                ("door", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={"indexes": [models.Index(fields=["person"], name="assembly_resident_person")]},
        ),
    ]
