"""The card as a whole: what must stand in it, for whom, and the same at every run."""

import dataclasses
import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
import yaml
from markdown_it import MarkdownIt

from pipeline.project import Settings
from pipeline.quality.result import CheckResult
from pipeline.registry import load
from pipeline.releasing.card import CardInputs, licence, render
from pipeline.releasing.card.inputs import SMALL, columns_for
from pipeline.schema import TABLES
from tests.releasing.card_corpus import HARBOUR, MARKET, STRAY, tables
from tests.releasing.test_card_inert import HOSTILE, READER, Page

EMPTY = {"articles", "citations", "foreign_passages", "passages", "quotes", "repairs", "times"}
"""Tables that are named first, or that the pages of these tests leave empty."""

SETTINGS = Settings(
    name="harbour-2021",
    title="Harbour news",
    description="Pages about a harbour.",
    as_of=dt.date(2021, 12, 31),
    purpose="To test the card.",
    limits=("Three pages are few.",),
)


def result(table="articles", name="key_unique", **changes) -> CheckResult:
    plain = CheckResult(
        table, name, "No two rows have the same key.", "critical", "passed", 4, 0, (), ()
    )
    return dataclasses.replace(plain, **changes)


def inputs(pages=(HARBOUR, HARBOUR, MARKET, STRAY), rejects=(), **changes) -> CardInputs:
    given = {
        "settings": SETTINGS,
        "version": "0.1.0",
        "tables": tables(pages, rejects),
        "results": [result()],
        "registry": load(),
        "published_folder": "v0.1.0",
        "link_base": "dataset/",
    }
    return CardInputs(**(given | changes))


def front_matter(card: str) -> dict:
    _, block, _ = card.split("---\n", 2)
    return yaml.safe_load(block)


def section(card: str, heading: str) -> str:
    return card.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def test_front_matter_for_hubs():
    found = front_matter(render(inputs(rejects=[("a.bin", "binary")])))
    assert found["pretty_name"] == "Harbour news"
    assert found["language"] == ["de", "en"]
    assert found["license"] == "other"
    assert found["license_link"] == "LICENSE.md"
    assert re.fullmatch(r"[a-z0-9.-]+", found["license_name"])
    assert found["size_categories"] == ["n<1K"]
    assert [config["config_name"] for config in found["configs"]] == [
        "articles",
        # The pages of these tests need no repair, cite and quote nobody; hubs refuse empty tables.
        *(t.name for t in TABLES if t.name not in EMPTY),
    ]
    assert [config for config in found["configs"] if config.get("default")] == [
        {"config_name": "articles", "data_files": "v0.1.0/articles.parquet", "default": True}
    ]


def test_a_table_without_rows_is_no_configuration_because_the_hub_refuses_it():
    names = [config["config_name"] for config in front_matter(render(inputs()))["configs"]]
    assert "segments" in names
    assert "rejects" not in names


def test_chinese_has_one_code_at_the_hub():
    pages = [dataclasses.replace(HARBOUR, language=code) for code in ("zh-cn", "zh-tw")]
    assert front_matter(render(inputs(pages)))["language"] == ["zh"]


def test_without_any_language_the_field_is_left_out():
    assert "language" not in front_matter(render(inputs([STRAY])))


@pytest.mark.parametrize("title", [*HOSTILE, 'a: "b" \\ # c', "- x", "null", "🦊 title"])
def test_any_title_is_a_string_in_the_front_matter(title):
    found = front_matter(render(inputs(settings=dataclasses.replace(SETTINGS, title=title))))
    assert isinstance(found["pretty_name"], str)
    assert found["license"] == "other"


def test_every_published_column_stands_in_its_table():
    text = section(render(inputs()), "Tables and columns")
    parts = dict(zip(*[iter(re.split(r"\n### (\w+)\n", text)[1:])] * 2, strict=True))
    for table in TABLES:
        rows = [line.split(" | ") for line in parts[table.name].splitlines() if "| `" in line]
        assert [row[0] for row in rows] == [f"| `{name}`" for name in table.column_names]
        for row, column in zip(rows, table.columns, strict=True):
            assert row[4].startswith(column.description.split("|")[0])
            assert row[2] == (column.unit or "–")
            assert (row[3] == "yes") == column.nullable
            for value in column.values:
                assert f"`{value}`" in row[4]


def test_tables_have_as_many_cells_in_each_row_as_heads():
    html = READER.render(render(inputs(rejects=[("a|b.bin", "binary")])).split("\n---\n", 1)[1])
    assert html.count("<table>") > 12
    for one in html.split("<table>")[1:]:
        heads = one.count("<th ") + one.count("<th>")
        for row in one.split("</table>")[0].split("<tr>")[2:]:
            assert row.count("<td") == heads, row


