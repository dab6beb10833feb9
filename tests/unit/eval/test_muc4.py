"""The scorer of incident templates, on templates made by hand."""

from __future__ import annotations

import pytest
from eval.agreement import agree_on_date, agree_on_place, agree_on_string, agree_on_type
from eval.incidents import Filler, Template, filed_on
from eval.muc4 import SLOTS, align, best_pairs, measure, read_gold, score_report


def filler(*alts, optional=False, **told):
    return Filler(alts, optional, {slot: (value,) for slot, value in told.items()})


def incident(*, optional=False, **slots):
    made = {slot: tuple(value) if isinstance(value, list) else (value,) for slot, value in slots.items()}
    return Template({"type": (filler("ATTACK"),), **made}, optional)


RAID = incident(
    date=filler("04 MAR 90"),
    location=filler("PERU: LIMA (CITY)"),
    perp_org=filler("BLUE FRONT", "BF", perp_org_conf="POSSIBLE"),
    target=filler("MILL"),
    victim=filler("GUARD", "WATCHMAN", victim_number="2", victim_effect="DEATH"),
)


@pytest.mark.parametrize(
    ("gold", "found", "credit"),
    [
        pytest.param("THE TOWN HALL", "town hall", 1, id="articles and case count for nothing"),
        pytest.param("TOWN HALL", "old town hall", 0.5, id="the head stands in the longer phrase"),
        pytest.param("MEMBERS OF THE BLUE FRONT", "members", 0.5, id="the head comes before its of"),
        pytest.param("TOWN HALL", "town bridge", 0, id="another head is another thing"),
    ],
)
def test_phrases_agree_by_their_words_and_heads(gold, found, credit):
    assert agree_on_string(gold, found) == credit


@pytest.mark.parametrize(
    ("gold", "found", "credit"),
    [
        pytest.param("PERU: LIMA (CITY)", "PERU: LIMA", 1, id="kinds of place count for nothing"),
        pytest.param("PERU: JUNIN (DEPARTMENT): TARMA (TOWN)", "PERU: TARMA", 1, id="the finest part and the country"),
        pytest.param("PERU: LIMA (CITY)", "PERU", 0.5, id="the country alone is half"),
        pytest.param("PERU: LIMA (CITY)", "LIMA", 0.5, id="the finest part alone is half"),
        pytest.param("PERU: LIMA (CITY)", "CHILE", 0, id="another country is wrong"),
    ],
)
def test_places_agree_by_their_parts(gold, found, credit):
    assert agree_on_place(gold, found) == credit


@pytest.mark.parametrize(
    ("gold", "found", "credit"),
    [
        pytest.param("04 MAR 90", "4 MAR 90", 1, id="one day"),
        pytest.param("03 MAR 90 - 04 MAR 90", "04 MAR 90", 0.5, id="a day of the night"),
        pytest.param("- 04 MAR 90", "- 04 MAR 90", 1, id="any day up to then"),
        pytest.param("- 04 MAR 90", "02 MAR 90", 0.5, id="one of the days up to then"),
        pytest.param("MAR 90", "04 APR 90", 0, id="not in that month"),
    ],
)
def test_dates_agree_where_they_overlap(gold, found, credit):
    assert agree_on_date(gold, found) == credit


def test_the_general_type_is_half_right():
    assert agree_on_type("BOMBING", "ATTACK") == 0.5
    assert agree_on_type("BOMBING", "KIDNAPPING") == 0


