from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ballots', '0010_who_of_the_co_owners_votes'),
    ]

    operations = [
        migrations.AddField(
            model_name='elector',
            name='areas',
            field=models.TextField(default=''),
        ),
    ]
