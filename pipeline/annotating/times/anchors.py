"""What a time is read against: the day of publication, or what the text itself told of last.

News counts from its day of publication. A passage of history, in which years stand and hardly any
"today" or "Monday", counts from the date that was named last.
"""

import datetime as dt
from dataclasses import dataclass

from pipeline.annotating.times.moment import Moment

YEARS = range(1000, 2200)
"""Years from which a text is read; beyond them no news is, and steps would leave the calendar."""


@dataclass(slots=True)
class Anchors:
    """``published`` is the day of publication, None where unknown; ``narrative`` whether the text
    tells history; ``last`` the last calendar time that the text named.
    """

    published: dt.date | None
    narrative: bool = False
    last: Moment | None = None
    quarter: dt.date | None = None

    def remember(self, moment: Moment | None) -> None:
        """Take note of a calendar time that the text named."""
        if moment is None or moment.day.year not in YEARS:
            return
        self.last = moment
        if moment.unit == "Q":
            self.quarter = moment.day

    @property
    def day(self) -> dt.date | None:
        """The day against which a month or day without a year is read."""
        if self.narrative and self.last is not None:
            return self.last.day
        return self.published

    @property
    def told(self) -> dt.date | None:
        """The day against which "two days later" is read: that of the last time named."""
        return self.last.day if self.last is not None else self.published
