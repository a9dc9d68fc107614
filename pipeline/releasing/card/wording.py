"""How the card words numbers, shares, lists and tables; no facts."""

from collections.abc import Iterable, Sequence

from pipeline.releasing.card.inert import Markdown, inert

NONE = Markdown("–")
"""What stands in a cell that has no value."""

Cell = str | int | None


def number(value: int) -> Markdown:
    """Return a number with its thousands set apart: 1,234,567."""
    return Markdown(f"{value:,}")


def counted(value: int, one: str, many: str) -> Markdown:
    """Return a number with its noun: `1 article`, `2 articles`, `no articles`."""
    return Markdown(f"{number(value) if value else 'no'} {one if value == 1 else many}")


def share(part: int, whole: int) -> Markdown:
    """Return a part of a whole in percent with one decimal, rounded half up; a dash of nothing.

    Integers only. A part that is not nothing never shows as 0, nor one that is not all as 100.
    """
    if not whole:
        return NONE
    tenths = (2000 * part + whole) // (2 * whole)
    if part and not tenths:
        return Markdown("< 0.1 %")
    if part < whole and tenths == 1000:
        return Markdown("> 99.9 %")
    return Markdown(f"{tenths // 10}.{tenths % 10} %")


def listed(values: Sequence[str], most: int) -> Markdown:
    """Return the values, inert, with commas; beyond `most` only how many more there are."""
    if not values:
        return NONE
    shown = ", ".join(inert(value) for value in values[:most])
    more = len(values) - most
    return Markdown(f"{shown} and {number(more)} more" if more > 0 else shown)


def cell(value: Cell) -> Markdown:
    """Return what stands in one cell of a table: strings inert, numbers set apart."""
    if value is None:
        return NONE
    return number(value) if isinstance(value, int) else inert(value)


def table(heads: str, rows: Iterable[Sequence[Cell]]) -> Markdown:
    """Return a Markdown table; its heads stand with bars between, a `>` before numeric ones."""
    names = [head.strip() for head in heads.split("|")]
    lines = [
        [name.removeprefix(">") for name in names],
        ["---:" if name.startswith(">") else "---" for name in names],
    ]
    for row in rows:
        if len(row) != len(names):
            raise ValueError(f"a row of {len(row)} cells under the heads {heads!r}")
        lines.append([cell(value) for value in row])
    return Markdown("\n".join(f"| {' | '.join(line)} |" for line in lines))
