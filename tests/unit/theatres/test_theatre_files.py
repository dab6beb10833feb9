"""Every theatre file keeps the rules of the format, so that a reader of reports may trust what it says."""

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from itertools import combinations
from typing import Any

import pytest

Table = dict[str, Any]

FIELDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {  # required, optional
    "theatre": (frozenset({"id", "name", "about", "since"}), frozenset()),
    "party": (
        frozenset({"id", "name", "role", "adversaries", "demonyms", "metonyms", "aliases", "plural"}),
        frozenset({"area_km2", "area_source"}),
    ),
    "body": (frozenset({"id", "name", "aliases", "short", "party", "leans", "kind"}), frozenset()),
    "person": (frozenset({"id", "name", "aliases", "party", "office"}), frozenset()),
    "office": (frozenset({"title", "short", "body", "since", "source"}), frozenset({"until"})),
    "outlet": (frozenset({"id", "name", "aliases", "kind", "party", "leans"}), frozenset()),
    "place": (frozenset({"id", "name", "aliases", "kind", "country", "within", "lat", "lon"}), frozenset()),
}
LISTED = ("party", "body", "person", "outlet", "place")
KINDS: dict[str, set[str]] = {
    "body": {
        *("military", "ministry", "agency", "government", "legislature", "court"),
        *("prosecutor", "armed_group", "organisation", "mapping", "emergency", "company"),
    },
    "outlet": {"wire", "newspaper", "broadcaster", "online", "channel"},
    "place": {
        *("country", "region", "city", "town", "village", "base"),
        *("sea", "bridge", "river", "area", "venue"),
    },
}
FOLDER = resources.files("reportedly") / "theatres"
FILES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))


@pytest.fixture(params=FILES)
def theatre(request: pytest.FixtureRequest) -> Table:
    return tomllib.loads((FOLDER / request.param).read_text(encoding="utf-8"))


def ids(theatre: Table, table: str) -> set[str]:
    return {row["id"] for row in theatre[table]}


def rows(theatre: Table) -> Iterator[tuple[str, Table]]:
    """Every row of the file with the table that it stands in, offices included."""
    yield "theatre", theatre["theatre"]
    for table in LISTED:
        for row in theatre[table]:
            yield table, row
    for person in theatre["person"]:
        for office in person["office"]:
            yield "office", office


def span(office: Table) -> tuple[dt.date, dt.date]:
    return office["since"], office.get("until", dt.date.max)


def term(person: Table) -> tuple[dt.date, dt.date]:
    """From the first office to the end of the last."""
    return min(span(o)[0] for o in person["office"]), max(span(o)[1] for o in person["office"])


def overlap(one: tuple[dt.date, dt.date], other: tuple[dt.date, dt.date]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def test_the_folder_holds_more_than_one_conflict() -> None:
    assert len(FILES) >= 2


def test_a_file_is_named_after_its_theatre() -> None:
    named = {tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["theatre"]["id"] for name in FILES}
    assert {f"{identity}.toml" for identity in named} == set(FILES)


def test_each_row_has_the_fields_of_its_table_and_no_other(theatre: Table) -> None:
    assert set(theatre) == {"theatre", *LISTED}
    for table, row in rows(theatre):
        required, optional = FIELDS[table]
        assert required <= set(row) <= required | optional, row


def test_names_are_trimmed_and_no_row_says_a_name_twice(theatre: Table) -> None:
    for _, row in rows(theatre):
        for field in ("aliases", "short", "demonyms", "metonyms"):
            names = row.get(field, [])
            assert all(name and name == name.strip() for name in names), row
            assert len(names) == len(set(names)), row
        assert row.get("name") not in row.get("aliases", []), row


def test_an_id_is_a_slug_and_names_one_row_of_the_whole_file(theatre: Table) -> None:
    seen = Counter(row["id"] for table in LISTED for row in theatre[table])
    assert [identity for identity, times in seen.items() if times > 1] == []
    assert [identity for identity in seen if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identity)] == []


