import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0010_save_filters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sent',
            fields=[
                ('id', models.CharField(max_length=130, primary_key=True, serialize=False)),
                ('whole', models.CharField(max_length=60)),
                ('ending', models.CharField(max_length=4)),
                ('through', models.CharField(default='-', max_length=40)),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['ending', 'case'], name='cases_sent_ending')],
            },
        ),
    ]
