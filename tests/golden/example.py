"""One shipped example, read once a session, with what it must show and must not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from reportedly import pipeline
from reportedly.intake import take_in
from reportedly.ledger import Ledger
from reportedly.model import Brief, Claim, Document, Figure, Finding, Situation

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@dataclass
class Example:
    """The ledger of one example and questions about its brief."""

    folder: Path
    ledger: Ledger

    @classmethod
    def read(cls, name: str, into: Path, *, readers: str = "rules") -> Example:
        """Read the example's folder into a new ledger."""
        ledger = Ledger(into / f"{name}.ledger")
        receipt = pipeline.read([str(EXAMPLES / name)], ledger, theatre="none", readers=readers)
        assert receipt.set_aside == []
        return cls(EXAMPLES / name, ledger)

    @cached_property
    def expected(self) -> dict:
        """What ``expected.toml`` says."""
        return tomllib.loads((self.folder / "expected.toml").read_text(encoding="utf-8"))

    @cached_property
    def file_of(self) -> dict[str, str]:
        """The file name (``file#2`` for a record) of each document id."""
        by_text: dict[str, str] = {}
        for path in sorted(self.folder.iterdir()):
            if path.name in ("manifest.toml", "NOTES.md", "expected.toml"):
                continue
            records = [d for d in take_in([str(path)]) if isinstance(d, Document)]
            for number, record in enumerate(records, start=1):
                by_text[record.sha256] = path.name if len(records) == 1 else f"{path.name}#{number}"
        return {document.id: by_text[document.sha256] for document in self.ledger.documents()}

    def situation(self, as_of: datetime | None = None) -> Situation:
        """Fuse up to a moment, by default the one ``expected.toml`` names."""
        return self._answers(as_of)[0]

    def findings(self, as_of: datetime | None = None) -> tuple[Finding, ...]:
        """Check up to a moment."""
        return self._answers(as_of)[1].findings

    def brief(self, as_of: datetime | None = None) -> Brief:
        """Write the brief as of a moment."""
        return self._answers(as_of)[1]

    def _answers(self, as_of: datetime | None) -> tuple[Situation, Brief]:
        moment = as_of or self.expected["as_of"]
        if not hasattr(self, "_kept"):
            self._kept: dict[datetime, tuple[Situation, Brief]] = {}
        if moment not in self._kept:
            self._kept[moment] = (self.ledger.situation(as_of=moment), pipeline.brief(self.ledger, as_of=moment))
        return self._kept[moment]

    def files(self, claim_ids: Iterable[str], situation: Situation) -> set[str]:
        """The files in which these claims stand."""
        claims = {claim.id: claim for claim in situation.claims}
        return {self.file_of[claims[c].evidence.document_id] for c in claim_ids if c in claims}

    def claims(self, *, file: str | None = None, kind: str | None = None) -> list[Claim]:
        """Claims of the whole ledger, limited."""
        return [
            claim
            for claim in self.situation().claims
            if (file is None or self.file_of[claim.evidence.document_id] == file) and kind in (None, claim.kind)
        ]

    def figures(self, measure: str, as_of: datetime | None = None) -> list[Figure]:
        """Fused figures of one measure."""
        return [figure for figure in self.situation(as_of).figures if figure.measure == measure]


def amounts(figure: Figure) -> set[float]:
    """Every end of every amount given for a figure."""
    ends = (end for given in figure.given for end in (given.quantity.low, given.quantity.high))
    return {float(end) for end in ends if end is not None}
