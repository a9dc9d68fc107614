"""For each check ways to break exactly what it promises, and the rows that it must name."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

import pyarrow as pa

from tests.quality.tables import BRIDGE, MARKET, OWL, Build, Page, Row, build, doc_id, with_line

UNKNOWN = "0" * 64
WRONG_ID = "Z" * 64

Ids = tuple[str, ...]


@dataclass(frozen=True)
class Mutation:
    """``make`` gives the broken tables; ``names`` are the ids that the check must name; ``also``
    are checks that cannot but fail with it.
    """

    check: tuple[str, str]
    make: Callable[[], Build]
    names: Ids
    also: frozenset[tuple[str, str]] = frozenset()

    def __str__(self) -> str:
        name = self.make.__name__.removeprefix("_")
        return f"{'.'.join(self.check)}-{name}"


MUTATIONS: list[Mutation] = []

Make = Callable[[], Build]


def breaks(
    table: str, check: str, *names: str, also: tuple[str, ...] = ()
) -> Callable[[Make], Make]:
    """Register a function that makes tables which break a check; ``also`` are ``table.check``."""

    def register(make: Make) -> Make:
        others = frozenset(tuple(other.split(".")) for other in also)
        MUTATIONS.append(Mutation((table, check), make, names, others))  # type: ignore[arg-type]
        return make

    return register


def _set(table: str, page: Page, row: int, **values: object) -> Make:
    def changed() -> Build:
        made = build()
        made.rows(table, page)[row].update(values)
        return made

    return changed


def _set_reject(**values: object) -> Make:
    def changed() -> Build:
        made = build()
        made.tables["rejects"][0].update(values)
        return made

    return changed


def _with_facts(page: Page, **facts: object) -> Make:
    def changed() -> Build:
        pages = [
            replace(p, facts=p.facts | facts) if p is page else p for p in (BRIDGE, MARKET, OWL)
        ]
        return build(*pages)

    return changed


def _change(table: str, page: Page, row: int, change: Callable[[Row], None]) -> Make:
    def changed() -> Build:
        made = build()
        change(made.rows(table, page)[row])
        return made

    return changed


bridge, market, owl = doc_id(BRIDGE), doc_id(MARKET), doc_id(OWL)

# --- from the schema ---

for table, column, type_ in (
    ("documents", "raw_bytes", pa.int32()),
    ("segments", "score", pa.int32()),
    ("articles", "language_probability", pa.int32()),
    ("evidence", "position", pa.int64()),
    ("quotes", "speaker_start", pa.int64()),
    ("citations", "position", pa.int64()),
    ("repairs", "position", pa.int64()),
    ("times", "anchor", pa.string()),
    ("passages", "other_start", pa.int64()),
    ("foreign_passages", "language", pa.large_string()),
    ("rejects", "detail", pa.large_string()),
):

    def retyped(table: str = table, column: str = column, type_: pa.DataType = type_) -> Build:
        made = build()
        schema = made.schemas[table]
        at = schema.get_field_index(column)
        made.schemas[table] = schema.set(at, pa.field(column, type_))
        return made

    breaks(table, "columns", column)(retyped)


@breaks("articles", "columns", "stray")
def one_more_column() -> Build:
    made = build()
    made.schemas["articles"] = made.schemas["articles"].append(pa.field("stray", pa.string()))
    return made


@breaks("rejects", "columns", "detail", "reason")
def columns_in_another_order() -> Build:
    made = build()
    *fields, reason, detail = made.schemas["rejects"]
    made.schemas["rejects"] = pa.schema([*fields, detail, reason])
    return made


breaks("documents", "no_nulls", owl)(_set("documents", OWL, 0, encoding=None))
breaks("segments", "no_nulls", bridge)(_set("segments", BRIDGE, 0, rule=None))
breaks("articles", "no_nulls", owl)(_set("articles", OWL, 0, authors=None))
breaks("evidence", "no_nulls", owl)(_set("evidence", OWL, 0, rule=None))
breaks("citations", "no_nulls", bridge)(_set("citations", BRIDGE, 0, rule=None))
breaks("repairs", "no_nulls", market)(_set("repairs", MARKET, 0, rule=None))
breaks("times", "no_nulls", owl)(_set("times", OWL, 0, rule=None))
breaks("passages", "no_nulls", bridge)(_set("passages", BRIDGE, 0, other_end=None))
breaks("foreign_passages", "no_nulls", bridge)(_set("foreign_passages", BRIDGE, 0, language=None))
breaks("rejects", "no_nulls", "d/blank.txt")(_set_reject(detail=None))

breaks("documents", "values", owl)(_set("documents", OWL, 0, format="pdf"))
breaks("segments", "values", owl)(_set("segments", OWL, 0, role="heading"))
breaks("articles", "values", bridge)(_set("articles", BRIDGE, 0, outlet_confidence="certain"))
breaks("evidence", "values", owl)(_set("evidence", OWL, 0, basis="hearsay"))
breaks("citations", "values", bridge)(_set("citations", BRIDGE, 0, relation="knows"))
breaks("repairs", "values", market)(_set("repairs", MARKET, 0, kind="odd"))
breaks("times", "values", owl)(_set("times", OWL, 0, type="WHEN"))
breaks("rejects", "values", "d/blank.txt")(_set_reject(reason="dull"))


def wrong_id() -> Build:
    made = build()
    for rows in made.tables.values():
        for row in rows:
            if row["doc_id"] == market:
                row["doc_id"] = WRONG_ID
                if "other_doc_id" in row:
                    row["other_doc_id"] = WRONG_ID
    return made


WITH_IDS = (
    "foreign_passages",
    "documents",
    "segments",
    "articles",
    "evidence",
    "quotes",
    "citations",
    "repairs",
    "times",
    "passages",
)
for table in WITH_IDS:
    others = set(WITH_IDS) - {table}
    also = ("documents.text_is_file", *(f"{other}.patterns" for other in others))
    breaks(table, "patterns", WRONG_ID, also=also)(wrong_id)
breaks("rejects", "patterns", "d/blank.txt")(_set_reject(doc_id=UNKNOWN + "\n"))

breaks("foreign_passages", "ranges", bridge, also=("foreign_passages.offsets_inside",))(
    _set("foreign_passages", BRIDGE, 0, start=-1)
)
breaks("times", "patterns", owl)(_set("times", OWL, 0, value="a week"))
breaks("times", "ranges", owl, also=("times.offsets_inside",))(_set("times", OWL, 0, start=-1))
breaks("passages", "ranges", bridge)(_set("passages", BRIDGE, 0, other_start=-1))
breaks("documents", "ranges", owl)(_set("documents", OWL, 0, raw_bytes=0))
breaks("segments", "ranges", owl)(_set("segments", OWL, 1, score=1001))
breaks("articles", "ranges", owl)(_set("articles", OWL, 0, language_probability=1001))
breaks("evidence", "ranges", owl, also=("evidence.offsets_inside",))(
    _set("evidence", OWL, 0, start=-1)
)
breaks("citations", "ranges", bridge, also=("citations.offsets_inside",))(
    _set("citations", BRIDGE, 0, start=-1)
)
breaks("repairs", "ranges", market, also=("repairs.offsets_inside",))(
    _set("repairs", MARKET, 1, start=-1)
)


def twice(table: str, page: Page, row: int) -> Make:
    def repeated() -> Build:
        made = build()
        rows = made.tables[table]
        at = rows.index(made.rows(table, page)[row])
        rows.insert(at, dict(rows[at]))
        if table == "segments":
            made.article(page)["n_segments"] += 1
        return made

    return repeated


breaks("documents", "key_unique", owl, also=("segments.covers_document",))(
    twice("documents", OWL, 0)
)
breaks("segments", "key_unique", owl, also=("segments.no_overlap",))(twice("segments", OWL, 0))
breaks("articles", "key_unique", owl)(twice("articles", OWL, 0))
breaks("evidence", "key_unique", owl)(twice("evidence", OWL, -1))
breaks("citations", "key_unique", bridge)(twice("citations", BRIDGE, 1))
breaks("repairs", "key_unique", market)(twice("repairs", MARKET, 1))
breaks("times", "key_unique", owl)(twice("times", OWL, 1))
breaks("passages", "key_unique", bridge)(twice("passages", BRIDGE, 1))
breaks("foreign_passages", "key_unique", bridge)(twice("foreign_passages", BRIDGE, 1))


@breaks("rejects", "key_unique", "d/blank.txt")
def twice_rejected() -> Build:
    made = build()
    made.tables["rejects"] *= 2
    return made


def stray(table: str, page: Page = OWL, **values: object) -> Make:
    def unknown_document() -> Build:
        made = build()
        made.tables[table].append(made.rows(table, page)[0] | {"doc_id": UNKNOWN} | values)
        return made

    return unknown_document


breaks("segments", "doc_id_resolves", UNKNOWN)(stray("segments"))
breaks("articles", "doc_id_resolves", UNKNOWN)(
    stray("articles", n_segments=0, n_kept=0, title=None)
)
breaks("evidence", "doc_id_resolves", UNKNOWN)(stray("evidence", chosen=False))
breaks("citations", "doc_id_resolves", UNKNOWN)(stray("citations", BRIDGE))
breaks("citations", "outlet_known", bridge)(_set("citations", BRIDGE, 1, outlet_id="the-owl"))
breaks("repairs", "doc_id_resolves", UNKNOWN)(stray("repairs", MARKET))
breaks("times", "doc_id_resolves", UNKNOWN)(stray("times"))
breaks("passages", "doc_id_resolves", UNKNOWN)(stray("passages", BRIDGE))
breaks("foreign_passages", "doc_id_resolves", UNKNOWN)(stray("foreign_passages", BRIDGE))
breaks("passages", "other_doc_id_resolves", bridge)(
    _set("passages", BRIDGE, 0, other_doc_id=UNKNOWN)
)
breaks("articles", "cluster_id_resolves", owl, also=("articles.clusters_whole",))(
    _set("articles", OWL, 0, cluster_id=UNKNOWN)
)

# --- order and spans ---


def swapped(table: str, first: int, second: int) -> Make:
    def other_order() -> Build:
        made = build()
        rows = made.tables[table]
        rows[first], rows[second] = rows[second], rows[first]
        return made

    return other_order


# Of the three pages the owl has no date and comes first.
breaks("documents", "row_order", owl)(swapped("documents", 0, 1))
breaks("articles", "row_order", bridge)(swapped("articles", 1, 2))
breaks("segments", "row_order", owl)(swapped("segments", 1, 2))
breaks("evidence", "row_order", owl)(swapped("evidence", 0, 1))
breaks("citations", "row_order", bridge)(swapped("citations", 0, 1))
breaks("repairs", "row_order", market)(swapped("repairs", 0, 1))
breaks("times", "row_order", owl)(swapped("times", 0, 1))
breaks("passages", "row_order", bridge)(swapped("passages", 0, 1))
breaks("foreign_passages", "row_order", bridge)(swapped("foreign_passages", 0, 1))


@breaks("rejects", "row_order", "d/blank.txt")
def other_order_of_rejects() -> Build:
    made = build()
    made.tables["rejects"].insert(0, made.tables["rejects"][0] | {"raw_path": "é/blank.txt"})
    made.raw_paths.append("é/blank.txt")
    return made


breaks("segments", "positions_run", bridge)(_set("segments", BRIDGE, 6, position=7))
breaks("evidence", "positions_run", bridge)(_set("evidence", BRIDGE, 1, position=2))
breaks("citations", "positions_run", bridge)(_set("citations", BRIDGE, 1, position=2))
breaks("repairs", "positions_run", market)(_set("repairs", MARKET, 1, position=2))
breaks("times", "positions_run", owl)(_set("times", OWL, 1, position=2))
breaks("passages", "positions_run", bridge)(_set("passages", BRIDGE, 1, position=2))
breaks("foreign_passages", "positions_run", bridge)(_set("foreign_passages", BRIDGE, 1, position=2))
breaks("segments", "span_complete", bridge, also=("segments.no_nulls",))(
    _set("segments", BRIDGE, 0, text=None)
)
breaks("evidence", "span_complete", owl)(_set("evidence", OWL, 0, text=None))
breaks("citations", "span_complete", bridge, also=("citations.no_nulls",))(
    _set("citations", BRIDGE, 0, text=None)
)
breaks("repairs", "span_complete", market, also=("repairs.no_nulls",))(
    _set("repairs", MARKET, 1, text=None)
)
breaks("times", "span_complete", owl, also=("times.no_nulls",))(_set("times", OWL, 0, text=None))
for table in ("passages", "foreign_passages"):
    breaks(table, "span_complete", bridge, also=(f"{table}.no_nulls",))(
        _set(table, BRIDGE, 0, text=None)
    )
breaks("segments", "offsets_inside", owl)(
    _change("segments", OWL, 2, lambda row: row.update(end=row["end"] + 5))
)


@breaks("evidence", "offsets_inside", owl)
def beyond_the_end() -> Build:
    made = build()
    last = made.rows("segments", OWL)[-1]
    made.rows("evidence", OWL)[0].update(
        start=last["start"], end=last["end"] + 5, text=last["text"]
    )
    return made


@breaks("repairs", "offsets_inside", market)
def repair_beyond_the_end() -> Build:
    made = build()
    row = made.rows("repairs", MARKET)[1]
    text = made.rows("documents", MARKET)[0]["text"]
    row.update(end=len(text) + 5, text=text[row["start"] :])
    return made


for table, page in (("times", OWL), ("passages", BRIDGE), ("foreign_passages", BRIDGE)):
    swap = _change(table, page, 0, lambda row: row.update(start=row["end"], end=row["start"]))
    breaks(table, "offsets_inside", doc_id(page), also=(f"{table}.text_is_slice",))(swap)
    breaks(table, "text_is_slice", doc_id(page), also=(f"{table}.text_span_is_slice",))(
        _set(table, page, 0, text="?")
    )
    shift = _change(table, page, 0, lambda row: row.update(text_start=row["text_start"] - 1))
    breaks(table, "text_span_is_slice", doc_id(page))(shift)
breaks("citations", "offsets_inside", bridge, also=("citations.text_is_slice",))(
    _change("citations", BRIDGE, 0, lambda row: row.update(end=row["end"] + 900))
)
breaks("citations", "text_is_slice", bridge)(_set("citations", BRIDGE, 0, text="AP?"))
breaks("citations", "text_span_is_slice", bridge)(
    _change("citations", BRIDGE, 1, lambda row: row.update(text_start=row["text_start"] - 1))
)
breaks("repairs", "text_is_slice", market)(_set("repairs", MARKET, 0, text="?"))
breaks("repairs", "text_span_is_slice", market)(
    _change("repairs", MARKET, 0, lambda row: row.update(text_start=row["text_start"] - 1))
)
breaks("segments", "text_is_slice", bridge)(_set("segments", BRIDGE, 0, text="Old brigde"))
breaks("evidence", "text_is_slice", owl)(_set("evidence", OWL, 0, text="An awl in the library"))
breaks("segments", "text_span_is_slice", owl)(
    _change(
        "segments",
        OWL,
        1,
        lambda row: row.update(text_start=row["text_start"] + 1, text_end=row["text_end"] + 1),
    )
)

# --- documents and rejects ---


@breaks("documents", "every_file_accounted", "e/lost.txt")
def lost_file() -> Build:
    made = build()
    made.raw_paths.append("e/lost.txt")
    return made


@breaks("documents", "every_file_accounted", "a/bridge.txt")
def file_that_is_both() -> Build:
    made = build()
    made.tables["rejects"].insert(0, made.tables["rejects"][0] | {"raw_path": "a/bridge.txt"})
    return made


@breaks("documents", "file_exists", owl)
def document_from_nowhere() -> Build:
    made = build()
    made.raw_paths.remove("c/owl.txt")
    return made


@breaks("documents", "has_article", owl)
def document_without_article() -> Build:
    made = build()
    made.tables["articles"].remove(made.article(OWL))
    for row in made.rows("evidence", OWL):
        made.tables["evidence"].remove(row)
    return made


for facts in (
    {"text": "An awl in the library"},
    {"byte_order_mark": True},
    {"encoding": "utf_16_le"},
):
    others = (
        *("segments.text_is_slice", "segments.offsets_inside", "evidence.text_is_slice"),
        *("times.text_is_slice", "times.offsets_inside"),
    )
    breaks("documents", "text_is_file", owl, also=others if "text" in facts else ())(
        _set("documents", OWL, 0, **facts)
    )
breaks("documents", "nothing_lost_decoding", owl)(_set("documents", OWL, 0, decode_loss=3))


@breaks("rejects", "file_exists", "d/blank.txt")
def reject_from_nowhere() -> Build:
    made = build()
    made.raw_paths.remove("d/blank.txt")
    return made


breaks("rejects", "nothing_rejected", "d/blank.txt")(build)

# --- segments ---

breaks("segments", "covers_document", bridge)(
    _change("segments", BRIDGE, 6, lambda row: row.update(end=row["end"] - 5, text="Scroll"))
)
breaks("segments", "covers_document", bridge)(
    _change(
        "segments",
        BRIDGE,
        0,
        lambda row: row.update(start=row["start"] + 4, text="bridge closes for a year"),
    )
)


@breaks("segments", "no_overlap", bridge)
def one_more_of_the_same_place() -> Build:
    made = build()
    last = made.rows("segments", BRIDGE)[-1]
    made.tables["segments"].insert(
        made.tables["segments"].index(last) + 1, last | {"position": last["position"] + 1}
    )
    made.article(BRIDGE)["n_segments"] += 1
    return made


breaks("segments", "trimmed", bridge)(
    _change(
        "segments", BRIDGE, 0, lambda row: row.update(end=row["end"] + 1, text=row["text"] + "\n")
    )
)
breaks("segments", "kept_is_body", owl)(_set("segments", OWL, 1, role="caption"))
breaks("segments", "kept_has_text_span", owl)(
    _set("segments", OWL, 1, text_start=None, text_end=None)
)
breaks("segments", "signature_registered", owl)(
    _set("segments", OWL, 1, rule="signature:of-nobody")
)

# --- articles ---


def clustered(**facts: object) -> Make:
    """Owl and market as a cluster, the owl the origin but for what ``facts`` say of it."""

    def cluster() -> Build:
        made = build()
        for page in (OWL, MARKET):
            made.article(page).update(
                cluster_id=min(owl, market),
                cluster_origin=page is OWL,
                cluster_basis="date",
                cluster_share=100,
            )
        made.article(OWL).update(facts)
        return made

    return cluster


for facts, names in (
    ({"cluster_share": None}, (owl,)),
    ({"cluster_basis": None}, (owl,)),
    ({"cluster_origin": False}, tuple(sorted((owl, market)))),
    ({"cluster_id": None}, tuple(sorted((owl, market)))),
    ({"cluster_id": max(owl, market)}, tuple(sorted((owl, market)))),
):
    breaks("articles", "clusters_whole", *names)(clustered(**facts))


@breaks("articles", "text_is_kept_segments", owl)
def text_with_more() -> Build:
    made = build()
    more = with_line(OWL, "paragraph", "Nobody knows how it came in.")
    facts = ("text", "text_sha256", "n_words", "n_characters")
    made.article(OWL).update({name: build(more).article(more)[name] for name in facts})
    return made


EMPTY = Page("e/empty.txt", (("title", "Nothing to read"), ("legal", "© The Wend Courier")))
SHORT = Page("e/short.txt", (("title", "Rain"), ("paragraph", "It rained all day on Sunday.")))
DROWNED = Page(
    "e/drowned.txt", (("related", "Read also what others wrote about owls." * 100), *OWL.lines)
)


@breaks("articles", "text_not_empty", doc_id(EMPTY))
def empty_text() -> Build:
    return build(BRIDGE, EMPTY)


@breaks("articles", "text_long_enough", doc_id(SHORT))
def short_text() -> Build:
    return build(BRIDGE, SHORT)


@breaks("articles", "text_long_enough", doc_id(DROWNED))
def small_share() -> Build:
    return build(BRIDGE, DROWNED)


BUTTON = with_line(BRIDGE, "paragraph", "Scroll down")


@breaks("articles", "no_boilerplate_left", doc_id(BUTTON))
def button_in_text() -> Build:
    return build(BUTTON, OWL)


for count in ("n_words", "n_characters", "n_segments", "n_kept"):
    breaks("articles", "counts_true", owl)(
        _change("articles", OWL, 0, lambda row, count=count: row.update({count: row[count] + 1}))  # type: ignore[misc]
    )
breaks("articles", "text_sha256_true", owl)(_set("articles", OWL, 0, text_sha256=UNKNOWN))


@breaks("articles", "dates_not_after_as_of", market)
def earlier_as_of() -> Build:
    made = build()
    made.settings = replace(made.settings, as_of=dt.date(2021, 4, 1))
    return made


@breaks("articles", "dates_not_after_as_of", market)
def month_after_as_of() -> Build:
    made = _with_facts(
        MARKET, published="2022-01", published_date=None, published_precision="month"
    )()
    return made


breaks("articles", "dates_not_too_early", market)(
    _with_facts(MARKET, published="1604-12-31", published_date=dt.date(1604, 12, 31))
)
breaks("articles", "updated_not_before_published", bridge)(
    _with_facts(
        BRIDGE,
        updated="2021-03-12T09:14+00:00",
        updated_at=dt.datetime(2021, 3, 12, 9, 14, tzinfo=dt.UTC),
    )
)
breaks("articles", "updated_not_before_published", market)(
    _with_facts(
        MARKET,
        updated="2021-03",
        updated_precision="month",
        updated_zone_basis="none",
    )
)
for facts in (
    {"published_date": dt.date(2021, 3, 11)},
    {"published_at": None},
    {"published_at": dt.datetime(2021, 3, 12, 8, 15, tzinfo=dt.UTC)},
    {"published_precision": "day"},
    {"published_zone_basis": "none"},
    {"published_zone_basis": None},
    {"updated_date": None},
):
    breaks("articles", "dates_consistent", bridge)(_set("articles", BRIDGE, 0, **facts))
breaks("articles", "dates_consistent", owl)(_set("articles", OWL, 0, published_zone_basis="none"))
breaks("articles", "dates_consistent", market)(
    _with_facts(MARKET, published="2021-02-30", published_date=dt.date(2021, 3, 1))
)
breaks("articles", "outlet_registered", market)(_with_facts(MARKET, outlet_name="The Wend Courier"))
breaks("articles", "outlet_registered", market)(
    _with_facts(MARKET, original_publisher_name="The Wend Courier")
)
for facts in ({"outlet_country": "FR"}, {"outlet_country": None}):
    breaks("articles", "outlet_as_registered", bridge)(_set("articles", BRIDGE, 0, **facts))
breaks("articles", "outlet_as_registered", bridge)(_with_facts(BRIDGE, outlet_name="Rueters"))
breaks("articles", "outlet_as_registered", owl)(_set("articles", OWL, 0, outlet_country="GB"))
breaks("articles", "outlet_as_registered", owl, also=("articles.outlet_registered",))(
    _with_facts(OWL, original_publisher_id="nobody", original_publisher_name="Nobody")
)
breaks("articles", "languages_agree", owl)(
    _set("articles", OWL, 0, language_second="nl", languages_agree=False)
)
for facts in (
    {"languages_agree": None},
    {"language_second": "nl"},
    {"language": None, "language_probability": None},
):
    breaks("articles", "languages_consistent", owl)(_set("articles", OWL, 0, **facts))
breaks("articles", "markup_agrees", owl)(
    _set("articles", OWL, 0, markup_agreement=40, markup_agrees=False)
)
breaks("articles", "rights_as_stated", owl)(_set("articles", OWL, 0, rights="All mine."))

# --- evidence ---

for facts in (
    {"title": "An owl in the cellar"},
    {"title": None},
    {"subtitle": "Nobody has seen it"},
    {"authors": ["Ada Ferris"]},
):
    breaks("evidence", "facts_have_evidence", owl)(_set("articles", OWL, 0, **facts))
breaks("evidence", "facts_have_evidence", bridge)(
    _set("articles", BRIDGE, 0, authors=["Jon Pell", "Ada Ferris"])
)
breaks("evidence", "facts_have_evidence", owl)(_set("evidence", OWL, 0, chosen=False))
breaks("evidence", "facts_have_evidence", owl)(_set("evidence", OWL, 1, chosen=True))
breaks("evidence", "facts_have_evidence", market)(
    _change("evidence", MARKET, -1, lambda row: row.update(value="2021-04"))
)
breaks("evidence", "says_where", owl)(_set("evidence", OWL, 0, start=None, end=None, text=None))
breaks("evidence", "says_where", owl)(_set("evidence", OWL, 0, basis="sidecar"))
breaks("evidence", "says_where", owl)(_set("evidence", OWL, 0, confidence=None))


@breaks("evidence", "corrections_hold", owl)
def refused_correction() -> Build:
    made = build()
    title = made.rows("evidence", OWL)[-1]
    at = made.tables["evidence"].index(title)
    nowhere = dict.fromkeys(("confidence", "start", "end", "text"))
    made.tables["evidence"].insert(
        at + 1, title | nowhere | {"position": 2, "basis": "correction", "chosen": False}
    )
    made.corrections.append((owl, "title"))
    return made


@breaks("evidence", "corrections_found", UNKNOWN)
def correction_of_nothing() -> Build:
    made = build()
    made.corrections.append((UNKNOWN, "title"))
    return made


# --- quotes ---

breaks("quotes", "no_nulls", bridge)(_set("quotes", BRIDGE, 0, rule=None))
breaks("quotes", "values", bridge)(_set("quotes", BRIDGE, 1, cue_class="shouted"))
breaks("quotes", "ranges", bridge, also=("quotes.offsets_inside",))(
    _set("quotes", BRIDGE, 0, start=-1)
)
breaks("quotes", "key_unique", bridge)(twice("quotes", BRIDGE, 1))
breaks("quotes", "doc_id_resolves", UNKNOWN)(stray("quotes", BRIDGE))
breaks("quotes", "row_order", bridge)(swapped("quotes", 0, 1))
breaks("quotes", "positions_run", bridge)(_set("quotes", BRIDGE, 1, position=2))
breaks("quotes", "span_complete", bridge, also=("quotes.no_nulls",))(
    _set("quotes", BRIDGE, 0, text=None)
)


@breaks("quotes", "offsets_inside", bridge)
def quote_beyond_the_end() -> Build:
    made = build()
    row = made.rows("quotes", BRIDGE)[0]
    text = made.rows("documents", BRIDGE)[0]["text"]
    row.update(end=len(text) + 5, text=text[row["start"] :], text_start=None, text_end=None)
    return made


breaks("quotes", "text_is_slice", bridge)(
    _set("quotes", BRIDGE, 0, text="A fairy was promised", text_start=None, text_end=None)
)
breaks("quotes", "text_span_is_slice", bridge)(
    _change("quotes", BRIDGE, 0, lambda row: row.update(text_start=row["text_start"] + 1))
)
breaks("quotes", "speaker_is_slice", bridge)(_set("quotes", BRIDGE, 1, speaker="a butcher"))
breaks("quotes", "speaker_is_slice", bridge)(_set("quotes", BRIDGE, 1, speaker_end=None))
breaks("quotes", "parts_inside", bridge)(
    _change("quotes", BRIDGE, 1, lambda row: row["parts"][0].update(end=row["end"] + 1))
)
breaks("quotes", "kind_fits", bridge)(_set("quotes", BRIDGE, 1, kind="indirect"))
breaks("quotes", "kind_fits", bridge)(_set("quotes", BRIDGE, 1, kind="scare"))
breaks("quotes", "kind_fits", bridge)(_set("quotes", BRIDGE, 0, speaker_name="Ada Ferris"))
