import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ballots', '0007_batches_of_papers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('way', models.CharField(max_length=60)),
                ('chosen', models.CharField(max_length=200)),
                ('witnesses', models.IntegerField()),
                ('how', models.CharField(max_length=60)),
                ('at', models.DateTimeField()),
                ('vote', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, to='ballots.vote')),
            ],
        ),
    ]
