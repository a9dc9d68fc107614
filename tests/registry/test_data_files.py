import pytest

from pipeline.registry import Registry, RegistryError, load
from pipeline.registry.data_files import Entry, digest, parse


def test_a_missing_file_says_so():
    with pytest.raises(RegistryError, match=r"outlets\.toml is missing"):
        parse({}, "outlets.toml")


def test_broken_toml_names_the_file():
    with pytest.raises(RegistryError, match=r"outlets\.toml: not valid TOML"):
        parse({"outlets.toml": b"[[outlet"}, "outlets.toml")


def test_an_unknown_key_is_an_error():
    entry = Entry("here: entry x", {"nmae": "misspelt"})
    with pytest.raises(RegistryError, match="here: entry x: unknown keys: nmae"):
        entry.done()


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (lambda entry: entry.text("number"), "`number` must be a non-empty string"),
        (lambda entry: entry.text("absent"), "`absent` must be a non-empty string"),
        (lambda entry: entry.texts("text"), "`text` must be a list of strings"),
        (lambda entry: entry.flag("text"), "`text` must be true or false"),
        (lambda entry: entry.table("text"), "`text` must be a table of strings"),
        (lambda entry: entry.number("text", 1), "`text` must be a whole number"),
        (lambda entry: entry.one_of("text", ("a", "b")), "`text` is 'c'; use one of"),
    ],
)
def test_a_value_of_the_wrong_type_names_the_key(read, message):
    with pytest.raises(RegistryError, match=message):
        read(Entry("here", {"number": 1, "text": "c"}))


def test_pieces_of_a_pattern_are_joined():
    assert Entry("here", {"pattern": ["a", "b"]}).joined("pattern") == "ab"


def test_the_hash_is_of_names_and_bytes():
    hashes = {
        digest({"a": b"1", "b": b"2"}),
        digest({"a": b"1", "b": b"3"}),
        digest({"a": b"1", "c": b"2"}),
        digest({"a": b"1b\x001\x002"}),
    }
    assert len(hashes) == 4


def test_the_hash_does_not_depend_on_the_order_of_the_files():
    assert digest({"a": b"1", "b": b"2"}) == digest({"b": b"2", "a": b"1"})


def test_the_registry_hash_covers_every_data_file():
    registry = load()
    assert {"outlets/cn.toml", "signatures/legal.toml", "vocabulary/dates.toml"} <= set(
        registry.contents
    )
    changed = {**registry.contents, "outlets/cn.toml": b""}
    assert Registry(changed).sha256 != registry.sha256
    assert len(registry.sha256) == 64


def test_every_file_begins_by_saying_what_belongs_in_it():
    silent = [
        name
        for name, content in load().contents.items()
        if not content.startswith(b"# ") or b"elongs here" not in content[:2000]
    ]
    assert silent == []
