"""Meetings that the law knows, rolls, and demands of residents."""

from django.db import models


class Meeting(models.Model):
    """A meeting that the law knows; ``state``: called, cancelled, minuted, sealed.

    ``why``: the reason for which it was moved last, or cancelled; ``moved_from``: when it was to begin before
    (None: never moved). ``roll``: the vote whose roll whoever comes stands on (``-``: none).
    """

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)
    begins_at = models.DateTimeField()
    due = models.IntegerField()
    roll = models.CharField(max_length=60, default="-")
    petition = models.CharField(max_length=60)
    where = models.CharField(max_length=60)
    agenda = models.CharField(max_length=60)
    state = models.CharField(max_length=20)
    minutes = models.CharField(max_length=60)
    seal = models.CharField(max_length=80)
    signatures = models.IntegerField(default=0)
    rule = models.CharField(max_length=60)
    present = models.IntegerField(default=0)
    yes = models.IntegerField(default=0)
    no = models.IntegerField(default=0)
    abstain = models.IntegerField(default=0)
    turn = models.IntegerField()
    minuted_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField()
    moved_from = models.DateTimeField(null=True)
    why = models.CharField(max_length=60, default="-")

    class Meta:
        indexes = [
            models.Index(fields=["place", "begins_at"], name="assembly_meeting_place"),
        ]

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return f"meeting:{self.id}"


class AgendaItem(models.Model):
    """A matter that a meeting is to decide (``topic``: its stream), and what the minutes say of it.

    Nothing but zeros: it was not voted on.
    """

    id = models.CharField(primary_key=True, max_length=60)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE)
    number = models.IntegerField()
    topic = models.CharField(max_length=80)
    yes = models.IntegerField(default=0)
    no = models.IntegerField(default=0)
    abstain = models.IntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["topic"], name="assembly_agenda_topic")]


class Attendance(models.Model):
    """A room whose household came; the room lies in the vault. ``afterwards``: noted after the day."""

    id = models.CharField(primary_key=True, max_length=60)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE)
    room = models.CharField(max_length=60)
    written = models.BooleanField()
    afterwards = models.BooleanField(default=False)


class Signature(models.Model):
    """A resident who signed the minutes as they stood."""

    id = models.CharField(primary_key=True, max_length=60)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE)
    person = models.CharField(max_length=60)
    at = models.DateTimeField()


class Paper(models.Model):
    """Minutes signed on paper. ``state``: waiting (for somebody of another body), confirmed, aside."""

    id = models.CharField(primary_key=True, max_length=60)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE)
    seal = models.CharField(max_length=80)
    unit = models.CharField(max_length=60)
    person = models.CharField(max_length=60)
    pictures = models.TextField()
    signers = models.TextField()
    many = models.IntegerField()
    state = models.CharField(max_length=20)
    at = models.DateTimeField()


class Roll(models.Model):
    """The size of the roll for a kind of meeting at a place, as noted last."""

    id = models.CharField(primary_key=True, max_length=200)
    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)
    heads = models.IntegerField()
    drawn_on = models.DateField()
    turn = models.IntegerField()


class Petition(models.Model):
    """Residents demand a meeting. ``supports``: of whom it is known that they live here; ``waiting``: who are
    still to be checked. ``reached_at``: when enough of the known had joined (None: not yet).
    """

    id = models.CharField(primary_key=True, max_length=60)
    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)
    heads = models.IntegerField()
    needed = models.IntegerField()
    reason = models.CharField(max_length=60)
    supports = models.IntegerField(default=0)
    waiting = models.IntegerField(default=0)
    reached_at = models.DateTimeField(null=True)
    meeting = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["place", "at"], name="assembly_petition_place")]


class Support(models.Model):
    """A resident who joined a demand; ``known``: it is known that she lives here."""

    id = models.CharField(primary_key=True, max_length=80)
    petition = models.ForeignKey(Petition, on_delete=models.CASCADE)
    person = models.CharField(max_length=60)
    known = models.BooleanField(default=True)


class Resident(models.Model):
    """Somebody of whom the community checked in person that she lives there; her door lies in the vault."""

    id = models.CharField(primary_key=True, max_length=120)
    place = models.CharField(max_length=120)
    person = models.CharField(max_length=60)
    door = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person"], name="assembly_resident_person")]
