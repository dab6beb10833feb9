"""The ledger: an append-only, bitemporal store of documents, claims, retractions and judgements in one SQLite file.

Appending twice changes nothing. One writer at a time, any number of readers. A batch is one transaction: after a crash
each document is there whole or not at all, and the next run finishes the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.dialects.sqlite import insert

from reportedly.codec import decode_claim, encode_claim, to_json
from reportedly.errors import UnknownId
from reportedly.ids import content_id
from reportedly.ledger.answers import situation_of, theatre_of
from reportedly.ledger.opening import BUSY_SECONDS, open_engine, plain_errors, writing
from reportedly.ledger.questions import Question, current_claims, documents_asked_for, paper_time, stamp
from reportedly.ledger.schema import (
    claims,
    documents,
    judgements,
    outlets,
    reading_claims,
    readings,
    retractions,
    runs,
    set_asides,
)
from reportedly.model import (
    Claim,
    Decision,
    Document,
    Judgement,
    Measure,
    Occurrence,
    Retraction,
    Run,
    Situation,
    Stance,
)
from reportedly.theatres import Outlet, Theatre

EVERYTHING = Question()


@dataclass(frozen=True, slots=True)
class Appended:
    """What one append changed. A document is known when it was there before, whoever read it."""

    documents_added: int = 0
    documents_known: int = 0
    claims_added: int = 0
    claims_known: int = 0


@dataclass(frozen=True, slots=True)
class SetAside:
    """Input that gave no document: where it came from, the class of problem, and the whole message."""

    origin: str
    reason: str
    problem: str


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """The record of who said what. Use as a context manager, or let it be collected: it holds no open connection."""

    def __init__(
        self, path: Path | str, *, clock: Callable[[], datetime] = _utc_now, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        """Open the file, making it where it is not there and upgrading it where it is older.

        Raises:
            LedgerUnavailable: it cannot be opened or written, or is no ledger.
            LedgerTooNew: a later version of the program wrote it.
        """
        self.path = Path(path)
        self._clock = clock
        self._engine = open_engine(self.path, busy_seconds=busy_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def append(self, run: Run, read: Iterable[tuple[Document, Sequence[Claim]]]) -> Appended:
        """Add documents with their claims in one transaction. What is there already stays as it is."""
        total = Appended()
        with writing(self._engine, self.path) as connection:
            now = stamp(self._clock())
            self._add_run(connection, run)
            for document, found in read:
                new_document = _add(connection, documents, _document_row(document, now))
                added = self._add_reading(connection, run, document, found, now)
                total = Appended(
                    total.documents_added + new_document,
                    total.documents_known + (not new_document),
                    total.claims_added + added,
                    total.claims_known + len(found) - added,
                )
        return total

    def _add_run(self, connection: Connection, run: Run) -> None:
        row = {
            "id": run.id,
            "program": run.program,
            "reader": run.reader,
            "theatre": run.theatre,
            "started_at": stamp(run.started_at),
        }
        _add(connection, runs, row)

    def _add_reading(
        self, connection: Connection, run: Run, document: Document, found: Sequence[Claim], now: str
    ) -> int:
        row = {"document_id": document.id, "reader": run.reader, "run_id": run.id, "recorded_at": now}
        if not _add(connection, readings, row):
            return 0
        reading = connection.execute(
            select(readings.c.row).where(readings.c.document_id == document.id, readings.c.reader == run.reader)
        ).scalar_one()
        added = 0
        for place, claim in enumerate(found):
            added += _add(connection, claims, _claim_row(claim, now))
            claim_row = connection.execute(
                select(claims.c.row).where(claims.c.id == claim.id, claims.c.revision == claim.revision)
            ).scalar_one()
            _add(connection, reading_claims, {"reading_row": reading, "place": place, "claim_row": claim_row})
        return added

    def add_outlets(self, named: Iterable[Outlet]) -> None:
        """Remember outlets that a manifest describes."""
        with writing(self._engine, self.path) as connection:
            for outlet in named:
                row = {"id": outlet.id, "body": to_json(asdict(outlet)), "recorded_at": stamp(self._clock())}
                _add(connection, outlets, row)

    def set_aside(self, run: Run, items: Iterable[SetAside]) -> None:
        """Remember input that gave no document."""
        with writing(self._engine, self.path) as connection:
            self._add_run(connection, run)
            for item in items:
                _add(connection, set_asides, {**asdict(item), "run_id": run.id, "recorded_at": stamp(self._clock())})

    def retract(self, target_id: str, *, by: str, reason: str) -> Retraction:
        """Take a claim or a document out of every answer from now on; its rows stay.

        Raises:
            UnknownId: the ledger holds neither a claim nor a document of this id.
        """
        self._must_know(target_id)
        at = self._clock()
        retraction = Retraction(content_id("x", target_id, by, reason), target_id, by, reason, at)
        with writing(self._engine, self.path) as connection:
            _add(connection, retractions, {**asdict(retraction), "at": stamp(at)})
        return retraction

    def judge(
        self, decision: Decision, target_id: str, *, by: str, reason: str, other_id: str | None = None
    ) -> Judgement:
        """Keep a person's decision. It wins over the rules and survives re-reading, since ids are addresses.

        Raises:
            UnknownId: the ledger holds no claim of one of these ids.
        """
        for claim_id in filter(None, (target_id, other_id)):
            self._must_know(claim_id)
        at = self._clock()
        identity = content_id("j", decision, target_id, other_id, by, reason)
        judgement = Judgement(identity, decision, target_id, other_id, by, reason, at)
        with writing(self._engine, self.path) as connection:
            _add(connection, judgements, {**asdict(judgement), "decision": decision.value, "at": stamp(at)})
        return judgement

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def documents_read_by(self, reader: str) -> frozenset[str]:
        """Return the ids of the documents that this version of the reader has read already."""
        query = select(readings.c.document_id).where(readings.c.reader == reader)
        with self._reading() as connection:
            return frozenset(row.document_id for row in connection.execute(query))

    def documents(self, question: Question = EVERYTHING) -> list[Document]:
        """Return documents in order of publication."""
        with self._reading() as connection:
            return [_document(row._mapping) for row in connection.execute(documents_asked_for(question))]

    def document(self, document_id: str) -> Document:
        """Return one document.

        Raises:
            UnknownId: there is none of this id.
        """
        with self._reading() as connection:
            row = connection.execute(select(documents).where(documents.c.id == document_id)).one_or_none()
        if row is None:
            raise UnknownId(f"no document {document_id!r} in {self.path}: list them with `reportedly documents`")
        return _document(row._mapping)

    def claims(self, question: Question = EVERYTHING) -> list[Claim]:
        """Return the claims of each document's latest reading, in order of publication and text."""
        with self._reading() as connection:
            return [decode_claim(json.loads(row.body)) for row in connection.execute(current_claims(question))]

    def revisions(self, claim_id: str) -> list[Claim]:
        """Return every revision of one claim, oldest first.

        Raises:
            UnknownId: there is none of this id.
        """
        query = select(claims.c.body).where(claims.c.id == claim_id).order_by(claims.c.row)
        with self._reading() as connection:
            found = [decode_claim(json.loads(row.body)) for row in connection.execute(query)]
        if not found:
            raise UnknownId(f"no claim {claim_id!r} in {self.path}: list them with `reportedly claims`")
        return found

    def retractions(self, *, recorded_as_of: datetime | None = None) -> list[Retraction]:
        """Return withdrawals, oldest first."""
        return [
            Retraction(r["id"], r["target_id"], r["by"], r["reason"], datetime.fromisoformat(r["at"]))
            for r in self._decided(retractions, recorded_as_of)
        ]

    def judgements(self, *, recorded_as_of: datetime | None = None) -> list[Judgement]:
        """Return people's decisions, oldest first."""
        return [
            Judgement(
                r["id"], Decision(r["decision"]), r["target_id"], r["other_id"], r["by"], r["reason"],
                datetime.fromisoformat(r["at"]),
            )
            for r in self._decided(judgements, recorded_as_of)
        ]  # fmt: skip

    def outlets(self) -> list[Outlet]:
        """Return the outlets that manifests described, the latest description of each."""
        with self._reading() as connection:
            rows = connection.execute(select(outlets.c.id, outlets.c.body).order_by(outlets.c.row)).all()
        latest = {row.id: json.loads(row.body) for row in rows}
        return [Outlet(**{**body, "aliases": tuple(body["aliases"])}) for _, body in sorted(latest.items())]

    def set_asides(self) -> list[SetAside]:
        """Return everything that was set aside, oldest first."""
        query = select(set_asides.c.origin, set_asides.c.reason, set_asides.c.problem).order_by(set_asides.c.row)
        with self._reading() as connection:
            return [SetAside(*row) for row in connection.execute(query)]

    def latest_run(self) -> Run | None:
        """Return the run that wrote last, None for an empty ledger."""
        query = select(runs).order_by(runs.c.started_at.desc(), runs.c.id).limit(1)
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return Run(row.id, row.program, row.reader, row.theatre, datetime.fromisoformat(row.started_at))

    def latest_paper_time(self) -> datetime | None:
        """Return when the newest document was published (recorded, where undated); None for an empty ledger."""
        with self._reading() as connection:
            newest = connection.execute(select(func.max(paper_time))).scalar_one()
        return None if newest is None else datetime.fromisoformat(newest)

    def theatre(self) -> Theatre:
        """Return the theatre the ledger was last read with, with the outlets its manifests describe.

        Raises:
            MissingResource: it was read with a theatre file of the user's own: name that file.
        """
        return theatre_of(self)

    def situation(
        self, *, as_of: datetime | None = None, since: datetime | None = None, theatre: Theatre | None = None
    ) -> Situation:
        """Return everything fused that was published up to ``as_of``; by default, up to the newest document."""
        return situation_of(self, as_of=as_of, since=since, theatre=theatre)

    def _decided(self, table: Table, recorded_as_of: datetime | None) -> list[dict[str, Any]]:
        query = select(table).order_by(table.c.row)
        if recorded_as_of is not None:
            query = query.where(table.c.at <= stamp(recorded_as_of))
        with self._reading() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    def _must_know(self, target_id: str) -> None:
        query = select(claims.c.id).where(claims.c.id == target_id).limit(1)
        paper = select(documents.c.id).where(documents.c.id == target_id)
        with self._reading() as connection:
            if connection.execute(query).one_or_none() is None and connection.execute(paper).one_or_none() is None:
                raise UnknownId(
                    f"{target_id!r} names no claim or document in {self.path}: "
                    "list them with `reportedly claims` or `reportedly documents`"
                )

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection for one question, with errors in plain words."""
        with plain_errors(self.path), self._engine.connect() as connection:
            yield connection


def _add(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless its key is there; say whether it was new."""
    return connection.execute(insert(table).values(**row).on_conflict_do_nothing()).rowcount == 1


