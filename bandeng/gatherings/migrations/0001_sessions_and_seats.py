# Sessions, their seats, arrivals and pictures.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('place', models.CharField(max_length=120)),
                ('kind', models.CharField(max_length=40)),
                ('family', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=80)),
                ('state', models.CharField(max_length=12)),
                ('begins_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('venue', models.CharField(max_length=80)),
                ('room', models.CharField(max_length=80)),
                ('seats', models.IntegerField()),
                ('open_to', models.CharField(max_length=12)),
                ('host', models.CharField(max_length=80)),
                ('serves', models.CharField(max_length=400)),
                ('told', models.CharField(default='-', max_length=60)),
                ('why', models.CharField(default='-', max_length=60)),
                ('taken', models.IntegerField(default=0)),
                ('waiting', models.IntegerField(default=0)),
                ('arrived', models.IntegerField(default=0)),
                ('moved_at', models.DateTimeField(null=True)),
                ('recorded_by', models.CharField(default='-', max_length=80)),
                ('told_at', models.DateTimeField()),
                ('turn', models.IntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['begins_at', 'id'], name='gatherings_session_begins'), models.Index(fields=['state', 'ends_at'], name='gatherings_session_state')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.CharField(max_length=110, primary_key=True, serialize=False)),
                ('line', models.CharField(max_length=40)),
                ('said', models.CharField(max_length=80)),
                ('kept', models.CharField(max_length=60)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='gatherings.session')),
            ],
        ),
        migrations.CreateModel(
            name='Examination',
            fields=[
                ('id', models.CharField(max_length=130, primary_key=True, serialize=False)),
                ('number', models.IntegerField()),
                ('unit', models.CharField(max_length=60)),
                ('result', models.CharField(max_length=12)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='gatherings.session')),
            ],
        ),
        migrations.CreateModel(
            name='Shot',
            fields=[
                ('id', models.CharField(max_length=130, primary_key=True, serialize=False)),
                ('number', models.IntegerField()),
                ('digest', models.CharField(db_index=True, max_length=64)),
                ('agreed', models.CharField(max_length=12)),
                ('caption', models.CharField(max_length=60)),
                ('credit', models.CharField(max_length=60)),
                ('at', models.DateTimeField()),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='gatherings.session')),
            ],
        ),
        migrations.CreateModel(
            name='Speech',
            fields=[
                ('id', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('number', models.IntegerField()),
                ('unit', models.CharField(max_length=60)),
                ('post', models.CharField(max_length=80)),
                ('own', models.BooleanField()),
                ('called', models.CharField(max_length=60)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='gatherings.session')),
            ],
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('number', models.IntegerField()),
                ('person', models.CharField(max_length=60)),
                ('called', models.CharField(max_length=60)),
                ('child', models.BooleanField()),
                ('consented', models.BooleanField()),
                ('state', models.CharField(max_length=12)),
                ('at', models.DateTimeField()),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='gatherings.session')),
            ],
            options={
                'indexes': [models.Index(fields=['session', 'state', 'number'], name='gatherings_seat_session'), models.Index(fields=['person', 'state'], name='gatherings_seat_person')],
            },
        ),
        migrations.CreateModel(
            name='Holder',
            fields=[
                ('id', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('number', models.IntegerField()),
                ('unit', models.CharField(max_length=60)),
                ('kind', models.CharField(max_length=20)),
                ('place', models.CharField(max_length=120)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='gatherings.session')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'session'], name='gatherings_holder_unit'), models.Index(fields=['place', 'session'], name='gatherings_holder_place')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('seat', models.CharField(max_length=60)),
                ('person', models.CharField(max_length=60)),
                ('called', models.CharField(max_length=60)),
                ('child', models.BooleanField()),
                ('consented', models.BooleanField()),
                ('way', models.CharField(max_length=12)),
                ('at', models.DateTimeField()),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='gatherings.session')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'session'], name='gatherings_attendance_person')],
            },
        ),
    ]
