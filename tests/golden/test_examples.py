"""What the examples' notes list is in their briefs, and nothing that must not be.

Each test takes one kind of entry of ``expected.toml``. An entry marked optional is good to have and never required.
"""

from __future__ import annotations

import tomllib
from itertools import combinations

import pytest
from example import EXAMPLES, Example, amounts

from reportedly.model import Claim, Figure, FigureLabel, Measure, Occurrence, Polarity, Stance
from reportedly.taxonomy import load_taxonomy

NAMES = ("eve-of-talks", "goma")
EXPECTED = {name: tomllib.loads((EXAMPLES / name / "expected.toml").read_text(encoding="utf-8")) for name in NAMES}


def entries(kind: str, *, optional: bool = False):
    """Every entry of one kind as a test case: (example, entry)."""
    return [
        pytest.param(name, entry, id=f"{name}-{number}-{'-'.join(str(v) for v in list(entry.values())[:2])}")
        for name in NAMES
        for number, entry in enumerate(EXPECTED[name].get(kind, []))
        if bool(entry.get("optional")) is optional
    ]


@pytest.fixture
def example(name, eve, goma) -> Example:
    """The example a case names."""
    return {"eve-of-talks": eve, "goma": goma}[name]


def cited(example: Example) -> set[str]:
    """Every claim that some line of the brief cites."""
    return {citation.claim_id for line in example.brief().lines for citation in line.citations}


def lines_about(example: Example, claim_ids) -> str:
    """The text of the lines that cite any of these claims."""
    wanted = set(claim_ids)
    return "\n".join(
        line.text for line in example.brief().lines if wanted & {citation.claim_id for citation in line.citations}
    )


def given_values(figure: Figure) -> list[tuple[float | None, float | None]]:
    return [
        (
            None if g.quantity.low is None else float(g.quantity.low),
            None if g.quantity.high is None else float(g.quantity.high),
        )
        for g in figure.given
    ]


def labels(figure: Figure, values) -> set[FigureLabel]:
    """How the given amounts with these values stand to each other."""
    chosen = {n for n, (low, high) in enumerate(given_values(figure)) if low in values or high in values}
    return {r.label for r in figure.relations if r.left in chosen and r.right in chosen and r.left != r.right}


def test_every_line_cites_a_claim_of_the_brief_whose_quote_stands_in_its_document(eve, goma):
    for example in (eve, goma):
        brief = example.brief()
        claims = {claim.id: claim for claim in brief.claims}
        documents = {document.id: document for document in brief.documents}
        assert brief.lines
        for line in brief.lines:
            for citation in line.citations:
                claim = claims[citation.claim_id]
                assert citation.span.of(documents[citation.document_id].text) == claim.evidence.quote


def test_same_ledger_and_moment_give_the_same_bytes(eve):
    from reportedly import pipeline

    for style in ("html", "md", "json"):
        first = pipeline.render_brief(pipeline.brief(eve.ledger), style)
        assert first == pipeline.render_brief(pipeline.brief(eve.ledger), style)


@pytest.mark.parametrize(("name", "entry"), entries("figure"))
def test_a_figure_is_in_the_brief_with_all_its_amounts(example, entry):
    wanted = {float(value) for value in entry["values"]}
    found = [f for f in example.figures(entry["measure"]) if wanted <= amounts(f)]
    if entry["label"] in ("sum", "parts") and not found:
        pool = {a for f in example.situation().figures for a in amounts(f)}
        assert wanted <= pool
        found = [f for f in example.situation().figures if float(entry["whole"]) in amounts(f)]
    assert found, [sorted(amounts(f)) for f in example.figures(entry["measure"])]
    assert any(set(f.claims) & cited(example) for f in found), "found, and not told in the brief"
    files = {file for f in found for file in example.files(f.claims, example.situation())}
    assert files & set(entry["documents"]), f"told by {sorted(files)}"