def _document_row(document: Document, now: str) -> dict[str, Any]:
    published_at = None if document.published_at is None else stamp(document.published_at)
    return {
        "id": document.id,
        "text": document.text,
        "publisher": document.publisher,
        "url": document.url,
        "title": document.title,
        "published_at": published_at,
        "language": document.language,
        "sha256": document.sha256,
        "recorded_at": now,
    }


def _document(row: Any) -> Document:
    published_at = None if row["published_at"] is None else datetime.fromisoformat(row["published_at"])
    return Document(
        id=row["id"],
        text=row["text"],
        publisher=row["publisher"],
        url=row["url"],
        title=row["title"],
        published_at=published_at,
        language=row["language"],
        sha256=row["sha256"],
    )


def _claim_row(claim: Claim, now: str) -> dict[str, Any]:
    return {
        "id": claim.id,
        "revision": claim.revision,
        "document_id": claim.evidence.document_id,
        "kind": claim.kind,
        "code": _code(claim),
        "source": claim.attribution.source.actor.name,
        "publisher": claim.attribution.publisher.actor.name,
        "quote": claim.evidence.quote,
        "body": to_json(encode_claim(claim)),
        "recorded_at": now,
    }


def _code(claim: Claim) -> str | None:
    match claim.proposition:
        case Occurrence(type=code) | Measure(measure=code):
            return code
        case Stance(issue=issue):
            return issue
        case _:
            return None
