from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0011_whose_word_of_a_notice_counts")]

    operations = [migrations.AddField("procedure", "why", models.CharField(default="-", max_length=60))]
