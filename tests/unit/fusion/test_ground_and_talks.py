"""Control, positions, gaps and rounds of talks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.unit.fusion.builders import (
    AIR_FORCE,
    EVENING,
    NORTH,
    NORTH_ARMY,
    SOUTH,
    Paper,
    day,
    fused,
    gathered,
    hours,
    place,
    quantity,
    the_only,
)

from reportedly.fusion import fuse
from reportedly.model import (
    Actor,
    ActorKind,
    Condition,
    ConditionKind,
    Holding,
    HoldingState,
    Modality,
    Occurrence,
    Polarity,
    Pole,
    Remark,
    Role,
    RoleName,
    Stance,
    StanceKind,
    Standing,
)
from reportedly.theatres import EMPTY
from reportedly.values import Bound, Where

RED_MAP = Actor("red-map", "Red Map", ActorKind.BODY)


def held(publisher: str, *chain, state=HoldingState.CAPTURED, party=NORTH, where="ford", **how) -> Paper:
    paper = Paper(publisher)
    paper.tell(Holding(party, place(where), state), *chain, **how)
    return paper


def stance(
    holder, kind, pole, *, issue="SEC.ALIGN", at=0.0, publisher=None, chain=None, condition=None, **more
) -> Paper:
    paper = Paper(publisher or f"{holder.name} Post", hours(at))
    told = Stance(holder, issue, kind, pole, "a stance", condition=condition, **more)
    paper.tell(told, *(chain if chain is not None else (holder,)))
    return paper


def test_what_a_party_claims_and_what_others_assess_are_kept_apart():
    controls = fused(held("Alpha", NORTH_ARMY), held("Beta", RED_MAP)).controls
    assert sorted(c.assessed for c in controls) == [False, True]


def test_a_partys_claim_in_an_outlets_own_voice_is_no_assessment():
    relayed = held("Gamma")
    relayed.at = hours(5)
    assert not the_only(fused(held("Alpha", NORTH_ARMY), relayed).controls).assessed


def test_a_town_that_both_sides_are_said_to_hold_is_disputed():
    controls = fused(
        held("Alpha", NORTH_ARMY), held("Beta", AIR_FORCE, party=SOUTH, state=HoldingState.CONTROLS)
    ).controls
    assert {c.standing for c in controls} == {Standing.DISPUTED}


def test_who_holds_a_part_of_a_place_is_told_apart_from_who_holds_it():
    fifth = quantity("0.2", "fraction", Bound.ABOUT)
    papers = [held("Alpha", NORTH_ARMY), Paper("Beta"), held("Gamma", AIR_FORCE, party=SOUTH)]
    papers[1].tell(Holding(NORTH, place("ford"), HoldingState.CAPTURED, share=fifth), RED_MAP)
    controls = fused(*papers).controls
    assert [c.share for c in controls if c.share] == [fifth]
    assert next(c.standing for c in controls if c.share) is Standing.REPORTED


def test_two_parties_in_one_region_dispute_nothing():
    controls = fused(
        held("Alpha", NORTH_ARMY, where="low-region"), held("Beta", AIR_FORCE, party=SOUTH, where="low-region")
    ).controls
    assert Standing.DISPUTED not in {c.standing for c in controls}


def test_several_reports_of_one_utterance_count_once():
    papers = [stance(NORTH, StanceKind.DEMANDS, Pole.AGAINST, publisher=p, at=n) for n, p in enumerate("ABCD")]
    position = the_only(fused(*papers).positions)
    assert len(position.claims) == 4
    assert len(position.lineages) == 1


def test_the_writers_own_view_of_the_gap_is_kept_and_never_used():
    situation = fused(stance(NORTH, StanceKind.ASSESSES, Pole.NONE, narrator_judgement=True))
    assert not situation.positions
    assert not situation.gaps
    assert len(situation.remarks) == 1


DEMAND = stance(NORTH, StanceKind.DEMANDS, Pole.AGAINST)


@pytest.mark.parametrize(
    ("papers", "label", "flags"),
    [
        pytest.param([DEMAND], "one-sided", (), id="silence is not opposition"),
        pytest.param([DEMAND, stance(SOUTH, StanceKind.REJECTS, Pole.FOR)], "opposed", (), id="unequal poles"),
        pytest.param(
            [DEMAND, stance(SOUTH, StanceKind.OFFERS, Pole.AGAINST)], "compatible", (), id="equal poles, one demands"
        ),
        pytest.param(
            [stance(NORTH, StanceKind.OFFERS, Pole.FOR), stance(SOUTH, StanceKind.ACCEPTS, Pole.FOR)],
            "agreed",
            (),
            id="accepted",
        ),
        pytest.param([stance(NORTH, StanceKind.ASSESSES, Pole.FOR)], "unknown", (), id="a view is no position"),
        pytest.param(
            [
                stance(
                    NORTH,
                    StanceKind.CONDITIONS,
                    Pole.FOR,
                    condition=Condition(ConditionKind.IF, "they leave", "a truce"),
                ),
                stance(SOUTH, StanceKind.DEMANDS, Pole.FOR),
            ],
            "compatible",
            ("conditional",),
            id="conditional",
        ),
    ],
)
def test_gaps_follow_the_rule(papers, label, flags):
    gap = the_only(fused(*papers).gaps)
    assert (gap.label, gap.flags) == (label, flags)
    assert gap.parties == ("north", "south")


def test_a_third_partys_threat_opens_no_gap_of_its_own():
    island = Actor("island", "Island", ActorKind.PARTY, "island")
    assert not fused(stance(island, StanceKind.THREATENS, Pole.AGAINST)).gaps


def test_a_later_opposite_stance_of_the_same_holder_replaces_the_earlier():
    early, late = stance(NORTH, StanceKind.REJECTS, Pole.AGAINST), stance(NORTH, StanceKind.OFFERS, Pole.FOR, at=80)
    positions = fused(early, late).positions
    assert [p.standing for p in positions] == [Standing.SUPERSEDED, Standing.REPORTED]


def test_the_enemys_account_does_not_replace_a_partys_own_word():
    early = stance(NORTH, StanceKind.OFFERS, Pole.FOR)
    late = stance(NORTH, StanceKind.REJECTS, Pole.AGAINST, at=80, chain=(SOUTH,))
    assert {p.standing for p in fused(early, late).positions} == {Standing.REPORTED}


def talks(
    publisher, *, at=0.0, ordinal=None, when=None, modality=Modality.PLANNED, kind="talks.round", roles=()
) -> Paper:
    paper = Paper(publisher, hours(at))
    paper.tell(Occurrence(kind, "the talks", roles, None, when, ordinal=ordinal), modality=modality)
    return paper


def test_one_round_is_told_with_and_without_its_number():
    delegate = Role(RoleName.DELEGATE, "the envoy", Actor("envoy", "the envoy", ActorKind.PERSON, "south"))
    found = fused(
        talks("Alpha", ordinal=2, when=day(2)),
        talks("Beta", at=2),
        talks("Gamma", at=3, kind="talks.delegation", roles=(delegate,)),
    ).rounds
    round_ = the_only(found)
    assert round_.ordinal == 2
    assert round_.delegates == (delegate,)
    assert round_.modality is Modality.PLANNED


def test_a_round_is_held_once_somebody_says_so_after_it_began():
    planned = talks("Alpha", ordinal=2, when=day(2))
    held_ = talks("Beta", at=40, ordinal=2, when=day(2), modality=Modality.ASSERTED)
    assert the_only(fused(planned, held_).rounds).modality is Modality.ASSERTED
    assert the_only(fused(planned, held_, as_of=hours(10)).rounds).modality is Modality.PLANNED


def test_two_numbers_are_two_rounds():
    assert len(fused(talks("Alpha", ordinal=1, when=day(2)), talks("Beta", ordinal=2, when=day(16))).rounds) == 2


def test_remarks_are_kept_whole():
    paper = Paper("Alpha")
    remark = paper.tell(Remark("the sea is wide"))
    assert fused(paper).remarks == (remark,)


def test_a_denied_stance_is_denied_and_opens_no_gap():
    paper = Paper("Alpha", hours(0))
    paper.tell(
        Stance(NORTH, "SEC.ALIGN", StanceKind.DEMANDS, Pole.AGAINST, "a stance"), NORTH, polarity=Polarity.DENIED
    )
    situation = fused(paper)
    assert the_only(situation.positions).standing is Standing.DENIED
    assert not situation.gaps


def test_a_position_long_unrepeated_is_marked_stale():
    gap = the_only(fused(DEMAND, as_of=hours(0) + timedelta(days=90)).gaps)
    assert gap.flags == ("stale",)


def test_what_one_side_proposes_is_not_the_round_that_was_held():
    held_ = talks("Alpha", at=40, ordinal=2, when=day(2), modality=Modality.ASSERTED)
    proposed = talks("Beta", at=41, when=day(22), modality=Modality.DEMANDED)
    undated = talks("Gamma", at=42, modality=Modality.DEMANDED)
    rounds = fused(held_, proposed, undated).rounds
    assert sorted((r.modality, len(r.claims)) for r in rounds) == [(Modality.ASSERTED, 1), (Modality.DEMANDED, 2)]


def meeting(publisher, where, *, at=0.0, roles=()) -> Paper:
    paper = Paper(publisher, hours(at))
    paper.tell(Occurrence("talks.meeting", "the meeting", roles, where, None), modality=Modality.ASSERTED)
    return paper


CITY = Where("Port", "port", "city", ("island",))
HALL = Where("Harbour Hall", "hall", "venue", ("port", "island"))


def round_in_the_port() -> Paper:
    paper = Paper("Alpha", hours(40))
    paper.tell(Occurrence("talks.round", "the talks", (), CITY, day(2), ordinal=2))
    return paper


def test_a_meeting_at_the_venue_in_those_days_is_the_round_and_who_is_at_home_there_is_its_host():
    chair = Role(RoleName.PARTICIPANT, "the minister", Actor("chair", "the minister", ActorKind.PERSON, "island"))
    round_ = the_only(fused(round_in_the_port(), meeting("Beta", HALL, at=44, roles=(chair,))).rounds)
    assert round_.where == HALL
    assert [host.id for host in round_.hosts] == ["chair"]
    assert round_.parties == ()


def test_a_meeting_elsewhere_or_long_after_is_another_one():
    elsewhere = meeting("Beta", Where("Inland", "inland", "city", ("north",)), at=44)
    late = meeting("Gamma", HALL, at=400)
    assert len(the_only(fused(round_in_the_port(), elsewhere, late).rounds).claims) == 1


@pytest.mark.parametrize(("venue", "rounds"), [("Aldermoor", 1), ("Birchwood", 2)])
def test_talks_in_two_towns_that_nobody_lists_are_two_rounds(venue, rounds):
    papers = [Paper("Alpha", hours(0)), Paper("Beta", hours(1))]
    for paper, name in zip(papers, ("Aldermoor", venue), strict=True):
        paper.tell(Occurrence("talks.round", "the talks", (), Where(name), day(2)))
    assert len(fused(*papers).rounds) == rounds


def test_a_meeting_makes_no_round_of_its_own():
    assert fused(meeting("Beta", HALL)).rounds == ()


def test_the_delegations_of_both_sides_told_apart_come_to_one_table():
    def led_by(publisher, side) -> Paper:
        head = Role(RoleName.DELEGATE, side, Actor(f"head-{side}", side, ActorKind.PERSON, side))
        return talks(publisher, at=2, kind="talks.delegation", roles=(head,))

    planned = talks("Alpha", ordinal=2, when=day(2))
    round_ = the_only(fused(planned, led_by("Beta", "north"), led_by("Gamma", "south")).rounds)
    assert {role.text for role in round_.delegates} == {"north", "south"}


@pytest.mark.parametrize(
    ("words", "rounds"),
    [
        pytest.param("The talks have resumed, it is said.", 2, id="nothing shared"),
        pytest.param("The talks in Harbour have resumed.", 1, id="the place named"),
    ],
)
def test_without_a_theatre_the_talks_of_two_reports_are_one_only_where_they_share_something(words, rounds):
    dated = Paper("Alpha")
    dated.tell(Occurrence("talks.round", "talks", (), Where("Harbour"), day(2)))
    later = Paper("Beta", hours(30))
    later.tell(Occurrence("talks.round", "the talks"), words=words)
    claims, documents = gathered([dated, later])
    assert len(fuse(claims, documents, as_of=EVENING, theatre=EMPTY).rounds) == rounds
