"""The tree of places as it is and as it was; projected from facts."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

P = TypeVar("P", bound=models.Model)


class GroundQuerySet(models.QuerySet[P]):
    """Questions about places that read aloud."""

    def of_kind(self, *kinds: str) -> Self:
        """District, street, community, grid or micro-grid."""
        return self.filter(kind__in=kinds)

    def under(self, path: str) -> Self:
        """The place of this path and all below it."""
        return self.filter(path__startswith=path)

    def inside(self, parent: str) -> Self:
        """The direct children of the place of this code; ``-`` for the district itself."""
        return self.filter(parent=parent)

    def for_list(self) -> Self:
        """By code, without the shapes, which are long."""
        return self.defer("shape").order_by("code")


class PlaceQuerySet(GroundQuerySet["Place"]):
    """Places as they are now."""

    def living(self) -> Self:
        """Not closed."""
        return self.filter(ends_on=None)


class PlaceVersionQuerySet(GroundQuerySet["PlaceVersion"]):
    """Places as they were."""

    def held_on(self, on: date) -> Self:
        """As they stood on this day: begun, and not yet ended."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), begins_on__lte=on)


class Ground(models.Model):
    """What a place is, now or for a time.

    ``name`` is what people say (冯春社区), ``full_name`` what the source says; ``parent``: ``-`` at the root.
    ``lon`` and ``lat`` are a point inside, ``shape`` is GeoJSON text of a Polygon or MultiPolygon, both WGS84
    degrees (a shape of ``-``: not drawn); ``made_up``: nobody has drawn this shape in the real district. Days
    are half-open, in the district's zone: ``ends_on`` is the first day it is no more. ``note`` and
    ``aliases`` (parted by ``|``) are ``-`` where there are none.
    """

    name = models.CharField(max_length=60)
    full_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    path = models.CharField(max_length=120)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    shape = models.TextField()
    made_up = models.BooleanField()
    note = models.CharField(max_length=60)
    aliases = models.CharField(max_length=200)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        abstract = True


class Place(Ground):
    """A place as it is now, or as it last was. ``begins_on`` is the day its present shape began."""

    code = models.CharField(primary_key=True, max_length=22)
    parent = models.CharField(max_length=22, db_index=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "code"], name="places_place_kind"),
            models.Index(fields=["path"], name="places_place_path"),
        ]


class PlaceVersion(Ground):
    """A place as it stood from one day to another. ``id`` is ``code@stream-turn`` of its fact."""

    id = models.CharField(primary_key=True, max_length=80)
    code = models.CharField(max_length=22, db_index=True)
    parent = models.CharField(max_length=22, db_index=True)

    objects = PlaceVersionQuerySet.as_manager()


class Drawing(models.Model):
    """The whole map, one row: ``digest`` is another after every fact about places. Caches are kept by it."""

    id = models.CharField(primary_key=True, max_length=4)
    digest = models.CharField(max_length=64)
