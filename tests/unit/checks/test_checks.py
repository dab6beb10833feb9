"""Each check once where it must fire and once where it must stay silent, over the whole table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tests.unit.fusion.builders import (
    AIR_FORCE,
    DOCTOR,
    MAYOR,
    NORTH,
    NORTH_ARMY,
    SOUTH,
    THEATRE,
    Paper,
    day,
    fused,
    hours,
    month,
    night,
    place,
    the_only,
)

from reportedly.checks import CHECKS, TheatreReference, run_checks
from reportedly.model import Actor, ActorKind, DriftKind, Finding, Modality, Polarity, ResponsibilityStatus, Scope
from reportedly.values import Bound

RED_MAP = Actor("red-map", "Red Map", ActorKind.BODY)
NOBODY = (None, ResponsibilityStatus.NOT_ESTABLISHED)


def checked(*papers: Paper) -> tuple[Finding, ...]:
    return run_checks(fused(*papers), theatre=THEATRE, reference=TheatreReference(THEATRE))


def found(name: str, papers: list[Paper]) -> list[Finding]:
    return [finding for finding in checked(*papers) if finding.check == name]


def bulletin(publisher: str, at: float, *chain: Actor, number: int = 472, record: bool = False, **how) -> Paper:
    """A drone night with its number."""
    paper = Paper(publisher, hours(at))
    attack = paper.attack(*chain, when=night(1))
    scope = Scope(party="north")
    paper.count("drones_launched", number, *chain, unit="drones", about=attack, scope=scope, **how)
    if record:
        paper.count("drones_launched", None, *chain, unit="drones", about=attack, scope=scope, record="highest")
    return paper


def toll(publisher: str, at: float, *counts: tuple[str, int], chain: tuple[Actor, ...] = (MAYOR,), **how) -> Paper:
    """People harmed or present in one attack."""
    paper = Paper(publisher, hours(at))
    attack = paper.attack(*chain, where="ford", when=day(1))
    for measure, number in counts:
        paper.count(measure, number, *chain, about=attack, **how)
    return paper


def losses(publisher: str, at: float, measure: str, number: int, *chain: Actor, **how) -> Paper:
    """Aircraft hit, damaged or destroyed in one attack."""
    paper = Paper(publisher, hours(at))
    attack = paper.attack(*chain, where="barrow-base", when=day(1), by=SOUTH)
    paper.count(measure, number, *chain, unit="aircraft", about=attack, **how)
    return paper


def ground(publisher: str, at: float, where: str, number: int = 450) -> Paper:
    """Ground taken in a month."""
    paper = Paper(publisher, hours(at))
    scope = Scope(place(where), month(5), "north")
    paper.count("area_gained", number, RED_MAP, unit="km2", scope=scope)
    return paper


def held(area: int, share: float, bound: Bound = Bound.ABOUT) -> Paper:
    """Ground held, as an area and as a share."""
    paper = Paper("Alpha")
    scope = Scope(place("country-south"), party="north")
    paper.count("area_controlled", area, RED_MAP, unit="km2", scope=scope)
    paper.count("share_of_territory", share, RED_MAP, unit="fraction", bound=bound, scope=scope)
    return paper


def act(publisher: str, at: float, *chain: Actor, by: Actor | None = None, **how) -> Paper:
    paper = Paper(publisher, hours(at))
    paper.attack(*chain, where="ford", when=day(1), by=by, **how)
    return paper


def parts(drones: int, missiles: int, targets: int) -> Paper:
    paper = Paper("Alpha")
    attack = paper.attack(AIR_FORCE, when=night(1))
    paper.count("drones_downed", drones, AIR_FORCE, unit="drones", about=attack)
    paper.count("missiles_downed", missiles, AIR_FORCE, unit="missiles", about=attack)
    paper.count("targets_downed", targets, AIR_FORCE, unit="targets", about=attack)
    return paper


@dataclass(frozen=True)
class Case:
    """Reports in which a check fires, and reports like them in which it must not."""

    fires: Callable[[], list[Paper]]
    silent: Callable[[], list[Paper]]


CASES: dict[str, Case] = {
    "source_swapped": Case(
        lambda: [bulletin("A", 0, AIR_FORCE), bulletin("B", 1, AIR_FORCE), bulletin("C", 2, NORTH_ARMY)],
        lambda: [bulletin("A", 0, AIR_FORCE), bulletin("B", 1, AIR_FORCE), bulletin("C", 2, DOCTOR)],
    ),
    "speaks_for_other_side": Case(
        lambda: [bulletin("A", 0, NORTH_ARMY, record=True)],
        lambda: [bulletin("A", 0, NORTH_ARMY), bulletin("B", 0, AIR_FORCE, number=390, record=True)],
    ),
    "source_lost": Case(
        lambda: [bulletin("A", 0, AIR_FORCE), bulletin("B", 1, AIR_FORCE), bulletin("C", 2)],
        lambda: [bulletin("C", 0), bulletin("A", 1, AIR_FORCE), bulletin("B", 2, AIR_FORCE)],
    ),
    "hedge_lost": Case(
        lambda: [
            losses("A", 0, "aircraft_hit", 41, AIR_FORCE, modality=Modality.POSSIBLE),
            losses("B", 1, "aircraft_hit", 41, AIR_FORCE),
        ],
        lambda: [losses("A", 0, "aircraft_hit", 41, AIR_FORCE), losses("B", 1, "aircraft_hit", 41, AIR_FORCE)],
    ),
    "verb_raised": Case(
        lambda: [losses("A", 0, "aircraft_hit", 41, AIR_FORCE), losses("B", 1, "aircraft_destroyed", 41, AIR_FORCE)],
        lambda: [losses("A", 0, "aircraft_destroyed", 41, AIR_FORCE), losses("B", 1, "aircraft_hit", 41, AIR_FORCE)],
    ),
    "scope_moved": Case(
        lambda: [ground("A", 0, "country-south"), ground("B", 1, "country-south"), ground("C", 2, "low-region")],
        lambda: [ground("A", 0, "country-south"), ground("B", 1, "country-south"), ground("C", 2, "low-region", 60)],
    ),
    "bound_lost": Case(
        lambda: [
            toll("A", 0, ("killed", 57), bound=Bound.AT_LEAST),
            toll("B", 1, ("killed", 57)),
        ],
        lambda: [
            toll("A", 0, ("killed", 57)),
            toll("B", 1, ("killed", 57), bound=Bound.AT_LEAST),
            toll("C", 2, ("killed", 57)),
        ],
    ),
    "open_responsibility_closed": Case(
        lambda: [
            act("A", 0, responsibility=NOBODY),
            act("B", 1, by=NORTH, responsibility=(NORTH, ResponsibilityStatus.FACT)),
        ],
        lambda: [
            act("A", 0, responsibility=NOBODY),
            act("B", 1, NORTH, by=NORTH, responsibility=(NORTH, ResponsibilityStatus.CLAIMED)),
            act("C", 2, by=NORTH, responsibility=(NORTH, ResponsibilityStatus.FACT)),
        ],
    ),
    "bounds_contradict": Case(
        lambda: [
            losses("A", 0, "aircraft_destroyed", 50, AIR_FORCE, bound=Bound.AT_LEAST),
            losses("B", 1, "aircraft_destroyed", 20, DOCTOR, bound=Bound.AT_MOST),
        ],
        lambda: [
            losses("A", 0, "aircraft_destroyed", 10, AIR_FORCE, bound=Bound.AT_LEAST),
            losses("B", 1, "aircraft_destroyed", 20, DOCTOR, bound=Bound.AT_MOST),
        ],
    ),
    "amounts_contradict": Case(
        lambda: [losses("A", 0, "aircraft_destroyed", 41, AIR_FORCE), losses("B", 9, "aircraft_destroyed", 13, DOCTOR)],
        lambda: [toll("A", 0, ("killed", 3)), toll("B", 9, ("killed", 7), chain=(DOCTOR,))],
    ),
    "disputed_responsibility": Case(
        lambda: [
            act("A", 0, SOUTH, responsibility=(NORTH, ResponsibilityStatus.ACCUSED)),
            act("B", 1, NORTH, responsibility=(NORTH, ResponsibilityStatus.DENIED)),
        ],
        lambda: [
            act("A", 0, SOUTH, responsibility=(NORTH, ResponsibilityStatus.ACCUSED)),
            act("B", 1, responsibility=NOBODY),
        ],
    ),
    "denials": Case(
        lambda: [act("A", 0, SOUTH), act("B", 1, NORTH, polarity=Polarity.DENIED)],
        lambda: [act("A", 0, SOUTH), act("B", 1, NORTH, polarity=Polarity.UNKNOWN)],
    ),
    "running_totals": Case(
        lambda: [toll("A", 0, ("killed", 3)), toll("B", 5, ("killed", 7))],
        lambda: [toll("A", 0, ("killed", 7)), toll("B", 5, ("killed", 7))],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_check_fires_where_it_must(name):
    assert found(name, CASES[name].fires())


@pytest.mark.parametrize("name", CASES)
def test_a_check_stays_silent_where_it_must(name):
    assert not found(name, CASES[name].silent())


SUPPORTING = {"harmed_within_present", "share_matches_area", "sums_of_parts"}


def test_every_check_of_the_table_has_its_cases():
    assert {check.__name__ for check in CHECKS} == CASES.keys() | SUPPORTING


def test_every_check_says_in_words_what_it_holds():
    assert all(check.__doc__ for check in CHECKS)


@pytest.mark.parametrize(
    ("present", "verdict"),
    [pytest.param(388, "supported", id="76 of 388"), pytest.param(70, "contradicted", id="76 of 70")],
)
def test_the_harmed_cannot_outnumber_those_present(present, verdict):
    paper = toll("A", 0, ("killed", 7), ("injured", 69), ("people_present", present))
    finding = the_only(found("harmed_within_present", [paper]))
    assert finding.verdict == verdict
    assert "7 killed + 69 injured = 76" in finding.because


def test_nothing_is_said_of_the_harmed_where_it_is_not_told_how_many_were_there():
    assert not found("harmed_within_present", [toll("A", 0, ("killed", 7), ("injured", 69))])


@pytest.mark.parametrize(
    ("area", "share", "verdict", "percent"),
    [
        pytest.param(113_400, 0.2, "supported", "18.9 %", id="about one fifth"),
        pytest.param(113_400, 0.4, "contradicted", "18.9 %", id="not two fifths"),
    ],
)
def test_share_and_area_are_one_statement(area, share, verdict, percent):
    finding = the_only(found("share_matches_area", [held(area, share)]))
    assert finding.verdict == verdict
    assert percent in finding.because
    assert finding.reference_rows == ("south 600000 km²: survey",)


def test_a_share_without_an_area_is_not_checked():
    paper = Paper("Alpha")
    paper.count("share_of_territory", 0.2, RED_MAP, unit="fraction", scope=Scope(place("country-south"), party="north"))
    assert not found("share_matches_area", [paper])


def test_targets_are_the_sum_of_drones_and_missiles():
    finding = the_only(found("sums_of_parts", [parts(382, 3, 385)]))
    assert "385 air targets downed = 382 drones downed + 3 missiles downed" in finding.because


def test_parts_that_do_not_add_up_support_nothing():
    assert not found("sums_of_parts", [parts(380, 3, 385)])


def test_a_running_total_names_each_step_once():
    papers = [
        toll("A", 0, ("killed", 3)),
        toll("B", 5, ("killed", 7)),
        toll("C", 6, ("killed", 7), bound=Bound.AT_LEAST),
    ]
    assert "killed (Ford): 3 → 7, updates" in the_only(found("running_totals", papers)).because


def test_a_correction_is_told_as_one():
    papers = []
    for at, number in ((0, 385), (3, 382)):
        paper = Paper("Alpha", hours(at), "https://alpha.example/night")
        attack = paper.attack(where="ford", when=day(1))
        paper.count("drones_downed", number, AIR_FORCE, unit="drones", about=attack)
        papers.append(paper)
    assert "385 was replaced by its own outlet" in the_only(found("corrections", papers)).because
    assert not found("running_totals", papers)


def test_a_swapped_source_names_the_odd_report_first_and_the_others_beside_it():
    papers = [bulletin("Alpha", 0, AIR_FORCE), bulletin("Beta", 1, AIR_FORCE), bulletin("Compass", 2, NORTH_ARMY)]
    finding = the_only(found("source_swapped", papers))
    assert finding.drift is DriftKind.SOURCE_SWAPPED
    assert finding.claims[0] == papers[2].told[1][0]
    assert set(finding.claims[1:]) == {papers[0].told[1][0], papers[1].told[1][0]}
    assert finding.because == (
        "Compass credits North's army with 472 drones launched; 2 other reports (Alpha and Beta) credit South's air "
        "force, the other side"
    )


def test_one_report_against_one_is_swapped_only_in_the_mouth_of_who_did_it():
    swapped = [bulletin("Alpha", 0, AIR_FORCE), bulletin("Beta", 1, NORTH_ARMY)]
    assert the_only(found("source_swapped", swapped)).because.startswith("Beta credits North's army")
    unclear = [losses("Alpha", 0, "aircraft_hit", 41, AIR_FORCE), losses("Beta", 1, "aircraft_hit", 41, NORTH_ARMY)]
    assert not found("source_swapped", unclear)


def test_what_both_sides_may_tell_is_never_swapped():
    papers = []
    for publisher, source in (("A", AIR_FORCE), ("B", AIR_FORCE), ("C", NORTH_ARMY)):
        paper = Paper(publisher)
        paper.count("prisoners_exchanged", 390, source)
        papers.append(paper)
    assert not found("source_swapped", papers)


def test_a_suspicion_is_called_one():
    finding = the_only(found("speaks_for_other_side", [bulletin("A", 0, NORTH_ARMY, record=True)]))
    assert finding.verdict == "implausible"
    assert finding.because.endswith("This is a suspicion only")


def test_findings_come_the_most_serious_first_and_in_the_same_order_every_time():
    papers = [
        toll("A", 0, ("killed", 3)),
        toll("B", 5, ("killed", 7)),
        bulletin("C", 0, AIR_FORCE),
        bulletin("D", 1, AIR_FORCE),
        bulletin("E", 2, NORTH_ARMY),
    ]
    findings = checked(*papers)
    assert [f.severity for f in findings] == sorted(f.severity for f in findings)
    assert findings == checked(*reversed(papers))
    assert findings[0].check == "source_swapped"


def test_a_contradiction_with_three_sides_is_one_finding():
    papers = [
        losses("Alpha", 0, "aircraft_destroyed", 41, AIR_FORCE),
        losses("Beta", 80, "aircraft_destroyed", 10, DOCTOR, bound=Bound.ABOUT),
        losses("Gamma", 81, "aircraft_destroyed", 0, NORTH_ARMY),
    ]
    finding = the_only(found("amounts_contradict", papers))
    assert "41 (" in finding.because
    assert "about 10 (" in finding.because
    assert " 0 (" in finding.because
    assert finding.because.endswith("cannot all hold, and none is an update of another")


def test_one_swapped_source_is_one_finding_whatever_it_is_credited_with():
    papers = [bulletin("Alpha", 0, AIR_FORCE), bulletin("Beta", 1, AIR_FORCE), bulletin("Compass", 2, NORTH_ARMY)]
    for paper in papers:
        source = (NORTH_ARMY,) if paper.publisher == "Compass" else (AIR_FORCE,)
        paper.count("missiles_launched", 7, *source, unit="missiles", about=paper.told[0][0])
    assert len(found("source_swapped", papers)) == 1


def test_one_change_to_one_count_in_one_report_is_one_finding():
    papers = [
        ground("Alpha", 0, "country-south"),
        ground("Beta", 1, "country-south"),
        ground("Compass", 2, "low-region"),
    ]
    papers[2].count(
        "area_gained", 450, unit="km2", scope=Scope(place("low-region"), month(5), "north"), words="Once more."
    )
    assert len(found("scope_moved", papers)) == 1


@pytest.mark.parametrize(
    ("label", "papers"),
    [
        pytest.param(
            "update", [toll("A", 0, ("killed", 3)), toll("B", 5, ("killed", 7), chain=(DOCTOR,))], id="update"
        ),
        pytest.param("sum", [parts(382, 3, 385)], id="sum"),
        pytest.param(
            "rounding",
            [
                losses("A", 0, "aircraft_hit", 41, AIR_FORCE),
                losses("B", 1, "aircraft_hit", 40, DOCTOR, bound=Bound.ABOUT),
            ],
            id="rounding",
        ),
        pytest.param("part", [toll("A", 0, ("injured", 66), ("injured", 44))], id="part"),
    ],
)
def test_what_is_explained_contradicts_nothing(label, papers):
    assert not [f for f in checked(*papers) if f.verdict == "contradicted"], label
