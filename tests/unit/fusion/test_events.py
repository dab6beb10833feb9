"""Which occurrences are one event, which are kept apart, and who is held responsible."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.unit.fusion.builders import (
    AIR_FORCE,
    DOCTOR,
    MAYOR,
    MORNING,
    NORTH,
    SOUTH,
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
from reportedly.fusion.events import event_id
from reportedly.fusion.sameness import FEATURES
from reportedly.model import (
    Actor,
    ActorKind,
    Decision,
    FigureLabel,
    Judgement,
    Modality,
    Occurrence,
    Polarity,
    ResponsibilityStatus,
    Scope,
)
from reportedly.values import TimePrecision, When, Where


def told(publisher: str, at: float = 0, *chain, **how) -> Paper:
    paper = Paper(publisher, hours(at))
    paper.attack(*chain, **how)
    return paper


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        pytest.param({"when": night(1)}, {"when": night(1)}, 1, id="same kind, place, night and side"),
        pytest.param({"when": night(1)}, {"when": night(7, 5)}, 2, id="another night"),
        pytest.param({"when": day(1)}, {"when": day(2)}, 2, id="the next day"),
        pytest.param({"when": night(1)}, {"when": day(2)}, 1, id="a night and the day that it ends on"),
        pytest.param({"where": "ford", "when": day(1)}, {"where": "mill", "when": day(1)}, 2, id="another town"),
        pytest.param(
            {"where": "ford", "when": day(1)}, {"where": "low-region", "when": day(1)}, 1, id="town and its region"
        ),
        pytest.param(
            {"where": "ford", "when": day(1)},
            {"where": "country-south", "when": day(1)},
            2,
            id="a town is not a country",
        ),
        pytest.param(
            {"when": night(1)}, {"when": night(1), "by": SOUTH, "where": "country-north"}, 2, id="sides swapped"
        ),
        pytest.param(
            {"where": None, "when": None}, {"where": None, "when": None}, 2, id="nothing known is no agreement"
        ),
        pytest.param(
            {"where": "ford", "when": day(1)},
            {"where": "ford", "when": day(1), "kind": "exchange"},
            2,
            id="unlike acts",
        ),
        pytest.param(
            {"where": "ford", "when": day(1), "kind": "collapse", "by": None},
            {"where": "ford", "when": day(1), "kind": "harm", "by": None},
            1,
            id="an act and what it did",
        ),
    ],
)
def test_sameness_rests_on_what_is_told(one, other, events):
    assert len(fused(told("Alpha", 0, **one), told("Beta", 1, **other)).events) == events


def test_a_plan_is_not_what_happened():
    from reportedly.model import Modality

    planned = told("Alpha", 0, where="ford", when=day(1), modality=Modality.PLANNED)
    assert len(fused(planned, told("Beta", 1, where="ford", when=day(1))).events) == 2


def test_a_telling_number_joins_reports_without_a_place():
    papers = []
    for publisher in ("Alpha", "Beta"):
        paper = Paper(publisher)
        attack = paper.attack(where=None)
        paper.count("drones_launched", 472, unit="drones", about=attack)
        papers.append(paper)
    assert len(fused(*papers).events) == 1


def test_overnight_in_a_rewrite_of_the_next_day_is_not_another_night():
    papers = []
    for publisher, at, when in (("Alpha", 0, night(1)), ("Beta", 20, night(2))):
        paper = Paper(publisher, hours(at))
        attack = paper.attack(when=when)
        paper.count("drones_launched", 472, unit="drones", about=attack)
        papers.append(paper)
    event = the_only(fused(*papers).events)
    assert event.when == night(1)


def test_the_reasons_of_a_join_are_told_in_words():
    event = the_only(fused(told("Alpha", when=night(1)), told("Beta", 1, when=night(1))).events)
    assert "the same day or night" in event.because[0]


def test_near_misses_say_why_they_are_apart():
    events = fused(
        told("Alpha", where="ford", when=day(1), target="the grain harbour"),
        told("Beta", where="mill", when=day(1), target="the grain harbour"),
    ).events
    assert "another place: Ford and Mill" in events[0].apart[0]


def test_a_person_is_killed_once():
    one = told("Alpha", 0, kind="attack.shooting", where=None, by=None, victim=MAYOR)
    other = told("Beta", 2, kind="attack.shooting", where=None, by=None, victim=MAYOR)
    assert len(fused(one, other).events) == 1
    third = told("Gamma", 4, kind="attack.shooting", where=None, by=None, victim=DOCTOR)
    assert len(fused(one, other, third).events) == 2


def test_two_attacks_on_a_person_on_unlike_days_are_two():
    one = told("Alpha", 0, kind="attack.shooting", where=None, by=None, victim=MAYOR, when=day(1))
    other = told("Beta", 2, kind="attack.shooting", where=None, by=None, victim=MAYOR, when=day(20, 5))
    assert len(fused(one, other).events) == 2


def test_an_attack_that_was_averted_is_none_that_took_place():
    one = told("Alpha", 0, where="ford", when=day(1))
    other = told("Beta", 2, where="ford", when=day(1), modality=Modality.AVERTED)
    assert len(fused(one, other).events) == 2


def test_every_feature_says_in_words_what_it_compares():
    assert all(feature.compare.__doc__ and feature.reason for feature in FEATURES)


def test_an_effect_told_in_the_same_paragraph_is_of_the_act():
    paper = Paper("Alpha")
    paper.attack(where="ford", when=day(1), words="Drones struck Ford on Sunday.")
    paper.attack(kind="harm", where=None, by=None, words="Four people died.", goes_on=True)
    assert len(fused(paper).events) == 1


def test_an_effect_told_in_another_paragraph_is_of_the_one_act_that_its_report_tells():
    paper = Paper("Alpha")
    paper.attack(where="ford", when=day(1), words="Drones struck Ford on Sunday.")
    paper.attack(kind="harm", where=None, by=None, words="Four people died.")
    assert len(fused(paper).events) == 1


def test_an_effect_told_in_another_paragraph_of_a_report_of_two_acts_is_of_neither():
    paper = Paper("Alpha")
    paper.attack(where="ford", when=day(1), words="Drones struck Ford on Sunday.")
    paper.attack(where="mill", when=day(2), words="Drones struck Mill on Monday.")
    paper.attack(kind="harm", where=None, by=None, words="Four people died.")
    assert len(fused(paper).events) == 3


def test_another_attack_of_the_same_day_is_not_of_the_story_for_its_day_alone():
    paper = Paper("Alpha")
    paper.attack(where="ford", when=day(1), kind="attack.drone", target="the grain harbour")
    paper.attack(where=None, when=day(1), kind="attack.shelling", target="a farm")
    assert len(fused(paper).events) == 2


def test_an_act_without_a_day_has_that_of_its_own_amounts():
    papers = []
    for publisher, when in (("Alpha", None), ("Beta", day(1))):
        paper = Paper(publisher)
        attack = paper.attack(where="ford", when=when)
        paper.count("killed", 4, about=attack, scope=Scope(when=day(1)))
        papers.append(paper)
    assert the_only(fused(*papers).events).when == day(1)


def test_a_denied_harm_in_another_paragraph_disputes_nothing():
    paper = Paper("Alpha")
    paper.attack(where="ford", when=day(1), words="Drones struck Ford on Sunday.")
    paper.attack(kind="harm", where=None, by=None, words="No child was hurt.", polarity=Polarity.DENIED)
    assert {event.standing for event in fused(paper).events} == {"reported", "denied"}


def where_named(name: str) -> Where:
    """A place that no theatre lists."""
    return Where(name)


def shooting(publisher: str, at: float, *, name: str, place: str, when=None) -> Paper:
    """A small event in a place that nobody lists, with the name of the one who was hurt."""
    paper = Paper(publisher, hours(at))
    attack = paper.attack(kind="attack.shooting", where=None, by=None, when=when, target="a shop")
    paper.count("injured", 1, about=attack, scope=Scope(of=name, where=where_named(place)))
    return paper


def test_names_that_few_reports_give_join_reports_of_places_that_nobody_lists():
    one = shooting("Alpha", 0, name="Peter Hollow", place="Aldermoor")
    other = shooting("Beta", 30, name="Peter Hollow", place="Aldermoor")
    event = the_only(fused(one, other).events)
    assert any("the same names" in because for because in event.because)


def test_the_same_small_place_on_another_day_is_another_event():
    one = shooting("Alpha", 0, name="Peter Hollow", place="Aldermoor", when=day(1))
    other = shooting("Beta", 300, name="Anna Sedge", place="Aldermoor", when=day(12))
    assert len(fused(one, other).events) == 2


@pytest.mark.parametrize("decision", [Decision.SAME, Decision.NOT_SAME])
def test_a_persons_decision_wins_over_the_rules(decision):
    one = told("Alpha", where="ford", when=day(1))
    other = told("Beta", 1, where="mill" if decision is Decision.SAME else "ford", when=day(1))
    ids = (one.told[0][0], other.told[0][0])
    judged = Judgement("j", decision, ids[0], ids[1], "A. Reader", "seen on site", MORNING)
    by_event = Judgement("k", decision, event_id(ids[0]), event_id(ids[1]), "A. Reader", "seen on site", MORNING)
    expected = 1 if decision is Decision.SAME else 2
    assert len(fused(one, other, judgements=[judged]).events) == expected
    assert len(fused(one, other, judgements=[by_event]).events) == expected


FRONT = Actor("organisation:-:front", "Front", ActorKind.BODY)


@pytest.mark.parametrize(
    ("act", "attached"),
    [
        pytest.param({"by": FRONT}, True, id="told to have done it"),
        pytest.param({"by": None, "when": day(1)}, True, id="told with its time"),
        pytest.param({"by": None, "when": day(3)}, False, id="another time"),
    ],
)
def test_a_claim_by_somebody_unknown_is_led_past_a_paragraph_only_by_name_or_time(act, attached):
    paper = Paper("Alpha")
    paper.attack(where="ford", **act)
    paper.attack(
        kind="responsibility",
        where=None,
        when=day(1),
        by=None,
        responsibility=(FRONT, ResponsibilityStatus.CLAIMED),
    )
    assert (len(fused(paper).events) == 1) is attached


def test_responsibility_keeps_every_answer_in_the_order_given():
    open_ = told(
        "Alpha", 0, where="ford", when=day(1), by=None, responsibility=(None, ResponsibilityStatus.NOT_ESTABLISHED)
    )
    blamed = told(
        "Beta",
        40,
        MAYOR,
        where="ford",
        when=day(1),
        by=None,
        responsibility=(NORTH, ResponsibilityStatus.ACCUSED_BY_AUTHORITIES),
    )
    laid = the_only(fused(blamed, open_).events).responsibility
    assert [entry.responsibility.status for entry in laid] == ["not established", "suspected or accused by authorities"]


def test_who_did_it_is_led_to_the_act_told_before_and_no_claim_of_another_side_is():
    paper = Paper("Alpha")
    paper.attack(where="ford", when=day(1))
    unknown = paper.attack(
        kind="responsibility", where=None, by=None, responsibility=(None, ResponsibilityStatus.NOT_ESTABLISHED)
    )
    boast = paper.attack(
        kind="responsibility", where=None, by=None, responsibility=(SOUTH, ResponsibilityStatus.CLAIMED)
    )
    event = fused(paper).events[0]
    assert unknown in event.claims
    assert boast not in event.claims


def test_told_and_denied_is_disputed():
    event = the_only(
        fused(
            told("Alpha", 0, AIR_FORCE, where="ford", when=day(1)),
            told("Beta", 1, DOCTOR, where="ford", when=day(1), polarity=Polarity.DENIED),
        ).events
    )
    assert event.standing == "disputed"


def test_what_was_brought_down_of_an_attack_is_told_of_it_and_is_nobodys_attack():
    paper = Paper("Alpha")
    attack = paper.attack(AIR_FORCE, when=night(1))
    paper.count("drones_launched", 472, AIR_FORCE, unit="drones", about=attack)
    responsible = (SOUTH, ResponsibilityStatus.FACT)
    downed = paper.attack(
        AIR_FORCE, kind="interception", where=None, by=SOUTH, gloss="brought down", responsibility=responsible
    )
    paper.count("targets_downed", 385, AIR_FORCE, unit="targets", about=downed)
    situation = fused(paper)
    event = the_only(situation.events)
    assert event.type == "attack.drone"
    assert {role.actor for role in event.roles} == {NORTH}
    assert event.responsibility == ()
    assert {figure.measure for figure in situation.figures if figure.event == event.id} == {
        "drones_launched",
        "targets_downed",
    }


def test_who_brought_it_down_did_not_send_it():
    paper = Paper("Alpha")
    paper.attack(when=night(1), by=SOUTH, where="country-north")
    paper.attack(kind="interception", where=None, by=SOUTH, gloss="brought down")
    assert len(fused(paper).events) == 2


# ── what a report looks back on ──────────────────────────────────────────────────────────────────────────────────────


def test_a_passage_does_not_go_on_with_what_it_looks_back_on():
    paper = Paper("Alpha", hours(60))
    paper.attack(
        where="ford", when=day(3), by=None, words="Drones struck Ford on Tuesday, two days after a raid on Mill."
    )
    paper.attack(where="mill", when=day(1), by=None, goes_on=True, words="a raid on Mill")
    paper.attack(where=None, by=None, goes_on=True, words="Eight drones hit the runway.")
    by_place = {event.where.name: len(event.claims) for event in fused(paper).events}
    assert by_place == {"Ford": 2, "Mill": 1}


def test_the_days_of_the_week_are_no_names_that_two_reports_share():
    one = told("Alpha", where=None, by=None, words="It fell on Tuesday and not on Monday, Sunday, Friday or in April.")
    other = told("Beta", 3, where=None, by=None, words="That fell on Tuesday, Monday, Sunday, Friday or in April.")
    assert len(fused(one, other).events) == 2


def test_what_was_over_months_before_a_report_is_not_of_its_story():
    paper = Paper("Alpha")
    paper.attack(where=None, by=None, target="one tank", words="One tank caught fire.")
    paper.attack(where=None, by=None, target="the depot", when=month(3), words="The depot was attacked in March.")
    assert len(fused(paper).events) == 2


@pytest.mark.parametrize(
    ("dead", "events"),
    [
        pytest.param(28, 2, id="far more dead are of another act"),
        pytest.param(6, 1, id="nearly as many may be another source's count"),
    ],
)
def test_one_report_counts_the_dead_of_two_acts_apart(dead, events):
    paper = Paper("Alpha")
    fresh = paper.attack(where=None, when=day(1), words="A drone hit a van late on Sunday, killing five.")
    paper.count("killed", 5, about=fresh, words="killing five", goes_on=True)
    before = paper.attack(where=None, by=None, kind="attack", words="It came after raids on other towns.")
    paper.count("killed", dead, about=before, words="in which so many died", goes_on=True)
    assert len(fused(paper).events) == events


def test_an_answer_in_another_paragraph_is_of_the_act_and_not_of_a_mere_mention():
    paper = Paper("Alpha")
    fresh = paper.attack(where=None, when=day(1), words="A drone hit a van late on Sunday, killing five.")
    paper.count("killed", 5, about=fresh, words="killing five", goes_on=True)
    before = paper.attack(where=None, by=None, kind="attack", words="It came after raids on other towns.")
    paper.count("killed", 28, about=before, words="in which 28 people died", goes_on=True)
    denied = (NORTH, ResponsibilityStatus.DENIED)
    answer = paper.attack(where=None, by=None, kind="responsibility", responsibility=denied, words="North denied it.")
    assert answer in next(e for e in fused(paper).events if fresh in e.claims).claims


@pytest.mark.parametrize("precision", [TimePrecision.HOUR, TimePrecision.PART_OF_DAY])
def test_the_hour_at_which_somebody_counted_is_no_time_of_the_act(precision):
    noon = datetime(2025, 6, 1, 12, tzinfo=UTC)
    hour = When(noon, noon + timedelta(hours=1), precision)
    paper = Paper("Alpha")
    attack = paper.attack(where="ford")
    paper.count("injured", 27, about=attack, scope=Scope(when=hour))
    assert the_only(fused(paper).events).when is None


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_another_day_is_no_part():
    paper = Paper("Alpha")
    raids = paper.attack(where="low-region", when=day(1))
    paper.count("killed", 25, about=raids)
    town = paper.attack(where="ford", by=None, kind="collapse", when=day(5))
    paper.count("killed", 11, about=town, scope=Scope(of="some of the dead"))
    assert [event.part_of for event in fused(paper).events] == [None, None]


def test_a_part_is_told_with_its_whole_and_the_reason():
    paper = Paper("Alpha")
    raids = paper.attack(where=None, when=day(1))
    all_dead = paper.count("killed", 25, about=raids)
    paper.attack(where="mill", when=day(3), kind="attack.shelling")
    town = paper.attack(where="ford", by=None, kind="collapse")
    dead = paper.count("killed", 11, about=town, scope=Scope(of="some of the dead"))
    situation = fused(paper)
    (part,) = (event for event in situation.events if event.part_of is not None)
    assert town in part.claims
    assert raids in next(e for e in situation.events if e.id == part.part_of).claims
    assert part.part_because == "its dead are told as some of the dead of the whole"
    assert relate(situation, dead, all_dead)[0] is FigureLabel.PART


def test_what_one_report_tells_of_a_town_is_part_of_what_it_tells_of_the_region():
    paper = Paper("Alpha")
    paper.attack(where="low-region", kind="interception", by=SOUTH, words="Drones were shot down over Low region.")
    paper.attack(where="ford", words="At Ford a depot burned.")
    (part,) = (event for event in fused(paper).events if event.part_of is not None)
    assert part.part_because == "Ford lies in Low region, told in one report"


# ── acts that the learned reader alone sees ──


def seen(publisher: str, at: float = 0, **how) -> Paper:
    paper = Paper(publisher, hours(at), reader="learned")
    paper.attack(**how)
    return paper


def test_an_act_that_the_learned_reader_alone_sees_joins_what_agrees_with_it():
    assert len(fused(told("Grey Post", when=night(1)), seen("Blue Post", 1, when=night(1))).events) == 1
    assert len(fused(told("Grey Post", when=night(1)), seen("Blue Post", 200, when=night(8))).events) == 2
    assert len(fused(told("Grey Post", when=night(1)), told("Blue Post", 1, when=night(1))).events) == 1


def test_it_is_an_event_of_its_own_only_where_it_tells_when_and_where():
    assert len(fused(seen("Grey Post", when=night(1))).events) == 1
    assert fused(seen("Grey Post", when=None)).events == ()
    assert fused(seen("Grey Post", when=night(1), where=None)).events == ()


def test_a_report_of_those_days_without_a_date_is_of_what_a_late_report_dates():
    soon = told("Alpha", 3, where="ford", by=None)
    late = told("Beta", 24 * 20, where="ford", by=None, when=day(1))
    assert len(fused(soon, late).events) == 1
    assert len(fused(told("Alpha", 24 * 9, where="ford", by=None), late).events) == 2


@pytest.mark.parametrize(
    ("words", "events"),
    [
        pytest.param("A drone fired on Ford.", 1, id="on the town"),
        pytest.param("Drones set a depot alight on the road to Ford.", 2, id="on the way to it"),
        pytest.param("Drones struck at Ford and in Mill.", 2, id="two towns"),
    ],
)
def test_a_town_in_the_words_of_an_act_is_where_it_was(words, events):
    known = told("Alpha", 0, where="ford", by=None)
    known.attack(where="mill", by=None, when=day(3))
    bare = told("Beta", 5, where=None, by=None, words=words)
    joined = [e for e in fused(known, bare).events if len(e.claims) > 1]
    assert len(joined) == 2 - events


def test_in_a_place_that_few_reports_tell_of_an_act_and_what_it_did_are_one():
    struck = told("Alpha", 0, kind="attack", where="mill", by=None)
    harmed = told("Beta", 9, kind="harm", where="mill", by=None)
    assert len(fused(struck, harmed).events) == 1


@pytest.mark.parametrize(
    ("words", "events"),
    [
        pytest.param("The first missile hit a yard.", 1, id="the missile of a drone"),
        pytest.param("A missile strike on a training ground killed twelve.", 2, id="a strike told as a new one"),
    ],
)
def test_the_missile_of_a_drone_is_no_second_attack(words, events):
    paper = Paper("Alpha")
    paper.tell(Occurrence("attack.drone", "a drone", where=place("ford"), when=day(1), weapons=("drone",)))
    paper.tell(Occurrence("attack.missile", "the missile", when=day(1), weapons=("missile",)), words=words)
    assert len(fused(paper).events) == events


def test_the_same_name_in_the_headlines_joins_what_is_told_of_an_abduction():
    papers = [Paper(name, hours(at), title="Buses stopped near Korvat") for name, at in (("Alpha", 0), ("Beta", 6))]
    for paper in papers:
        paper.attack(kind="abduction", where=None, by=None, words="Men stopped a bus not far from Korvat at dusk.")
    assert len(fused(*papers).events) == 1


@pytest.mark.parametrize(
    ("looked_back_on", "noted"),
    [
        pytest.param({"kind": "attack.shooting", "when": month(3)}, True, id="an act of months before"),
        pytest.param({"kind": "clash", "when": day(7, 5)}, True, id="a fight on another day"),
        pytest.param({"kind": "exchange", "when": day(7, 5)}, False, id="nobody takes a handover for it"),
    ],
)
def test_acts_of_one_report_that_may_be_mixed_up_say_why_they_are_two(looked_back_on, noted):
    paper = told("Alpha", 0, where=None, when=day(1), by=None, kind="attack.shooting")
    paper.attack(where=None, by=None, **looked_back_on)
    assert all(bool(event.apart) is noted for event in fused(paper).events)
