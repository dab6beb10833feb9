"""The ledger's tables as they stand today. How older files get here is in ``migrations``.

Every table is append-only: triggers refuse UPDATE and DELETE. Times are stored as ISO 8601 text in UTC, so that they
sort and read the same in every tool.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("program", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("theatre", Text, nullable=False),
    Column("started_at", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text),
    Column("title", Text),
    Column("published_at", Text),
    Column("language", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Index("documents_by_url", "url", "published_at"),
    Index("documents_by_time", "published_at"),
)

# One reading of one document: which claims, at which revision, one version of the reader found in it.
readings = Table(
    "readings",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("run_id", Text, ForeignKey("runs.id"), nullable=False),
    Column("recorded_at", Text, nullable=False),
    Index("readings_once", "document_id", "reader", unique=True),
)

claims = Table(
    "claims",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text),
    Column("source", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Index("claims_once", "id", "revision", unique=True),
    Index("claims_by_document", "document_id"),
    Index("claims_by_kind", "kind", "code"),
)

reading_claims = Table(
    "reading_claims",
    metadata,
    Column("reading_row", Integer, ForeignKey("readings.row"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("claim_row", Integer, ForeignKey("claims.row"), nullable=False),
)

retractions = Table(
    "retractions",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("target_id", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("decision", Text, nullable=False),
    Column("target_id", Text, nullable=False),
    Column("other_id", Text),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# Outlets that a manifest named, which the theatre does not know.
outlets = Table(
    "outlets",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Index("outlets_once", "id", "body", unique=True),
)

# Input that was set aside: nothing that was offered is forgotten.
set_asides = Table(
    "set_asides",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("run_id", Text, ForeignKey("runs.id"), nullable=False),
    Column("recorded_at", Text, nullable=False),
)
