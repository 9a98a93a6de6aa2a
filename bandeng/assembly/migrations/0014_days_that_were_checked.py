from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0013_what_was_written_down_later")]

    operations = [
        migrations.AddField(
            model_name="step",
            name="checked",
            field=models.BooleanField(default=False),
        ),
    ]
