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
    "annotating/detector.py": {"Random"},
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


@pytest.mark.parametrize("name", MODULES)
def test_no_clock_chance_or_place_decides_anything(name):
    for module, names in imported(MODULES[name]):
        if module.split(".")[0] in UNSURE_MODULES:
            assert names, f"{name} imports the whole module {module}"
            assert set(names) <= ALLOWED.get(name, set()), f"{name} imports {names} from {module}"
    used = {node.attr for node in ast.walk(MODULES[name]) if isinstance(node, ast.Attribute)}
    used -= ALLOWED.get(name, set())
    assert not used & UNSURE_NAMES, f"{name} uses {used & UNSURE_NAMES}"
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Random":
            assert node.args, f"{name}, line {node.lineno}: chance without a seed"


@pytest.mark.parametrize("name", MODULES)
def test_zones_are_read_from_the_pinned_package(name):
    """``ZoneInfo(name)`` takes the system's zones where it has any."""
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            assert called != "ZoneInfo", f"{name}, line {node.lineno}: ZoneInfo.from_file instead"


@pytest.mark.parametrize("name", MODULES)
def test_nothing_can_speak_to_the_network(name):
    taken = {module.split(".")[0] for module, _ in imported(MODULES[name])}
    assert not taken & NETWORK


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


@pytest.mark.parametrize("name", MODULES)
def test_no_error_is_swallowed(name):
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.ExceptHandler):
            where = f"{name}, line {node.lineno}"
            assert node.type is not None, f"{where}: a bare except"
            if catches_everything(node):
                assert tells(node), f"{where}: catches every error and tells nobody"
            elif all(isinstance(line, ast.Pass) for line in node.body):
                pytest.fail(
                    f"{where}: catches an error and does nothing: contextlib.suppress says so"
                )
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "suppress":
            kinds = {argument.id for argument in node.args if isinstance(argument, ast.Name)}
            assert not kinds & {"Exception", "BaseException"}, f"{name}, line {node.lineno}"


@pytest.mark.parametrize("name", MODULES)
def test_no_set_is_walked_in_its_own_order(name):
    """A set of strings has another order in every process: what walks one must sort it, or ask it
    for something in which order has no part.
    """
    for node in ast.walk(MODULES[name]):
        loops = [node] if isinstance(node, ast.For) else getattr(node, "generators", [])
        for loop in loops:
            where = f"{name}, line {loop.iter.lineno}"
            made = isinstance(loop.iter, (ast.Set, ast.SetComp)) or (
                isinstance(loop.iter, ast.Call)
                and getattr(loop.iter.func, "id", "") in ("set", "frozenset")
            )
            unordered = made and not isinstance(node, (ast.SetComp, ast.DictComp))
            assert not unordered, f"{where}: walks a set"
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("list", "tuple"):
            argument = node.args[0] if node.args else None
            assert not isinstance(argument, (ast.Set, ast.SetComp)), f"{name}, line {node.lineno}"


@pytest.mark.parametrize("name", MODULES)
def test_folders_are_listed_in_an_order_of_our_own(name):
    """What a file system gives comes in its order: sorted, or made a set or a mapping."""
    tree = MODULES[name]
    free = {
        argument
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in ("sorted", "set", "frozenset", "any", "all", "len")
        for part in node.args
        for argument in ast.walk(part)
    }
    free |= {
        inner
        for node in ast.walk(tree)
        if isinstance(node, (ast.SetComp, ast.DictComp))
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node not in free:
            called = getattr(node.func, "attr", "")
            walks = called in ("iterdir", "glob", "rglob", "listdir", "scandir")
            assert not walks or (name, called) in LISTS_WITHOUT_ORDER, (
                f"{name}, line {node.lineno}: {called}()"
            )


LISTS_WITHOUT_ORDER = {
    ("reading/discover.py", "scandir"),  # whose callers sort, or look for one name
    ("running/build_tables.py", "iterdir"),  # removes all that is not wanted
    ("review/write.py", "glob"),  # so does this
    ("registry/data_files.py", "iterdir"),  # whose caller sorts
}
