"""How often Python looks for garbage, in processes that do nothing but our own work.

Whoever uses the package as a library decides that for himself, so only the command line and the
worker processes of a build call this.
"""

import gc

ALLOCATIONS = 50_000
"""Objects between two looks. A page makes some ten thousand of which none is in a cycle; at the
usual 700 a twentieth of the time goes into looking at them again and again."""


def look_seldom() -> None:
    """Look for garbage once every few pages."""
    gc.set_threshold(ALLOCATIONS)
