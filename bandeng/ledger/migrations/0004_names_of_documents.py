from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0003_pictures"),
    ]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="called",
            field=models.CharField(default="", max_length=120),
        ),
    ]
