import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.releasing.row_diff import row_diff

SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("n", pa.int32()),
        ("word", pa.string()),
        ("names", pa.list_(pa.string())),
    ]
)
ROW = st.tuples(
    st.none() | st.sampled_from(["a", "b"]), st.none() | st.lists(st.sampled_from("xy"), max_size=2)
)
TABLE = st.dictionaries(st.tuples(st.sampled_from("pqr"), st.integers(0, 2)), ROW, max_size=6)


def table(made):
    rows = [
        {"id": id, "n": n, "word": word, "names": names} for (id, n), (word, names) in made.items()
    ]
    return pa.Table.from_pylist(rows, SCHEMA)


@given(TABLE, TABLE)
@settings(deadline=None)
def test_it_finds_what_comparing_by_hand_finds(old, new):
    diff = row_diff(("id", "n"), table(old), table(new))
    at = lambda made, rows: [list(made)[row] for row in rows.to_pylist()]  # noqa: E731
    assert at(new, diff.added) == [key for key in new if key not in old]
    assert at(old, diff.removed) == [key for key in old if key not in new]
    both = [key for key in new if key in old]
    assert at(new, diff.matched_new) == at(old, diff.matched_old) == both
    assert diff.changed["word"].to_pylist() == [old[key][0] != new[key][0] for key in both]
    assert diff.changed["names"].to_pylist() == [old[key][1] != new[key][1] for key in both]
    assert diff.n_changed == sum(old[key] != new[key] for key in both)
    assert diff.same_rows == (old == new)


def test_a_retyped_column_is_not_compared():
    old = table({("p", 1): ("a", [])})
    new = old.set_column(2, "word", pa.array([1], pa.int32()))
    assert list(row_diff(("id", "n"), old, new).changed) == ["names"]
