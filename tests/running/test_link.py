"""Copies in a build: their cluster, its origin, and what they share, where it stands."""

import pyarrow.parquet as pq
import pytest

from pipeline.project import Project, Settings
from pipeline.running.build_tables import build_tables, tables_folder

FIRST = (
    "The council of the small town voted on Tuesday to keep its swimming pool open through the "
    "winter, after a petition with nine thousand signatures had reached the town hall."
)
SECOND = (
    "Swimmers had feared for their lanes since the spring, when the heating failed twice in one "
    "week and the water stayed cold until the plumber came back from his holiday."
)
OTHER = (
    "A heron stood on the weir all afternoon. Nobody in the village could say where it had come "
    "from, and by dusk it was gone, leaving two grey feathers on the moss."
)


@pytest.fixture
def built(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    pages = {
        "origin.txt": f"Pool stays open\nAugust 4, 2020\n\n{FIRST}\n\n{SECOND}\n",
        "reprint.txt": f"A pool stays open\nAugust 6, 2020\n\nHere is news. {FIRST}\n\n{SECOND}\n",
        "heron.txt": f"Heron on the weir\nAugust 5, 2020\n\n{OTHER}\n",
    }
    for name, text in pages.items():
        (raw / name).write_text(text)
    project = Project(raw, tmp_path / "out", tmp_path / "work")
    build_tables(project, Settings())

    def rows(table):
        return pq.read_table(tables_folder(project) / f"{table}.parquet").to_pylist()

    return {row["title"]: row for row in rows("articles")}, rows("passages"), rows("documents")


def test_the_earlier_is_the_origin_and_the_other_stands_alone(built):
    articles, _, _ = built
    origin, reprint = articles["Pool stays open"], articles["A pool stays open"]
    assert origin["cluster_id"] == reprint["cluster_id"] == min(origin["doc_id"], reprint["doc_id"])
    assert (origin["cluster_origin"], reprint["cluster_origin"]) == (True, False)
    assert origin["cluster_basis"] == reprint["cluster_basis"] == "date"
    assert min(origin["cluster_share"], reprint["cluster_share"]) >= 90
    heron = articles["Heron on the weir"]
    assert [heron[name] for name in heron if name.startswith("cluster")] == [None] * 4


def test_passages_stand_where_they_say_in_both_documents(built):
    articles, passages, documents = built
    texts = {row["doc_id"]: row["text"] for row in documents}
    reprint = articles["A pool stays open"]
    assert {row["doc_id"] for row in passages} == {reprint["doc_id"]}
    assert [row["text"] for row in passages] == [FIRST.rstrip("."), SECOND.rstrip(".")]
    for row in passages:
        assert texts[row["doc_id"]][row["start"] : row["end"]] == row["text"]
        assert reprint["text"][row["text_start"] : row["text_end"]] == row["text"]
        other = texts[row["other_doc_id"]]
        assert other[row["other_start"] : row["other_end"]] == row["text"]