@pytest.mark.parametrize(
    ("name", "entry"), [p for p in entries("figure") if p.values[1]["label"] in ("update", "rounding")]
)
def test_amounts_that_only_moved_are_labelled_so(example, entry):
    wanted = {float(value) for value in entry["values"]}
    label = {"update": FigureLabel.UPDATE, "rounding": FigureLabel.ROUNDING}[entry["label"]]
    found = [f for f in example.figures(entry["measure"]) if wanted <= amounts(f)]
    assert any(label in labels(f, wanted) for f in found)


@pytest.mark.parametrize(("name", "entry"), [p for p in entries("not") if p.values[1]["kind"] == "contradiction"])
def test_no_contradiction_where_there_is_none(example, entry):
    values = {float(v) for v in entry["values"]}
    for figure in example.situation().figures:
        if not (values <= amounts(figure) and entry["measure"] == figure.measure):
            continue
        for left, right in combinations(sorted(values), 2):
            assert FigureLabel.CONTRADICTION not in labels(figure, {left, right})


@pytest.mark.parametrize(("name", "entry"), entries("apart"))
def test_amounts_of_different_things_stand_in_figures_of_their_own(example, entry):
    wanted = {float(value) for value in entry["values"]}
    figures = example.figures(entry["measure"])
    assert wanted <= {a for figure in figures for a in amounts(figure)}
    assert not [sorted(amounts(f)) for f in figures if wanted <= amounts(f)]


@pytest.mark.parametrize(("name", "entry"), [p for p in entries("not") if p.values[1]["kind"] == "text"])
def test_what_is_not_the_report_is_not_read(example, entry):
    for document in example.ledger.documents():
        for words in entry["strings"]:
            assert words not in document.text


@pytest.mark.parametrize(("name", "entry"), [p for p in entries("not") if p.values[1]["kind"] == "line"])
def test_what_the_dispatches_do_not_say_stands_in_no_line(example, entry):
    for line in (one for one in example.brief().lines if one.flag == entry.get("flag", one.flag)):
        for words in entry["strings"]:
            assert words not in line.text, entry["why"]


@pytest.mark.parametrize(("name", "entry"), entries("line"))
def test_what_the_dispatches_say_stands_in_one_line(example, entry):
    assert any(all(words in line.text for words in entry["strings"]) for line in example.brief().lines), entry["why"]


@pytest.mark.parametrize(("name", "entry"), entries("drift"))
def test_drift_is_found_and_told(example, entry):
    situation = example.situation()
    claims = {claim.id: claim for claim in situation.claims}
    found = [
        finding
        for finding in example.findings()
        if finding.drift is not None
        and finding.drift.value == entry["kind"]
        and entry["document"] in example.files(finding.claims[:1], situation)
        and any(_has_value(claims[c], entry["value"]) for c in finding.claims if c in claims)
    ]
    assert found, f"{[(f.drift, f.because) for f in example.findings() if f.drift]}"
    assert any(set(f.claims) & cited(example) for f in found)


def _has_value(claim: Claim, value: float) -> bool:
    measure = claim.proposition
    if not isinstance(measure, Measure) or measure.quantity is None:
        return False
    return float(value) in [float(end) for end in (measure.quantity.low, measure.quantity.high) if end is not None]


def test_no_source_is_called_swapped_but_the_digests(eve):
    situation = eve.situation()
    swapped = [f for f in eve.findings() if f.drift is not None and f.drift.value in ("source_swapped", "scope_moved")]
    assert {file for f in swapped for file in eve.files(f.claims[:1], situation)} <= {"18-compass-digest.html"}


@pytest.mark.parametrize(("name", "entry"), entries("responsibility"))
def test_responsibility_is_told_with_its_status(example, entry):
    events = [
        (event, laid)
        for event in example.situation().events
        for laid in event.responsibility
        if laid.responsibility.status.value == entry["status"]
        and (entry.get("party") is None or (laid.responsibility.party is not None and _side(laid) == entry["party"]))
    ]
    matching = [
        laid for event, laid in events if set(entry["documents"]) & example.files(laid.claims, example.situation())
    ]
    assert matching, f"{[(event.gloss, laid.responsibility) for event, laid in events]}"
    assert any(set(laid.claims) & cited(example) for laid in matching)


