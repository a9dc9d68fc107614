"""The card's tables, each from what was counted to Markdown."""

from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa

from pipeline.quality.result import CheckResult
from pipeline.releasing.card.checks import Checks
from pipeline.releasing.card.counts import Counts, days
from pipeline.releasing.card.cuts import FATES, Cuts
from pipeline.releasing.card.dates import Dates
from pipeline.releasing.card.inert import Markdown, code, inert, shortened
from pipeline.releasing.card.known import KnownRow
from pipeline.releasing.card.outlets import OutletRow
from pipeline.releasing.card.wording import NONE, Cell, counted, listed, number, share, table
from pipeline.releasing.type_names import type_name
from pipeline.schema import Column, Table
from pipeline.schema.evidence import CONFIDENCES

MOST_ROWS = 40
"""What a reader still looks through; the rest is named by its number."""

_LONGEST = 120
"""Code points of a title or a rule; a headline is longer only by mistake."""


def columns_table(described: Table) -> Markdown:
    """Return the columns of a published table."""
    return table(
        "Column | Type | Unit | Null | Meaning",
        [
            (
                code(column.name),
                code(type_name(column.type)),
                column.unit,
                "yes" if column.nullable else None,
                _meaning(column),
            )
            for column in described.columns
        ],
    )


def _meaning(column: Column) -> Markdown:
    # Descriptions are the schema's own words and may hold code.
    words = column.description.replace("|", "&#124;").replace("<", "&lt;")
    if column.values:
        words += f" One of {', '.join(code(value) for value in column.values)}."
    if column.refers_to:
        words += f" Refers to {code(column.refers_to)}."
    return Markdown(words)


def outlets_table(rows: Sequence[OutletRow]) -> Markdown:
    """Return the outlets, the unknown last; beyond `MOST_ROWS` their number and articles."""
    known = [row for row in rows if row.name is not None]
    unknown = [row for row in rows if row.name is None]
    shown = table(
        "Outlet | Country | Kind | >Articles | >Words | First | Last",
        [
            (
                named(row.name),
                row.country,
                row.kind,
                row.articles,
                row.words,
                row.first,
                row.last,
            )
            for row in (*known[:MOST_ROWS], *unknown)
        ],
    )
    rest = known[MOST_ROWS:]
    return more(shown, len(rest), "outlet", f" ({_articles(rest)})")


def _articles(rows: Sequence[OutletRow]) -> Markdown:
    return counted(sum(row.articles for row in rows), "article", "articles")


def rights_table(statements: Sequence[tuple[str, tuple[str, ...], int]]) -> Markdown:
    """Return the statements of rights with the outlets that they are for."""
    shown = table(
        "Statement | Outlets | >Articles",
        [
            (rights, listed([shortened(name, _LONGEST) for name in outlets], 5), articles)
            for rights, outlets, articles in statements[:MOST_ROWS]
        ],
    )
    return more(shown, len(statements) - MOST_ROWS, "statement")


def dates_table(dates: Dates) -> Markdown:
    """Return articles and words by date."""
    shown = dates.rows[:MOST_ROWS] if len(dates.rows) > MOST_ROWS + 1 else dates.rows
    return more(
        table(
            f"{dates.grain.capitalize()} | >Articles | >Words",
            [(named(name), articles, words) for name, articles, words in shown],
        ),
        len(dates.rows) - len(shown),
        dates.grain,
    )


def articles_table(articles: pa.Table) -> Markdown:
    """Return a list of all articles."""
    slim = articles.select(["title", "outlet_name", "n_words"]).to_pylist()
    return table(
        # The head keeps the column wide enough for a date, which readers break at its hyphens.
        "Title | Outlet | Published\u00a0on | >Words",
        [
            (
                named(row["title"]),
                named(row["outlet_name"]),
                named(day),
                row["n_words"],
            )
            for row, day in zip(slim, days(articles).to_pylist(), strict=True)
        ],
    )


def named(value: str | None) -> Markdown:
    """Return a name as the card shows it, also where there is none."""
    return Markdown("*not known*") if value is None else inert(value, _LONGEST)


def roles_table(cuts: Cuts) -> Markdown:
    """Return what became of the segments by role."""
    return table(
        "Role | What became of it | >Segments | >Characters | >Share",
        [
            (code(row.role), row.fate, row.segments, row.characters, _of(row.characters, cuts))
            for row in cuts.roles
        ],
    )


def rules_table(cuts: Cuts) -> Markdown:
    """Return the rules that cut, those that cut most first."""
    shown = table(
        "Rule | Role | >Segments | >Characters | >Share",
        [
            (
                code(row.rule or ""),
                code(row.role),
                row.segments,
                row.characters,
                _of(row.characters, cuts),
            )
            for row in cuts.rules[:MOST_ROWS]
        ],
    )
    return more(shown, len(cuts.rules) - MOST_ROWS, "rule")


