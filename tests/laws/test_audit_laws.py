"""What holds for every audit: our own brief holds against its own ledger, and nothing it finds depends on the order."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly import pipeline
from reportedly.auditing import audit
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


def test_a_blank_ledger_finds_nothing(tmp_path):
    with Ledger(tmp_path / "b.ledger") as empty:
        audited = pipeline.audit(Document.of("Seven people were killed in Kharkiv, the governor said."), empty)
    assert {one.verdict for one in audited.claims} == {AuditVerdict.NOT_FOUND}
