"""A theatre file is taken whole or refused with the entry and the rule that it breaks."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.errors import BadResource, MissingResource
from reportedly.theatres import EMPTY, load_theatre, parse_theatre, theatre_names

HEAD = """
[theatre]
id = "strait"
name = "War of the strait"
about = "Two islands fight over a strait."
since = 2020-01-01
"""
PARTIES = """
[[party]]
id = "northland"
name = "Northland"
role = "belligerent"
adversaries = ["southland"]
demonyms = ["Northlander"]
metonyms = ["Norport"]
area_km2 = 1000
area_source = "a survey"

[[party]]
id = "southland"
name = "Southland"
role = "belligerent"
adversaries = ["northland"]
"""
REST = """
[[body]]
id = "north-navy"
name = "Northland's navy"
short = ["the navy"]
party = "northland"
kind = "military"

[[person]]
id = "jane-doe"
name = "Jane Doe"
aliases = ["Doe"]
party = "northland"
[[person.office]]
title = "Admiral of the navy"
short = ["admiral"]
body = "north-navy"
since = 2021-02-03
until = 2022-02-03
source = "a decree"

[[outlet]]
id = "harbour-herald"
name = "Harbour Herald"
kind = "newspaper"
party = ""
leans = "southland"

[[place]]
id = "north-coast"
name = "North Coast"
kind = "region"
country = "northland"

[[place]]
id = "norport"
name = "Norport"
kind = "city"
country = "northland"
within = "north-coast"
lat = 50.5
lon = -3
"""
WHOLE = HEAD + PARTIES + REST


def test_a_file_becomes_a_theatre_with_everything_in_it() -> None:
    theatre = parse_theatre(WHOLE, "strait.toml")
    assert theatre.since == date(2020, 1, 1)
    assert theatre.adversaries("northland") == {"southland"}
    assert theatre.parties["northland"].area_km2 == 1000
    assert theatre.people["jane-doe"].offices[0].held_on(date(2021, 6, 1))
    assert theatre.bodies["north-navy"].short == ("the navy",)
    assert theatre.places["norport"].latitude == 50.5


def test_nothing_said_is_none_and_not_an_empty_word() -> None:
    theatre = parse_theatre(WHOLE, "strait.toml")
    outlet = theatre.outlets["harbour-herald"]
    assert (outlet.party, outlet.leans) == (None, "southland")
    assert theatre.places["north-coast"].within is None
    assert theatre.places["north-coast"].latitude is None


def test_a_place_knows_what_holds_it() -> None:
    assert parse_theatre(WHOLE, "strait.toml").containers("norport") == ("north-coast", "northland")


@pytest.mark.parametrize(
    ("old", "new", "where", "problem"),
    [
        pytest.param('id = "strait"', 'id = "', "strait.toml", "not valid TOML", id="no TOML"),
        pytest.param("[theatre]", "[theater]", "strait.toml", "unknown table 'theater'", id="a table misspelt"),
        pytest.param("[[outlet]]", "[outlet]", "strait.toml", "write [[outlet]]", id="a table for an array"),
        pytest.param('name = "Jane Doe"', "", "[[person]] jane-doe", "'name' must be a text", id="no name"),
        pytest.param(
            'aliases = ["Doe"]', 'aliases = "Doe"', "[[person]] jane-doe", "list of texts", id="text for list"
        ),
        pytest.param('short = ["admiral"]', 'shorts = ["admiral"]', "jane-doe, office 1", "unknown field", id="field"),
        pytest.param('source = "a decree"', "", "jane-doe, office 1", "'source' must be a text", id="no source"),
        pytest.param("2021-02-03", "2021-02-03T00:00:00Z", "jane-doe, office 1", "must be a date", id="a moment"),
        pytest.param("until = 2022", "until = 2019", "jane-doe, office 1", "before it starts", id="ends too early"),
        pytest.param(
            'kind = "newspaper"', 'kind = "paper"', "[[outlet]] harbour-herald", "must be one of", id="a kind"
        ),
        pytest.param('role = "belligerent"', 'role = "third"', "[[party]] northland", "only belligerents", id="third"),
        pytest.param('["southland"]', '["eastland"]', "[[party]] northland", "'eastland' is no other", id="adversary"),
        pytest.param('area_source = "a survey"', "", "[[party]] northland", "needs its 'area_source'", id="area"),
        pytest.param("area_km2 = 1000", "area_km2 = true", "[[party]] northland", "whole number", id="area no number"),
        pytest.param('leans = "southland"', 'leans = "x"', "[[outlet]] harbour-herald", "no party", id="leans to none"),
        pytest.param('party = "northland"\nkind', 'party = "x"\nkind', "north-navy", "no party", id="body of no party"),
        pytest.param('body = "north-navy"', 'body = "x"', "[[person]] jane-doe", "no body of this file", id="body"),
        pytest.param('within = "north-coast"', 'within = "x"', "[[place]] norport", "no place of this", id="within"),
        pytest.param('within = "north-coast"', 'within = "norport"', "norport", "contains itself", id="in itself"),
        pytest.param("lat = 50.5", "lat = 95", "[[place]] norport", "-90 to 90", id="beyond the pole"),
        pytest.param("lat = 50.5", "", "[[place]] norport", "go together", id="half a coordinate"),
        pytest.param(
            'id = "norport"', 'id = "jane-doe"', "[[place]] jane-doe", "already used by a person", id="id twice"
        ),
    ],
)
def test_a_broken_rule_is_told_with_its_entry(old: str, new: str, where: str, problem: str) -> None:
    assert old in WHOLE
    with pytest.raises(BadResource) as refusal:
        parse_theatre(WHOLE.replace(old, new, 1), "strait.toml")
    assert where in str(refusal.value)
    assert problem in str(refusal.value)


def test_a_country_is_a_party_or_a_two_letter_code() -> None:
    coast = 'kind = "region"\ncountry = "northland"'
    assert parse_theatre(WHOLE.replace(coast, 'kind = "region"\ncountry = "NO"'), "strait.toml").places["north-coast"]
    with pytest.raises(BadResource, match="two-letter code"):
        parse_theatre(WHOLE.replace(coast, 'kind = "region"\ncountry = "Norway"'), "strait.toml")


def second_doe(since: str) -> str:
    return f"""
