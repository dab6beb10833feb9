"""Acts told at a distance in time from another: "a day after a raid on B"."""

from __future__ import annotations

import pytest
from tests.unit.claims.spelling import read

from reportedly.lang import load_pack
from reportedly.model import Measure, Occurrence

PACK = load_pack("en")
ROWS = [row for array in ("sequence", "distance") for row in PACK.table("triggers", array)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "/".join(row["lemmas"]))
def test_what_stands_behind_a_distance_is_another_act_so_many_days_off(row, small):
    (behind,) = [o for o in read(small, row["example"]).occurrences if o.where is not None and o.where.name == "Odesa"]
    assert behind.when is not None
    assert behind.when.start.date().isoformat() == row["expect"]


TEXT = "Drones struck a school in Kharkiv on Monday, a day after a raid on Odesa left two dozen people dead."


def test_the_act_told_first_has_neither_place_nor_words_of_the_one_behind(small):
    told = read(small, TEXT)
    acts = [d for d in told.drafts if isinstance(d.proposition, Occurrence)]
    (act,) = [d for d in acts if d.proposition.where.name == "Kharkiv"]
    assert act.span.of(TEXT) == "Drones struck a school in Kharkiv on Monday"


def test_people_killed_behind_the_distance_were_killed_on_that_day(small):
    (killed,) = [m for m in read(small, TEXT).measures if m.measure == "killed"]
    assert killed.scope.when is not None
    assert killed.scope.when.start.date().isoformat() == "2025-06-01"


def test_a_distance_without_a_number_tells_no_day(small):
    told = read(small, "Drones struck a school in Kharkiv on Monday, days after a raid on Odesa.")
    (behind,) = [o for o in told.occurrences if o.where is not None and o.where.name == "Odesa"]
    assert behind.when is None


def test_the_dead_of_a_strike_told_after_it_without_a_distance_are_of_it(small):
    told = read(small, "Four people died on Monday after a drone strike on Odesa.")
    assert [o.type for o in told.occurrences] == ["attack.drone"]


def test_what_is_counted_next_is_of_the_act_and_not_of_the_one_it_is_dated_by(small):
    dated = "A missile struck a bus in Kharkiv on Monday, a day after a strike on a school in Odesa."
    drafts = read(small, f"{dated} Two brothers were killed.").drafts
    (counted,) = [d for d in drafts if isinstance(d.proposition, Measure) and d.proposition.measure == "killed"]
    act = next(d for d in drafts if isinstance(d.proposition, Occurrence) and d.anchor == counted.about)
    assert act.proposition.where.name == "Kharkiv"
