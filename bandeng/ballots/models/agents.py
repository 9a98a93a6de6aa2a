"""Written proxies: who acts for a voter in a vote."""

from django.db import models

from bandeng.ballots.models.votes import Elector


class Proxy(models.Model):
    """``agent`` and ``phone`` are entries of the vault; ``ended``: taken back."""

    id = models.CharField(primary_key=True, max_length=60)
    elector = models.ForeignKey(Elector, models.CASCADE, db_constraint=False)
    agent = models.CharField(max_length=60)
    phone = models.CharField(max_length=60)
    relation = models.CharField(max_length=60)
    ended = models.BooleanField(default=False)
