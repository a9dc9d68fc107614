"""Tells text of scraps alone: tens of thousands of lines, and none of them running text.

Tables, lists of names and broken markup come so. What is known of each line costs some 50
microseconds, which on lines of a few characters is minutes for a file of megabytes.
"""

MOST_SCRAPS = 20_000
"""Lines; articles have hundreds, with all menus and comments around them a few thousand."""

LONGEST_SCRAPS = 20
"""Characters on average: two or three words, as in menus and tables."""

RUNNING_TEXT = 120
"""Characters of a line that may be a paragraph; one is enough to look at all lines."""


def scattered(text: str) -> str | None:
    """Why the text can hold no article, in words for ``rejects``; None where it may hold one."""
    if text.count("\n") <= MOST_SCRAPS:
        return None
    lengths = [length for line in text.splitlines() if (length := len(line.strip()))]
    count, mean = len(lengths), sum(lengths) // max(1, len(lengths))
    if count <= MOST_SCRAPS or mean >= LONGEST_SCRAPS or max(lengths) > RUNNING_TEXT:
        return None
    return f"{count:,} lines of {mean} characters on average, and none is running text"
