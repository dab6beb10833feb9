"""Laws of counting: copies corroborate nothing, later reports never lower a count, one utterance is one voice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.laws.reports import OFFICIAL, QUOTES, SOURCES, SPEAKER, reports
from tests.unit.fusion.builders import (
    DOCTOR,
    EVENING,
    MORNING,
    THEATRE,
    Paper,
    copy_of,
    day,
    fused,
    gathered,
    hours,
    night,
)

from reportedly.fusion import fuse
from reportedly.ledger import Ledger
from reportedly.model import FigureLabel, Run, Situation

RUN = Run("r-1", "reportedly 0", "rules", THEATRE.id, MORNING)


def records(situation: Situation) -> Iterator[tuple[tuple[str, ...], int]]:
    """The claims of every fused record, and how many independent lineages stand behind them."""
    for figure in situation.figures:
        yield from ((given.claims, len(given.lineages)) for given in figure.given)
    for record in (*situation.events, *situation.controls, *situation.positions, *situation.rounds):
        yield record.claims, len(record.lineages)


@given(reports(), st.integers(0, 5), st.integers(61, 2000))
@settings(max_examples=120, deadline=None)
def test_a_copy_never_raises_the_number_of_independent_lineages(papers, which, after):
    """However late it comes, whatever else was reported: no record has more than those that it is made of had."""
    copied = copy_of(papers[which % len(papers)], "The Copyist", hours(after))
    copies = {told[0] for told in copied.told}
    before = list(records(fused(*papers)))
    for claims, count in records(fused(*papers, copied)):
        known = set(claims) - copies
        assert count <= sum(counted for others, counted in before if known & set(others)) or not known


@given(reports(), SOURCES)
@settings(max_examples=120, deadline=None)
def test_a_later_report_never_lowers_the_number_of_independent_lineages(papers, source):
    """Of one amount in one figure, as long as the later report does not lead it into another figure."""
    later = Paper("The Latecomer", hours(90))
    attack = later.attack(*source, where="ford", when=day(1))
    later.count("killed", 7, *source, unit="items", about=attack)
    before, after = fused(*papers), fused(*papers, later)
    counts = {(g.claims, g.quantity): len(g.lineages) for f in before.figures for g in f.given}
    for figure in after.figures:
        for entry in figure.given:
            earlier = tuple(c for c in entry.claims if c not in {t[0] for t in later.told})
            assert len(entry.lineages) >= counts.get((earlier, entry.quantity), 0)


@given(QUOTES, st.lists(st.integers(0, 400), min_size=2, max_size=5, unique=True))
@settings(max_examples=60, deadline=None)
def test_one_utterance_is_one_voice_in_however_many_reports(quote, moments):
    """And a stock phrase is as many as there are reports."""
    papers = []
    for number, hour in enumerate(moments):
        paper = Paper(f"Outlet {number}", hours(hour))
        paper.attack((OFFICIAL, SPEAKER)[number % 2], where="ford", when=night(1), words=f"{number}. “{quote}.”")
        papers.append(paper)
    situation = fused(*papers)
    (event,) = situation.events
    assert len(event.lineages) == (len(papers) if quote == "We will respond" else 1)
    assert not [line for line in situation.lineages if line.root in {d.id for d in situation.documents}]


@given(reports())
@settings(max_examples=60, deadline=None)
def test_every_lineage_says_why_and_its_spans_hold_the_words_it_rests_on(papers):
    situation = fused(*papers)
    texts = {document.id: document.text for document in situation.documents}
    claims = {claim.id for claim in situation.claims}
    for lineage in situation.lineages:
        assert set(lineage.documents) <= texts.keys()
        assert set(lineage.claims) <= claims
        assert len(set(lineage.documents)) < 2 or lineage.because
        for utterance in lineage.utterances:
            for quoted in (utterance.earlier, utterance.later):
                assert quoted.claim_id in claims
                assert all(span.of(texts[quoted.document_id]).strip() for span in quoted.spans)
        for copied in lineage.copied:
            for there, here in copied.runs:
                mine, theirs = here.of(texts[copied.document_id]), there.of(texts[copied.original_id])
                assert mine.split()[0].casefold() == theirs.split()[0].casefold()


@given(reports(), reports(at_most=2), st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_taking_reports_back_restores_what_was_without_them(tmp_path_factory, papers, withdrawn, claims_only):
    """By documents or by claims, of which the bare text stays; nothing else of them leaves a trace."""
    withdrawn = [renamed(paper, f"Withdrawn {number}") for number, paper in enumerate(withdrawn)]
    claims, documents = gathered(papers)
    documents += [paper.document for paper in withdrawn] if claims_only else []
    with Ledger(Path(tmp_path_factory.mktemp("law")) / "a.ledger") as ledger:
        ledger.append(RUN, [(paper.document, paper.claims) for paper in [*papers, *withdrawn]])
        for paper in withdrawn:
            for target in [c.id for c in paper.claims] if claims_only else [paper.document.id]:
                ledger.retract(target, by="R. Editor", reason="withdrawn")
        assert ledger.situation(as_of=EVENING, theatre=THEATRE) == fuse(
            claims, documents, as_of=EVENING, theatre=THEATRE
        )


def renamed(paper: Paper, publisher: str) -> Paper:
    """The report printed by another outlet at its own time, with claims of its own."""
    assert paper.at is not None
    return copy_of(paper, publisher, paper.at)


@given(reports(), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_which_order_and_how_often_reports_are_taken_in_changes_nothing(tmp_path_factory, papers, shuffle):
    """A report that arrives late fills its place as if it had come in time."""
    expected = fused(*papers)
    taken = [*papers, *papers[:2]]
    shuffle.shuffle(taken)
    with Ledger(Path(tmp_path_factory.mktemp("law")) / "a.ledger") as ledger:
        for paper in taken:
            ledger.append(RUN, [(paper.document, paper.claims)])
        assert ledger.situation(as_of=EVENING, theatre=THEATRE) == expected
    claims, documents = gathered(papers)
    assert {c.id for c in expected.claims} == {c.id for c in claims}
    assert {d.id for d in expected.documents} == {d.id for d in documents}


@given(reports(at_most=3), st.integers(1, 60), st.integers(1, 60), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_corrected_version_replaces_the_first_whether_it_counts_more_or_less(papers, first, second, late_first):
    """At one address of one outlet the later version stands, in whatever order the two are taken in."""
    assume(first != second)
    versions = []
    for hour, killed in ((1, first), (70, second)):
        version = Paper("The Corrector", hours(hour), url="https://corrector.example/a")
        attack = version.attack(DOCTOR, where="barrow-base", when=day(2), by=None)
        version.count("killed", killed, DOCTOR, about=attack)
        versions.append(version)
    counted = {told[0] for version in versions for told in version.told}
    situation = fused(*(reversed(versions) if late_first else versions), *papers)
    figure = next(f for f in situation.figures if counted & set(f.claims))
    amounts = [given.quantity.low for given in figure.given]
    (update,) = [r for r in figure.relations if {amounts[r.left], amounts[r.right]} == {first, second}]
    assert update.label is FigureLabel.UPDATE
    assert (amounts[update.left], amounts[update.right]) == (first, second)
    assert figure.best is None or amounts[figure.best] == second
    lines = [line for line in situation.lineages if line.root == versions[0].document.id]
    assert [set(line.documents) for line in lines] == [{version.document.id for version in versions}]
