"""Rows for people and for spreadsheets."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from tests.unit.brief.making import Newsroom, claim, document

from reportedly.model import Claim, Remark
from reportedly.render.tables import TABLES, columns_of, neutral, sources_of, table_of, to_csv


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


def row_of(columns: tuple[str, ...], row: tuple[object, ...]) -> dict[str, object]:
    return dict(zip(columns, row, strict=True))


def test_a_claim_s_row_tells_what_who_and_where_it_stands(newsroom: Newsroom) -> None:
    columns, rows = table_of([newsroom.seven])
    row = row_of(columns, rows[0])
    assert row["code"] == "killed"
    assert (row["low"], row["high"], row["bound"], row["unit"]) == ("7", None, "at least", "people")
    assert row["source"] == "Ada Marsh"
    assert row["publisher"] == "Fen Courier"
    assert row["chain"] == "Fen Courier, citing Tarn Wire, citing Ada Marsh (governor of Fen region)"
    assert row["quote"] == "At least seven people were killed"


def test_every_kind_of_claim_has_a_row(newsroom: Newsroom) -> None:
    columns, rows = table_of(newsroom.claims)
    assert len(rows) == len(newsroom.claims)
    assert {row_of(columns, row)["kind"] for row in rows} == {"occurrence", "measure", "holding", "stance", "remark"}


def test_events_figures_and_documents_have_rows(newsroom: Newsroom) -> None:
    columns, rows = table_of(newsroom.events())
    assert row_of(columns, rows[0])["responsibility"] == "not established"
    columns, rows = table_of(newsroom.figures())
    assert row_of(columns, rows[0])["given"] == "3 people | at least 7 people"
    assert row_of(columns, rows[0])["relations"] == "an update"
    columns, rows = table_of(newsroom.documents)
    assert row_of(columns, rows[0])["publisher"] == "Tarn Wire"


def test_sources_are_counted_by_who_said_it_first(newsroom: Newsroom) -> None:
    counts = {source.name: source for source in sources_of(newsroom.claims)}
    assert counts["Ada Marsh"].claims == 3
    assert counts["Ada Marsh"].outlets == 2
    columns, rows = table_of(sources_of(newsroom.claims))
    assert len(rows) == len(counts)
    assert columns[0] == "name"


def test_no_nouns_give_no_table_and_mixed_nouns_are_refused(newsroom: Newsroom) -> None:
    assert table_of([]) == ((), [])
    with pytest.raises(TypeError, match="one kind"):
        table_of([newsroom.three, newsroom.wire])


def test_a_header_stands_over_no_rows() -> None:
    assert to_csv(columns_of(Claim), []).startswith("id,kind,code,")
    assert all(len(set(columns_of(kind))) == len(columns_of(kind)) for kind in TABLES)


@pytest.mark.parametrize("cell", ["=1+1", "+1+cmd|'/c calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝"])
def test_a_cell_never_begins_a_formula(cell: str) -> None:
    assert not str(neutral(cell)).startswith(tuple("=+-@＝\t\r"))


@pytest.mark.parametrize(("cell", "written"), [("-3", "-3"), (-3, -3), (None, None), ("plain", "plain")])
def test_a_number_stays_a_number(cell: str | int | None, written: str | int | None) -> None:
    assert neutral(cell) == written


def test_csv_reads_back_with_commas_quotes_and_line_breaks_in_the_news() -> None:
    paper = document('He said "a, b"\nand =c.', "=Evil, Ltd")
    told = claim(paper, '"a, b"\nand =c', Remark("x"))
    text = to_csv(*table_of([told, replace(told, id="c-2")]))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["quote"] == '"a, b" and =c'
    assert rows[0]["publisher"] == "'=Evil, Ltd"
    assert len(rows) == 2
