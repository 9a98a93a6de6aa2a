from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0015_count_persons'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['state', 'supports'], name='cases_case_voices'),
        ),
    ]
