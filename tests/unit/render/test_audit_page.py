"""The audit as a page: the text marked up, the evidence beside it, nothing of it acting."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.unit.brief.making import at, claim, document, people

from reportedly.model import (
    Audit,
    AuditedClaim,
    AuditedSentence,
    AuditVerdict,
    Document,
    Drift,
    DriftKind,
    Measure,
    Scope,
)
from reportedly.render.audit import audit_values, summary_line
from reportedly.render.audit_html import render_audit
from reportedly.values import Span

TEXT = "Twelve <script>alert(1)</script> people died. That is all."


def page_of(text: str) -> tuple[Audit, str]:
    told = Document.of(text, publisher="The Kiosk")
    paper = document("Seven people died, the governor said.", "Tarn & Wire", at(1))
    known = claim(paper, "Seven people died", Measure("killed", people(7), Scope()))
    mine = claim(told, "Twelve", Measure("killed", people(12), Scope()))
    drift = Drift(DriftKind.FIGURE_CHANGED, "told as 12 killed; the ledger has 7 killed", (known.id,), 3)
    audited = AuditedClaim(mine, AuditVerdict.DIFFERS, drift.because, (drift,), (known.id,), 1)
    end = text.index(".") + 1
    sentences = (
        AuditedSentence(Span(0, end), text[:end], (audited,)),
        AuditedSentence(Span(end + 1, len(text)), text[end + 1 :], ()),
    )
    audit = Audit(told, datetime(2025, 6, 2, tzinfo=UTC), sentences, (known,), (paper,))
    return audit, render_audit(audit)


def test_the_page_marks_the_claim_and_lays_both_sentences_beside_it():
    _, page = page_of(TEXT)
    assert '<mark class="differs">Twelve</mark>' in page
    assert "Seven people died, the governor said." in page
    assert "Tarn &amp; Wire" in page
    assert "figure_changed" in page


def test_hostile_text_stays_text():
    _, page = page_of(TEXT)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


def test_what_is_flagged_stands_first_with_the_way_to_its_sentence():
    _, page = page_of(TEXT)
    assert page.index('href="#sentence-1"') < page.index('id="sentence-1"')


def test_a_text_without_a_title_is_called_by_its_file():
    audit, _ = page_of(TEXT)
    assert "<h1>digest &amp; notes.txt</h1>" in render_audit(audit, name="digest & notes.txt")


def test_the_counts_add_up():
    audit, _ = page_of(TEXT)
    assert summary_line(audit) == (
        "2 sentences, 1 claim: 0 supported, 1 differing, 0 contradicted, 0 disputed, 0 not found"
    )
    assert audit_values(audit)["summary"]["no_claim"] == 1
