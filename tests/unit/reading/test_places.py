"""Places are found as written, and a capital is a place only where the sentence means the town."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportedly.lang import load_pack
from reportedly.reading.engine import load_parser
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.places import find_places
from reportedly.theatres import EMPTY, Theatre, load_theatre, parse_theatre

PACK = load_pack("en")
WAR = load_theatre("russia-ukraine")
STRAIT = parse_theatre(
    """
[theatre]
id = "strait"
name = "War of the strait"
about = "Two islands fight over a strait."
since = 2020-01-01
[[party]]
id = "northland"
name = "Northland"
role = "belligerent"
metonyms = ["Norport"]
[[place]]
id = "northland-land"
name = "Northland"
kind = "country"
country = "northland"
lat = 60
lon = 10
[[place]]
id = "coast"
name = "Coast region"
kind = "region"
country = "northland"
within = "northland-land"
[[place]]
id = "norport"
name = "Norport"
kind = "city"
country = "northland"
within = "coast"
""",
    "strait.toml",
)


def places(text: str, theatre: Theatre = WAR) -> tuple[PlaceMention, ...]:
    return find_places(load_parser()(text), pack=PACK, theatre=theatre)


def written(text: str, theatre: Theatre = WAR) -> list[str]:
    return [mention.span.of(text) for mention in places(text, theatre)]


def ids(text: str, theatre: Theatre = WAR) -> list[str | None]:
    return [mention.where.place_id for mention in places(text, theatre)]


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed in Kyiv.",
        "Drones struck Kyiv before dawn.",
        "Drones flew towards Kyiv before dawn.",
        "Kyiv was shelled before dawn.",
        "Kyiv came under attack before dawn.",
        "The mayor of Kyiv spoke to reporters.",
        "Kyiv's mayor spoke to reporters.",
        "He left for Kyiv on Monday.",
        "The road between Kyiv and Odesa was shut.",
        "KYIV, June 1 (Halden) - The talks are over.",
        "KYIV. The talks are over.",
    ],
)
def test_a_capital_is_a_place_where_things_happen(text: str) -> None:
    assert ids(text)[0] == "kyiv"


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv said the talks had failed.",
        "Russia accused Kyiv of stalling.",
        "Kyiv was accused of stalling.",
        "Talks between Kyiv and its partners failed.",
        "The plan has the backing of Kyiv.",
        "Kyiv's demands were turned down.",
        "The letter was signed by Kyiv.",
    ],
)
def test_a_capital_that_acts_is_no_place(text: str) -> None:
    assert ids(text) == []


def test_an_attacked_country_is_a_place_and_one_that_acts_is_none() -> None:
    assert ids("Drones were launched at Ukraine overnight.") == ["ukraine"]
    assert ids("The strike on Ukraine killed two.") == ["ukraine"]
    assert ids("Ukraine said two people were killed.") == []
    assert ids("They offered more support for Ukraine.") == []


def test_a_region_of_a_country_is_one_place_within_it() -> None:
    (found,) = places("A bridge fell in Russia's Bryansk region.")
    assert found.where.place_id == "bryansk-region"
    assert found.where.within == ("russia",)
    assert found.span.of("A bridge fell in Russia's Bryansk region.") == "Bryansk region"


def test_the_larger_place_after_a_comma_is_a_second_mention() -> None:
    assert ids("Shells hit Pokrovsk, Donetsk region, on Monday.") == ["pokrovsk", "donetsk-region"]


def test_spans_leave_out_article_and_preposition() -> None:
    assert written("They advanced into the Sumy region of Ukraine.") == ["Sumy region", "Ukraine"]


def test_towns_are_known_to_lie_in_their_country_whatever_row_it_has() -> None:
    town, country = places("Shells fell in Norport and in Northland.", STRAIT)
    assert country.where.place_id == "northland"
    assert country.where.latitude == 60
    assert town.where.within == ("coast", "northland")
    assert country.where.contains(town.where)


def test_a_place_that_is_not_listed_keeps_its_name_and_no_id() -> None:
    (found,) = places("Troops were seen in Millbrook on Monday.", EMPTY)
    assert (found.where.name, found.where.place_id) == ("Millbrook", None)


def test_a_region_that_is_not_listed_lies_in_the_country_that_owns_it() -> None:
    (found,) = places("Drones flew over Russia's Zarechye region.", WAR)
    assert (found.where.name, found.where.kind) == ("Zarechye region", "region")
    assert found.where.within == ("russia",)


def test_a_district_takes_the_town_that_names_it_along() -> None:
    (found,) = places("Shells fell on the Kupiansk district on Monday.")
    assert found.where.name == "Kupiansk district"
    assert found.where.place_id is None
    assert "ukraine" in found.where.within


def test_a_newspaper_named_after_a_town_is_no_place() -> None:
    assert written("The Kharkiv Herald reported two deaths.") == []


def test_a_name_broken_over_two_lines_is_one_place() -> None:
    assert ids("They advanced into the Sumy\nregion on Monday.") == ["sumy-region"]


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    found = places(
        "In Kyiv, Kharkiv and Russia's Bryansk region, near Pokrovsk, Donetsk region, drones fell on Ukraine."
    )
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert len(found) >= 5


@pytest.mark.parametrize("text", [" ", "\n\n", "123 456", "—", "the", "’s", "KYIV", "Ukraine's", "In in in"])
def test_odd_texts_raise_nothing(text: str) -> None:
    for theatre in (WAR, EMPTY):
        assert all(m.span.end <= len(text) for m in places(text, theatre))


@pytest.mark.parametrize("words", ["region of", "province of"])
def test_the_region_called_after_its_town_is_the_region(words: str) -> None:
    assert ids(f"A bridge fell in the Russian {words} Bryansk.") == ["bryansk-region"]


def test_the_station_of_a_town_is_in_the_town() -> None:
    assert ids("A bridge fell at the station of Bryansk.") == ["bryansk"]


def test_a_country_and_a_capital_that_no_theatre_lists_are_known_of_the_world():
    (capital, country) = places("Shots were fired in Tegucigalpa and in northern Peru.", EMPTY)
    assert (capital.where.place_id, capital.where.within) == (None, ("HN",))
    assert (country.where.name, country.where.place_id, country.where.kind) == ("Peru", "PE", "country")


def test_a_name_that_is_another_place_too_tells_no_country():
    (place,) = places("Shots were fired in Georgia.", EMPTY)
    assert place.where.place_id is None


@pytest.mark.parametrize(
    "example",
    [e for kind in ("framing_noun", "sited_noun") for row in PACK.table("actors", kind) for e in row["examples"]],
)
def test_a_framing_noun_shows_a_place_that_nobody_knows(example):
    text = example.replace("{", "").replace("}", "")
    found = find_places(load_parser()(text), pack=PACK, theatre=EMPTY)
    assert "Tarm" in [p.where.name for p in found]


@pytest.mark.parametrize("example", [e for row in PACK.table("actors", "lending_noun") for e in row["examples"]])
def test_what_bears_a_towns_name_stands_in_the_town(example):
    text = example.replace("{", "").replace("}", "")
    found = find_places(load_parser()(text), pack=PACK, theatre=EMPTY)
    assert [p.where.name for p in found] == ["Hollowby"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tom Brown lost. A shell hit the Brown camp.", id="a surname"),
        pytest.param("A shell hit the NATO camp.", id="an abbreviation"),
        pytest.param("The Aldermoor camp said it would not vote.", id="those who speak"),
        pytest.param("A shell hit the refugee camp.", id="no name"),
    ],
)
def test_other_names_before_a_camp_are_no_places(text):
    assert find_places(load_parser()(text), pack=PACK, theatre=EMPTY) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The aide believed in Brown. Tom Brown lost.", id="a surname"),
        pytest.param("Trust in NATO has grown.", id="an acronym"),
        pytest.param("He is interested in Minister Brown.", id="a title"),
    ],
)
def test_other_names_behind_in_are_no_places(text):
    found = find_places(load_parser()(text), pack=PACK, theatre=EMPTY)
    assert [p.where.name for p in found if p.where.name in ("Brown", "NATO")] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("A drone brought down a helicopter in Velmar on 21 August.", "Velmar", id="what it stands in"),
        pytest.param("Shells fell on the Tarm sector.", "Tarm", id="what bears its name"),
        pytest.param("They were moved to Tarm, some 30 kilometres to the west.", "Tarm", id="a distance from it"),
        pytest.param("Gunmen stopped a bus on the road between Velmar and Odrin.", "Odrin", id="a road to it"),
        pytest.param("Raids on Tarm continued on Friday.", "Tarm", id="a raid on it"),
        pytest.param("Fighting broke out at al-Hammadi on Friday.", "al-Hammadi", id="an Arabic article"),
    ],
)
def test_what_frames_a_name_shows_a_place(text, name):
    found = find_places(load_parser()(text), pack=PACK, theatre=EMPTY)
    assert name in [p.where.name for p in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Republicans in Congress agreed.", "Congress", id="a body that one is in"),
        pytest.param("He was at Belkar on Friday. General Belkar said so.", "Belkar", id="a name that somebody bears"),
        pytest.param("An analyst at Velmar counted the drones.", "Velmar", id="where somebody works"),
        pytest.param("The speech was held in English.", "English", id="a language"),
        pytest.param("He spoke at the Velmar.", "Velmar", id="a name with an article"),
    ],
)
def test_a_name_in_another_frame_is_no_place(text, name):
    found = find_places(load_parser()(text), pack=PACK, theatre=EMPTY)
    assert name not in [p.where.name for p in found]


def test_a_digest_whose_lines_begin_with_places_tells_of_others_in_the_same_way():
    lines = ("Fires burned in Cairo and Doha.", "• Cairo: Two bombs fell.", "• Doha: A port burned.")
    found = find_places(load_parser()("\n\n".join((*lines, "• Wad Velm: Drones came."))), pack=PACK, theatre=EMPTY)
    assert "Wad Velm" in [p.where.name for p in found]
