from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0012_why_a_matter_was_withdrawn")]

    operations = [
        migrations.AddField("attendance", "afterwards", models.BooleanField(default=False)),
        migrations.AddField("meeting", "minuted_at", models.DateTimeField(null=True)),
        migrations.AddField("promise", "settled_on", models.DateField(null=True)),
    ]
