from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0010_who_was_checked_to_live_here")]

    operations = [
        migrations.AddField("witness", "known", models.BooleanField(default=True)),
        migrations.AddField("judgement", "known", models.BooleanField(default=True)),
    ]
