"""A ledger of a few lines, and a text held against it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from reportedly import pipeline
from reportedly.auditing import audit
from reportedly.checks import TheatreReference, run_checks
from reportedly.fusion import fuse
from reportedly.model import Audit, Document

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
Against = Callable[..., Audit]


@pytest.fixture(scope="session")
def desk() -> pipeline.Desk:
    return pipeline.Desk.open(pipeline.find_theatre("russia-ukraine"))


@pytest.fixture(scope="session")
def against(desk) -> Against:
    """Audit a text against reports, each a text or a pair of outlet and text, an hour apart or more from noon on."""

    def held(
        text: str,
        *reports: str | tuple[str, str],
        after: timedelta = timedelta(hours=6),
        apart: timedelta = timedelta(hours=1),
    ) -> Audit:
        papers = [_paper(n, report, apart) for n, report in enumerate(reports)]
        claims = [claim for extraction in desk.read(papers) for claim in extraction.claims]
        situation = fuse(claims, papers, as_of=NOON + timedelta(days=3), theatre=desk.theatre)
        findings = run_checks(situation, theatre=desk.theatre, reference=TheatreReference(desk.theatre))
        told = desk.read([Document.of(text, publisher="The Kiosk", published_at=NOON + after)])[0]
        return audit(told, situation, theatre=desk.theatre, findings=findings)

    return held


def _paper(number: int, report: str | tuple[str, str], apart: timedelta) -> Document:
    outlet, text = (f"Outlet {number}", report) if isinstance(report, str) else report
    return Document.of(text, publisher=outlet, published_at=NOON + number * apart)
