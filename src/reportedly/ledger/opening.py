"""Opening the file: pragmas, explicit transactions, and errors in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from reportedly.errors import LedgerUnavailable
from reportedly.ledger.migrations import APPLICATION_ID, MIGRATIONS, schema_version, upgrade

BUSY_SECONDS = 30  # a second writer waits this long for the first one's transaction


def open_engine(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """Return an engine on the file, upgraded to today's schema.

    Raises:
        LedgerUnavailable: the file cannot be opened or written, or is no ledger.
        LedgerTooNew: a later version of the program wrote it.
    """
    if path.is_dir():
        raise LedgerUnavailable(f"{path}: this is a folder; name a file, such as {path / 'reportedly.ledger'}")
    if not path.parent.is_dir():
        raise LedgerUnavailable(f"{path}: the folder {path.parent} does not exist; make it first")
    engine = bare_engine(path, busy_seconds=busy_seconds)
    with plain_errors(path):
        with engine.connect() as connection:
            version = _checked_version(connection, path)
        if version != len(MIGRATIONS):
            with writing(engine, path) as connection:
                upgrade(connection, where=str(path))
    return engine


def bare_engine(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """Return an engine on the file as it is, at whatever schema."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": busy_seconds})
    event.listen(engine, "connect", _set_pragmas)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours: IMMEDIATE for writers, so that two never deadlock
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _checked_version(connection: Connection, path: Path) -> int:
    version = schema_version(connection)
    application = connection.execute(text("PRAGMA application_id")).scalar_one()
    tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    if tables and application != APPLICATION_ID:
        raise LedgerUnavailable(f"{path}: this is an SQLite file but no ledger; name another file")
    return version


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction that writes: all of it or nothing. Waits for another writer, then says so."""
    with plain_errors(path), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says into what happened, where, and what to do."""
    try:
        yield
    except OperationalError as error:
        raise LedgerUnavailable(f"{path}: {_plain(str(error.orig))}") from error
    except DatabaseError as error:
        if "append-only" in str(error.orig):
            raise
        raise LedgerUnavailable(f"{path}: not a ledger, or damaged ({error.orig}); restore it from a copy") from error


def _plain(message: str) -> str:
    if "locked" in message or "busy" in message:
        return "another process is writing to this ledger; wait for it to end and run the same command again"
    if "readonly" in message or "unable to open" in message:
        return f"cannot be written ({message}); check the permissions of the file and its folder, or name another file"
    if "full" in message:
        return f"no room left ({message}); free some space and run the same command again"
    return f"{message}; restore the ledger from a copy if this goes on"
