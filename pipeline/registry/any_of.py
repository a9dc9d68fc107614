"""One pattern for many words, quick where most places of a text begin none of them.

Words that begin alike share their beginning in the pattern, so that each place of a text is looked
at once and not once for every word.
"""

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
_END = ""


def ahead(words: Iterable[str]) -> str:
    """The source of a lookahead that one of ``words`` stands here. Before a choice between the same
    words, in the order that counts, it spares trying them one by one where there is none.
    """
    tree = _tree_of(words)
    begins = "".join(re.escape(character) for character in tree)
    return f"(?=[{begins}])(?={_pattern(tree, longest=False)})" if tree else "(?!)"


def longest_of(words: Iterable[str]) -> str:
    """The source of a pattern that matches the longest of ``words`` that stands at a place, and
    shorter ones where what follows needs it. Of no words it matches nothing.
    """
    tree = _tree_of(words)
    if not tree:
        return "(?!)"
    begins = "".join(re.escape(character) for character in tree)
    return f"(?=[{begins}]){_pattern(tree, longest=True)}"


def _tree_of(words: Iterable[str]) -> _Tree:
    tree: _Tree = {}
    for word in words:
        branch = tree
        for character in word:
            branch = branch.setdefault(character, {})
        branch[_END] = {}
    return tree


def _pattern(tree: _Tree, *, longest: bool) -> str:
    if _END in tree and (not longest or len(tree) == 1):
        return ""
    same: dict[str, list[str]] = {}
    for character, branch in tree.items():
        if character != _END:
            rest = _pattern(branch, longest=longest)
            same.setdefault(rest, []).append(re.escape(character))
    ways = [
        (characters[0] if len(characters) == 1 else f"[{''.join(characters)}]") + rest
        for rest, characters in same.items()
    ]
    if _END in tree:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
