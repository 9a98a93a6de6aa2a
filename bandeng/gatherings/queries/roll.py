"""The list of who came, as lines are added to it: nobody stands on it twice, by seat or by name."""

from collections import Counter

from bandeng.gatherings.models import Attendance, Seat, Session
from bandeng.gatherings.queries.seats import came_by_name, key_of, names_of_seats, with_units
from bandeng.gatherings.rules import GIVEN_BACK


class Roll:
    """A session's seats by id and by name, and who is noted as having come so far."""

    def __init__(self, session: Session) -> None:
        rows = list(Seat.objects.filter(session=session).exclude(state=GIVEN_BACK).order_by("number"))
        self.seats = {row.id: row for row in rows}
        self._keys = {ref: key_of(name) for ref, name in names_of_seats(rows).items()}
        self._of_key = Counter(self._keys.values())
        found = came_by_name(Attendance.objects.filter(session=session))
        self._seated = {row.seat for row, _name in found}
        self._sat = {self._keys[ref] for ref in self._seated if ref in self._keys}
        self._came = Counter(key_of(name) for _row, name in found if name)
        units = with_units(row.person for row in rows if row.called == "-")
        self._with_unit = {row.id: units.get(row.person, set()) for row in rows if row.called == "-"}

    def seat_of(self, called: str) -> str:
        """The seat of somebody of this name who has not come yet; nothing where there is none."""
        key = key_of(called)
        return next((ref for ref in self.seats if self._keys[ref] == key and not self._is_taken(ref)), "")

    def has_come(self, called: str) -> bool:
        """Whether somebody of this name is noted."""
        return self._came[key_of(called)] > 0

    def has_sat(self, called: str) -> bool:
        """Whether everybody of this name who had signed up had come before this list was begun."""
        key = key_of(called)
        return key in self._sat and self._came[key] >= self._of_key[key]

    def take(self, seat: str, called: str) -> bool:
        """Note whoever has this seat, or is called so; False where that is no seat or name, or noted."""
        key = self._keys.get(seat, "") if seat else key_of(called)
        if seat and (seat not in self.seats or self._is_taken(seat)):
            return False
        if not seat and (not key or self._came[key]):
            return False
        self._seated.add(seat)
        self._came[key] += 1
        return True

    def _is_taken(self, seat: str) -> bool:
        """By the seat itself, or by name, on paper or in a table: then each of that name has come; or by name
        and unit, on a list that was taken in before she signed up.
        """
        key = self._keys[seat]
        if seat in self._seated or any(self._came[each] for each in self._with_unit.get(seat, ())):
            return True
        return bool(key) and self._came[key] >= self._of_key[key]
