from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('honours', '0003_note_what_came_back'),
    ]

    operations = [
        migrations.AddField(
            model_name='objection',
            name='person',
            field=models.CharField(default='-', max_length=40),
        ),
    ]
