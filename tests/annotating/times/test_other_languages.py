"""What German, French, Spanish and Chinese expressions say, in sentences of our own."""

import datetime as dt

import pytest

from pipeline.annotating import find_times

SATURDAY = dt.date(2020, 9, 26)

SAID = {
    "de": [
        ("Die Brücke wurde am [Dienstag] gesperrt.", "2020-09-22"),
        ("Das Gericht wird am [Donnerstag] entscheiden.", "2020-10-01"),
        ("Am [3. März 1998] brannte die Mühle.", "1998-03-03"),
        ("Er ging [vor zwei Jahren].", "2018"),
        ("In der [vergangenen Woche] fiel Schnee.", "2020-W38"),
        ("Am [Mittwochabend] lief der Film.", "2020-09-23TEV"),
        ("Der Bus kam [gestern Abend] spät.", "2020-09-25TEV"),
        ("Sie wohnte in [den 1980er Jahren] hier.", "198"),
        ("In [den kommenden Tagen] wird es kalt.", "PXD"),
        ("Die Zeitung kommt [täglich].", "P1D"),
        ("Die Straße ist [derzeit] gesperrt.", "PRESENT_REF"),
        ("Die Wahl war am [26.09.2020] vorbei.", "2020-09-26"),
        ("Der Zug fuhr [gestern um 18.30 Uhr] ab.", "2020-09-25T18:30"),
    ],
    "fr": [
        ("Le pont a été fermé [mardi].", "2020-09-22"),
        ("Le tribunal se prononcera [jeudi prochain].", "2020-10-01"),
        ("Le moulin a brûlé le [3 mars 1998].", "1998-03-03"),
        ("Il est parti [il y a deux ans].", "2018"),
        ("Il a neigé [la semaine dernière].", "2020-W38"),
        ("Le film est passé [mercredi soir].", "2020-09-23TEV"),
        ("Elle vivait ici dans [les années 1980].", "198"),
        ("Il fera froid dans [les prochains jours].", "PXD"),
        ("Le bus part [aujourd’hui à 18h30].", "2020-09-26T18:30"),
        ("La rue est [actuellement] fermée.", "PRESENT_REF"),
        ("On l'a bâti au [XIXe siècle].", "18"),
    ],
    "es": [
        ("El puente fue cerrado el [martes].", "2020-09-22"),
        ("El tribunal decidirá [el próximo mes].", "2020-10"),
        ("El molino ardió el [3 de marzo de 1998].", "1998-03-03"),
        ("Se fue [hace dos años].", "2018"),
        ("Nevó [la semana pasada].", "2020-W38"),
        ("Vivía aquí en [los años 80].", "198"),
        ("Hará frío en [los próximos días].", "PXD"),
        ("Llovió [anoche].", "2020-09-25TNI"),
        ("Salió [esta mañana].", "2020-09-26TMO"),
        ("La calle está cerrada [actualmente].", "PRESENT_REF"),
    ],
    "zh": [
        ("大桥[星期二]关闭。", "2020-09-22"),
        ("法院将于[下周四]作出决定。", "2020-10-01"),
        ("[1998年3月3日]磨坊着火了。", "1998-03-03"),
        ("他[两年前]离开了。", "2018"),
        ("[上周]下雪了。", "2020-W38"),
        ("[20世纪80年代]她住在这里。", "198"),
        ("公司必须在[90天]内出售。", "P90D"),
        ("[9月14日]，公司作出回应。", "2020-09-14"),
        ("火车[今天下午3点30分]出发。", "2020-09-26T15:30"),
        ("街道[目前]封闭。", "PRESENT_REF"),
        ("这里[每天]有市场。", "P1D"),
    ],
}


@pytest.mark.parametrize(
    ("language", "marked", "value"),
    [(language, *said) for language, sentences in SAID.items() for said in sentences],
)
def test_expressions_say(language, marked, value):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    [time] = find_times(text, language, SATURDAY)
    assert (text[time.start : time.end], time.value) == (text[start:end], value)


def test_a_language_without_a_vocabulary_has_no_times():
    assert find_times("Мост закрыли в 1998 году.", "ru", SATURDAY) == []


def test_a_text_of_unknown_language_is_read_as_english():
    assert [time.value for time in find_times("Saturday", None, SATURDAY)] == ["2020-09-26"]
