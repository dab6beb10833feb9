"""Reports that are about one matter by the names of their headlines and first sentences."""

from __future__ import annotations

import pytest
from tests.unit.fusion.builders import NORTH, Paper, day, fused, hours

from reportedly.model import Modality, Occurrence
from reportedly.values import Where


def report(publisher: str, headline: str, words: str, at: float = 0, **how) -> Paper:
    """A report of an attack of which the sentence tells neither place nor day nor doer."""
    paper = Paper(publisher, hours(at), title=headline)
    how = {"where": None, "by": None, **how}
    paper.attack(words=words, **how)
    return paper


ALPHA = report("Alpha", "Shells fall on Aldermoor", "Shells fell on the market of Aldermoor.")
LATER = 30


@pytest.mark.parametrize(
    ("other", "events"),
    [
        pytest.param(
            report("Beta", "The dead of Aldermoor", "Many died in Aldermoor.", LATER, kind="harm"),
            1,
            id="the same name in both headlines",
        ),
        pytest.param(
            report("Beta", "Market hit", "Shells hit a market in Aldermoor.", LATER),
            1,
            id="the name of one headline in the first sentence of the other",
        ),
        pytest.param(
            report("Beta", "Shells fall on Birchwood", "Shells fell on the market of Birchwood.", LATER),
            2,
            id="another name",
        ),
        pytest.param(
            report("Beta", "Shells fall on Aldermoor", "Shells fell on Aldermoor.", 24 * 11),
            2,
            id="printed long after",
        ),
        pytest.param(
            report("Beta", "Market hit | Aldermoor News", "Shells hit a market there.", LATER),
            2,
            id="the outlet's own name behind a bar",
        ),
        pytest.param(
            report("Beta", "Aldermoor to be struck", "Aldermoor, Aldermoor.", LATER, modality=Modality.PLANNED),
            2,
            id="a plan",
        ),
    ],
)
def test_reports_headed_by_a_rare_name_within_days_tell_one_event(other, events):
    assert len(fused(ALPHA, other).events) == events


def test_the_reason_names_the_headline():
    other = report("Beta", "The dead of Aldermoor", "Many died in Aldermoor.", LATER, kind="harm")
    (event,) = fused(ALPHA, other).events
    assert any("the same name in the headline" in because for because in event.because)


def test_another_day_keeps_reports_of_one_headline_apart():
    one = report("Alpha", "Shells fall on Aldermoor", "Shells fell on the market of Aldermoor.", when=day(1))
    other = report("Beta", "Aldermoor hit again", "Drones struck Aldermoor.", LATER, when=day(2))
    events = fused(one, other).events
    assert len(events) == 2
    assert "another time: 01 June and 02 June" in events[0].apart[0]


def test_what_is_told_late_in_a_report_is_not_what_its_headline_is_about():
    talk = "The council of Aldermoor met and spoke of bread, of schools, of roads and of the coming harvest for hours."
    other = Paper("Beta", hours(LATER), title="Aldermoor meets")
    other.count("displaced", 400, words=talk)
    other.attack(words="A goal was shelled.", where=None, by=None)
    assert len(fused(ALPHA, other).events) == 2


def test_the_parties_of_the_war_are_in_every_headline():
    one = report("Alpha", "North shells a market", "The guns of North fell silent.", by=NORTH)
    other = report("Beta", "North shells a school", "The guns of North roared.", LATER, by=NORTH)
    assert len(fused(one, other).events) == 2


def test_a_name_that_many_reports_have_tells_nothing():
    crowd = [Paper(f"Outlet {n}", hours(n), title="News") for n in range(10)]
    for paper in crowd:
        paper.count("displaced", 7, words="They fled to Aldermoor.")
    other = report("Beta", "The dead of Aldermoor", "Many died in Aldermoor.", LATER, kind="harm")
    assert len(fused(ALPHA, other, *crowd).events) == 2


def test_a_listed_town_in_the_headline_does_not_hide_the_camp_beside_it():
    one = report("Alpha", "Shells kill nine near Ford", "Shells fell on Aldermoor, west of Ford.", where="ford")
    other = report("Beta", "The dead of Aldermoor", "The shells killed many at Aldermoor.", LATER, target="market")
    assert len(fused(one, other).events) == 1


def test_where_the_act_has_a_place_in_the_headline_its_other_names_are_of_something_else():
    one = report("Alpha", "The dead of Aldermoor", "Shells fell on Aldermoor.", kind="harm")
    other = Paper("Beta", hours(LATER), title="After Aldermoor, a strike on Birchwood")
    words = "A missile hit a school in Birchwood, hours after Aldermoor."
    other.tell(Occurrence("harm", "a missile hit a school", (), Where("Birchwood")), words=words)
    assert len(fused(one, other).events) == 2


def test_the_place_that_both_tell_counts_once():
    papers = [Paper("Alpha", hours(0), title="A boy dies in Ford"), Paper("Beta", hours(LATER), title="A girl dies")]
    for paper in papers:
        paper.sentences.append("Somebody was shot in Ford.")
        paper.attack(kind="harm", where="ford", by=None, words="Police said so.")
    assert len(fused(*papers).events) == 2


@pytest.mark.parametrize(("target", "events"), [("the market", 1), ("the school", 2)])
def test_a_report_without_a_day_of_the_week_after_needs_the_target_too(target, events):
    one = report("Alpha", "Shells fall on Aldermoor", "Shells fell on Aldermoor.", when=day(1), target="the market")
    other = report("Beta", "Counting wrecks in Aldermoor", "Who shelled Aldermoor?", 24 * 7, target=target)
    assert len(fused(one, other).events) == events