def _side(laid) -> str | None:
    party = laid.responsibility.party
    return party.party or party.id


@pytest.mark.parametrize(
    ("name", "entry"),
    [p for p in entries("not") if p.values[1]["kind"] == "responsibility" and "document" in p.values[1]],
)
def test_no_responsibility_is_read_where_none_is_told(example, entry):
    situation = example.situation()
    laid = [laid for event in situation.events for laid in event.responsibility]
    wrong = [one for one in laid if one.responsibility.status.value == entry["status"]]
    assert not [one for one in wrong if entry["document"] in example.files(one.claims, situation)]


def test_who_claimed_the_crimean_bridge_is_told_with_the_event(eve):
    (told,) = [line for line in eve.brief().lines if line.text.startswith("Bombing, Crimean Bridge: “")]
    answers = [
        line for line in eve.brief().lines if line.text.startswith("Responsibility: claimed by Security Service")
    ]
    assert [line for line in answers if line.subject == told.subject]


def test_a_denied_act_is_no_interception_and_a_question_no_destruction(eve):
    events = [line.text for line in eve.brief().lines if line.text.startswith("Also reported")]
    assert not [text for text in events if "Interception" in text and "denies" in text]
    assert not [text for text in events if "The real contradiction" in text]


def test_nobody_claimed_the_bryansk_bridge(eve):
    situation = eve.situation()
    for event in situation.events:
        if event.where is None or event.where.place_id != "bryansk-region":
            continue
        for laid in event.responsibility:
            assert laid.responsibility.status.value not in ("claimed or admitted", "reported as fact"), event.gloss


def test_before_the_accusation_nobody_is_accused(eve):
    accused = next(e for e in EXPECTED["eve-of-talks"]["responsibility"] if "accused" in e["status"])
    earlier = eve.brief(accused["after"].replace(hour=0))
    for line in earlier.lines:
        assert "Investigative Committee" not in line.text


@pytest.mark.parametrize(("name", "entry"), entries("talks"))
def test_a_round_of_talks_is_told(example, entry):
    rounds = [
        r
        for r in example.situation().rounds
        if r.ordinal == entry["round"] or (r.when is not None and r.when.start.date().isoformat() == entry["date"][:10])
    ]
    assert rounds
    assert any(set(r.claims) & cited(example) for r in rounds)
    names = {role.actor.name if role.actor else role.text for r in rounds for role in r.delegates}
    for delegation in entry.get("delegation", []):
        assert any(delegation["head"].split()[-1] in name for name in names), names


@pytest.mark.parametrize(("name", "entry"), entries("position"))
def test_a_position_is_told_with_its_holder_and_pole(example, entry):
    claims = [
        claim
        for claim in example.situation().claims
        if isinstance(claim.proposition, Stance)
        and entry["issue"] in _with_parents(claim.proposition.issue)
        and (claim.proposition.holder.party or claim.proposition.holder.id) == entry["party"]
        and (entry.get("pole") is None or claim.proposition.pole.value == entry["pole"])
    ]
    told = [claim for claim in claims if example.files([claim.id], example.situation()) & set(entry["documents"])]
    assert told, [(c.proposition.pole, c.evidence.quote) for c in claims]
    assert {claim.id for claim in told} & cited(example)
    if "condition" in entry:
        assert any(isinstance(c.proposition, Stance) and c.proposition.condition is not None for c in told)


def test_each_round_is_told_once_held_or_proposed(eve):
    modes = [(r.ordinal, r.modality.value) for r in sorted(eve.situation().rounds, key=lambda r: r.when.start)]
    assert modes == [(1, "asserted"), (2, "asserted"), (None, "demanded")]
    talks = next(section for section in eve.brief().sections if section.key == "talks")
    assert not [line.text for line in talks.lines if line.text.startswith("Meeting or call")]
    second = next(line.text for line in talks.lines if line.text.startswith("Second round"))
    assert "Çırağan Palace, Istanbul" in second
    assert "host: Hakan Fidan" in second


