import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotating import detect_language

TEXTS = {
    "en": "The council voted on Tuesday to keep the swimming pool open through the winter.",
    "de": "Der Rat beschloss am Dienstag, das Schwimmbad den Winter über offen zu halten.",
    "fr": "Le conseil a décidé mardi de garder la piscine ouverte pendant tout l'hiver.",
    "es": "El consejo decidió el martes mantener la piscina abierta durante el invierno.",
    "pt": "O conselho decidiu na terça-feira manter a piscina aberta durante o inverno.",
    "ru": "Совет во вторник решил оставить бассейн открытым на всю зиму.",
    "zh": "市议会星期二决定让游泳池在整个冬天保持开放，市长表示支持。",
    "ja": "市議会は火曜日、冬の間もプールを開けておくことを決めました。",
    "ar": "قرر المجلس يوم الثلاثاء إبقاء المسبح مفتوحا طوال فصل الشتاء.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_the_language_of_a_sentence_is_told_by_both(language, text):
    verdict = detect_language(text)
    assert (verdict.language, verdict.second, verdict.agree) == (language, language, True)
    assert verdict.probability is not None
    assert 500 <= verdict.probability <= 1000


@pytest.mark.parametrize("text", ["", "OK", "2020-08-04", "…", "\ud800"])
def test_too_little_text_gets_null_rather_than_a_guess(text):
    verdict = detect_language(text)
    assert (verdict.language, verdict.probability, verdict.second, verdict.agree) == (None,) * 4


def test_two_languages_in_one_text_get_null_rather_than_a_guess():
    mixed = " ".join(TEXTS[language] for language in ("en", "de", "fr", "es"))
    assert detect_language(mixed).language is None


def test_a_short_text_needs_both_detectors():
    verdict = detect_language("Bürgermeister Bauamt Straße")
    assert verdict.language in (None, "de")
    assert verdict.agree in (None, True)


@given(st.text())
def test_any_text_is_judged_and_the_same_twice(text):
    assert detect_language(text) == detect_language(text)


def test_a_new_process_says_the_same():
    code = "import pipeline.annotating as a; print(a.detect_language('Il y a un chat noir.'))"
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
    assert "LanguageVerdict" in answers.pop()
