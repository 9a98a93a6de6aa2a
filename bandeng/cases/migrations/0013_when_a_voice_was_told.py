from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0012_first_limit_that_runs'),
    ]

    operations = [
        migrations.AddField(
            model_name='follower',
            name='told_at',
            field=models.DateTimeField(null=True),
        ),
    ]
