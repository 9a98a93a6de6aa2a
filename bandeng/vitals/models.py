"""The worker's last round. Not a projection: it is about the machine, not about the district."""

from django.db import models


class Round(models.Model):
    """One row, ``worker``: when the worker last came round, and how long the round took."""

    id = models.CharField(primary_key=True, max_length=20)
    ended_at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()