def test_kinds_and_roles_come_from_the_closed_lists(theatre: Table) -> None:
    for table, allowed in KINDS.items():
        assert {row["kind"] for row in theatre[table]} <= allowed
    assert {party["role"] for party in theatre["party"]} == {"belligerent", "third"}


def test_references_lead_to_a_row_of_the_right_table(theatre: Table) -> None:
    parties, bodies, places = (ids(theatre, table) | {""} for table in ("party", "body", "place"))
    for _, row in rows(theatre):
        assert row.get("party", "") in parties, row
        assert row.get("leans", "") in parties, row
        assert row.get("body", "") in bodies, row
        assert row.get("within", "") in places, row
    for place in theatre["place"]:
        assert place["country"] in parties - {""} or re.fullmatch("[A-Z]{2}", place["country"]), place


def test_only_belligerents_have_adversaries_and_enmity_is_mutual(theatre: Table) -> None:
    parties = {party["id"]: party for party in theatre["party"]}
    for identity, party in parties.items():
        assert bool(party["adversaries"]) == (party["role"] == "belligerent"), party
        for adversary in party["adversaries"]:
            assert identity in parties[adversary]["adversaries"], (identity, adversary)


def test_an_area_is_positive_and_says_where_it_is_from(theatre: Table) -> None:
    for party in theatre["party"]:
        assert ("area_km2" in party) == ("area_source" in party), party
        assert party.get("area_km2", 1) > 0, party


def test_a_place_lies_on_the_globe_and_not_inside_itself(theatre: Table) -> None:
    outer = {place["id"]: place["within"] for place in theatre["place"]}
    for place in theatre["place"]:
        assert -90 <= place["lat"] <= 90, place
        assert -180 <= place["lon"] <= 180, place
        assert (place["lat"], place["lon"]) != (0, 0), place
        path = [place["id"]]
        while outer[path[-1]]:
            path.append(outer[path[-1]])
            assert len(path) == len(set(path)), path


def test_offices_are_dated_sourced_and_in_order(theatre: Table) -> None:
    for person in theatre["person"]:
        assert person["office"], person
        starts = [office["since"] for office in person["office"]]
        assert starts == sorted(starts), person
        for office in person["office"]:
            since, until = span(office)
            assert type(since) is dt.date, office
            assert since < until, office
            assert office["source"].strip(), office


def test_one_office_is_not_held_by_two_people_at_once(theatre: Table) -> None:
    shared_seats = re.compile(r"^(Deputy|Member|Expert|Aide|Special|U\.S\. Senator|Adviser|Vice)")
    held = [(p["id"], o) for p in theatre["person"] for o in p["office"] if not shared_seats.match(o["title"])]
    for (one, first), (other, second) in combinations(held, 2):
        if one != other and first["title"] == second["title"]:
            assert not overlap(span(first), span(second)), (one, other, first["title"])


def test_a_name_does_not_fit_two_people_of_the_same_time(theatre: Table) -> None:
    for one, other in combinations(theatre["person"], 2):
        if overlap(term(one), term(other)):
            shared = {one["name"], *one["aliases"]} & {other["name"], *other["aliases"]}
            assert not shared, (one["id"], other["id"], shared)


def test_a_bare_surname_that_two_people_of_the_same_time_bear_is_left_out_of_both(theatre: Table) -> None:
    for one, other in combinations(theatre["person"], 2):
        surname = one["name"].split()[-1]
        if surname == other["name"].split()[-1] and overlap(term(one), term(other)):
            assert surname not in {*one["aliases"], *other["aliases"]}, (one["id"], other["id"])


@pytest.mark.parametrize("table", ["party", "body", "outlet"])
def test_a_name_fits_one_row_of_its_table(theatre: Table, table: str) -> None:
    named = Counter(name for row in theatre[table] for name in {row["name"], *row["aliases"]})
    assert [name for name, times in named.items() if times > 1] == []


def test_the_war_in_ukraine_has_at_least_sixty_people_with_dated_offices() -> None:
    theatre = tomllib.loads((FOLDER / "russia-ukraine.toml").read_text(encoding="utf-8"))
    assert sum(bool(person["office"]) for person in theatre["person"]) >= 60
