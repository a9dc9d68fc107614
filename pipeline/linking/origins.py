"""Which article of a cluster the others are copies of, by what the articles say themselves."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """The facts of an article in a cluster; the fields are columns of ``articles``."""

    doc_id: str
    outlet_id: str | None
    original_publisher_id: str | None
    published_date: dt.date | None
    published_at: dt.datetime | None


def find_origin(members: Sequence[Member]) -> tuple[str, str] | None:
    """The ``doc_id`` of the origin and what tells it: ``notice``, the others name its outlet as
    their original publisher; ``date``, all are dated and it is the earliest. None where neither
    tells one alone.
    """
    named = [
        (sum(other.original_publisher_id == member.outlet_id for other in members), member.doc_id)
        for member in members
        if member.outlet_id is not None and member.original_publisher_id is None
    ]
    most = max((votes for votes, _ in named), default=0)
    leading = [doc_id for votes, doc_id in named if votes == most > 0]
    if len(leading) == 1:
        return leading[0], "notice"
    if most:
        return None
    first = _earliest(members)
    return (first, "date") if first else None


def _earliest(members: Sequence[Member]) -> str | None:
    """The one published first, by the day, and within one day by the moment if all tell it."""
    days = [member.published_date for member in members]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return None
    first = [member for member in members if member.published_date == min(known)]
    moments = [member.published_at for member in first]
    if len(first) > 1 and None not in moments:
        earliest = min(moment for moment in moments if moment is not None)
        first = [member for member in first if member.published_at == earliest]
    return first[0].doc_id if len(first) == 1 else None
