"""Low, best and high, who gave them, and how amounts stand to each other."""

from __future__ import annotations

import pytest
from tests.unit.fusion.builders import (
    AIR_FORCE,
    DOCTOR,
    MAYOR,
    NORTH,
    Paper,
    day,
    fused,
    hours,
    month,
    night,
    place,
    the_only,
)

from reportedly.fusion import relate
from reportedly.lang import load_pack
from reportedly.model import FigureLabel, Polarity, Scope
from reportedly.values import Bound

KM, KM2 = "km", "km2"


def pair(measure, left, right, *, sources=(AIR_FORCE, DOCTOR), unit="people", apart=3.0):
    """Two outlets give two amounts for one attack, the second some hours later."""
    papers = []
    for number, (value, source) in enumerate(zip((left, right), sources, strict=True)):
        amount, bound = value if isinstance(value, tuple) else (value, Bound.EXACT)
        paper = Paper(("Alpha", "Beta")[number], hours(number * apart))
        attack = paper.attack(where="ford", when=day(1))
        paper.count(measure, amount, source, unit=unit, bound=bound, about=attack)
        papers.append(paper)
    return the_only([f for f in fused(*papers).figures if f.measure == measure])


@pytest.mark.parametrize(
    ("measure", "left", "right", "label"),
    [
        pytest.param("killed", 3, 4, FigureLabel.UPDATE, id="a toll that rises"),
        pytest.param("injured", (44, Bound.AT_LEAST), 66, FigureLabel.UPDATE, id="a bounded toll that rises"),
        pytest.param("killed", 7, (7, Bound.AT_LEAST), FigureLabel.BOUND, id="one number, one of them open"),
        pytest.param("aircraft_hit", (7, Bound.AT_LEAST), 19, FigureLabel.BOUND, id="room above at least"),
        pytest.param("aircraft_damaged", (40, Bound.ABOUT), 41, FigureLabel.ROUNDING, id="about 40 and 41"),
        pytest.param("drones_launched", 472, (500, Bound.LESS_THAN), FigureLabel.ROUNDING, id="nearly 500 and 472"),
        pytest.param("bodies_exchanged", 6000, 12000, FigureLabel.SUM, id="twice what each side gives"),
        pytest.param("aircraft_destroyed", 41, 13, FigureLabel.CONTRADICTION, id="nothing explains it"),
        pytest.param(
            "drones_downed", (50, Bound.AT_LEAST), (40, Bound.AT_MOST), FigureLabel.CONTRADICTION, id="bounds apart"
        ),
    ],
)
def test_each_pair_of_amounts_gets_its_label(measure, left, right, label):
    assert the_only(pair(measure, left, right).relations).label is label


def test_one_distance_in_two_units_is_one():
    paper = Paper("Alpha")
    attack = paper.attack(where="barrow-base", when=day(1), by=None)
    paper.count("distance", 4300, unit="km", bound=Bound.MORE_THAN, about=attack)
    paper.count("distance", 2670, unit="mi", about=attack)
    assert the_only(the_only(fused(paper).figures).relations).label is FigureLabel.UNIT


def test_a_toll_is_never_the_sum_of_its_earlier_counts():
    papers = []
    for at, number in ((0, 3), (3, 4), (6, 7)):
        paper = Paper(f"Outlet {at}", hours(at))
        attack = paper.attack(where="ford", when=day(1))
        paper.count("killed", number, DOCTOR, about=attack)
        papers.append(paper)
    assert {r.label for r in the_only(fused(*papers).figures).relations} == {FigureLabel.UPDATE}


def test_the_latest_of_updates_is_best_and_alone_stands():
    figure = pair("killed", 3, 7)
    assert figure.given[figure.best].quantity.low == 7
    assert figure.low == figure.best == figure.high
    assert figure.standing == "reported"


def test_contradictions_without_a_majority_have_no_best():
    figure = pair("aircraft_destroyed", 41, 13)
    assert figure.best is None
    assert (figure.given[figure.low].quantity.low, figure.given[figure.high].quantity.low) == (13, 41)
    assert figure.standing == "disputed"


def test_one_source_that_corrects_itself_contradicts_nobody():
    figure = pair("aircraft_destroyed", 41, 13, sources=(AIR_FORCE, AIR_FORCE))
    assert the_only(figure.relations).label is FigureLabel.UPDATE
    assert figure.given[figure.best].quantity.low == 13


def test_a_correction_at_the_same_address_replaces_the_first_version():
    papers = []
    for at, number in ((0, 385), (3, 382)):
        paper = Paper("Alpha", hours(at), "https://alpha.example/night")
        attack = paper.attack(where="ford", when=day(1))
        paper.count("drones_downed", number, AIR_FORCE, unit="drones", about=attack)
        papers.append(paper)
    figure = the_only(fused(*papers).figures)
    assert the_only(figure.relations).label is FigureLabel.UPDATE
    assert figure.given[figure.best].quantity.low == 382


