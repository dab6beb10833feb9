"""One claim in the classes of other vocabularies: what the way an act is put makes of its class."""

from __future__ import annotations

import pytest

from reportedly.model import (
    Actor,
    ActorKind,
    Attribution,
    Claim,
    Commitment,
    Evidence,
    Holding,
    HoldingState,
    Link,
    Modality,
    Occurrence,
    Polarity,
    Pole,
    Role,
    RoleName,
    Source,
    SourceKind,
    Stance,
    StanceKind,
)
from reportedly.taxonomy import load_taxonomy
from reportedly.taxonomy.crosswalk import acled_class, plover_root, turns
from reportedly.values import Span, Where

TAXONOMY = load_taxonomy()
NORTH = Actor("north", "North", ActorKind.PARTY, "north")
PAPER = Actor("publisher:a paper", "a paper", ActorKind.OUTLET)
OWN_VOICE = Attribution((Link(Source(PAPER, SourceKind.PUBLISHER), "published", Commitment.NEUTRAL),))
FORD = Where("Ford", "town")
FORCES = frozenset({"soldier", "garrison"})


def claim(told, *, modality=Modality.ASSERTED, polarity=Polarity.AFFIRMED):
    return Claim("id", "revision", told, OWN_VOICE, Evidence("paper", Span(0, 1), "x"), polarity, modality, "run")


def root(told, **how):
    return plover_root(claim(told, **how), TAXONOMY)


def sub_event(told, **how):
    return acled_class(claim(told, **how), TAXONOMY, forces=FORCES, states=frozenset({"north"}))


@pytest.mark.parametrize(
    ("kind", "modality", "expected"),
    [
        ("aid.humanitarian", Modality.ASSERTED, "AID"),
        ("aid.humanitarian", Modality.PLANNED, "AGREE"),
        ("aid.humanitarian", Modality.DEMANDED, "REQUEST"),
        ("attack.air", Modality.ASSERTED, "ASSAULT"),
        ("attack.air", Modality.POSSIBLE, "ASSAULT"),
        ("attack.air", Modality.INTENDED, "THREATEN"),
        ("statement.criticism", Modality.DEMANDED, "ACCUSE"),
        ("statement.support", Modality.INTENDED, "SUPPORT"),  # "called to congratulate"
        ("statement.support", Modality.PLANNED, "AGREE"),
        ("protest.strike", Modality.PLANNED, "THREATEN"),
        ("disaster", Modality.ASSERTED, None),
    ],
)
def test_a_root_turns_with_the_mode(kind, modality, expected):
    assert root(Occurrence(kind, "x"), modality=modality) == expected


def test_what_is_given_and_denied_is_a_rejection_and_a_denied_attack_stays_one():
    assert root(Occurrence("handover", "x"), polarity=Polarity.DENIED) == "REJECT"
    assert root(Occurrence("attack", "x"), polarity=Polarity.DENIED) == "ASSAULT"


@pytest.mark.parametrize("stance", [kind for kind in StanceKind if kind.value in turns().stances])
def test_a_stance_has_the_root_of_its_kind(stance):
    assert root(Stance(NORTH, None, stance, Pole.FOR, "x")) == turns().stances[stance.value]


def test_every_root_of_a_family_is_the_root_of_an_event_and_every_mode_is_one():
    roots = {entry.fields.get("plover") for entry in TAXONOMY.events.values()}
    assert set(turns().families) <= roots
    assert set(turns().turned.values()) <= roots
    assert {mode for _, mode in turns().turned} <= {m.value for m in Modality} | {"denied"}
    assert set(turns().stances) <= {kind.value for kind in StanceKind}


def test_an_attack_between_forces_is_a_clash():
    on_people = Occurrence("attack", "x", (Role(RoleName.TARGET, "two villagers"),))
    on_force = Occurrence("attack", "x", (Role(RoleName.TARGET, "two soldiers"),))
    assert sub_event(on_people) == "Attack"
    assert sub_event(on_force) == "Armed clash"


@pytest.mark.parametrize(
    ("told", "how", "expected"),
    [
        (Occurrence("attack.air", "x"), {"polarity": Polarity.DENIED}, None),
        (Occurrence("attack.air", "x"), {"modality": Modality.INTENDED}, None),
        (Occurrence("ceasefire", "x"), {"modality": Modality.PLANNED}, "Agreement"),
        (Occurrence("protest", "x"), {"modality": Modality.PLANNED}, None),
    ],
)
def test_only_what_took_place_has_a_class_and_what_is_agreed_for_later_is_agreed(told, how, expected):
    assert sub_event(told, **how) == expected


def test_ground_is_regained_by_a_state_and_overtaken_by_others():
    other = Actor("rebels", "rebels", ActorKind.BODY)
    assert sub_event(Holding(NORTH, FORD, HoldingState.CAPTURED)) == "Government regains territory"
    assert sub_event(Holding(other, FORD, HoldingState.CAPTURED)) == "Non-state actor overtakes territory"
    assert sub_event(Holding(other, FORD, HoldingState.WITHDREW)) == "Non-violent transfer of territory"
    assert root(Holding(other, FORD, HoldingState.WITHDREW)) == "YIELD"
