"""What can be asked of the ledger's claims, and how it becomes SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, or_, select, text

from reportedly.ledger.schema import claims, documents, reading_claims, readings, retractions

NEWEST_SEARCHED = 2000  # full-text search looks at the newest hits only: a common word must not cost seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which claims. Everything left at None does not limit.

    ``as_of`` is paper time: documents published up to then (undated ones: recorded up to then). ``recorded_as_of`` is
    ledger time: what the ledger held then. ``since``/``until`` limit publication. ``text`` is a full-text search: all
    words must occur.
    """

    as_of: datetime | None = None
    recorded_as_of: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    kind: str | None = None
    source: str | None = None
    measure: str | None = None
    text: str | None = None
    limit: int | None = None
    include_retracted: bool = False


def stamp(moment: datetime) -> str:
    """Write a moment as it is stored: ISO 8601 in UTC."""
    return moment.astimezone(UTC).isoformat()


paper_time: ColumnElement[Any] = func.coalesce(documents.c.published_at, documents.c.recorded_at)


def document_limits(question: Question) -> list[ColumnElement[bool]]:
    """Return the conditions on documents."""
    limits: list[ColumnElement[bool]] = []
    if question.as_of is not None:
        limits.append(paper_time <= stamp(question.as_of))
    if question.recorded_as_of is not None:
        limits.append(documents.c.recorded_at <= stamp(question.recorded_as_of))
    if question.since is not None:
        limits.append(paper_time >= stamp(question.since))
    if question.until is not None:
        limits.append(paper_time <= stamp(question.until))
    if not question.include_retracted:
        limits.append(documents.c.id.not_in(_retracted(question)))
    return limits


def documents_asked_for(question: Question) -> Select[Any]:
    """Select documents in order of publication. ``source`` is looked for in the outlet's name."""
    query = select(documents).where(*document_limits(question)).order_by(paper_time, documents.c.id)
    if question.source is not None:
        query = query.where(documents.c.publisher.like(f"%{_like_literal(question.source)}%", escape="\\"))
    return query if question.limit is None else query.limit(question.limit)


def current_claims(question: Question) -> Select[Any]:
    """Select the bodies of the claims of each document's latest reading, in order of publication and text."""
    latest = select(func.max(readings.c.row)).group_by(readings.c.document_id)
    if question.recorded_as_of is not None:
        latest = latest.where(readings.c.recorded_at <= stamp(question.recorded_as_of))
    joined = (
        reading_claims.join(readings, readings.c.row == reading_claims.c.reading_row)
        .join(claims, claims.c.row == reading_claims.c.claim_row)
        .join(documents, documents.c.id == claims.c.document_id)
    )
    query = select(claims.c.body).select_from(joined).where(readings.c.row.in_(latest))
    query = query.where(*document_limits(question), *_claim_limits(question))
    query = query.order_by(paper_time, documents.c.id, reading_claims.c.place)
    return query if question.limit is None else query.limit(question.limit)


def _claim_limits(question: Question) -> list[ColumnElement[bool]]:
    limits: list[ColumnElement[bool]] = []
    if question.kind is not None:
        limits.append(claims.c.kind == question.kind)
    if question.source is not None:
        pattern = f"%{_like_literal(question.source)}%"
        limits.append(or_(*(c.like(pattern, escape="\\") for c in (claims.c.source, claims.c.publisher))))
    if question.measure is not None:
        limits.append(claims.c.code == question.measure)
    if question.text is not None:
        limits.append(claims.c.row.in_(_hits(question.text)))
    if not question.include_retracted:
        limits.append(claims.c.id.not_in(_retracted(question)))
    return limits


def _retracted(question: Question) -> Select[Any]:
    query = select(retractions.c.target_id)
    if question.recorded_as_of is not None:
        query = query.where(retractions.c.at <= stamp(question.recorded_as_of))
    return query


def _hits(words: str) -> Select[Any]:
    match = text("claims_text MATCH :words").bindparams(words=quoted_words(words))
    found: Select[Any] = select(literal_column("rowid")).select_from(text("claims_text")).where(match)
    return found.order_by(literal_column("rowid").desc()).limit(NEWEST_SEARCHED)


def quoted_words(words: str) -> str:
    """Quote a user's words for the search engine, so that no character of theirs is an operator."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split()) or '""'


def _like_literal(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
