"""A run that is killed loses no committed document, and running it again finishes it without duplicates."""

from __future__ import annotations

import signal
import sqlite3
import time
from contextlib import closing

import pytest


def counts(path):
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 -- our own names
            for table in ("documents", "readings", "claims", "reading_claims")
        }


def wait_for_a_commit(path, process):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        if path.exists():
            try:
                if counts(path)["documents"] > 0:
                    return
            except sqlite3.OperationalError:
                pass  # the schema is being made
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_kill_9_in_the_middle_loses_nothing_and_a_second_run_finishes(shell, hundred, tmp_path, jobs):
    ledger = tmp_path / "killed.ledger"
    process = shell.start("read", str(hundred), "--ledger", str(ledger), "--jobs", jobs, "--quiet")
    wait_for_a_commit(ledger, process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    after_kill = counts(ledger)
    assert after_kill["documents"] == after_kill["readings"] > 0, "a document is there whole or not at all"

    finished = shell("read", str(hundred), "--ledger", str(ledger), "--jobs", jobs)
    assert finished.returncode == 0, finished.stderr.decode()
    assert f"{after_kill['documents']} already known" in finished.stdout.decode()

    whole = tmp_path / "whole.ledger"
    assert shell("read", str(hundred), "--ledger", str(whole), "--quiet").returncode == 0
    assert counts(ledger) == counts(whole)
    listed = [shell.json("claims", "--json", "--ledger", str(path)) for path in (ledger, whole)]
    without_run = [[{**claim, "run_id": ""} for claim in claims] for claims in listed]
    assert without_run[0] == without_run[1]
    assert len({claim["id"] for claim in listed[0]}) == len(listed[0])
