"""Who is held responsible over time: open, alleged by whom, claimed, denied; what is a change, and what a dispute."""

from __future__ import annotations

import pytest
from tests.unit.fusion.builders import (
    AIR_FORCE,
    DOCTOR,
    MAYOR,
    NORTH,
    NORTH_ARMY,
    SOUTH,
    Paper,
    fused,
    hours,
    night,
    the_only,
)

from reportedly.model import Occurrence, Polarity, Responsibility, ResponsibilityStatus, Standing

OPEN = (None, ResponsibilityStatus.NOT_ESTABLISHED)
ACCUSED = (NORTH, ResponsibilityStatus.ACCUSED)
CLAIMED = (NORTH, ResponsibilityStatus.CLAIMED)
DENIED = (NORTH, ResponsibilityStatus.DENIED)


def answers(*told, order=1):
    """The one event that reports of one night tell, a day apart, each with its source and its answer."""
    papers = []
    for number, (source, answer, *how) in enumerate(told):
        paper = Paper(f"Outlet {number}", hours(24 * number))
        paper.attack(source, where="ford", when=night(1), by=None, responsibility=answer, **(how[0] if how else {}))
        papers.append(paper)
    return the_only(fused(*papers[::order]).events)


@pytest.mark.parametrize("order", [1, -1])
def test_answers_are_dated_and_stand_in_the_order_in_which_they_were_given(order):
    event = answers((MAYOR, OPEN), (AIR_FORCE, ACCUSED), (NORTH_ARMY, CLAIMED), order=order)
    assert [laid.state.value for laid in event.responsibility] == ["open", "alleged", "claimed"]
    assert [laid.first_told for laid in event.responsibility] == [hours(0), hours(24), hours(48)]
    assert [laid.sources for laid in event.responsibility] == [
        ("the mayor",),
        ("South's air force",),
        ("North's army",),
    ]
    assert [len(laid.lineages) for laid in event.responsibility] == [1, 1, 1]


def test_a_claim_after_nobody_had_claimed_it_is_a_change_in_time_and_no_dispute():
    nobody = (DOCTOR, OPEN, {"polarity": Polarity.UNKNOWN})
    event = answers(nobody, (NORTH_ARMY, CLAIMED))
    assert [laid.against for laid in event.responsibility] == [(), ()]
    assert event.standing is not Standing.DISPUTED


def test_an_accusation_and_a_denial_stand_side_by_side():
    event = answers((AIR_FORCE, ACCUSED), (NORTH_ARMY, DENIED))
    assert [laid.against for laid in event.responsibility] == [(1,), (0,)]
    assert event.standing is Standing.DISPUTED


def test_a_party_that_denied_and_then_owns_up_is_in_no_dispute_any_more():
    event = answers((AIR_FORCE, ACCUSED), (NORTH_ARMY, DENIED), (NORTH_ARMY, CLAIMED))
    assert [laid.against for laid in event.responsibility] == [(), (), ()]


def test_a_denial_after_a_claim_is_a_dispute():
    event = answers((NORTH_ARMY, CLAIMED), (NORTH, DENIED))
    assert [laid.against for laid in event.responsibility] == [(1,), (0,)]


def test_two_sides_at_war_that_are_both_accused_stand_against_each_other():
    event = answers((AIR_FORCE, ACCUSED), (NORTH_ARMY, (SOUTH, ResponsibilityStatus.ACCUSED)))
    assert [laid.against for laid in event.responsibility] == [(1,), (0,)]


def test_the_same_answer_by_several_is_one_with_the_first_and_the_last_day():
    laid = the_only(answers((MAYOR, OPEN), (DOCTOR, OPEN), (AIR_FORCE, OPEN)).responsibility)
    assert (laid.first_told, laid.last_told) == (hours(0), hours(48))
    assert len(laid.lineages) == 3


def test_an_answer_that_names_what_was_hit_is_of_that_act_and_not_of_the_one_told_last():
    paper = Paper("Alpha", hours(1))
    paper.attack(MAYOR, where="ford", when=night(1), by=None, target="the bridge")
    paper.attack(MAYOR, kind="explosion", where="mill", when=night(3), by=None)
    nobody = Responsibility(*OPEN)
    answer = paper.tell(
        Occurrence("responsibility", "who did it", responsibility=nobody), words="the Ford bridge", goes_on=True
    )
    told = [event for event in fused(paper).events if answer in event.claims]
    assert the_only(told).where.name == "Ford"