def test_a_whole_told_as_drones_is_the_sum_of_drones_and_missiles():
    first, second = Paper("Alpha", hours(0)), Paper("Beta", hours(2))
    attack = first.attack(where="ford", when=day(1))
    first.count("drones_downed", 382, AIR_FORCE, unit="drones", about=attack)
    first.count("missiles_downed", 3, AIR_FORCE, unit="missiles", about=attack)
    attack = second.attack(where="ford", when=day(1))
    second.count("drones_downed", 385, DOCTOR, unit="drones", about=attack)
    figure = the_only([f for f in fused(first, second).figures if f.measure == "drones_downed"])
    assert the_only(figure.relations).label is FigureLabel.SUM
    assert "385 = 382 + 3" in figure.relations[0].because


def test_a_part_in_the_same_report_contradicts_no_whole():
    paper = Paper("Alpha")
    attack = paper.attack(where="ford", when=day(1))
    paper.count("injured", 66, MAYOR, about=attack)
    paper.count("injured", 44, MAYOR, about=attack)
    assert the_only(the_only(fused(paper).figures).relations).label is FigureLabel.PART


def test_hit_and_destroyed_are_two_figures():
    one, other = Paper("Alpha"), Paper("Beta", hours(1))
    for paper, measure, number in ((one, "aircraft_hit", 41), (other, "aircraft_destroyed", 13)):
        attack = paper.attack(where="barrow-base", when=day(1), by=None)
        paper.count(measure, number, AIR_FORCE, unit="aircraft", about=attack)
    figures = fused(one, other).figures
    assert sorted(f.measure for f in figures) == ["aircraft_destroyed", "aircraft_hit"]
    assert not [r for f in figures for r in f.relations]


def test_amounts_for_another_month_are_another_series():
    papers = []
    for publisher, number, when in (("Alpha", 450, month(5)), ("Beta", 230, month(4))):
        paper = Paper(publisher)
        scope = Scope(place("country-south"), when, "north")
        paper.count("area_gained", number, unit=KM2, scope=scope)
        papers.append(paper)
    assert len(fused(*papers).figures) == 2


def test_levels_told_within_weeks_are_compared_and_rounding_is_no_dispute():
    papers = []
    for publisher, at, number, bound in (("Alpha", 0, 110_000, Bound.ABOUT), ("Beta", 48, 113_100, Bound.EXACT)):
        paper = Paper(publisher, hours(at))
        paper.count(
            "area_controlled", number, unit=KM2, bound=bound, scope=Scope(place("country-south"), party="north")
        )
        papers.append(paper)
    figure = the_only(fused(*papers).figures)
    assert the_only(figure.relations).label is FigureLabel.ROUNDING
    assert figure.given[figure.best].quantity.low == 113_100


def test_numbers_without_an_occurrence_join_the_one_event_that_they_are_known_of():
    one, other = Paper("Alpha"), Paper("Beta", hours(2))
    attack = one.attack(where="ford", when=day(1))
    one.count("people_present", 388, MAYOR, about=attack)
    other.count("people_present", 388, MAYOR)
    assert len(the_only(fused(one, other).figures).claims) == 2


def test_a_small_number_alone_joins_no_event():
    one, other = Paper("Alpha"), Paper("Beta", hours(2))
    attack = one.attack(where="ford", when=day(1))
    one.count("killed", 7, MAYOR, about=attack)
    other.count("killed", 7, DOCTOR)
    assert len(fused(one, other).figures) == 2


def test_a_denied_amount_is_no_amount_but_makes_the_figure_disputed():
    one, other = Paper("Alpha"), Paper("Beta", hours(2))
    for paper, source, polarity in ((one, AIR_FORCE, Polarity.AFFIRMED), (other, NORTH, Polarity.DENIED)):
        attack = paper.attack(where="barrow-base", when=day(1), by=None)
        paper.count("aircraft_destroyed", 41, source, unit="aircraft", about=attack, polarity=polarity)
    figure = the_only(fused(one, other).figures)
    assert len(figure.given) == 1
    assert figure.standing == "disputed"


def test_a_record_without_any_amount_is_kept_as_a_remark():
    paper = Paper("Alpha")
    record = paper.count("drones_launched", None, AIR_FORCE, record="highest")
    situation = fused(paper)
    assert not situation.figures
    assert situation.remarks == (record,)


def test_a_record_of_no_event_goes_to_the_amount_of_its_own_report():
    paper = Paper("Alpha")
    attack = paper.attack(where="ford", when=day(1))
    paper.count("drones_launched", 472, AIR_FORCE, unit="drones", about=attack)
    record = paper.count("drones_launched", None, AIR_FORCE, record="highest")
    assert the_only(fused(paper).figures).superlatives == (record,)


