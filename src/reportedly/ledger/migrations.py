"""How a ledger gets from each released schema to today's: ordered functions, one a version, never edited afterwards.

``PRAGMA user_version`` holds how many have run. Each runs inside one transaction with the change of that number.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, text

from reportedly.errors import LedgerTooNew

APPLICATION_ID = 0x52505444  # "RPTD": tells a ledger from any other SQLite file

_FIRST_TABLES = (
    """CREATE TABLE runs (id TEXT PRIMARY KEY, program TEXT NOT NULL, reader TEXT NOT NULL, theatre TEXT NOT NULL,
        started_at TEXT NOT NULL)""",
    """CREATE TABLE documents ("row" INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL,
        publisher TEXT NOT NULL, url TEXT, title TEXT, published_at TEXT, language TEXT NOT NULL, sha256 TEXT NOT NULL,
        recorded_at TEXT NOT NULL)""",
    "CREATE INDEX documents_by_url ON documents (url, published_at)",
    "CREATE INDEX documents_by_time ON documents (published_at)",
    """CREATE TABLE readings ("row" INTEGER PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents (id),
        reader TEXT NOT NULL, run_id TEXT NOT NULL REFERENCES runs (id), recorded_at TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX readings_once ON readings (document_id, reader)",
    """CREATE TABLE claims ("row" INTEGER PRIMARY KEY, id TEXT NOT NULL, revision TEXT NOT NULL,
        document_id TEXT NOT NULL REFERENCES documents (id), kind TEXT NOT NULL, code TEXT, source TEXT NOT NULL,
        publisher TEXT NOT NULL, quote TEXT NOT NULL, body TEXT NOT NULL, recorded_at TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX claims_once ON claims (id, revision)",
    "CREATE INDEX claims_by_document ON claims (document_id)",
    "CREATE INDEX claims_by_kind ON claims (kind, code)",
    """CREATE TABLE reading_claims (reading_row INTEGER NOT NULL REFERENCES readings ("row"), place INTEGER NOT NULL,
        claim_row INTEGER NOT NULL REFERENCES claims ("row"), PRIMARY KEY (reading_row, place))""",
    """CREATE TABLE retractions ("row" INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, target_id TEXT NOT NULL,
        "by" TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL)""",
    """CREATE TABLE judgements ("row" INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, decision TEXT NOT NULL,
        target_id TEXT NOT NULL, other_id TEXT, "by" TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL)""",
)


def _refuse_changes(connection: Connection, table: str) -> None:
    for action in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: {table}'); END"
            )
        )


def first_schema(connection: Connection) -> None:
    """1: documents, runs, readings, claims, retractions, judgements."""
    for statement in _FIRST_TABLES:
        connection.execute(text(statement))
    for table in ("runs", "documents", "readings", "claims", "reading_claims", "retractions", "judgements"):
        _refuse_changes(connection, table)


def outlets_and_set_asides(connection: Connection) -> None:
    """2: outlets that manifests name, and input that was set aside."""
    connection.execute(
        text(
            'CREATE TABLE outlets ("row" INTEGER PRIMARY KEY, id TEXT NOT NULL, body TEXT NOT NULL, '
            "recorded_at TEXT NOT NULL)"
        )
    )
    connection.execute(text("CREATE UNIQUE INDEX outlets_once ON outlets (id, body)"))
    connection.execute(
        text(
            'CREATE TABLE set_asides ("row" INTEGER PRIMARY KEY, origin TEXT NOT NULL, reason TEXT NOT NULL, '
            "problem TEXT NOT NULL, run_id TEXT NOT NULL REFERENCES runs (id), recorded_at TEXT NOT NULL)"
        )
    )
    for table in ("outlets", "set_asides"):
        _refuse_changes(connection, table)


def full_text_search(connection: Connection) -> None:
    """3: full-text search over what claims quote, filled from the claims already there and kept by a trigger."""
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE claims_text USING fts5(quote, source, publisher, content='claims', "
            "content_rowid='row', tokenize=\"unicode61 remove_diacritics 2\")"
        )
    )
    connection.execute(text("INSERT INTO claims_text (claims_text) VALUES ('rebuild')"))
    connection.execute(
        text(
            "CREATE TRIGGER claims_text_insert AFTER INSERT ON claims BEGIN INSERT INTO claims_text "
            '(rowid, quote, source, publisher) VALUES (new."row", new.quote, new.source, new.publisher); END'
        )
    )


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (  # order is history: add at the end, never change a row
    first_schema,
    outlets_and_set_asides,
    full_text_search,
)


def schema_version(connection: Connection) -> int:
    """Return how many migrations the file has seen."""
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())


def upgrade(connection: Connection, *, to: int = len(MIGRATIONS), where: str) -> None:
    """Run the migrations that the file has not seen, inside the caller's transaction.

    Raises:
        LedgerTooNew: the file has seen migrations that this program does not know.
    """
    version = schema_version(connection)
    if version > len(MIGRATIONS):
        raise LedgerTooNew(
            f"{where}: the ledger has schema {version}, this program knows {len(MIGRATIONS)}; "
            "upgrade reportedly (pip install -U reportedly) or name another ledger"
        )
    for number, migration in enumerate(MIGRATIONS[version:to], start=version + 1):
        migration(connection)
        connection.execute(text(f"PRAGMA user_version = {number}"))
    if version == 0:
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
