from importlib.resources import files

import pytest

from pipeline.registry import RegistryError, load
from pipeline.registry.date_words import read_dates

LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "ru", "zh", "ja", "ar", "tr", "pl", "nl"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_twelve_months(language):
    months = load().dates.months_by_language[language]
    assert sorted(set(months.values())) == list(range(1, 13))


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("sept", 9),
        ("мая", 5),
        ("märz", 3),
        ("août", 8),
        ("setembro", 9),
        ("十二月", 12),
        ("شباط", 2),
    ],
)
def test_months(word, number):
    assert load().dates.months[word] == number


def test_phrases_are_casefolded_and_the_longest_comes_first():
    dates, bylines = load().dates, load().bylines
    for phrases in (dates.published_labels, dates.updated_labels, bylines.openers, dates.fillers):
        assert list(phrases) == sorted(phrases, key=lambda p: (-len(p), p))
        assert all(p == p.casefold() for p in phrases)


@pytest.mark.parametrize(
    "label", ["veröffentlicht am", "publié le", "опубликовано", "发布时间", "公開", "نشر", "posted"]
)
def test_labels_of_publication(label):
    assert label in load().dates.published_labels


@pytest.mark.parametrize("label", ["stand", "mis à jour le", "обновлено", "更新时间", "更新"])
def test_labels_of_updates(label):
    assert label in load().dates.updated_labels


def test_zones_that_mean_several_offsets_have_none():
    dates = load().dates
    assert set(dates.zones) & dates.ambiguous_zones == set()
    assert dates.zones["bjt"] == 480
    assert dates.zones["edt"] == -240
    assert {"ist", "cst", "bst"} <= dates.ambiguous_zones


def test_a_region_whose_offset_changes_gives_its_zone():
    dates = load().dates
    assert dates.zone_regions["heure de paris"] == "Europe/Paris"
    assert "heure de paris" not in dates.zones
    assert set(dates.zone_regions) <= dates.ambiguous_zones | set(dates.zones)
    zones = set(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())
    assert set(dates.zone_regions.values()) <= zones


def test_a_word_for_two_months_is_an_error():
    document = {
        "language": {"xx": {"months": [["one"]]}, "yy": {"months": [["two"], ["one"]]}},
        "zones": {},
        "ambiguous_zones": [],
        "zone_regions": {},
    }
    with pytest.raises(RegistryError, match="yy: 'one' is another month"):
        read_dates(document, {}, {})


def test_a_word_twice_in_one_language_is_an_error():
    document = {
        "language": {"xx": {"months": [["one"], ["one"]]}},
        "zones": {},
        "ambiguous_zones": [],
        "zone_regions": {},
    }
    with pytest.raises(RegistryError, match="xx: 'one' twice"):
        read_dates(document, {}, {})


@pytest.mark.parametrize("language_word", ["von", "par", "por", "автор", "作者", "بقلم", "by"])
def test_openers_of_bylines(language_word):
    assert language_word in load().bylines.openers


def test_sections_are_words_of_menus_in_nine_languages():
    words = {"politics", "politik", "politique", "política", "политика", "政治", "سياسة", "経済"}
    assert words <= load().sections
