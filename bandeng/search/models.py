"""Texts in the vault, and the keyed grams by which they are found.

Neither is a projection: facts do not hold the words. ``bandeng search reindex`` makes them again from the
facts and the vault; a rebuild leaves them alone, since ids come from the heights of facts.
"""

from django.db import models

from bandeng.cases.models import Case


class Text(models.Model):
    """Words somebody wrote in a matter. ``id``: height of the fact × 8 + which of its texts."""

    id = models.BigIntegerField(primary_key=True)
    entry = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=10)
    height = models.BigIntegerField()
    case = models.ForeignKey(Case, models.DO_NOTHING, db_constraint=False)


class Gram(models.Model):
    """``gram``: 63 keyed bits over one or two characters, under a key of the vault."""

    pk = models.CompositePrimaryKey("gram", "text")
    gram = models.BigIntegerField()
    text = models.ForeignKey(Text, models.DO_NOTHING, db_constraint=False)
