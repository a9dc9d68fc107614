"""Agreement among dates: marks for what other candidates say of the same day.

The text, the address and each kind of markup are independent enough witnesses; that one of them
says a day twice proves nothing new.
"""

import datetime as dt
from collections.abc import Sequence

from pipeline.facts.date_candidate import DateCandidate

MOST_WITNESSES = 3
"""Of more that agree each further one adds nothing."""


def is_stated(found: DateCandidate) -> bool:
    """Whether markup states the day outright as that of publication."""
    return (
        found.evidence.basis == "markup"
        and found.value is not None
        and any(mark.endswith("_published") for mark in found.marks)
    )


def without_mere_updates(candidates: Sequence[DateCandidate]) -> list[DateCandidate]:
    """The candidates; where the publication is stated, without days that only updates have, and
    elsewhere without updates that stand beside another date.
    """
    if not any(map(is_stated, candidates)):
        return [c for c in candidates if "beside_published" not in c.marks]
    days = {c.value.date for c in candidates if c.value and c.field == "published"}
    return [c for c in candidates if c.value is None or c.value.date in days]


def agreeing(candidates: Sequence[DateCandidate]) -> list[DateCandidate]:
    """The candidates with marks for how many others agree, and whether the address does.

    A day that others give as that of an update has a mark of its own: most articles are updated on
    the day they appear, but the date of an update may also stand unlabelled.
    """
    witnesses: dict[dt.date | None, set[str]] = {}
    updates: dict[dt.date | None, set[str]] = {}
    for found in candidates:
        if found.value is not None and found.value.day is not None:
            said = witnesses if found.field == "published" else updates
            said.setdefault(found.value.date, set()).add(found.source)
    stated = {c.value.date for c in candidates if c.value and c.value.date and is_stated(c)}
    address = next((c.value for c in candidates if c.source == "url"), None)
    result = []
    for found in candidates:
        day = found.value.date if found.value is not None else None
        if found.value is None or day is None:
            result.append(found)
            continue
        others = len(witnesses.get(day, set()) - {found.source})
        marks = {f"agreed_{min(others, MOST_WITNESSES)}"}
        if updates.get(day, set()) - {found.source}:
            marks.add("update_agrees")
        if stated and day not in stated:
            # A day apart may be the same moment in another zone.
            near = any(abs((day - other).days) <= 1 for other in stated)
            marks.add("stated_a_day_apart" if near else "stated_otherwise")
        if address is not None and found.source != "url":
            same_month = (address.year, address.month) == (found.value.year, found.value.month)
            same_day = address.day is None or address.day == found.value.day
            marks.add("address_agrees" if same_month and same_day else "address_differs")
        result.append(found._replace(marks=found.marks | marks))
    return result
