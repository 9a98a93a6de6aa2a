from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ballots', '0009_objections_of_ones_own'),
    ]

    operations = [
        migrations.AddField(
            model_name='elector',
            name='voter',
            field=models.CharField(default='-', max_length=60),
        ),
        migrations.AddField(
            model_name='elector',
            name='contested',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='dispute',
            name='about',
            field=models.CharField(default='ballot', max_length=10),
        ),
    ]