def test_the_same_template_scores_one_in_every_slot_that_it_fills():
    figures = measure([score_report([RAID], [RAID])])
    assert figures["all_slots"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert figures["slots"]["victim_number"]["f1"] == 1
    assert figures["confidence_given_org"] == {"accuracy": 1.0, "constant": 1.0, "n": 1}


def test_a_template_left_over_is_missing_or_spurious_in_each_slot():
    missed, added = measure([score_report([RAID], [])]), measure([score_report([], [RAID])])
    assert missed["all_slots"]["r"] == added["all_slots"]["p"] == 0
    unit = score_report([RAID], [])
    assert sum(t.gold for t in unit.tallies.values()) == 9
    assert sum(t.read for t in score_report([], [RAID]).tallies.values()) == 9


def test_an_optional_template_and_an_optional_filler_may_be_missed():
    maybe = incident(optional=True, target=filler("MILL"))
    assert all(t.gold == 0 for t in score_report([maybe], []).tallies.values())
    loose = incident(target=[filler("MILL"), filler("SHED", optional=True)])
    unit = score_report([loose], [incident(target=filler("MILL"))])
    assert unit.tallies["target"].gold == unit.tallies["target"].hit_gold == 1


def test_a_filler_in_a_slot_that_does_not_apply_is_spurious():
    gold = read_gold(
        {"templates": [{"type": [{"alts": ["ATTACK"]}], "phys_id": None, "perp_ind": [{"alts": ["MEN"]}]}]}
    )
    unit = score_report(gold, [incident(perp_ind=filler("men"), target=filler("mill"))])
    assert (unit.tallies["target"].read, unit.tallies["target"].gold) == (1, 0)


def test_the_confidence_counts_only_between_matched_organisations():
    other = incident(target=filler("MILL"), perp_org=filler("RED ARMY", perp_org_conf="POSSIBLE"))
    unit = score_report([RAID], [other])
    assert unit.confidence_asked == 0
    assert unit.tallies["perp_org_conf"].hit_gold == 0
    sure = incident(target=filler("MILL"), perp_org=filler("bf", perp_org_conf="REPORTED AS FACT"))
    unit = score_report([RAID], [sure])
    assert (unit.confidence_asked, unit.confidence_right) == (1, 0)


def test_templates_are_aligned_for_the_highest_sum():
    first, second = incident(victim=filler("GUARD")), incident(victim=[filler("GUARD"), filler("CLERK")])
    assert set(align([first, second], [second, first])) == {(0, 1), (1, 0)}
    assert best_pairs({(0, 0): 2.0, (0, 1): 1.5, (1, 0): 1.9}) == ((0, 1), (1, 0))


def test_templates_without_a_common_participant_are_aligned_only_on_place_and_day():
    there = incident(date=filler("4 MAR 90"), location=filler("PERU: LIMA"))
    elsewhere = incident(date=filler("4 MAR 90"), location=filler("PERU: CUSCO"))
    assert align([RAID], [there]) == ((0, 0),)
    assert align([RAID], [elsewhere]) == ()


def test_a_victim_is_one_filler_with_its_descriptions_number_and_effect():
    (gold,) = read_gold(
        {
            "templates": [
                {
                    "type": [{"alts": ["ATTACK"]}],
                    "hum_name": [{"alts": ["A. MORO"], "optional": False}],
                    "hum_desc": [{"alts": ["MAYOR"], "ref": ["A. MORO"]}, {"alts": ["DRIVERS"]}],
                    "hum_num": [{"alts": ["1"], "ref": ["A. MORO"]}, {"alts": ["3"], "ref": ["DRIVERS"]}],
                    "hum_effect": [{"alts": ["DEATH"], "ref": ["DRIVERS"]}],
                }
            ]
        }
    )
    mayor, drivers = gold.slots["victim"]
    assert mayor.alts == ("A. MORO", "MAYOR")
    assert mayor.told == {"victim_number": ("1",)}
    assert drivers.told == {"victim_number": ("3",), "victim_effect": ("DEATH",)}


def test_nothing_at_all_counts_as_nothing():
    figures = measure([])
    assert set(figures["slots"]) == set(SLOTS)
    assert figures["all_slots"]["f1"] == 0


def test_the_day_of_filing_is_read_from_the_head_of_a_report():
    assert filed_on("LIMA, 4 MAR 90 (WIRE) -- [TEXT] THE MAYOR SPOKE.").date().isoformat() == "1990-03-04"
    assert filed_on("The mayor spoke.") is None
