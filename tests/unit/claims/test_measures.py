"""Measures: what an amount is of, whose, where, when, and what it belongs to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.claims.spelling import read

from reportedly.model import Measure
from reportedly.values import Bound


def told(small, text):
    return [(m.measure, m.quantity.low) for m in read(small, text).measures if m.quantity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least seven people were killed and 69 injured in Kharkiv.", [("killed", 7), ("injured", 69)]),
        ("The strike killed two and wounded three.", [("killed", 2), ("injured", 3)]),
        ("A blast in Kharkiv left four dead and 11 wounded.", [("killed", 4), ("injured", 11)]),
        ("The death toll in Kharkiv has risen to nine.", [("killed", 9)]),
        ("A man was killed in Kharkiv.", [("killed", 1)]),
        ("Two men were shot dead in Goma.", [("killed", 2)]),
        ("Two men were shot in Goma.", [("injured", 2)]),
        ("Air defences shot down 382 of 472 drones.", [("drones_downed", 382), ("drones_launched", 472)]),
        (
            "The raid damaged 40 warplanes and destroyed 13 aircraft.",
            [("aircraft_damaged", 40), ("aircraft_destroyed", 13)],
        ),
        ("Russia and Ukraine exchanged 1,000 prisoners each.", [("prisoners_exchanged", 1000)]),
        ("Maria, 27, was taken to a hospital in Kharkiv.", []),
        ("The company sold 472 drones last year.", []),
        ("The court heard 12 witnesses.", []),
    ],
)
def test_an_amount_is_told_of_what_governs_it(text, expected, small):
    assert told(small, text) == [(code, Decimal(n)) for code, n in expected]


def test_an_area_gained_is_not_an_area_held(small):
    assert told(small, "Russia gained control of 450 square kilometres in May.") == [("area_gained", Decimal(450))]
    assert told(small, "Russia controls 113,100 square kilometres.") == [("area_controlled", Decimal(113100))]


def test_open_bounds_are_kept(small):
    (killed,) = read(small, "More than 20 people were killed in Kharkiv.").measures
    assert (killed.quantity.low, killed.quantity.high, killed.quantity.bound) == (20, None, Bound.MORE_THAN)


def test_a_part_is_told_off_from_the_whole(small):
    measures = read(small, "Nine people were killed in Kharkiv, including two children.").measures
    assert [(m.scope.of, m.quantity.low) for m in measures] == [(None, 9), ("children", 2)]


def test_a_rising_total_is_running_and_a_plain_one_is_not(small):
    assert read(small, "The death toll in Kharkiv rose to seven.").measures[0].scope.running
    assert not read(small, "Seven people were killed in Kharkiv.").measures[0].scope.running


def test_one_sides_share_of_an_exchange_says_so(small):
    (measure,) = read(small, "Russia and Ukraine will exchange 6,000 bodies each.").measures
    assert measure.scope.per == "each"


def test_the_neighbours_place_is_not_taken(small):
    text = "Three people were killed in Kharkiv, while five people were injured in Odesa."
    assert [(m.measure, m.scope.where.name) for m in read(small, text).measures] == [
        ("killed", "Kharkiv"),
        ("injured", "Odesa"),
    ]


def test_who_launched_and_who_gained_is_kept(small):
    assert read(small, "Russia launched 90 drones at Odesa.").measures[0].scope.party == "russia"
    assert read(small, "Russian forces gained 450 square kilometres in May.").measures[0].scope.party == "russia"


def test_whose_aircraft_were_hit_is_kept(small):
    (measure,) = read(small, "Ukraine's strike damaged 40 Russian warplanes.").measures
    assert measure.scope.party == "russia"


def test_amounts_belong_to_the_act_of_their_clause_or_the_one_before(small):
    text = "Russia attacked Odesa with drones. The attack killed seven people."
    told = read(small, text)
    act = told.drafts[0]
    killed = next(d for d in told.drafts if isinstance(d.proposition, Measure) and d.proposition.measure == "killed")
    assert killed.about == act.anchor


def test_an_amount_in_another_place_does_not_belong_to_the_act_before(small):
    text = "Russia attacked Odesa with drones. Two houses burned. In Kharkiv, the number of dead rose to seven."
    killed = [d for d in read(small, text).drafts if isinstance(d.proposition, Measure)]
    assert killed
    assert killed[-1].about is None


def test_a_record_is_a_measure_of_its_own(small):
    text = "Russia launched 472 drones at Odesa, the highest nightly total since the war began."
    amount, record = read(small, text).measures
    assert (amount.quantity.low, amount.superlative) == (472, None)
    assert record.measure == "drones_launched"
    assert record.quantity is None
    assert (record.superlative.rank, record.superlative.over) == ("highest", "nightly total")
    assert record.superlative.since == "the war began"


def test_colour_is_no_record(small):
    text = "The minister called it the greatest day of his life."
    assert read(small, text).measures == []


def test_a_month_told_by_the_record_is_the_amounts_stretch(small):
    text = "Russia gained 450 square kilometres, the fastest monthly advance in six months."
    amount, record = read(small, text).measures
    assert amount.scope.per == "month"
    assert record.superlative.since == "six months"
