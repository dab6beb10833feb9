"""What holds for every audit: our own brief holds against its own ledger, and nothing it finds depends on the order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportedly import pipeline
from reportedly.auditing import audit
from reportedly.brief import write
from reportedly.fusion import fuse
from reportedly.ledger import Ledger
from reportedly.model import AuditVerdict, Document

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module", params=["eve-of-talks", "goma"])
def ledger(request, tmp_path_factory):
    path = tmp_path_factory.mktemp(request.param) / "a.ledger"
    with Ledger(path) as opened:
        pipeline.read([str(EXAMPLES / request.param)], opened, theatre="none")
        yield opened


def test_our_own_brief_is_supported_by_its_own_ledger_and_by_nothing_else(ledger):
    text = "\n".join(line.text for line in pipeline.brief(ledger).lines)
    audited = pipeline.audit(text, ledger)
    assert audited.claims
    assert {one.verdict for one in audited.claims} == {AuditVerdict.SUPPORTED}
    assert all(one.against for one in audited.claims)


def test_a_report_of_the_ledger_is_never_contradicted_by_it_nor_changed_by_the_order_of_its_reports(ledger):
    theatre = ledger.theatre()
    found = ledger.situation(theatre=theatre)
    findings = pipeline.check(found, theatre=theatre)
    drifted = {finding.claims[0] for finding in findings if finding.drift is not None}
    documents = list(found.documents)[:6]
    extractions = pipeline.Desk.open(theatre).read(documents)
    for extraction in extractions:
        audited = audit(extraction, found, theatre=theatre, findings=findings)
        flagged = [a for a in audited.claims if a.drift and a.claim.id not in drifted]
        assert [(a.claim.evidence.quote, a.because) for a in flagged] == []
        turned = audit(extraction, found, theatre=theatre, findings=tuple(reversed(findings)))
        assert turned == audited


TOWNS, THINGS = ("Kharkiv", "Odesa", "Sumy", "Saratov"), ("market", "depot", "hospital")


def generated(seed: int) -> list[Document]:
    """Reports of a few acts, some told again, some with another toll, one denied, by outlets that take turns."""
    texts = []
    for number in range(3):
        town, thing, day = TOWNS[(seed + number) % 4], THINGS[(seed * 2 + number) % 3], 1 + (seed + 3 * number) % 7
        act = f"A missile hit a {thing} in {town} on {day} June"
        texts.append(f"{act} and killed {3 + seed % 5 + number} people, the governor of {town} said.")
        texts.append(f"{act}, prosecutors said. At least {2 + seed % 4} people were killed there.")
        texts.append(f"Russia's defence ministry denied that {act[0].lower()}{act[1:]}.")
    noon = datetime(2025, 6, 9, 12, tzinfo=UTC)
    return [
        Document.of(text, publisher=f"Outlet {(seed + n) % 5}", published_at=noon + timedelta(hours=n))
        for n, text in enumerate(texts[: 4 + seed % 5])
    ]


@pytest.fixture(scope="module")
def desk() -> pipeline.Desk:
    return pipeline.Desk.open(pipeline.find_theatre("russia-ukraine"))


@pytest.mark.parametrize("seed", range(8))
def test_the_brief_of_any_ledger_is_supported_by_it_and_never_contradicted_even_without_its_citations(desk, seed):
    papers = generated(seed)
    claims = [claim for extraction in desk.read(papers) for claim in extraction.claims]
    found = fuse(claims, papers, as_of=papers[-1].published_at + timedelta(days=1), theatre=desk.theatre)
    findings = pipeline.check(found, theatre=desk.theatre)
    lines = write(found, findings, theatre=desk.theatre, reader="").lines
    told = desk.read([Document.of("\n".join(line.text for line in lines))])[0]
    audited = audit(told, found, theatre=desk.theatre, findings=findings, lines=lines)
    assert audited.claims
    assert {one.verdict for one in audited.claims} == {AuditVerdict.SUPPORTED}
    bare = audit(told, found, theatre=desk.theatre, findings=findings)
    assert AuditVerdict.CONTRADICTED not in {one.verdict for one in bare.claims}


def test_a_blank_ledger_finds_nothing(tmp_path):
    with Ledger(tmp_path / "b.ledger") as empty:
        audited = pipeline.audit(Document.of("Seven people were killed in Kharkiv, the governor said."), empty)
    assert {one.verdict for one in audited.claims} == {AuditVerdict.NOT_FOUND}
