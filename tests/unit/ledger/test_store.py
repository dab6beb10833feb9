"""The ledger keeps everything, changes nothing, and answers as of a moment."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from reportedly.errors import LedgerTooNew, LedgerUnavailable, UnknownId
from reportedly.ids import content_id
from reportedly.ledger import Ledger, Question, SetAside
from reportedly.ledger.migrations import MIGRATIONS, upgrade
from reportedly.ledger.opening import bare_engine, open_engine, writing
from reportedly.model import (
    Actor,
    ActorKind,
    Attribution,
    Claim,
    Decision,
    Document,
    Evidence,
    Link,
    Measure,
    Modality,
    Polarity,
    Run,
    Source,
    SourceKind,
)
from reportedly.theatres import Outlet
from reportedly.values import Bound, Quantity, Span

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
RUN = Run("run-1", "0.1.0", "rules-a", "russia-ukraine", NOON)
LATER_RUN = Run("run-2", "0.2.0", "rules-b", "russia-ukraine", NOON + timedelta(days=9))


def report(text="Officials in Orlivka said seven people were killed.", *, hours=0, publisher="The Harbour Post"):
    return Document.of(text, publisher=publisher, published_at=NOON + timedelta(hours=hours))


def killed(document, amount=7, *, quote="seven people were killed", source="Officials", run=RUN):
    start = document.text.index(quote)
    publisher = Link(Source(Actor("outlet:p", document.publisher, ActorKind.OUTLET), SourceKind.PUBLISHER))
    speaker = Link(Source(Actor("x", source, ActorKind.UNNAMED), SourceKind.UNNAMED_OFFICIAL), cue="said")
    measure = Measure("killed", Quantity(Decimal(amount), None, "people", Bound.AT_LEAST))
    span = Span(start, start + len(quote))
    return Claim(
        content_id("c", document.id, span.start, span.end, "measure", 0),
        content_id("r", amount, source),
        measure,
        Attribution((publisher, speaker)),
        Evidence(document.id, span, quote),
        Polarity.AFFIRMED,
        Modality.ASSERTED,
        run.id,
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "test.ledger"


@pytest.fixture
def ledger(path):
    with Ledger(path) as opened:
        yield opened


def test_what_goes_in_comes_out_equal(ledger):
    document = report()
    ledger.append(RUN, [(document, [killed(document)])])
    assert ledger.documents() == [document]
    assert ledger.claims() == [killed(document)]


def test_appending_twice_is_appending_once(ledger):
    document = report()
    first = ledger.append(RUN, [(document, [killed(document)])])
    again = ledger.append(RUN, [(document, [killed(document)])])
    assert (first.documents_added, first.claims_added) == (1, 1)
    assert (again.documents_added, again.claims_added, again.documents_known) == (0, 0, 1)
    assert len(ledger.claims()) == 1


def test_a_better_reading_makes_a_new_revision_at_the_same_address(ledger):
    document = report()
    ledger.append(RUN, [(document, [killed(document, 6)])])
    ledger.append(LATER_RUN, [(document, [killed(document, 7, run=LATER_RUN)])])
    (current,) = ledger.claims()
    assert current.proposition.quantity.low == 7
    assert [c.proposition.quantity.low for c in ledger.revisions(current.id)] == [6, 7]


def test_a_claim_that_a_better_reading_no_longer_finds_is_no_longer_current(ledger):
    document = report()
    ledger.append(RUN, [(document, [killed(document)])])
    ledger.append(LATER_RUN, [(document, [])])
    assert ledger.claims() == []
    assert len(ledger.revisions(killed(document).id)) == 1


def test_as_of_hides_what_was_published_later(ledger):
    early, late = report(), report("Later, seven people were killed in Zarichne.", hours=5)
    ledger.append(RUN, [(early, [killed(early)]), (late, [killed(late)])])
    assert ledger.documents(Question(as_of=NOON + timedelta(hours=1))) == [early]
    assert ledger.claims(Question(as_of=NOON + timedelta(hours=1))) == [killed(early)]


def test_recorded_as_of_hides_what_the_ledger_learned_later(path):
    moments = iter([NOON, NOON + timedelta(days=1)])
    early, late = report(hours=-9), report("Later, seven people were killed in Zarichne.", hours=-8)
    with Ledger(path, clock=lambda: next(moments)) as ledger:
        ledger.append(RUN, [(early, [killed(early)])])
        ledger.append(RUN, [(late, [killed(late)])])
        assert ledger.claims(Question(recorded_as_of=NOON)) == [killed(early)]


def test_filters_by_source_measure_and_words(ledger):
    document = report()
    ledger.append(RUN, [(document, [killed(document)])])
    assert len(ledger.claims(Question(source="official"))) == 1
    assert ledger.claims(Question(source="mayor")) == []
    assert len(ledger.claims(Question(measure="killed"))) == 1
    assert ledger.claims(Question(measure="injured")) == []
    assert len(ledger.claims(Question(text="people seven"))) == 1
    assert ledger.claims(Question(text="people eight")) == []


@pytest.mark.parametrize("words", ["'", '"', "a OR b)", "NEAR(", "%", "-", ""])
def test_no_character_of_a_search_is_an_operator(ledger, words):
    document = report()
    ledger.append(RUN, [(document, [killed(document)])])
    assert ledger.claims(Question(text=words)) == []


def test_percent_signs_in_a_source_filter_are_letters(ledger):
    document = report()
    ledger.append(RUN, [(document, [killed(document)])])
    assert ledger.claims(Question(source="%")) == []


def test_a_retracted_claim_is_out_of_every_answer_and_its_rows_stay(ledger):
    document = report()
    ledger.append(RUN, [(document, [killed(document)])])
    ledger.retract(killed(document).id, by="R. Editor", reason="misread")
    assert ledger.claims() == []
    assert ledger.claims(Question(include_retracted=True)) == [killed(document)]


def test_a_retracted_document_takes_its_claims_with_it(ledger):
    document = report()
    ledger.append(RUN, [(document, [killed(document)])])
    ledger.retract(document.id, by="R. Editor", reason="hoax")
    assert ledger.claims() == []
    assert ledger.documents() == []


def test_a_judgement_survives_reading_again(ledger):
    document = report()
    ledger.append(RUN, [(document, [killed(document)])])
    ledger.judge(Decision.REJECT, killed(document).id, by="R. Editor", reason="other town")
    ledger.append(LATER_RUN, [(document, [killed(document, 8)])])
    (judgement,) = ledger.judgements()
    assert judgement.target_id == ledger.claims()[0].id


def test_judging_what_is_not_there_is_an_error(ledger):
    with pytest.raises(UnknownId, match="reportedly claims"):
        ledger.judge(Decision.REJECT, "c-nothing", by="R. Editor", reason="none")


@pytest.mark.parametrize(
    "statement", ["DELETE FROM documents", "UPDATE claims SET quote = 'x'", "DELETE FROM judgements"]
)
def test_rows_cannot_be_changed_or_deleted(ledger, path, statement):
    document = report()
    ledger.append(RUN, [(document, [killed(document)])])
    ledger.judge(Decision.ACCEPT, killed(document).id, by="R. Editor", reason="seen")
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()


def test_half_a_batch_is_never_kept(ledger):
    document = report()

    def failing():
        yield document, [killed(document)]
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        ledger.append(RUN, failing())
    assert ledger.documents() == []


def test_outlets_and_set_asides_are_remembered(ledger):
    outlet = Outlet("harbour", "The Harbour Post", "newspaper", ("Harbour",), leans="ukraine")
    aside = SetAside("a.bin", "not text", "a.bin: not text; convert it")
    ledger.add_outlets([outlet, outlet])
    ledger.set_aside(RUN, [aside])
    assert ledger.outlets() == [outlet]
    assert ledger.set_asides() == [aside]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_ledger_of_every_released_schema_is_upgraded_with_its_rows(path, version):
    document = report()
    _make_old(path, version, document)
    with Ledger(path) as ledger:
        assert ledger.documents() == [document]
        assert ledger.claims(Question(text="killed")) == [killed(document)]
        ledger.set_aside(RUN, [SetAside("x", "y", "z")])
        assert ledger.append(RUN, [(document, [])]).documents_known == 1


def _make_old(path: Path, version: int, document: Document) -> None:
    engine = bare_engine(path)
    with writing(engine, path) as connection:
        upgrade(connection, to=version, where=str(path))
    engine.dispose()
    current = path.with_name("current.ledger")
    with Ledger(current) as ledger:
        ledger.append(RUN, [(document, [killed(document)])])
    raw = sqlite3.connect(path)
    raw.execute("ATTACH ? AS new", (str(current),))
    for table in ("runs", "documents", "readings", "claims", "reading_claims"):
        raw.execute(f"INSERT INTO main.{table} SELECT * FROM new.{table}")  # noqa: S608 -- our own table names
    raw.commit()
    raw.close()


def test_a_ledger_of_a_later_version_is_refused_with_advice(path):
    Ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(LedgerTooNew, match="upgrade reportedly"):
        Ledger(path)


def test_another_programs_file_is_refused(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE music (song TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerUnavailable, match="no ledger"):
        Ledger(path)


def test_a_file_that_is_no_database_is_refused(path):
    path.write_bytes(b"not a database at all, only some bytes in a row" * 50)
    with pytest.raises(LedgerUnavailable, match="not a ledger"):
        Ledger(path)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(LedgerUnavailable, match="does not exist"):
        Ledger(tmp_path / "nowhere" / "a.ledger")


def test_a_second_writer_is_told_to_wait_and_loses_nothing(path):
    document = report()
    engine = open_engine(path)
    with Ledger(path, busy_seconds=0.05) as second:
        with writing(engine, path), pytest.raises(LedgerUnavailable, match="another process is writing"):
            second.append(RUN, [(document, [killed(document)])])
        assert second.append(RUN, [(document, [killed(document)])]).documents_added == 1
    engine.dispose()


def test_readers_are_not_stopped_by_a_writer(path):
    document = report()
    with Ledger(path) as ledger:
        ledger.append(RUN, [(document, [killed(document)])])
        engine = open_engine(path)
        with writing(engine, path):
            assert len(ledger.claims()) == 1
        engine.dispose()


def test_changing_a_row_through_the_program_is_no_plain_error(path):
    engine = open_engine(path)
    document = report()
    with Ledger(path) as ledger:
        ledger.append(RUN, [(document, [])])
    with pytest.raises(DatabaseError, match="append-only"), writing(engine, path) as connection:
        connection.exec_driver_sql("DELETE FROM documents")
    engine.dispose()
