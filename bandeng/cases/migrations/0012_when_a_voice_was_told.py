from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0011_find_matters_by_senders_number'),
    ]

    operations = [
        migrations.AddField(
            model_name='follower',
            name='told_at',
            field=models.DateTimeField(null=True),
        ),
    ]
