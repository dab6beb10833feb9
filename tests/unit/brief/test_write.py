"""What a brief says about a situation, and what it must not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.unit.brief.making import (
    GOVERNOR,
    NORTHLAND,
    SOUTHLAND,
    Newsroom,
    at,
    cited,
    claim,
    document,
    empty_situation,
    killed,
    people,
    theatre,
)

from reportedly import brief
from reportedly.model import (
    Actor,
    ActorKind,
    Admission,
    AdmissionKind,
    Attribution,
    Brief,
    Claim,
    Figure,
    FigureLabel,
    Given,
    Laid,
    Line,
    Modality,
    Polarity,
    Relation,
    Responsibility,
    ResponsibilityStatus,
    Scope,
    Section,
    Situation,
    Standing,
)


def write(situation: Situation, newsroom: Newsroom | None = None) -> Brief:
    findings = newsroom.findings() if newsroom else ()
    return brief.write(situation, findings, theatre=theatre(), reader="rules")


def section(written: Brief, key: str) -> Section:
    return next(s for s in written.sections if s.key == key)


def told(written: Brief, key: str) -> str:
    return "\n".join(line.text for line in section(written, key).lines)


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


@pytest.fixture
def written(newsroom: Newsroom) -> Brief:
    return write(newsroom.situation(), newsroom)


def test_sections_come_in_the_order_of_the_table(written: Brief) -> None:
    assert [s.key for s in written.sections] == [key for key, _ in brief.SECTIONS]
    assert [s.key for s in written.sections][:9] == [
        "headline", "talks", "events", "figures", "control", "positions", "disputes", "checks", "unknown",
    ]  # fmt: skip


def test_an_empty_situation_says_so_in_every_section() -> None:
    written = write(empty_situation())
    assert all(s.silence and not s.lines for s in written.sections)


def test_a_section_with_lines_is_not_silent(written: Brief) -> None:
    assert all((s.silence is None) == bool(s.lines) for s in written.sections)


def test_a_running_total_is_an_update_and_no_dispute(written: Brief) -> None:
    line = section(written, "figures").lines[0]
    assert "3 → at least 7 people killed, an update, not a dispute: latest 2 June 2025, 05:00 UTC" in line.text
    assert line.flag == "update"
    assert "at least 7" not in told(written, "disputes")


def test_the_source_stands_beside_the_figure_with_the_way_it_came(written: Brief) -> None:
    figures = told(written, "figures")
    assert "(Ada Marsh, governor of Fen region, through Tarn Wire, via Fen Courier)" in figures


def test_a_swapped_source_is_marked_wherever_it_is_told_and_is_no_witness(written: Brief) -> None:
    figures = told(written, "figures")
    assert "the Northland army, via Compass Digest [source swapped]" in figures
    assert "2 reports, one origin" in figures
    assert all("Northland army" not in line.text or line.flag == "drift" for line in written.lines)


def test_the_headline_opens_with_the_gravest_finding(written: Brief) -> None:
    lines = section(written, "headline").lines
    assert lines[0].text.startswith("Source swapped: ")
    assert 3 <= len(lines) <= 6


def test_drift_names_both_reports_and_cites_both(newsroom: Newsroom, written: Brief) -> None:
    line = section(written, "disputes").lines[0]
    assert {c.claim_id for c in line.citations} == {newsroom.swapped.id, newsroom.drones.id}
    assert "Compass Digest" in line.text
    assert "Tarn Wire" in line.text


def test_a_drift_whose_reason_names_no_report_is_told_with_both_chains(newsroom: Newsroom) -> None:
    findings = tuple(replace(finding, because="the source is another") for finding in newsroom.findings())
    written = brief.write(newsroom.situation(), findings, theatre=theatre(), reader="rules")
    assert "Told by Compass Digest, citing the Northland army (3 June 2025, 12:00 UTC); against Tarn Wire" in told(
        written, "disputes"
    )


def test_responsibility_that_is_not_established_is_told_so(written: Brief) -> None:
    assert "Responsibility: not established" in told(written, "events")
    assert "Who is responsible" in told(written, "unknown")


@pytest.mark.parametrize(
    ("status", "words", "flag"),
    [
        (ResponsibilityStatus.CLAIMED, "Responsibility: claimed by Northland", None),
        (ResponsibilityStatus.ACCUSED_BY_AUTHORITIES, "Responsibility: Northland accused by authorities", "accusation"),
        (ResponsibilityStatus.DENIED, "Responsibility: denied for Northland", "denied"),
    ],
)
def test_an_answer_to_who_did_it_keeps_its_status(
    newsroom: Newsroom, status: ResponsibilityStatus, words: str, flag: str | None
) -> None:
    laid = Laid(Responsibility(NORTHLAND, status), (newsroom.open.id,))
    events = tuple(replace(event, responsibility=(laid,)) for event in newsroom.events())
    written = write(replace(newsroom.situation(), events=events))
    line = next(line for line in section(written, "events").lines if line.text.startswith("Responsibility"))
    assert line.text.startswith(words)
    assert line.flag == flag


def test_an_act_laid_at_a_door_and_denied_is_a_dispute(newsroom: Newsroom) -> None:
    accused = Laid(Responsibility(NORTHLAND, ResponsibilityStatus.ACCUSED), (newsroom.drones.id,), against=(1,))
    denied = Laid(Responsibility(NORTHLAND, ResponsibilityStatus.DENIED), (newsroom.reed.id,), against=(0,))
    events = tuple(replace(event, responsibility=(accused, denied)) for event in newsroom.events())
    line = section(write(replace(newsroom.situation(), events=events)), "disputes").lines[0]
    assert "laid at the door of Northland" in line.text
    assert {c.claim_id for c in line.citations} == {newsroom.drones.id, newsroom.reed.id}


def test_a_silent_side_is_told_as_not_stated_and_never_as_a_no(written: Brief) -> None:
    assert "Northland: not stated" in told(written, "positions")
    assert "Northland: no position is reported on a ceasefire, on which the other side has spoken" in told(
        written, "unknown"
    )


def test_a_party_s_words_stay_in_quotation(written: Brief) -> None:
    assert "Southland demands: “a truce”" in told(written, "positions")


def test_a_planned_round_is_marked_as_planned(written: Brief) -> None:
    line = section(written, "talks").lines[0]
    assert line.text.startswith("Second round of talks, Lake Town, 2 June 2025: Northland and Southland")
    assert line.flag == "planned"


def test_a_denial_is_told_as_a_denial_with_its_source(written: Brief) -> None:
    assert "Denied by a source, via Compass Digest: “None of our jets burned, a source said.”" in told(
        written, "remarks"
    )


def _figure(*given: Given, relations: tuple[Relation, ...]) -> Figure:
    return Figure("f-9", "killed", Scope(), None, given, 0, None, len(given) - 1, relations, (), Standing.REPORTED)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (FigureLabel.ROUNDING, "a rounding"),
        (FigureLabel.SUM, "the sum of the parts"),
        (FigureLabel.PART, "a part of the whole"),
        (FigureLabel.UNIT, "the same in another unit"),
    ],
)
def test_what_is_no_dispute_is_named_for_what_it_is(newsroom: Newsroom, label: FigureLabel, words: str) -> None:
    three = Given(people(3), (newsroom.three.id,), (), ())
    seven = Given(people(7), (newsroom.seven.id,), (), ())
    figure = _figure(three, seven, relations=(Relation(label, 0, 1, "arithmetic"),))
    written = write(replace(newsroom.situation(), figures=(figure,)))
    assert words in told(written, "figures")
    assert section(written, "disputes").lines == ()


def test_a_contradiction_stands_side_by_side_with_both_sources(newsroom: Newsroom) -> None:
    three = Given(people(3), (newsroom.three.id,), (), ())
    seven = Given(people(7), (newsroom.swapped.id,), (), ())
    clash = Relation(FigureLabel.CONTRADICTION, 0, 1, "both speak of one evening")
    written = write(replace(newsroom.situation(), figures=(_figure(three, seven, relations=(clash,)),)))
    line = section(written, "disputes").lines[0]
    assert "3 people killed (Ada Marsh" in line.text
    assert "against that, 7 people killed (the Northland army" in line.text
    assert "both speak of one evening" in line.text
    assert line.flag == "disputed"


def test_the_side_that_speaks_against_its_own_interest_is_marked(newsroom: Newsroom) -> None:
    admission = Admission(newsroom.three.id, "northland", AdmissionKind.LOSS, "Ada Marsh tells a loss of Northland")
    three = Given(people(3), (newsroom.three.id,), (), (), (admission,))
    seven = Given(people(7), (newsroom.swapped.id,), (), ())
    clash = Relation(FigureLabel.CONTRADICTION, 0, 1, "both speak of one evening")
    line = section(
        write(replace(newsroom.situation(), figures=(_figure(three, seven, relations=(clash,)),))), "disputes"
    ).lines[0]
    before, _, after = line.text.partition("against that")
    assert "against its own interest: a loss of its own side" in before
    assert "interest" not in after


def test_a_claim_that_the_situation_does_not_hold_makes_no_line(newsroom: Newsroom) -> None:
    gone = Given(people(9), ("c-unknown",), (), ())
    written = write(replace(newsroom.situation(), figures=(_figure(gone, relations=()),)))
    assert section(written, "figures").lines == ()


def test_since_tells_only_what_was_printed_since(newsroom: Newsroom) -> None:
    written = write(replace(newsroom.situation(), since=at(2, 0)), newsroom)
    assert "killed" in told(written, "figures")
    assert section(written, "control").lines == ()


def test_a_changed_report_is_told_with_what_it_changed(newsroom: Newsroom) -> None:
    earlier = document("Three people were killed.", "Fen Courier", at(1), url="https://courier.example/9")
    later = document("Four people were killed.", "Fen Courier", at(2), url="https://courier.example/9")
    claims = (
        claim(earlier, "Three people were killed", killed(3)),
        claim(later, "Four people were killed", killed(4)),
    )
    written = write(replace(empty_situation(), documents=(earlier, later), claims=claims))
    line = section(written, "revisions").lines[0]
    assert "Fen Courier replaced its report of 1 June 2025, 12:00 UTC" in line.text
    assert "3 people killed becomes 4 people killed" in line.text
    assert len(line.citations) == 2


def test_a_party_rejecting_something_is_no_denial(newsroom: Newsroom) -> None:
    rejecting = claim(
        newsroom.wire,
        "Southland demands a truce",
        newsroom.truce.proposition,
        cited(SOUTHLAND),
        polarity=Polarity.DENIED,
    )
    written = write(replace(empty_situation(), documents=newsroom.documents, claims=(rejecting,)))
    assert section(written, "remarks").lines == ()


def test_the_same_situation_gives_the_same_brief_whatever_the_order_of_its_claims(newsroom: Newsroom) -> None:
    situation = newsroom.situation()
    turned = replace(situation, claims=situation.claims[::-1])
    assert write(situation, newsroom) == write(turned, newsroom)


def test_every_line_that_rests_on_a_changed_claim_carries_a_flag(newsroom: Newsroom, written: Brief) -> None:
    resting = [line for line in written.lines if newsroom.swapped.id in {c.claim_id for c in line.citations}]
    assert resting
    assert all(line.flag for line in resting)


def test_what_is_told_without_place_or_date_is_told_in_one_short_line(newsroom: Newsroom) -> None:
    bare = tuple(replace(e, where=None, when=None, figures=(), responsibility=()) for e in newsroom.events())
    events = section(write(replace(newsroom.situation(), events=bare)), "events")
    assert [line.text.split(":")[0] for line in events.lines] == ["Also reported"]
    assert events.lines[0].citations[0].claim_id == newsroom.bridge.id


def test_what_is_only_wished_is_cited_and_not_told_at_length(newsroom: Newsroom) -> None:
    of_events = {claim for event in newsroom.events() for claim in event.claims}
    told = newsroom.situation().claims
    wished = tuple(replace(c, modality=Modality.DEMANDED) if c.id in of_events else c for c in told)
    events = section(write(replace(newsroom.situation(), claims=wished)), "events")
    assert [line.text[:32] for line in events.lines] == ["Not told at length: one further "]
    assert newsroom.bridge.id in {citation.claim_id for citation in events.lines[0].citations}


def test_all_answers_to_who_did_it_stand_in_one_line_in_order(newsroom: Newsroom) -> None:
    laid = (
        Laid(Responsibility(NORTHLAND, ResponsibilityStatus.ACCUSED_BY_AUTHORITIES), (newsroom.drones.id,)),
        Laid(Responsibility(None, ResponsibilityStatus.NOT_ESTABLISHED), (newsroom.open.id,)),
    )
    events = tuple(replace(event, responsibility=laid) for event in newsroom.events())
    lines = section(write(replace(newsroom.situation(), events=events)), "events").lines
    (line,) = [line for line in lines if line.text.startswith("Responsibility")]
    assert line.text.index("not established") < line.text.index("Northland accused by authorities")
    assert line.flag == "accusation"


def test_answers_of_later_days_follow_and_a_denial_stands_against_the_accusation(newsroom: Newsroom) -> None:
    accused, denied = (
        (ResponsibilityStatus.ACCUSED, newsroom.swapped.id),
        (ResponsibilityStatus.DENIED, newsroom.swapped.id),
    )
    laid = (
        Laid(Responsibility(None, ResponsibilityStatus.NOT_ESTABLISHED), (newsroom.open.id,)),
        Laid(Responsibility(NORTHLAND, accused[0]), (accused[1],), against=(2,)),
        Laid(Responsibility(NORTHLAND, denied[0]), (denied[1],), against=(1,)),
    )
    events = tuple(replace(event, responsibility=laid) for event in newsroom.events())
    lines = section(write(replace(newsroom.situation(), events=events)), "events").lines
    (line,) = [line for line in lines if line.text.startswith("Responsibility")]
    first, _, later = line.text.partition(" → ")
    assert "not established" in first
    assert later.startswith("Northland accused")
    assert "; against that, denied for Northland" in later
    assert line.flag == "disputed"


def test_a_party_is_told_once_and_its_own_word_before_what_others_say(newsroom: Newsroom) -> None:
    laid = tuple(
        Laid(Responsibility(NORTHLAND, status), (newsroom.drones.id,))
        for status in (
            ResponsibilityStatus.ACCUSED_BY_AUTHORITIES,
            ResponsibilityStatus.FACT,
            ResponsibilityStatus.CLAIMED,
        )
    )
    for chosen, words in ((laid, "claimed by Northland"), (laid[:2], "Northland accused by authorities")):
        events = tuple(replace(event, responsibility=chosen) for event in newsroom.events())
        lines = section(write(replace(newsroom.situation(), events=events)), "events").lines
        (line,) = [line for line in lines if line.text.startswith("Responsibility")]
        assert line.text.startswith(f"Responsibility: {words}")
        assert line.text.count("Northland") == 1


def test_a_name_that_is_nobodys_gives_way_to_the_party_that_claimed_it(newsroom: Newsroom) -> None:
    nobody = Actor("agency:-:that-service", "that service", ActorKind.BODY)
    claimed = ResponsibilityStatus.CLAIMED
    laid = (
        Laid(Responsibility(nobody, claimed), (newsroom.drones.id,)),
        Laid(Responsibility(NORTHLAND, claimed), (newsroom.open.id,)),
    )
    events = tuple(replace(event, responsibility=laid) for event in newsroom.events())
    text = told(write(replace(newsroom.situation(), events=events)), "events")
    assert "claimed by Northland" in text
    assert "that service" not in text


def _cited(line: Line) -> set[str]:
    return {citation.claim_id for citation in line.citations}


def test_an_event_is_told_with_its_figures(newsroom: Newsroom) -> None:
    line = section(write(newsroom.situation()), "events").lines[0]
    assert "Figures: at least 7 people killed (first 3)." in line.text
    told = {written_claim.evidence.quote for written_claim in newsroom.claims if written_claim.id in _cited(line)}
    assert {"Three people were killed", "At least seven people were killed"} <= told


def spoken_by(told: Claim, name: str) -> Attribution:
    return Attribution((told.attribution.chain[0], cited(replace(GOVERNOR, id=name, name=name))))


def test_who_says_it_counts_outlets_and_never_hides_a_marked_source(newsroom: Newsroom) -> None:
    others = [
        replace(newsroom.drones, id=f"c-{name}", attribution=spoken_by(newsroom.drones, name))
        for name in ("one", "two", "three", "four")
    ]
    told = Given(people(472, unit="drones"), (*(c.id for c in others), newsroom.swapped.id), (), ())
    figure = replace(newsroom.figures()[1], given=(told,))
    situation = replace(newsroom.situation(), figures=(figure,), claims=(*newsroom.claims, *others))
    figures = section(write(situation, newsroom), "figures").lines[0].text
    assert "[source swapped]" in figures
    assert "2 more sources" in figures


def test_an_empty_section_of_what_is_new_does_not_speak_of_the_whole_ledger():
    whole = write(empty_situation())
    new = write(replace(empty_situation(), since=datetime(2025, 6, 1, tzinfo=UTC)))
    assert "of the ledger" in (whole.sections[4].silence or "")
    assert "published since 1 June 2025" in (new.sections[4].silence or "")
