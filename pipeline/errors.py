"""Errors that are meant for people: they say what happened, where, and what to do.

The command line prints them without a traceback. Anything else that escapes is a bug.
"""


class CopydeskError(Exception):
    """Something that the user can mend; ``exit_status`` is what the command ends with."""

    exit_status = 2


class BlockedError(CopydeskError):
    """The data is not fit to be published."""

    exit_status = 1
