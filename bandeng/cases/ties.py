"""Projected tables beside those of ``models``: how matters belong together, how else they are called."""

from django.db import models


class Kin(models.Model):
    """A matter that belongs to another (``whole``, its id): ``merged`` into it, or a ``part`` of it.

    ``before`` is the state it was merged in, ``clocks`` the ids of the clocks that ran then, by commas.
    """

    id = models.CharField(primary_key=True, max_length=40)
    case = models.ForeignKey("cases.Case", models.CASCADE, db_constraint=False)
    whole = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=10)
    before = models.CharField(max_length=20, default="-")
    clocks = models.CharField(max_length=400, default="-")
    since_at = models.DateTimeField()


class Told(models.Model):
    """The people of a divided matter (``whole``) were told of this kind of news: each once for all parts."""

    id = models.CharField(primary_key=True, max_length=110)


class Recurrence(models.Model):
    """A matter is one that came back: ``earlier`` is the id of the closed one, ``days`` lie between.

    ``by``: the same ``condition``, or the same ``category`` only. ``root`` is the id of the root cause under
    which it was gathered (0: none).
    """

    id = models.CharField(primary_key=True, max_length=40)
    case = models.ForeignKey("cases.Case", models.CASCADE, db_constraint=False)
    earlier = models.BigIntegerField(db_index=True)
    days = models.PositiveIntegerField()
    by = models.CharField(max_length=10)
    since_at = models.DateTimeField()
    root = models.BigIntegerField(default=0, db_index=True)


class Root(models.Model):
    """A root cause: why matters of one kind keep coming back at a place, gathered so that it is mended once.

    ``id`` is the height of the fact that opened it. ``state`` is open or mended. ``words`` and ``done`` are
    ids in the vault: what seems to be behind it, and what was done about that (``-``: nothing yet).
    """

    id = models.BigIntegerField(primary_key=True)
    number = models.CharField(max_length=40, unique=True)
    stream = models.CharField(max_length=80, unique=True)
    turn = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    place = models.CharField(max_length=120)
    category = models.CharField(max_length=60)
    words = models.CharField(max_length=40)
    done = models.CharField(max_length=40, default="-")
    opened_at = models.DateTimeField()
    mended_at = models.DateTimeField(null=True)


class Appeal(models.Model):
    """An overtime was appealed. ``id`` is the height of the fact; ``limit`` the id of the clock it is about.

    ``missed`` is the post that missed it. ``state``: asked, weighed (by one, ``first``), granted, refused, or
    fallen: the matter was opened again before both had decided. Texts are ids in the vault.
    """

    id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey("cases.Case", models.CASCADE, db_constraint=False)
    number = models.PositiveSmallIntegerField()
    limit = models.CharField(max_length=60, db_index=True)
    kind = models.CharField(max_length=30)
    missed = models.CharField(max_length=80)
    asker = models.CharField(max_length=40)
    reviewers = models.CharField(max_length=200)
    reason = models.CharField(max_length=40)
    state = models.CharField(max_length=10)
    first = models.CharField(max_length=40, default="-")
    appealed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    @property
    def is_pending(self) -> bool:
        """Whether somebody still has to decide."""
        return self.state in {"asked", "weighed"}


class Errand(models.Model):
    """Somebody was asked to verify or to assist. ``id``: the height of the fact; ``state``: ``rules.ERRAND``.

    ``seat`` is asked, ``called`` its unit where it is a department's (``-``: a post at the place); ``giver``
    asked, in the post ``giver_seat``. Texts are ids in the vault (``-``: none).
    """

    id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey("cases.Case", models.CASCADE, db_constraint=False)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    called = models.CharField(max_length=60)
    seat = models.CharField(max_length=80)
    giver = models.CharField(max_length=40)
    giver_seat = models.CharField(max_length=80)
    state = models.CharField(max_length=10)
    words = models.CharField(max_length=40)
    found = models.CharField(max_length=10, default="-")
    answer = models.CharField(max_length=40, default="-")
    spot = models.CharField(max_length=40, default="-")
    given_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its answer."""
        return self.ended_at is None

    @property
    def clock(self) -> str:
        """The id of its clock, under which it waits as well."""
        return f"{self.id}.{self.kind}{self.number}"


class Sent(models.Model):
    """Under which number of its sender a matter is known, so that whoever calls with it is found.

    ``whole`` is the number as it is looked for (letters and digits only), ``ending`` its last ones: the two
    by which every engine finds it without reading through the others. ``through`` is the number of the matter
    that brought it here by being merged (``-``: it came with this one).
    """

    id = models.CharField(primary_key=True, max_length=130)
    case = models.ForeignKey("cases.Case", models.CASCADE, db_constraint=False)
    whole = models.CharField(max_length=60)
    ending = models.CharField(max_length=4)
    through = models.CharField(max_length=40, default="-")

    class Meta:
        indexes = [models.Index(fields=["ending", "case"], name="cases_sent_ending")]
