from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('ended_at', models.DateTimeField()),
                ('milliseconds', models.PositiveIntegerField()),
            ],
        ),
    ]
