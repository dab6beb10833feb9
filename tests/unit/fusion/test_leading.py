"""Which event an amount belongs to where its own sentence does not say."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.fusion.builders import (
    AIR_FORCE,
    DOCTOR,
    EVENING,
    MAYOR,
    NORTH_ARMY,
    SOUTH,
    Paper,
    day,
    fused,
    hours,
    night,
    place,
    the_only,
)

from reportedly.fusion.sides import sides_of
from reportedly.model import FigureLabel, Modality, Scope
from reportedly.values import Bound


def raid(*, first: str = "aircraft_destroyed") -> Paper:
    """The report of the raid: 41 aircraft at a base."""
    paper = Paper("Alpha", hours(0))
    attack = paper.attack(AIR_FORCE, where="barrow-base", when=day(1), by=SOUTH)
    paper.count(first, 41, AIR_FORCE, unit="aircraft", about=attack)
    return paper


def survey(at: float = 90, number: int = 41) -> Paper:
    """A report days later that compares the counts and tells of no place and no day."""
    paper = Paper("Beta", hours(at))
    paper.count("aircraft_hit", number, SOUTH, unit="aircraft")
    told = paper.attack(DOCTOR, kind="attack", where=None, by=None, gloss="as many as 20 aircraft were hit")
    paper.count("aircraft_hit", 20, DOCTOR, unit="aircraft", bound=Bound.AT_MOST, about=told)
    paper.count("aircraft_destroyed", 10, DOCTOR, unit="aircraft", bound=Bound.ABOUT, about=told)
    paper.count("aircraft_destroyed", 0, NORTH_ARMY, unit="aircraft")
    return paper


def destroyed(*papers: Paper, **options):
    return [f for f in fused(*papers, **options).figures if f.measure == "aircraft_destroyed"]


def test_three_answers_to_how_many_were_destroyed_are_one_dispute():
    figure = the_only(destroyed(raid(), survey()))
    assert [str(given.quantity.low) for given in figure.given] == ["41", "10", "0"]
    assert {relation.label for relation in figure.relations} == {FigureLabel.CONTRADICTION}
    assert len(figure.relations) == 3
    assert figure.best is None
    assert figure.standing == "disputed"


def test_before_the_others_speak_there_is_no_dispute():
    figure = the_only(destroyed(raid(), survey(), as_of=hours(89)))
    assert figure.standing == "reported"
    assert not figure.relations


def test_hit_and_destroyed_stay_two_figures_of_one_event():
    situation = fused(raid(), survey())
    homes = {figure.measure: figure.event for figure in situation.figures}
    assert homes["aircraft_hit"] == homes["aircraft_destroyed"] is not None


def test_losses_in_a_report_that_is_about_nothing_known_stay_alone():
    figures = destroyed(raid(), survey(number=33))
    assert len(figures) > 1
    assert all(
        figure.standing != "disputed" for figure in figures if figure.event is not None and len(figure.given) < 2
    )


def test_a_rounded_count_of_a_night_told_without_its_date_is_of_that_night():
    exact = Paper("Alpha", hours(0))
    attack = exact.attack(AIR_FORCE, when=night(1))
    exact.count("drones_launched", 472, AIR_FORCE, unit="drones", about=attack)
    rounded = Paper("Beta", hours(30))
    rounded.count(
        "drones_launched", 500, AIR_FORCE, unit="drones", bound=Bound.ABOUT, scope=Scope(place("country-south"))
    )
    figure = the_only(fused(exact, rounded).figures)
    assert {relation.label for relation in figure.relations} == {FigureLabel.ROUNDING}
    assert len(figure.given) == 2


def test_a_rounded_count_weeks_later_is_of_another_night():
    exact = Paper("Alpha", hours(0))
    attack = exact.attack(AIR_FORCE, when=night(1))
    exact.count("drones_launched", 472, AIR_FORCE, unit="drones", about=attack)
    rounded = Paper("Beta", EVENING - timedelta(days=3))
    rounded.count("drones_launched", 500, AIR_FORCE, unit="drones", bound=Bound.ABOUT)
    assert len(fused(exact, rounded).figures) == 2


def test_what_stands_beside_a_number_read_a_day_late_is_read_a_day_late_too():
    first = Paper("Alpha", hours(0))
    attack = first.attack(AIR_FORCE, when=night(1))
    first.count("drones_launched", 472, AIR_FORCE, unit="drones", about=attack)
    first.count("missiles_launched", 7, AIR_FORCE, unit="missiles", about=attack)
    digest = Paper("Beta", hours(20))
    late = Scope(place("country-south"), night(2))
    digest.count("drones_launched", 472, AIR_FORCE, unit="drones", scope=late)
    digest.count("missiles_launched", 7, AIR_FORCE, unit="missiles", scope=late)
    assert {f.measure: len(f.claims) for f in fused(first, digest).figures} == {
        "drones_launched": 2,
        "missiles_launched": 2,
    }


def test_two_lengths_of_time_are_one_figure_only_where_they_are_one_length():
    paper, other = Paper("Alpha", hours(0)), Paper("Beta", hours(1))
    paper.count("duration", 2, unit="days", scope=Scope(when=day(1)))
    other.count("duration", 2, unit="hours", scope=Scope(when=day(1)))
    assert len(fused(paper, other).figures) == 2


def test_a_looser_word_for_one_side_is_no_side_of_its_own():
    loose = Paper("Gamma", hours(2))
    attack = loose.attack(AIR_FORCE, where="barrow-base", when=day(1), by=SOUTH)
    loose.count("aircraft_destroyed", 40, AIR_FORCE, unit="aircraft", bound=Bound.MORE_THAN, about=attack)
    figure = the_only(destroyed(raid(), loose, survey()))
    assert [str(figure.given[at].quantity.low) for at in sides_of(figure)] == ["41", "10", "0"]


def test_a_distance_that_another_report_gives_for_a_dated_raid_is_of_that_raid():
    first = raid()
    first.count("distance", 4300, unit="km", about=first.told[0][0])
    other = Paper("Gamma", hours(2))
    strike = other.attack(where=None, when=None, by=None, gloss="the deepest strike")
    other.count("distance", 4300, unit="km", about=strike)
    assert len([f for f in fused(first, other).figures if f.measure == "distance"]) == 1


def test_the_record_of_an_earlier_night_is_no_amount_of_the_night_that_broke_it():
    paper = Paper("Alpha", hours(0))
    attack = paper.attack(AIR_FORCE, when=night(9))
    paper.count("drones_launched", 472, AIR_FORCE, unit="drones", about=attack)
    paper.count("drones_launched", 355, AIR_FORCE, unit="drones", about=attack, scope=Scope(when=day(3)))
    assert [len(figure.given) for figure in fused(paper).figures] == [1, 1]


def test_what_only_may_be_a_loss_disputes_no_count():
    unsure = Paper("Gamma", hours(3))
    unsure.attack(DOCTOR, where="barrow-base", when=day(1), by=SOUTH)
    unsure.count("aircraft_destroyed", 6, DOCTOR, unit="aircraft", modality=Modality.POSSIBLE)
    assert all(not figure.relations for figure in destroyed(raid(), unsure))


def test_what_somebody_else_says_was_sent_is_of_the_operation_and_not_of_the_village():
    """The governor tells of a raid on one village, the president of all that was sent."""
    paper = Paper("Alpha", hours(1))
    paper.attack(AIR_FORCE, where="country-north", when=day(1), by=SOUTH)
    raid = paper.attack(NORTH_ARMY, where="barrow-base", by=SOUTH)
    sent = paper.count("drones_launched", 117, MAYOR, unit="drones", about=raid)
    figure = the_only(fused(paper).figures)
    event = next(e for e in fused(paper).events if e.id == figure.event)
    assert sent in figure.claims
    assert event.where.name == "North"


def test_what_the_same_source_says_was_sent_there_stays_there():
    paper = Paper("Alpha", hours(1))
    paper.attack(AIR_FORCE, where="country-north", when=day(1), by=SOUTH)
    raid = paper.attack(NORTH_ARMY, where="barrow-base", by=SOUTH)
    paper.count("drones_launched", 117, NORTH_ARMY, unit="drones", about=raid)
    figure = the_only(fused(paper).figures)
    assert next(e for e in fused(paper).events if e.id == figure.event).where.name == "Barrow base"
