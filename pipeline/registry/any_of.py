"""One pattern for many words: a quick first question before a dearer search.

Words that begin alike share their beginning in the pattern, so that each place of a text is looked
at once and not once for every word.
"""

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
_END = ""


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that is found where at least one of ``words`` stands, in this case of letters; it
    does not tell which. Of no words it is found nowhere.
    """
    tree: _Tree = {}
    for word in words:
        branch = tree
        for character in word:
            branch = branch.setdefault(character, {})
        branch[_END] = {}
    return re.compile(_pattern(tree) if tree else "(?!)")


def _pattern(tree: _Tree) -> str:
    if _END in tree:
        return ""
    same: dict[str, list[str]] = {}
    for character, branch in tree.items():
        same.setdefault(_pattern(branch), []).append(re.escape(character))
    ways = [
        (characters[0] if len(characters) == 1 else f"[{''.join(characters)}]") + rest
        for rest, characters in same.items()
    ]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