def test_on_the_eve_the_second_round_is_planned(eve):
    second = next(r for r in eve.situation(_on_the_eve()).rounds if r.ordinal == 2)
    assert second.modality.value in ("planned", "expected")


def _on_the_eve():
    from datetime import UTC, datetime

    return datetime(2025, 6, 1, 22, tzinfo=UTC)


def _with_parents(issue: str | None) -> list[str]:
    """An issue and what it is a part of: support for a party belongs to foreign military presence and support."""
    found = []
    while issue is not None:
        found.append(issue)
        issue = load_taxonomy().issues[issue].parent
    return found


@pytest.mark.parametrize(("name", "entry"), entries("gap"))
def test_a_gap_is_labelled_as_both_sides_spoke(example, entry):
    belligerents = {"ukraine", "russia"}
    gaps = {g.issue: g.label.value for g in example.situation().gaps if set(g.parties) == belligerents}
    assert gaps.get(entry["issue"]) == entry["label"]


@pytest.mark.parametrize(("name", "entry"), entries("superlative"))
def test_a_record_is_told(example, entry):
    claims = [
        claim
        for claim in example.situation().claims
        if isinstance(claim.proposition, Measure)
        and claim.proposition.superlative is not None
        and claim.proposition.measure == entry["measure"]
        and example.files([claim.id], example.situation()) & set(entry["documents"])
    ]
    assert claims
    assert {claim.id for claim in claims} & cited(example)


@pytest.mark.parametrize(("name", "entry"), entries("distance") + entries("area") + entries("share"))
def test_a_distance_area_or_share_is_told(example, entry):
    found = [f for f in example.figures(entry["measure"]) if float(entry["value"]) in amounts(f)]
    assert found, [sorted(amounts(f)) for f in example.figures(entry["measure"])]
    assert any(set(f.claims) & cited(example) for f in found)


def test_area_and_share_are_checked_against_each_other(eve):
    assert any("18.7" in finding.because for finding in eve.findings())


@pytest.mark.parametrize(("name", "entry"), entries("control"))
def test_ground_said_to_be_held_is_told_as_claimed(example, entry):
    found = [
        control
        for control in example.situation().controls
        if (control.party.party or control.party.id) == entry["party"] and control.where.name.startswith(entry["place"])
    ]
    assert found, [(c.party.id, c.where.name) for c in example.situation().controls]
    assert any(set(c.claims) & cited(example) for c in found)


@pytest.mark.parametrize(("name", "entry"), entries("denial"))
def test_a_denial_is_kept_as_a_denial(example, entry):
    claims = [c for c in example.claims(file=entry["document"]) if c.polarity is Polarity.DENIED]
    laid = [
        c
        for c in example.claims(file=entry["document"])
        if isinstance(c.proposition, Occurrence)
        and c.proposition.responsibility is not None
        and c.proposition.responsibility.status.value == "denied"
    ]
    assert claims or laid


@pytest.mark.parametrize(("name", "entry"), entries("chain"))
def test_a_chain_keeps_its_order(example, entry):
    def holds(claim: Claim) -> bool:
        names = [link.source.actor.name.casefold() for link in claim.attribution.chain]
        wanted = [_head(name) for name in entry["links"]]
        place = 0
        for name in names:
            if place < len(wanted) and wanted[place] in name:
                place += 1
        return place >= min(len(wanted), 3)

    chains = [c for c in example.claims(file=entry["document"]) if holds(c)]
    assert chains, {
        " < ".join(link.source.actor.name for link in c.attribution.chain)
        for c in example.claims(file=entry["document"])
        if len(c.attribution.chain) > 1
    }


def _head(name: str) -> str:
    """The last telling word of a source's name: "a senior Ukrainian official" → "official"."""
    return name.casefold().split()[-1].rstrip("s")


@pytest.mark.parametrize(("name", "entry"), entries("lineage"))
def test_a_wire_and_its_rewrites_are_one_lineage(example, entry):
    members = set(entry["members"])
    lineages = [{example.file_of[d] for d in lineage.documents} for lineage in example.situation().lineages]
    assert any(members <= files for files in lineages), [sorted(f) for f in lineages if f & members]


