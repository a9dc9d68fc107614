"""What no module may do, read from the code itself: look at a clock, guess, or swallow an error."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PIPELINE = Path(__file__).parent.parent.parent / "pipeline"
MODULES = {
    path.relative_to(PIPELINE).as_posix(): ast.parse(path.read_text("utf-8"))
    for path in sorted(PIPELINE.rglob("*.py"))
}

ALLOWED = {
    # Tell people how long something takes, by clocks that do not jump when the time is set.
    "commands/progress.py": {"monotonic"},
    "assets/cleaning.py": {"perf_counter"},
    # Tell by it that a file is no longer what it was a moment ago, whatever time it says.
    "reading/raw_bytes.py": {"st_mtime_ns"},
    "assets/sensor.py": {"st_mtime_ns"},
    # Draws by a seed of its own.
    "annotating/draws.py": {"Random"},
}
"""Who may take what, and what for."""

UNSURE_MODULES = {"time", "random", "secrets", "uuid", "locale"}
"""Whoever imports one of these can get another value at the next run or on the next machine."""

UNSURE_NAMES = {
    *("now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp", "getctime", "getmtime"),
    *("getatime", "st_mtime", "st_ctime", "st_atime", "st_mtime_ns", "st_ctime_ns", "getlocale"),
    *("urandom", "gethostname", "getlogin", "getuser", "node"),
}
"""Attributes that give what only this moment or this machine has."""

NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}


def imported(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Modules that are imported, each with the names that are taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", tuple(alias.name for alias in node.names)


def calls(tree: ast.Module) -> list[ast.Call]:
    """All calls in a module."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def called(node: ast.Call) -> str:
    """The bare name of what is called."""
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def clocks_chance_and_place(name: str, tree: ast.Module) -> Iterator[str]:
    """What decides by the moment, by chance or by the machine."""
    allowed = ALLOWED.get(name, set())
    for module, names in imported(tree):
        if module.split(".")[0] in UNSURE_MODULES:
            if not names:
                yield f"imports the whole module {module}"
            elif not set(names) <= allowed:
                yield f"imports {names} from {module}"
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} - allowed
    if used & UNSURE_NAMES:
        yield f"uses {used & UNSURE_NAMES}"
    for node in calls(tree):
        if called(node) == "Random" and not node.args:
            yield f"line {node.lineno}: chance without a seed"


def zones_of_the_system(_: str, tree: ast.Module) -> Iterator[str]:
    """``ZoneInfo(name)`` takes the system's zones where it has any."""
    for node in calls(tree):
        if called(node) == "ZoneInfo":
            yield f"line {node.lineno}: ZoneInfo.from_file instead"


def network(_: str, tree: ast.Module) -> Iterator[str]:
    """What can speak to the network."""
    taken = {module.split(".")[0] for module, _ in imported(tree)}
    if taken & NETWORK:
        yield f"imports {taken & NETWORK}"


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Whether the handler takes every error, whatever its kind."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        kind is None or (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException"))
        for kind in kinds
    )


def tells(handler: ast.ExceptHandler) -> bool:
    """Whether the handler raises, or does something with the error that it caught."""
    inside = [node for line in handler.body for node in ast.walk(line)]
    raises = any(isinstance(node, ast.Raise) for node in inside)
    names = {node.id for node in inside if isinstance(node, ast.Name)}
    return raises or (handler.name is not None and handler.name in names)


def swallowed_errors(_: str, tree: ast.Module) -> Iterator[str]:
    """Errors that are caught and told to nobody."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            if node.type is None:
                yield f"line {node.lineno}: a bare except"
            elif catches_everything(node):
                if not tells(node):
                    yield f"line {node.lineno}: catches every error and tells nobody"
            elif all(isinstance(line, ast.Pass) for line in node.body):
                yield f"line {node.lineno}: does nothing: contextlib.suppress says so"
    for node in calls(tree):
        kinds = {argument.id for argument in node.args if isinstance(argument, ast.Name)}
        if called(node) == "suppress" and kinds & {"Exception", "BaseException"}:
            yield f"line {node.lineno}: suppresses every error"


def sets_in_their_own_order(_: str, tree: ast.Module) -> Iterator[str]:
    """A set of strings has another order in every process: what walks one must sort it, or ask it
    for something in which order has no part.
    """
    for node in ast.walk(tree):
        loops = [node] if isinstance(node, ast.For) else getattr(node, "generators", [])
        if isinstance(node, (ast.SetComp, ast.DictComp)):
            continue
        for loop in loops:
            made = isinstance(loop.iter, ast.Call) and called(loop.iter) in ("set", "frozenset")
            if made or isinstance(loop.iter, (ast.Set, ast.SetComp)):
                yield f"line {loop.iter.lineno}: walks a set"
    for node in calls(tree):
        argument = node.args[0] if node.args else None
        if called(node) in ("list", "tuple") and isinstance(argument, (ast.Set, ast.SetComp)):
            yield f"line {node.lineno}: a list of a set"


def folders_as_they_come(name: str, tree: ast.Module) -> Iterator[str]:
    """What a file system gives comes in its order: sorted, or made a set or a mapping."""
    orderless = ("sorted", "set", "frozenset", "any", "all", "len")
    free = {
        inner
        for node in calls(tree)
        if called(node) in orderless
        for argument in node.args
        for inner in ast.walk(argument)
    }
    free |= {
        inner
        for node in ast.walk(tree)
        if isinstance(node, (ast.SetComp, ast.DictComp))
        for inner in ast.walk(node)
    }
    for node in calls(tree):
        walks = called(node) in ("iterdir", "glob", "rglob", "listdir", "scandir")
        if walks and node not in free and (name, called(node)) not in LISTS_WITHOUT_ORDER:
            yield f"line {node.lineno}: {called(node)}()"


LISTS_WITHOUT_ORDER = {
    ("reading/discover.py", "scandir"),  # whose callers sort, or look for one name
    ("running/build_tables.py", "iterdir"),  # removes all that is not wanted
    ("review/write.py", "glob"),  # so does this
    ("registry/data_files.py", "iterdir"),  # whose caller sorts
}

RULES = (
    clocks_chance_and_place,
    zones_of_the_system,
    network,
    swallowed_errors,
    sets_in_their_own_order,
    folders_as_they_come,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_module_has(rule):
    found = [f"{name}, {told}" for name, tree in MODULES.items() for told in rule(name, tree)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (clocks_chance_and_place, "import time"),
        (clocks_chance_and_place, "from random import choice"),
        (clocks_chance_and_place, "day = datetime.now()"),
        (clocks_chance_and_place, "chance = Random()"),
        (zones_of_the_system, "zone = zoneinfo.ZoneInfo('Asia/Tokyo')"),
        (network, "from urllib.request import urlopen"),
        (swallowed_errors, "try:\n    go()\nexcept:\n    raise"),
        (swallowed_errors, "try:\n    go()\nexcept Exception:\n    value = None"),
        (swallowed_errors, "try:\n    go()\nexcept ValueError:\n    pass"),
        (swallowed_errors, "with suppress(Exception):\n    go()"),
        (sets_in_their_own_order, "for name in {'a', 'b'}:\n    print(name)"),
        (sets_in_their_own_order, "names = [name for name in set(given)]"),
        (sets_in_their_own_order, "names = list({'a', 'b'})"),
        (folders_as_they_come, "for path in folder.iterdir():\n    print(path)"),
    ],
)
def test_a_rule_finds_what_breaks_it(rule, code):
    assert list(rule("some/module.py", ast.parse(code)))
