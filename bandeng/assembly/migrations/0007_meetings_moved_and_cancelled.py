from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0006_how_covenants_were_adopted")]

    operations = [
        migrations.AddField("meeting", "moved_from", models.DateTimeField(null=True)),
        migrations.AddField("meeting", "why", models.CharField(default="-", max_length=60)),
    ]
