"""Persons, the words kept about them, how they sign in, and who looked.

Nothing here is a projection: a rebuild leaves these tables alone. Facts name persons by id only.
"""

from collections.abc import Sequence
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

STAFF, RESIDENT, HELPER, GUEST = "staff", "resident", "helper", "guest"
KINDS = (STAFF, RESIDENT, HELPER, GUEST)
ID = 36  # a UUID as text


class PersonQuerySet(models.QuerySet["Person"]):
    """Questions about persons that read aloud."""

    def with_account(self) -> Self:
        """Persons who can have an account: everybody but guests and the erased."""
        return self.exclude(kind=GUEST).filter(erased_at=None)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def in_order(self) -> Self:
        """Oldest first: ids are ordered by time."""
        return self.order_by("id")


class Persons(BaseUserManager["Person"]):
    """Persons by their user name, as Django's sign-in asks for them."""

    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def with_account(self) -> PersonQuerySet:
        return self.get_queryset().with_account()

    def of_kind(self, kind: str) -> PersonQuerySet:
        return self.get_queryset().of_kind(kind)


class Person(AbstractBaseUser):
    """Somebody. ``username`` is the id where none was chosen; the name is in the vault under ``name_entry``.

    ``kind`` is staff, resident, helper (acts for others) or guest (reported once, without an account). An
    erased person's row stays, so that facts still point at something; its words are gone.
    """

    id = models.CharField(max_length=ID, primary_key=True)
    username = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=12)
    name_entry = models.CharField(max_length=ID, default="", blank=True)
    phone_entry = models.CharField(max_length=ID, default="", blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    last_login: ClassVar[None] = None  # type: ignore[misc]  # how often somebody signs in is kept for nobody

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[Sequence[str]] = ()  # type: ignore[assignment]
    objects: ClassVar[Persons] = Persons()

    @property
    def is_staff_kind(self) -> bool:
        return self.kind == STAFF

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None


class Entry(models.Model):
    """Words in the vault: encrypted, about one person, erasable. See ``bandeng.people.vault``.

    ``sealed`` is nonce, ciphertext and tag; the salt of the commitment is inside the ciphertext. Erasing
    empties ``sealed`` and ``lookup`` and leaves the row. ``key_version`` counts from 1.
    """

    id = models.CharField(max_length=ID, primary_key=True)
    about = models.CharField(max_length=ID)
    kind = models.CharField(max_length=20)
    algorithm = models.CharField(max_length=16)
    key_version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField(null=True)
    lookup = models.CharField(max_length=64, default="", blank=True)
    kept_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["about", "kind"], name="people_entry_about"),
            models.Index(fields=["lookup"], name="people_entry_lookup"),
        ]


class Look(models.Model):
    """Somebody looked at personal data: ``person`` read ``what`` (such as ``phone``) about ``about``."""

    id = models.CharField(max_length=ID, primary_key=True)
    person = models.CharField(max_length=ID)
    about = models.CharField(max_length=ID)
    what = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["about", "at"], name="people_look_about"),
            models.Index(fields=["at"], name="people_look_at"),
        ]


class Lock(models.Model):
    """Failures of one key (an account or an address, as an HMAC), and until when it is locked."""

    key = models.CharField(max_length=80, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField()
    until = models.DateTimeField(null=True)


class Asking(models.Model):
    """One request counted against a limit: ``key`` is what is limited, as an HMAC."""

    id = models.CharField(max_length=ID, primary_key=True)
    key = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="people_asking_key_at")]


class PhoneCode(models.Model):
    """The one live code sent to a number: ``lookup`` is the number's HMAC, ``digest`` the code's."""

    lookup = models.CharField(max_length=64, primary_key=True)
    digest = models.CharField(max_length=64)
    ends_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)


class Authenticator(models.Model):
    """A person's one-time-code generator (TOTP). ``last_step`` stops a code from being used twice."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    secret_entry = models.CharField(max_length=ID)
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)


class RecoveryCode(models.Model):
    """A code, used once, that stands in for a lost authenticator; only its HMAC is kept."""

    digest = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    made_at = models.DateTimeField()


class Passkey(models.Model):
    """A WebAuthn credential. ``credential`` is its id in base64url; ``sign_count`` as last seen."""

    id = models.CharField(max_length=ID, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    credential = models.CharField(max_length=1400, unique=True)
    public_key = models.BinaryField()
    sign_count = models.BigIntegerField(default=0)
    label = models.CharField(max_length=40)
    added_at = models.DateTimeField()


class OpenSession(models.Model):
    """A browser in which a person is signed in, so that she can see and end it. No address is kept."""

    session = models.CharField(max_length=40, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    device = models.CharField(max_length=60)
    begins_at = models.DateTimeField()
    seen_at = models.DateTimeField()
