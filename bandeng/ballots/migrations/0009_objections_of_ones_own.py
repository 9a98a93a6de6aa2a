from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ballots', '0008_settled_ties'),
    ]

    operations = [
        migrations.AddField(
            model_name='objection',
            name='person',
            field=models.CharField(default='-', max_length=40),
        ),
    ]
