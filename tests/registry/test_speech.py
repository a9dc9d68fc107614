import tomllib
from importlib.resources import files

import pytest

from pipeline.registry import RegistryError, load
from pipeline.registry.speech import CUE_CLASSES, read_speech

FILES = ("reporting", "speakers")


@pytest.mark.parametrize(
    ("language", "form", "base", "cue_class"),
    [
        ("en", "said", "say", "neutral"),
        ("en", "insisting", "insist", "claim"),
        ("en", "denies", "deny", "denial"),
        ("en", "admitted", "admit", "concession"),
        ("de", "forderte", "forderte", "demand"),
        ("ru", "спросил", "спросил", "question"),
    ],
)
def test_forms_have_their_base_and_class(language, form, base, cue_class):
    verb = load().speech[language].verbs[form]
    assert (verb.base, verb.cue_class) == (base, cue_class)


def test_a_form_stands_in_one_class():
    words = {name: [] for name in CUE_CLASSES} | {"according": []}
    wrong = words | {"neutral": ["say says"], "claim": ["says"]}
    with pytest.raises(RegistryError, match="'says' stands in two classes"):
        read_speech({"language": {"en": wrong}}, {"language": {}})


@pytest.mark.parametrize("name", FILES)
def test_the_files_name_registered_sources(name):
    path = files("pipeline.registry").joinpath(f"vocabulary/{name}.toml")
    assert set(tomllib.loads(path.read_text("utf-8"))["sources"]) <= set(load().sources)
