"""A side that tells its own loss, the other side's success or its own fault is marked; nobody else is."""

from __future__ import annotations

import pytest
from tests.unit.fusion.builders import (
    AIR_FORCE,
    DOCTOR,
    NORTH,
    NORTH_ARMY,
    SOUTH,
    Paper,
    fused,
    hours,
    night,
    place,
    the_only,
)

from reportedly.lang import load_pack
from reportedly.model import Actor, ActorKind, AdmissionKind, Modality, Polarity, Scope

RED_MAP = Actor("red-map", "Red Map", ActorKind.BODY)
ISLAND_ARMY = Actor("island-army", "Island's army", ActorKind.BODY, "island")
CITY = Actor("body:city", "the city council", ActorKind.BODY)


def admitted(*told, measure: str = "aircraft_destroyed", scope: Scope | None = None, amount=3, **how):
    paper = Paper("Alpha", hours(1))
    paper.count(measure, amount, *told, unit="items", scope=scope, **how)
    return the_only(the_only(fused(paper).figures).given).admissions


def test_a_side_that_tells_its_own_loss_is_marked_with_the_reason():
    admission = the_only(admitted(NORTH_ARMY, scope=Scope(party="north")))
    assert (admission.party, admission.kind) == ("north", AdmissionKind.LOSS)
    assert admission.because == "North's army tells a loss of North, its own side"


def test_a_side_that_tells_the_success_of_its_adversary_is_marked_with_the_reason():
    scope = Scope(where=place("low-region"), party="north")
    admission = the_only(admitted(AIR_FORCE, measure="settlements_captured", scope=scope))
    assert (admission.party, admission.kind) == ("south", AdmissionKind.SUCCESS)
    assert admission.because == "South's air force tells a success of North, the adversary of South, its own side"


@pytest.mark.parametrize("of", ["civilians", "children"])
def test_a_side_that_tells_of_civilians_harmed_by_its_own_deed_owns_up_to_a_fault(of):
    paper = Paper("Alpha", hours(1))
    attack = paper.attack(NORTH_ARMY, when=night(1), by=NORTH)
    paper.count("killed", 4, NORTH_ARMY, about=attack, scope=Scope(of=of))
    admission = the_only(the_only(the_only(fused(paper).figures).given).admissions)
    assert (admission.party, admission.kind) == ("north", AdmissionKind.FAULT)
    assert admission.because == "North's army owns up to harm done by North, its own side"


@pytest.mark.parametrize("of", ["soldiers", "fighters"])
def test_its_own_fighters_are_a_loss_where_the_same_report_says_whose_they_are(of):
    paper = Paper("Alpha", hours(1))
    attack = paper.attack(AIR_FORCE, when=night(1), by=None, victim=SOUTH)
    paper.count("killed", 12, AIR_FORCE, about=attack, scope=Scope(of=of))
    assert the_only(the_only(the_only(fused(paper).figures).given).admissions).kind is AdmissionKind.LOSS


@pytest.mark.parametrize(
    ("told", "how"),
    [
        pytest.param((AIR_FORCE,), {"scope": Scope(party="north")}, id="the other side's loss is a boast"),
        pytest.param((NORTH_ARMY,), {}, id="nobody says whose loss it is"),
        pytest.param((CITY,), {"scope": Scope(party="north")}, id="nobody knows whose side the council is on"),
        pytest.param((RED_MAP,), {"scope": Scope(party="south")}, id="a leaning is no side"),
        pytest.param((), {"scope": Scope(party="north")}, id="the outlet's own voice"),
        pytest.param((DOCTOR,), {"scope": Scope(party="north")}, id="a doctor speaks for no side"),
        pytest.param((NORTH_ARMY,), {"scope": Scope(party="north"), "amount": 0}, id="none lost"),
        pytest.param((NORTH_ARMY,), {"scope": Scope(party="north"), "modality": Modality.POSSIBLE}, id="perhaps"),
        pytest.param((NORTH_ARMY,), {"scope": Scope(party="north"), "polarity": Polarity.DENIED}, id="denied"),
        pytest.param((SOUTH,), {"measure": "killed", "scope": Scope(party="south")}, id="its dead, maybe civilians"),
        pytest.param((NORTH_ARMY,), {"measure": "area_gained", "scope": Scope(party="north")}, id="its own success"),
        pytest.param((ISLAND_ARMY,), {"measure": "area_gained", "scope": Scope(party="north")}, id="a third party"),
    ],
)
def test_nobody_else_is_marked(told, how):
    assert admitted(*told, **how) == ()


def test_a_toll_of_the_other_sides_fighters_by_ones_own_deed_is_no_fault():
    paper = Paper("Alpha", hours(1))
    attack = paper.attack(NORTH_ARMY, when=night(1), by=NORTH)
    paper.count("killed", 60, NORTH_ARMY, about=attack, scope=Scope(of="soldiers", party="south"))
    assert the_only(the_only(fused(paper).figures).given).admissions == ()


def test_every_cue_of_owning_up_stands_in_its_example():
    for row in load_pack("en").tables["interest"]["admitting"]:
        assert row["example"].partition("[")[2].partition("]")[0] in row["words"]
