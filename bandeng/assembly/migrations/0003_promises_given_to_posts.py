from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0002_ballots_called_for")]

    operations = [
        migrations.AddField(
            model_name="promise", name="post", field=models.CharField(default="-", max_length=80)
        ),
    ]
