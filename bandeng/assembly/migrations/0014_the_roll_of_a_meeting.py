from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0013_what_was_written_down_later")]

    operations = [migrations.AddField("meeting", "roll", models.CharField(default="-", max_length=60))]
