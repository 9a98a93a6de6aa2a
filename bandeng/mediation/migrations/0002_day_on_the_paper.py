from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mediation', '0001_mediations'),
    ]

    operations = [
        migrations.AddField(
            model_name='mediation',
            name='signed_on',
            field=models.DateField(null=True),
        ),
    ]
