"""Talks, promises and opinions; words are entries of the vault, by their id."""

from django.db import models


class Talk(models.Model):
    """A talk in four lines."""

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)
    held_on = models.DateField()
    afterwards = models.BooleanField()
    where = models.CharField(max_length=60)
    said = models.CharField(max_length=60)
    came = models.IntegerField()
    pictures = models.TextField()
    post = models.CharField(max_length=80)
    taken_back = models.BooleanField(default=False)
    turn = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["place", "held_on"], name="assembly_talk_place")]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"talk:{self.id}"


class Promise(models.Model):
    """What was promised at a talk, in a decision or in minutes (``of``: that stream), and its state.

    ``matter``: the stream of the matter that carries it out (``-``: none), whose state is then its state.
    ``post``: whoever is in it carries it out (``-``: nobody was asked to). ``topic``: of a meeting that
    decided several matters, the stream of the one it belongs to (``-``: of the whole). ``settled_on``: the
    local day on which it was said to be kept or missed (None: not yet).
    """

    id = models.CharField(primary_key=True, max_length=60)
    of = models.CharField(max_length=80)
    place = models.CharField(max_length=120)
    what = models.CharField(max_length=60)
    who = models.CharField(max_length=60)
    due_on = models.DateField()
    state = models.CharField(max_length=20)
    moved = models.BooleanField(default=False)
    why = models.CharField(max_length=60)
    moved_why = models.CharField(max_length=60, default="-")
    matter = models.CharField(max_length=80)
    post = models.CharField(max_length=80, default="-")
    topic = models.CharField(max_length=80, default="-")
    settled_on = models.DateField(null=True)
    turn = models.IntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["place", "due_on"], name="assembly_promise_place"),
            models.Index(fields=["of"], name="assembly_promise_of"),
        ]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"promise:{self.id}"


class Opinion(models.Model):
    """An opinion; ``beside`` the id of a similar one (``-``: none), ``outcome`` of its answer (``-``)."""

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    topic = models.CharField(max_length=80)
    article = models.IntegerField()
    channel = models.CharField(max_length=20)
    slip = models.CharField(max_length=40)
    pictures = models.TextField()
    said = models.CharField(max_length=60)
    person = models.CharField(max_length=60)
    beside = models.CharField(max_length=60)
    outcome = models.CharField(max_length=20)
    why = models.CharField(max_length=60)
    turn = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["topic", "at"], name="assembly_opinion_topic")]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"opinion:{self.id}"
