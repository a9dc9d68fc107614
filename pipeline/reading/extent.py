"""How many parts a page may have: what has more is no page of an article, and is not looked at.

What is known of each line costs some tens of microseconds, and so does each element; tables, lists
of names, logs and broken markup have hundreds of thousands of them, of a few bytes each.
"""

MOST_LINES = 20_000
"""Of the 559 pages of the benchmark none has more than 2,200; ten times as many leave room for the
longest live blog with all its comments."""

MOST_ELEMENTS = 30_000
"""Of the same pages none has more than 5,200."""


class TooLargeError(Exception):
    """The page has too many parts; the message says of what, and how many it may have."""


def check_lines(text: str) -> None:
    """Raise TooLargeError for more lines, blank ones aside, than a page may have."""
    if text.count("\n") < MOST_LINES:
        return
    count = sum(map(bool, map(str.strip, text.split("\n"))))
    if count > MOST_LINES:
        raise TooLargeError(f"{count:,} lines; a page may have {MOST_LINES:,}")


def check_elements(count: int) -> None:
    """Raise TooLargeError for more elements than a page may have."""
    if count > MOST_ELEMENTS:
        raise TooLargeError(f"over {MOST_ELEMENTS:,} elements; a page may have no more")
