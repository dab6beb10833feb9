"""Acts without a date of their own, handovers, and amounts that no act is read for: which event they are of."""

from __future__ import annotations

import pytest
from tests.unit.fusion.builders import Paper, day, fused, hours

from reportedly.fusion.grounds import agree, core_of
from reportedly.model import Modality
from reportedly.values import Where


def told(publisher: str, at: float, **how) -> Paper:
    paper = Paper(publisher, hours(at))
    paper.attack(**how)
    return paper


# ── places that nobody listed ──


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Aldermoor", "Aldermoor district", id="a word that says what kind of place it is"),
        pytest.param("Aldermoor airbase", "aldermoor", id="small and capital letters"),
        pytest.param("al-Hadra", "Al Hadra", id="a hyphen"),
        pytest.param("Ménaka", "Menaka", id="an accent"),
    ],
)
def test_one_place_may_be_written_in_two_ways(one, other):
    assert agree(Where(one), Where(other))


def test_two_names_are_two_places():
    assert not agree(Where("Aldermoor district"), Where("Birchwood district"))
    assert core_of("District") == "district"


# ── reports of those days ──


def test_what_a_report_tells_of_a_town_without_a_date_is_what_others_date():
    dated, undated = told("Alpha", 8, where="ford", when=day(1)), told("Beta", 20, where="ford")
    assert len(fused(dated, undated).events) == 1


def test_days_later_it_may_be_another():
    dated, undated = told("Alpha", 8, where="ford", when=day(1)), told("Beta", 90, where="ford", by=None)
    assert len(fused(dated, undated).events) == 2


def test_a_report_tells_nothing_that_began_after_it():
    before, after = (
        told("Alpha", 8, where="ford", target="plant"),
        told("Beta", 50, where="ford", when=day(3), target="plant"),
    )
    assert len(fused(before, after).events) == 2


def test_what_is_told_as_another_act_is_none_told_before():
    first = told("Alpha", 8, where="ford", when=day(1))
    second = told("Beta", 20, where="ford", words="Another column was attacked at Ford.")
    assert len(fused(first, second).events) == 2


# ── handovers ──


def handed_over(publisher: str, at: float, number: int, *, kind: str, measure="prisoners_exchanged", **how) -> Paper:
    paper = Paper(publisher, hours(at))
    about = paper.attack(kind=kind, where=None, by=None, **how)
    paper.count(measure, number, about=about)
    return paper


def test_handovers_of_one_day_are_one():
    one = handed_over("Alpha", 20, 52, kind="exchange.prisoners", when=day(1))
    other = handed_over("Beta", 22, 104, kind="handover", when=day(1))
    assert len(fused(one, other).events) == 1


def test_prisoners_and_bodies_are_two_handovers():
    one = handed_over("Alpha", 20, 52, kind="handover", when=day(1))
    other = handed_over("Beta", 22, 33, kind="handover", measure="bodies_exchanged", when=day(1))
    assert len(fused(one, other).events) == 2


def test_a_planned_handover_is_the_one_that_was_carried_out_with_as_many():
    planned = handed_over("Alpha", 0, 120, kind="handover", modality=Modality.PLANNED)
    done = handed_over("Beta", 40, 120, kind="exchange.prisoners")
    assert len(fused(planned, done).events) == 1