def test_links_within_the_card_lead_somewhere():
    card = render(inputs())
    headings = re.findall(r"^#{2,3} (.+)$", card, re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", text.lower()).replace(" ", "-") for text in headings}
    wanted = set(re.findall(r"\]\(#([^)]+)\)", card))
    assert wanted
    assert wanted <= anchors


@pytest.mark.parametrize(
    ("place", "data", "versions"),
    [
        ({}, "dataset/v0.1.0/articles.parquet", "dataset/versions.json"),
        ({"link_base": ""}, "v0.1.0/articles.parquet", "versions.json"),
        ({"link_base": "", "published_folder": ""}, "articles.parquet", "../versions.json"),
    ],
)
def test_paths_lead_from_where_the_card_stands(place, data, versions):
    card = render(inputs(**place))
    assert f'pd.read_parquet("{data}")' in card
    assert f"[articles]({data})" in card
    assert f"({versions})" in card
    folder = data.removesuffix("articles.parquet")
    assert (f"cd {folder} && sha256sum" in card) == bool(folder)


def test_cards_of_one_version_differ_in_paths_alone():
    root = render(inputs())
    hub = render(inputs(link_base=""))
    assert root != hub
    assert root.replace("dataset/v0.1.0/", "v0.1.0/").replace("dataset/versions", "versions") == hub


@pytest.mark.parametrize(
    "wrong",
    [
        {"published_folder": "v0.1.0 && x"},
        {"link_base": "dataset"},
        {"link_base": '"); import os #/'},
        {"version": "0.1"},
        {"tables": {}},
    ],
)
def test_what_is_no_path_or_version_is_refused(wrong):
    with pytest.raises(ValueError, match=r"path|version|missing"):
        inputs(**wrong)


def test_hostile_text_from_everywhere_makes_no_tag_and_no_link():
    plain = Page(READER.render(render(inputs()).split("\n---\n", 1)[1]))
    allowed = set(plain.links)
    for text in HOSTILE:
        page = dataclasses.replace(
            HARBOUR,
            lines=[(role, text, text) for role, _, _ in HARBOUR.lines],
            outlet_id=text,
            outlet=text,
            country=text,
            published=text,
            language=text,
            rights=text,
            refused=[("title", text, text)],
        )
        made = inputs(
            [dataclasses.replace(page, published=None)],
            settings=dataclasses.replace(
                SETTINGS,
                name=text,
                title=text,
                description=text,
                purpose=text,
                limits=(text,),
                authors=(text, text),
            ),
            results=[
                result(status="failed", failing=1, failing_ids=(text,), detail=(text,)),
                result(name=text, status="skipped", detail=(text,), description=text),
            ],
        )
        found = Page(READER.render(render(made).split("\n---\n", 1)[1]))
        assert set(found.links) <= allowed, text
        assert set(found.tags) <= set(plain.tags) | {"li"}, text
        assert found.tags.count("h2") == plain.tags.count("h2"), text
        assert found.tags.count("pre") == plain.tags.count("pre"), text


def test_a_small_corpus_lists_its_articles_and_shows_cuts():
    card = render(inputs())
    assert "| Harbour opens after a long winter | The Harbour Post | 2021-03-04 | 13 |" in card
    assert "| `promotion` | Sign up for our letter |" in card


def test_a_large_corpus_names_what_it_leaves_out():
    pages = [
        dataclasses.replace(
            HARBOUR, outlet_id=None, outlet=f"Paper {n:02}", published=f"{1960 + n}"
        )
        for n in range(60)
    ]
    card = render(inputs(pages))
    assert "### The articles" not in card
    assert "Examples, shortened" not in card
    assert "and 20 more outlets (20 articles)." in card
    assert "| 1990s | 10 | 130 |" in card


def test_a_large_corpus_is_counted_without_its_texts():
    pages = [HARBOUR] * (SMALL + 1)
    whole = inputs(pages=pages)
    slim = {name: data.select(columns_for(name, len(pages))) for name, data in whole.tables.items()}
    assert "text" not in {column for data in slim.values() for column in data.column_names}
    assert render(inputs(pages=pages, tables=slim)) == render(whole)


def test_checks_stand_with_what_they_prove_and_how_they_ended():
    card = render(
        inputs(
            results=[
                result("rejects", "none", status="skipped", detail=("no rejects",)),
                result(),
                result(
                    name="outlet_known",
                    severity="warning",
                    status="failed",
                    failing=2,
                    failing_ids=("ab" * 32, "page.txt"),
                    detail=("abab: no id", "two", "three", "four"),
                ),
            ]
        )
    )
    text = section(card, "Checks")
    assert text.strip().startswith("3 checks: 1 passed · 1 warned · 1 skipped. Warnings do not")
    assert (
        "- `outlet_known` (articles) failed for 2 of 4 rows: abab: no id; two; three; …\n" in text
    )
    assert "- `none` (rejects) was skipped: no rejects" in text
    assert (
        "| `outlet_known` | No two rows have the same key. | warning | **warned**\u00a0(2) | 4 |"
        in text
    )
    assert text.index("### Checks of articles") < text.index("### Checks of rejects")


def test_a_failed_critical_check_is_not_called_a_warning():
    failed = result(status="failed", failing=1, failing_ids=("x",), detail=("broken",))
    text = section(render(inputs(results=[failed])), "Checks")
    assert "this is not fit to be published" in text
    assert "Warnings do not stop" not in text


def test_accuracy_is_plainly_not_measured():
    assert section(render(inputs()), "Measured accuracy").strip().startswith("Not measured")


def test_rejects_by_reason():
    card = render(inputs(rejects=[("a.bin", "binary"), ("b.bin", "binary"), ("c", "empty")]))
    assert "| `binary` | 2 |\n| `empty` | 1 |" in card
    assert "| **Raw files** | 7, 3 rejected |" in card
    assert "none was rejected" in render(inputs())


def test_rights_stand_with_their_outlets():
    pages = [
        HARBOUR,
        MARKET,
        STRAY,
        dataclasses.replace(HARBOUR, outlet="Other", outlet_id=None, rights="Other's own."),
    ]
    text = section(render(inputs(pages)), "Rights")
    assert (
        "| Rights in the text belong to its publisher. | Marktblatt, The Harbour Post | 3 |" in text
    )
    assert "| Other's own. | Other | 1 |" in text


def test_nobody_is_invented_for_the_citation():
    card = section(render(inputs()), "How to cite")
    assert "> Harbour news. Version 0.1.0. Data set, 2021.\n" in card
    assert "author" not in card
    named = dataclasses.replace(SETTINGS, authors=("A. Person", "B. Person"), as_of=None)
    card = section(render(inputs(settings=named)), "How to cite")
    assert "> A. Person, B. Person: Harbour news. Version 0.1.0. Data set.\n" in card
    assert "  author  = {A. Person and B. Person},\n" in card
    assert "year" not in card


def test_settings_that_are_all_defaults_make_a_card():
    assert "# A news dataset\n" in render(inputs(settings=Settings()))


def test_the_licence_note_names_each_statement_once():
    pages = [dataclasses.replace(STRAY, rights=words) for words in ("Mine.", "[x](y)", "Mine.")]
    note = licence(SETTINGS, tables(pages)["articles"])
    assert note.count("- Mine.\n") == 1
    assert "- &#91;x&#93;(y)\n" in note
    assert f"- {SETTINGS.default_rights}\n" in licence(SETTINGS, tables([])["articles"])


def test_tidy_markdown():
    card = render(inputs(rejects=[("c", "empty")]))
    assert "\n\n\n" not in card
    assert not re.search(r"[ \t]+$", card, re.MULTILINE)
    assert card.endswith("\n")
    assert not card.endswith("\n\n")
    assert MarkdownIt("commonmark").render(card)


def test_chunks_and_the_order_of_results_do_not_matter():
    whole = inputs(results=[result(name=name) for name in "abc"])
    pieces = {
        name: pa.concat_tables([data.slice(n, 1) for n in range(data.num_rows)] or [data])
        for name, data in whole.tables.items()
    }
    other = dataclasses.replace(
        whole, tables=dict(reversed(pieces.items())), results=whole.results[::-1]
    )
    assert render(whole) == render(other)


def test_the_same_card_in_other_surroundings():
    program = (
        "import sys; from tests.releasing.test_card import inputs; "
        "from pipeline.releasing.card import render; "
        "sys.stdout.buffer.write(render(inputs(rejects=[('c', 'empty')])).encode())"
    )
    cards = {render(inputs(rejects=[("c", "empty")])).encode()}
    for seed, zone, locale in (("1", "Asia/Shanghai", "C"), ("2", "America/Lima", "de_DE.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        env["PYTHONPATH"] = str(Path(__file__).parents[2])
        made = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True)
        assert made.returncode == 0, made.stderr.decode()
        cards.add(made.stdout)
    assert len(cards) == 1