[[person]]
id = "tom-doe"
name = "Tom Doe"
aliases = ["Doe"]
party = "southland"
[[person.office]]
title = "Premier"
since = {since}
source = "a vote"
"""


def test_two_people_of_one_time_do_not_share_a_name() -> None:
    with pytest.raises(BadResource, match=r"tom-doe: the name 'Doe' is also jane-doe's"):
        parse_theatre(WHOLE + second_doe("2022-01-01"), "strait.toml")


def test_people_of_different_times_may_share_a_name() -> None:
    assert "tom-doe" in parse_theatre(WHOLE + second_doe("2023-01-01"), "strait.toml").people


@pytest.mark.parametrize("name", theatre_names())
def test_every_theatre_that_ships_is_loaded_once(name: str) -> None:
    theatre = load_theatre(name)
    assert theatre.id == name
    assert load_theatre(name) is theatre


def test_a_theatre_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(MissingResource) as refusal:
        load_theatre("atlantis")
    assert all(name in str(refusal.value) for name in ("atlantis", *theatre_names()))


def test_a_name_is_no_path() -> None:
    with pytest.raises(MissingResource):
        load_theatre("../lang/en/cues")


def test_the_empty_theatre_knows_nobody() -> None:
    assert not any([EMPTY.parties, EMPTY.people, EMPTY.bodies, EMPTY.outlets, EMPTY.places])
    assert EMPTY.side_of("northland") is None
