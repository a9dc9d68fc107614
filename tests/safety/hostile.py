"""Strings that make an expression work as hard as it can, made from the expression itself.

Time explodes where a repetition meets what it can match many times over and the rest then fails.
So each repetition in the expression's own syntax tree gives a string: what leads to it, once, then
what it repeats, again and again, then something that nothing matches.
"""

import random
import re
from collections.abc import Iterator
from re import _constants as constants
from re import _parser as parser

LONG = 16
"""Repetitions that may go on for longer than this are worth a string of their own."""

NOTHING = "\x00"
"""At the end: hardly an expression matches it."""

ALWAYS = (" ", "a", "0", '"', ".", "A ", "a.", "1 ", "é", "漢", "\n", "-", "://", "@")
"""Repeated for every expression: what pages are full of."""

SAMPLES = "a Z0.,:;-–'\"()é漢日кα©/|\n\t_@"
"""Characters to take where a set allows what it does not name."""

REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)

Hostile = tuple[str, str]
"""What stands once at the start, and what is repeated behind it."""


def strings(pattern: str, flags: int, chance: random.Random, samples: int = 3) -> list[Hostile]:
    """Hostile strings for the expression, each once."""
    tree = parser.parse(pattern, flags)
    found = dict.fromkeys(("", unit) for unit in ALWAYS)
    for _ in range(samples):
        whole = example(tree, chance)
        for unit in (whole, whole[: len(whole) // 2], whole[-3:], whole + " "):
            found[("", unit)] = None
        for lead, unit in pumps(tree, chance):
            found[(lead, unit)] = None
            found[("", unit)] = None
    return [hostile for hostile in found if hostile[1]]


def pumped(hostile: Hostile, size: int) -> str:
    """The hostile string in that many characters, give or take one repetition."""
    lead, unit = hostile
    return lead + unit * ((size - len(lead)) // len(unit)) + NOTHING


def pumps(tree: object, chance: random.Random, lead: str = "") -> Iterator[Hostile]:
    """For each long repetition in the tree, what leads to it and what it repeats."""
    for operation, argument in tree:
        if operation in REPEATS:
            _, most, inner = argument
            if most > LONG:
                yield lead, example(inner, chance)
            yield from pumps(inner, chance, lead)
        elif operation is constants.SUBPATTERN:
            yield from pumps(argument[-1], chance, lead)
        elif operation is constants.ATOMIC_GROUP:
            yield from pumps(argument, chance, lead)
        elif operation is constants.BRANCH:
            for branch in chance.sample(argument[1], min(8, len(argument[1]))):
                yield from pumps(branch, chance, lead)
        elif operation in (constants.ASSERT, constants.ASSERT_NOT):
            yield from pumps(argument[1], chance, lead)
        lead += one(operation, argument, chance)


def example(tree: object, chance: random.Random) -> str:
    """A string that the tree may match, with a choice at each alternative."""
    return "".join(one(operation, argument, chance) for operation, argument in tree)


def one(operation: object, argument: object, chance: random.Random) -> str:
    """What one node of the tree matches."""
    if operation is constants.LITERAL:
        return chr(argument)
    if operation in (constants.ANY, constants.NOT_LITERAL):
        return chance.choice("a 0")
    if operation is constants.IN:
        return of_set(argument, chance)
    if operation in REPEATS:
        least, most, inner = argument
        return example(inner, chance) * min(max(least, 1), most)
    if operation is constants.SUBPATTERN:
        return example(argument[-1], chance)
    if operation is constants.ATOMIC_GROUP:
        return example(argument, chance)
    if operation is constants.BRANCH:
        return example(chance.choice(argument[1]), chance)
    return ""


def of_set(members: list[tuple[object, object]], chance: random.Random) -> str:
    """A character that the set has."""
    fitting = [sign for sign in SAMPLES if has(members, sign)]
    named = [chr(argument) for operation, argument in members if operation is constants.LITERAL]
    named += [chr(argument[0]) for operation, argument in members if operation is constants.RANGE]
    choices = fitting + [sign for sign in named if has(members, sign)]
    return chance.choice(choices) if choices else ""


def has(members: list[tuple[object, object]], sign: str) -> bool:
    """Whether the set has the character."""
    inside = False
    for operation, argument in members:
        if operation is constants.LITERAL:
            inside |= ord(sign) == argument
        elif operation is constants.RANGE:
            inside |= argument[0] <= ord(sign) <= argument[1]
        elif operation is constants.CATEGORY:
            name = str(argument).rsplit("_", 1)[-1].lower()
            kind = {"digit": r"\d", "space": r"\s", "word": r"\w"}[name]
            matched = re.fullmatch(kind, sign) is not None
            inside |= matched != ("NOT" in str(argument))
    negated = bool(members) and members[0][0] is constants.NEGATE
    return inside != negated
