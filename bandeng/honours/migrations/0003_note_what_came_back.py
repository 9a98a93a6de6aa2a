from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("honours", "0002_keep_classes_grades_and_flags"),
    ]

    operations = [
        migrations.AddField(
            model_name="award",
            name="returned_on",
            field=models.DateField(null=True),
        ),
    ]
