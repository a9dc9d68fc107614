import datetime as dt

import pytest

from pipeline.errors import CopydeskError
from pipeline.reading import load_sources


def test_rows_are_found_by_path_and_times_are_utc(tmp_path):
    (tmp_path / "sources.csv").write_text(
        "path,url,fetched_at,outlet\na.txt,https://a.example/1,2020-09-27T01:00+08:00,A\nb.txt,,,\n"
    )
    sources = load_sources(tmp_path)
    assert sources["a.txt"].fetched_at == dt.datetime(2020, 9, 26, 17, tzinfo=dt.UTC)
    assert (sources["a.txt"].url, sources["a.txt"].outlet) == ("https://a.example/1", "A")
    assert sources["b.txt"].url is None


def test_without_the_file_nothing_is_known(tmp_path):
    assert load_sources(tmp_path) == {}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("file,url\na.txt,\n", "header must name path"),
        ("path,colour\na.txt,red\n", "header must name path"),
        ("path,fetched_at\na.txt,yesterday\n", "line 2: fetched_at is no ISO 8601 time"),
        ("path,fetched_at\na.txt,2020-01-01T00:00\n", "needs its offset"),
        ("path,url\na.txt,\na.txt,\n", "line 3: the path is given twice"),
    ],
)
def test_what_cannot_be_understood_is_said_with_its_place(tmp_path, content, complaint):
    (tmp_path / "sources.csv").write_text(content)
    with pytest.raises(CopydeskError, match=complaint):
        load_sources(tmp_path)
