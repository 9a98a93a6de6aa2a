from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0014_the_roll_of_a_meeting")]

    operations = [
        migrations.AddField(
            model_name="step",
            name="checked",
            field=models.BooleanField(default=False),
        ),
    ]
