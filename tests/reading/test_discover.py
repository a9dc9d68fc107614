import os

from pipeline.reading import Document, Reject, discover, read_file


def test_files_are_found_in_byte_order_whatever_their_depth(tmp_path):
    for name in ("b.txt", "a/z.txt", "Z.txt", "a.txt", "é.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [file.raw_path for file in discover(tmp_path)] == [
        "Z.txt",
        "a.txt",
        "a/z.txt",
        "b.txt",
        "é.txt",
    ]


def test_settings_at_the_top_are_no_pages_but_below_they_are_files_like_others(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("dataset.toml", "sources.csv", "corrections.toml", "sub/sources.csv"):
        (tmp_path / name).write_text("x")
    assert [file.raw_path for file in discover(tmp_path)] == ["sub/sources.csv"]


def test_what_is_not_to_be_read_is_refused_with_its_reason(tmp_path):
    (tmp_path / "page.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "page.txt")
    (tmp_path / "picture.jpg").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    os.mkfifo(tmp_path / "pipe.txt")
    reasons = {
        file.raw_path: file.refusal[0] for file in discover(tmp_path) if file.refusal is not None
    }
    assert reasons == {
        "link.txt": "link",
        "picture.jpg": "unknown_format",
        ".hidden.txt": "unknown_format",
        "pipe.txt": "unreadable",
    }


def test_a_link_in_a_circle_ends_the_walk_not_the_program(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [file.raw_path for file in discover(tmp_path)] == ["loop"]


def test_a_name_that_is_no_utf_8_is_published_with_escapes(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:
        file.write("x")
    assert [file.raw_path for file in discover(tmp_path)] == ["caf\\xe9.txt"]


def test_reading_gives_a_document_or_a_reject_with_a_reason(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"Some text\r\n")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b" \n\t ")
    results = [read_file(file) for file in discover(tmp_path)]
    document = results[0]
    assert isinstance(document, Document)
    assert (document.text, document.raw_bytes) == ("Some text\r\n", 11)
    assert [r.reason for r in results[1:] if isinstance(r, Reject)] == ["empty", "empty"]
