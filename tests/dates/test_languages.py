"""Every month of every language, in the order that the language writes, is read back."""

import pytest

from pipeline.dates import DateFinder
from pipeline.registry import load

VOCABULARY = load().dates
FINDER = DateFinder(VOCABULARY)
FORMS = {
    "en": ("{month} {day}, {year}", "{day} {month} {year}", "{month} {day}th, {year}, 9:05 p.m."),
    "de": ("{day}. {month} {year}", "{day}. {month} {year}, 21:05 Uhr"),
    "fr": ("{day} {month} {year}", "{day} {month} {year} à 21h05"),
    "es": ("{day} de {month} de {year}", "{day} {month} {year} a las 21:05"),
    "pt": ("{day} de {month} de {year}", "{day} {month} {year} às 21h05"),
    "it": ("{day} {month} {year}", "{day} {month} {year} alle 21:05"),
    "ru": ("{day} {month} {year}", "{day} {month} {year} г., 21:05"),
    "ar": ("{day} {month} {year}", "{day} {month}، {year}"),
    "tr": ("{day} {month} {year}", "{day} {month} {year} 21:05"),
    "pl": ("{day} {month} {year}", "{day} {month} {year}, godz. 21:05"),
    "nl": ("{day} {month} {year}", "{day} {month} {year} om 21:05"),
    "zh": ("{year}年{number}月{day}日", "{year}年{number}月{day}日 21:05"),
    "ja": ("{year}年{number}月{day}日", "{year}年{number}月{day}日 21時05分"),
}


def test_every_language_has_a_form_here():
    assert FORMS.keys() == VOCABULARY.months_by_language.keys()


@pytest.mark.parametrize("language", FORMS)
def test_a_date_that_is_written_is_read_back(language):
    for name, number in VOCABULARY.months_by_language[language].items():
        for form in FORMS[language]:
            for day in (9, 28):
                line = form.format(month=name, number=number, day=day, year=2019)
                expected = f"2019-{number:02}-{day:02}"
                if "05" in form:
                    expected += "T21:05"
                read = [str(date.readings[0]) for date in FINDER.find(line)]
                assert read == [expected], line
