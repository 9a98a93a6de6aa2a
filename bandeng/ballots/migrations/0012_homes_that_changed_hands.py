from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ballots", "0011_the_area_of_every_unit")]

    operations = [
        migrations.AddField(
            model_name="elector",
            name="sold",
            field=models.CharField(default="-", max_length=10),
        ),
    ]