def test_a_record_is_kept_beside_its_figure():
    paper = Paper("Alpha")
    attack = paper.attack(where="ford", when=day(1))
    paper.count("drones_launched", 472, AIR_FORCE, unit="drones", about=attack)
    record = paper.count("drones_launched", None, AIR_FORCE, record="highest", about=attack)
    figure = the_only(fused(paper).figures)
    assert figure.superlatives == (record,)
    assert record in figure.claims


def test_an_undated_exchange_is_not_the_dated_one_of_weeks_before():
    paper = Paper("Alpha", hours(24 * 20))
    paper.count("prisoners_exchanged", 1000, MAYOR, unit="people", bound=Bound.AT_LEAST)
    paper.count("prisoners_exchanged", 1000, unit="people", scope=Scope(when=day(1)))
    assert len(fused(paper).figures) == 2


def test_one_length_of_time_of_two_sources_is_two_lengths():
    papers = [Paper("Alpha", hours(0)), Paper("Beta", hours(3))]
    for paper, source in zip(papers, (MAYOR, DOCTOR), strict=True):
        paper.count("duration", 30, source, unit="days")
    papers[1].count("duration", 30, MAYOR, unit="days", bound=Bound.AT_LEAST)
    assert sorted(len(f.claims) for f in fused(*papers).figures) == [1, 2]


def test_whose_word_a_record_is_is_counted_like_that_of_an_amount():
    papers = [Paper(f"Outlet {n}", hours(n)) for n in range(3)]
    records = []
    for paper in papers:
        attack = paper.attack(AIR_FORCE, when=night(1))
        paper.count("drones_launched", 472, AIR_FORCE, unit="drones", about=attack)
        records.append(paper.count("drones_launched", None, AIR_FORCE, about=attack, record="largest"))
    behind = [line.id for line in fused(*papers).lineages if set(records) & set(line.claims)]
    assert len(behind) == 1


def test_a_number_of_another_year_is_of_no_event_without_a_date():
    known = Paper("Alpha")
    attack = known.attack(where=None, kind="attack.ground", by=None)
    known.count("killed", 17, about=attack)
    other = Paper("Beta", hours(24 * 300))
    other.count("killed", 17)
    figures = fused(known, other, as_of=hours(24 * 400)).figures
    assert len(figures) == 2


@pytest.mark.parametrize("row", load_pack("en").tables["coherence"]["narrower"])
def test_a_count_told_of_some_only_contradicts_no_count_of_all(row):
    whole, some = Paper("Alpha"), Paper("Beta", hours(5))
    killed = [paper.attack(where="ford", when=day(1)) for paper in (whole, some)]
    whole.count("killed", row["after"], MAYOR, about=killed[0])
    some.count("killed", 3, DOCTOR, about=killed[1], words=row["example"])
    assert the_only(the_only(fused(whole, some).figures).relations).label is FigureLabel.PART


@pytest.mark.parametrize(
    ("numbers", "label"),
    [
        pytest.param((22, 3), FigureLabel.PART, id="far fewer are some of them"),
        pytest.param((5, 4), FigureLabel.CONTRADICTION, id="nearly as many are another count"),
    ],
)
def test_two_givers_of_one_report_are_no_update(numbers, label):
    paper = Paper("Alpha")
    attack = paper.attack(where="ford", when=day(1))
    for number, giver in zip(numbers, (MAYOR, DOCTOR), strict=True):
        paper.count("killed", number, giver, about=attack)
    assert the_only(the_only(fused(paper).figures).relations).label is label


def test_more_things_lost_counted_days_later_are_an_update():
    papers = [Paper("Alpha"), Paper("Beta", hours(24 * 9))]
    for paper, number in zip(papers, (72, 75), strict=True):
        attack = paper.attack(where="ford", when=day(1), by=None)
        paper.count("vehicles_destroyed", number, MAYOR if number == 72 else DOCTOR, unit="vehicles", about=attack)
    assert the_only(the_only(fused(*papers).figures).relations).label is FigureLabel.UPDATE


def test_what_is_more_than_the_count_of_all_in_another_report_is_no_part_of_it():
    papers = [Paper("Alpha"), Paper("Beta", hours(5))]
    attacks = [paper.attack(where="ford", when=day(1)) for paper in papers]
    all_of = papers[0].count("killed", 6, MAYOR, about=attacks[0])
    of_soldiers = papers[1].count("killed", 43, DOCTOR, about=attacks[1], scope=Scope(of="soldiers"))
    assert relate(fused(*papers), all_of, of_soldiers)[0] is FigureLabel.SCOPE


def test_an_equal_number_of_another_unit_joins_no_event():
    known, other = Paper("Alpha"), Paper("Beta", hours(2))
    attack = known.attack(where="ford", when=day(1))
    known.count("killed", 41, MAYOR, about=attack)
    other.count("killed", 41, MAYOR, unit="items")
    assert len(fused(known, other).figures) == 2


def test_a_number_near_the_open_one_before_it_is_what_that_meant():
    figure = pair("killed", (21, Bound.AT_LEAST), 22, apart=400)
    assert the_only(figure.relations).label is FigureLabel.BOUND