def _of(characters: int, cuts: Cuts) -> Markdown:
    return share(characters, cuts.characters)


def examples_table(cuts: Cuts, limit: int = 70) -> Markdown:
    """Return segments that were cut, shortened to `limit` code points."""
    return table(
        "Role | Begins", [(code(role), inert(text, limit)) for role, text in cuts.examples]
    )


def known_table(rows: Sequence[KnownRow]) -> Markdown:
    """Return how many facts are known, and how surely."""
    return table(
        f"Fact | >Known | >Not known | {' | '.join(f'>{tier}' for tier in CONFIDENCES)} | "
        ">no tier | Rests on | >Refused",
        [
            (
                code(row.field),
                row.known,
                row.unknown,
                *row.tiers,
                Markdown(", ".join(f"{code(basis)} {number(n)}" for basis, n in row.bases)) or NONE,
                row.refused,
            )
            for row in rows
        ],
    )


def rows_table(described: Sequence[Table], rows: Mapping[str, int], folder: str) -> Markdown:
    """Return the published tables with their rows and files."""
    return table(
        "Table | >Rows | Contents",
        [
            (
                Markdown(f"[{one.name}]({folder}{one.name}.parquet)"),
                rows[one.name],
                Markdown(one.description),
            )
            for one in described
        ],
    )


def codes(names: Sequence[str]) -> Markdown:
    """Return names as code, with commas."""
    return Markdown(", ".join(code(name) for name in names))


def glance_table(
    counts: Counts, cuts: Cuts, checks: Checks, period: str | None, version: str, as_of: date | None
) -> Markdown:
    """Return the few numbers by which a reader decides whether to read on."""
    files = counts.articles + sum(files for _, files in counts.rejects)
    rejected = number(files - counts.articles) if counts.rejects else "none"
    languages = [f"{name or 'not known'} ({number(rows)})" for name, rows in counts.languages]
    fates = " · ".join(f"{_of(cuts.characters_that(fate), cuts)} {fate}" for fate in FATES)
    rows: list[tuple[str, Cell]] = [
        ("Articles", counts.articles),
        ("Outlets", _and(number(counts.outlets), counts.without_outlet, "without one")),
        ("Published", _and(period or NONE, counts.without_date, "without a date")),
        ("Words of text", counts.words),
        ("Languages", listed(languages, 12)),
        ("Characters of the pages", Markdown(fates)),
        ("Raw files", Markdown(f"{number(files)}, {rejected} rejected")),
        ("Checks", outcomes(checks)),
    ]
    if as_of:
        rows.append(("As of", as_of.isoformat()))
    return table(f"Version | {version}", [(Markdown(f"**{name}**"), value) for name, value in rows])


def outcomes(checks: Checks) -> Markdown:
    """Return how many checks ended how, leaving out what did not happen."""
    found = {
        "passed": checks.that("passed"),
        "failed": checks.blocked,
        "warned": checks.warnings,
        "skipped": checks.that("skipped"),
    }
    words = [f"{number(len(results))} {word}" for word, results in found.items() if results]
    return Markdown(" · ".join(words)) or NONE


def _and(value: str, without: int, words: str) -> Markdown:
    if not without:
        return inert(value)
    return Markdown(f"{inert(value)}, and {counted(without, 'article', 'articles')} {words}")


def rejects_table(rejects: Sequence[tuple[str, int]]) -> Markdown:
    """Return the rejected files by reason."""
    return table("Reason | >Files", [(code(reason), files) for reason, files in rejects])


def checks_table(results: Sequence[CheckResult]) -> Markdown:
    """Return checks with what they prove and how they ended."""
    return table(
        "Check | What it proves | Severity | Result | >Rows",
        [
            (
                code(result.name),
                result.description,
                result.severity,
                _outcome(result),
                result.evaluated,
            )
            for result in results
        ],
    )


def _outcome(result: CheckResult) -> Markdown:
    if result.status == "failed":
        word = "failed" if result.severity == "critical" else "warned"
        return Markdown(f"**{word}**\u00a0({number(result.failing)})")
    return inert(result.status)


def outcome_words(result: CheckResult) -> Markdown:
    """Return what is to be said of a check that did not pass, with its first few details."""
    shown = [inert(detail, 200) for detail in result.detail[:3]]
    if len(result.detail) > len(shown):
        shown.append(Markdown("…"))
    words = "; ".join(shown) or NONE
    if result.status == "skipped":
        return Markdown(f"was skipped: {words}")
    rows = f"{number(result.failing)} of {counted(result.evaluated, 'row', 'rows')}"
    return Markdown(f"failed for {rows}: {words}")


def more(shown: Markdown, rest: int, noun: str, added: str = "") -> Markdown:
    """Return what is shown, and how many there are besides."""
    if rest <= 0:
        return shown
    return Markdown(f"{shown}\n\nand {counted(rest, f'more {noun}', f'more {noun}s')}{added}.")
