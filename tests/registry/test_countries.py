import re
from importlib.resources import files

from pipeline.registry import load

ZONES = set(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def test_all_countries_are_there():
    countries = load().countries
    assert len(countries) == 249
    assert all(re.fullmatch("[A-Z]{2}", code) for code in countries)


def test_zones_are_those_of_the_tzdata_package():
    unknown = {
        code: country.time_zone
        for code, country in load().countries.items()
        if country.time_zone is not None and country.time_zone not in ZONES
    }
    assert unknown == {}


def test_date_orders():
    countries = load().countries
    orders = {code: countries[code].date_order for code in ("US", "GB", "DE", "CN", "JP", "BR")}
    assert orders == {"US": "MDY", "GB": "DMY", "DE": "DMY", "CN": "YMD", "JP": "YMD", "BR": "DMY"}


def test_a_country_of_several_zones_names_none():
    countries = load().countries
    assert countries["US"].time_zone is None
    assert countries["CN"].time_zone == "Asia/Shanghai"
