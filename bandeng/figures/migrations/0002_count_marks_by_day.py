from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('figures', '0001_count_facts_by_day'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptMark',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('stream', models.CharField(db_index=True, max_length=80)),
                ('kind', models.CharField(max_length=40)),
                ('also', models.CharField(max_length=120)),
                ('place', models.CharField(max_length=120)),
                ('on_at', models.DateTimeField()),
                ('told_at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('subject', models.CharField(max_length=120)),
                ('value', models.BigIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'on_at'], name='figures_keptmark_kind_on')],
            },
        ),
        migrations.CreateModel(
            name='MarkDay',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('place', models.CharField(max_length=120)),
                ('kind', models.CharField(max_length=40)),
                ('until', models.DateField()),
                ('since', models.DateField()),
                ('told', models.DateField()),
                ('number', models.BigIntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('place', 'kind', 'until', 'since', 'told'), name='figures_markday_days')],
            },
        ),
        migrations.CreateModel(
            name='MovedStream',
            fields=[
                ('id', models.CharField(max_length=250, primary_key=True, serialize=False)),
                ('family', models.CharField(max_length=40)),
                ('stream', models.CharField(db_index=True, max_length=80)),
                ('place', models.CharField(db_index=True, max_length=120)),
            ],
        ),
    ]
