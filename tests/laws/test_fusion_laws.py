"""Laws of fusion: order and repeats change nothing, nothing is dropped, what came later is not seen before."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.reports import reports
from tests.unit.fusion.builders import (
    DOCTOR,
    EVENING,
    NORTH,
    NORTH_ARMY,
    THEATRE,
    Paper,
    day,
    fused,
    gathered,
    hours,
    night,
)

from reportedly.checks import TheatreReference, run_checks
from reportedly.fusion import fuse
from reportedly.model import LaidState, ResponsibilityStatus, Situation


def checked(situation: Situation) -> object:
    return run_checks(situation, theatre=THEATRE, reference=TheatreReference(THEATRE))


@given(reports(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_and_repeats_change_nothing(papers, shuffle):
    claims, documents = gathered(papers)
    expected = fuse(claims, documents, as_of=EVENING, theatre=THEATRE)
    again_claims, again_documents = claims + claims[:3], documents + documents[:1]
    shuffle.shuffle(again_claims)
    shuffle.shuffle(again_documents)
    again = fuse(again_claims, again_documents, as_of=EVENING, theatre=THEATRE)
    assert again == expected
    assert checked(again) == checked(expected)


@given(reports())
@settings(max_examples=60, deadline=None)
def test_no_claim_is_dropped_and_each_stands_in_one_event(papers):
    claims, _ = gathered(papers)
    situation = fused(*papers)
    told = [c for event in situation.events for c in event.claims]
    assert sorted(told) == sorted(c.id for c in claims if c.kind == "occurrence")
    counted = [c for figure in situation.figures for c in figure.claims]
    assert sorted(counted) == sorted(c.id for c in claims if c.kind == "measure")


@given(reports(), st.integers(0, 70))
@settings(max_examples=60, deadline=None)
def test_what_came_out_later_is_not_seen(papers, hour):
    moment = hours(hour)
    seen = [paper for paper in papers if paper.at <= moment]
    assert fused(*papers, as_of=moment) == fused(*seen, as_of=moment)


@given(reports())
@settings(max_examples=30, deadline=None)
def test_ends_point_at_given_amounts_and_low_is_not_above_high(papers):
    for figure in fused(*papers).figures:
        low, high = figure.given[figure.low].quantity, figure.given[figure.high].quantity
        assert (low.low or 0) <= (high.high or low.low or 0)
        assert figure.best is None or figure.best < len(figure.given)
        for entry in figure.given:
            assert entry.lineages


@given(reports(at_most=4), st.integers(1, 72))
@settings(max_examples=30, deadline=None)
def test_moving_all_of_it_by_whole_days_moves_nothing_but_the_dates(papers, days):
    """Nothing in fusion depends on which day it is, only on how days lie to each other."""
    from dataclasses import replace

    from reportedly.model import Measure, Occurrence
    from reportedly.values import When

    def moved(when: When | None) -> When | None:
        step = timedelta(days=days * 7)
        return None if when is None else When(when.start + step, when.end + step, when.precision)

    later = []
    for paper in papers:
        other = Paper(paper.publisher, paper.at + timedelta(days=days * 7))
        other.sentences = list(paper.sentences)
        for identity, span, told, *rest in paper.told:
            if isinstance(told, Occurrence):
                told = replace(told, when=moved(told.when))
            assert isinstance(told, Occurrence | Measure)
            other.told.append((identity, span, told, *rest))
        later.append(other)
    one = fused(*papers, as_of=EVENING)
    other = fused(*later, as_of=EVENING + timedelta(days=days * 7))
    assert {frozenset(e.claims) for e in one.events} == {frozenset(e.claims) for e in other.events}


@given(reports(at_most=3), st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_a_later_count_of_one_source_is_an_update_and_no_dispute(papers, more):
    """Whoever counted and counts again replaces the own count, however late the report is taken in."""
    first, corrected = Paper("The Counter", hours(1)), Paper("The Counter", hours(70))
    for paper, killed in ((first, 8), (corrected, 12 + more)):
        attack = paper.attack(DOCTOR, where="barrow-base", when=day(2), by=None)
        paper.count("killed", killed, DOCTOR, about=attack)
    counted = {told[0] for paper in (first, corrected) for told in paper.told}
    for order in ((first, corrected, *papers), (*papers, corrected, first)):
        figure = next(f for f in fused(*order).figures if counted & set(f.claims))
        labels = {
            r.label
            for r in figure.relations
            if {figure.given[r.left].quantity.low, figure.given[r.right].quantity.low} == {8, 12 + more}
        }
        assert labels == {"update"}


@given(reports())
@settings(max_examples=60, deadline=None)
def test_answers_to_who_did_it_come_in_order_of_time_and_disputes_are_mutual(papers):
    """An open question disputes nothing, and no answer is told before the first report that gives it."""
    for event in fused(*papers).events:
        laid = event.responsibility
        times = [one.first_told for one in laid if one.first_told is not None]
        assert times == sorted(times)
        for at, one in enumerate(laid):
            assert one.claims
            assert one.lineages
            assert not (one.state is LaidState.OPEN and one.against)
            assert all(at in laid[other].against for other in one.against)


@given(reports(at_most=4), st.integers(61, 200))
@settings(max_examples=60, deadline=None)
def test_a_later_claim_changes_no_earlier_answer_and_makes_no_dispute_of_an_open_question(papers, hour):
    later = Paper("The Claimant", hours(hour))
    later.attack(NORTH_ARMY, where="ford", when=night(1), responsibility=(NORTH, ResponsibilityStatus.CLAIMED))
    told_at = {told[0]: paper.at for paper in (*papers, later) for told in paper.told}
    before = {claim: one for event in fused(*papers).events for one in event.responsibility for claim in one.claims}
    for event in fused(*papers, later).events:
        for one in event.responsibility:
            known = [before[claim] for claim in one.claims if claim in before]
            assert all(earlier.responsibility.status is one.responsibility.status for earlier in known)
            assert one.first_told == min(told_at[claim] for claim in one.claims)
