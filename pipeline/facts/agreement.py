"""Agreement among dates: marks for what other candidates say of the same day.

The text, the address and each kind of markup are independent enough witnesses; that one of them
says a day twice proves nothing new.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.date_candidate import DateCandidate

MOST_WITNESSES = 3
"""Of more that agree each further one adds nothing."""


def agreeing(candidates: Sequence[DateCandidate]) -> list[DateCandidate]:
    """The candidates with marks for how many others agree, and whether the address does.

    A day that others give as that of an update has a mark of its own: most articles are updated on
    the day they appear, but the date of an update may also stand unlabelled.
    """
    witnesses: dict[object, set[str]] = {}
    updates: dict[object, set[str]] = {}
    for found in candidates:
        if found.value is not None and found.value.day is not None:
            said = witnesses if found.field == "published" else updates
            said.setdefault(found.value.date, set()).add(found.source)
    address = next((c.value for c in candidates if c.source == "url"), None)
    result = []
    for found in candidates:
        if found.value is None or found.value.day is None:
            result.append(found)
            continue
        day = found.value.date
        others = len(witnesses.get(day, set()) - {found.source})
        marks = {f"agreed_{min(others, MOST_WITNESSES)}"}
        if updates.get(day, set()) - {found.source}:
            marks.add("update_agrees" if others else "only_update_agrees")
        if address is not None and found.source != "url":
            same_month = (address.year, address.month) == (found.value.year, found.value.month)
            same_day = address.day is None or address.day == found.value.day
            marks.add("address_agrees" if same_month and same_day else "address_differs")
        result.append(replace(found, marks=found.marks | marks))
    return result