@pytest.mark.parametrize(("name", "entry"), entries("revision"))
def test_a_corrected_article_is_a_revision_and_both_are_kept(example, entry):
    documents = [d for d in example.ledger.documents() if d.url == entry["url"]]
    assert [example.file_of[d.id] for d in documents] == [entry["earlier"], entry["later"]]


def test_nothing_of_the_drone_show_is_an_event_of_war(eve):
    kinds = {c.kind for c in eve.claims(file="11-newsfold-drone-show.html")}
    events = [
        c.proposition.type
        for c in eve.claims(file="11-newsfold-drone-show.html")
        if isinstance(c.proposition, Occurrence)
    ]
    assert kinds
    assert not [t for t in events if t.split(".")[0] in ("attack", "clash", "explosion", "siege", "ceasefire")], events
    assert eve.claims(file="11-newsfold-drone-show.html", kind="holding") == []


@pytest.mark.parametrize(("name", "entry"), [p for p in entries("not") if p.values[1]["kind"] == "event"])
def test_what_is_no_war_gives_no_event_and_no_figure(example, entry):
    told = [c.proposition for c in example.claims(file=entry["document"])]
    acts = [p.gloss for p in told if isinstance(p, Occurrence) and not p.type.startswith("statement.")]
    assert acts + [p.measure for p in told if isinstance(p, Measure)] == []


def test_the_driver_at_the_railway_bridge_is_no_child(eve):
    kursk = {e.id for e in eve.situation().events if e.where is not None and e.where.place_id == "kursk-region"}
    hurt = [f.scope.of for f in eve.figures("injured") if f.event in kursk]
    assert kursk
    assert "driver" in hurt
    assert "children" not in hurt


def test_who_fought_on_a_side_is_no_clash_and_a_vigil_no_protest(eve):
    kinds = {event.type for event in eve.situation().events}
    assert not kinds & {"clash", "protest"}


def test_what_a_paper_forbids_is_no_denied_deployment(eve):
    assert not [line.text for line in eve.brief().lines if line.text.startswith("Also reported: Deployment")]


def test_a_part_is_told_as_one_would_say_it(eve):
    told = [line.text for line in eve.brief().lines]
    assert any("3 of the injured" in text for text in told)
    assert any("1 person injured (a child)" in text for text in told)
    assert not [text for text in told if "(some of" in text or "1 person injured (children)" in text]


def test_losses_are_not_those_of_an_attack_that_may_come(goma):
    figure = next(f for f in goma.figures("killed") if amounts(f) == {13.0} and "kasai" in str(_outlets(goma, f)))
    assert figure.event is None
    assert not [line.text for line in goma.brief().lines if line.text.startswith("Attack") and "13 people" in line.text]


def _outlets(example, figure):
    return {
        claim.attribution.chain[0].source.actor.id for claim in example.situation().claims if claim.id in figure.claims
    }


def test_what_came_later_is_unknown_earlier(eve):
    from datetime import UTC, datetime

    third = eve.brief(datetime(2025, 6, 3, 23, 59, tzinfo=UTC))
    assert not [line for line in third.lines if "Ryabkov" in line.text or "American officials" in line.text]


_LOOSE_ENDS = ("and", "or", "but", "of", "the", "a", "an", "which", "as well as", "with", "from", "by", "that", "its")
_LOOSE_STARTS = ("and ", "or ", "but ", "that were", "which ", "when ", "where ", "many as", "few as", "least ")


def test_no_quote_of_an_act_has_a_loose_end(eve, goma):
    for example in (eve, goma):
        for claim in example.situation().claims:
            if not isinstance(claim.proposition, Occurrence):
                continue
            quote = claim.evidence.quote
            assert not quote.endswith(tuple(f" {word}" for word in _LOOSE_ENDS) + (",", ";")), quote
            assert not quote.startswith(_LOOSE_STARTS), quote
