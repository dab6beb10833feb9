"""Where the pure rooms meet the edges."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import reportedly
from reportedly import pipeline
from reportedly.errors import BadResource, MissingResource, OutputUnwritable
from reportedly.frames import to_pandas
from reportedly.ledger import Ledger

REPORT = "Officials in Sumy said on Sunday that at least seven people were killed in a drone attack."


@pytest.fixture
def ledger(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    with Ledger(tmp_path / "a.ledger") as opened:
        pipeline.read([str(tmp_path / "a.txt")], opened, theatre="russia-ukraine")
        yield opened


def test_a_text_is_read_without_a_ledger():
    claims = reportedly.read(REPORT, publisher="Example Post", published_at=datetime(2025, 6, 1, 18, tzinfo=UTC))
    (killed,) = (c for c in claims if c.kind == "measure" and c.proposition.measure == "killed")
    assert killed.attribution.publisher.actor.name == "Example Post"
    assert not killed.attribution.is_own_voice
    assert killed.proposition.quantity.low == 7


def test_reading_again_is_known_and_other_rules_read_anew(ledger, tmp_path, monkeypatch):
    again = pipeline.read([str(tmp_path / "a.txt")], ledger, theatre="russia-ukraine")
    assert (again.documents_read, again.documents_known) == (0, 1)
    before = {claim.id for claim in ledger.claims()}
    monkeypatch.setattr(pipeline, "rules_digest", lambda: "other")
    anew = pipeline.read([str(tmp_path / "a.txt")], ledger, theatre="russia-ukraine")
    assert anew.documents_read == 1
    assert {claim.id for claim in ledger.claims()} == before


def test_a_theatre_is_found_by_name_by_file_or_empty(tmp_path):
    assert pipeline.find_theatre("drc-m23").id == "drc-m23"
    assert pipeline.find_theatre("none").parties == {}
    own = tmp_path / "own.toml"
    own.write_text('[theatre]\nid = "own"\nname = "Own"\nabout = "A test."\nsince = 2020-01-01\n')
    assert pipeline.find_theatre(str(own)).id == "own"
    with pytest.raises(MissingResource, match="russia-ukraine"):
        pipeline.find_theatre("atlantis")
    with pytest.raises(MissingResource, match="check the path"):
        pipeline.find_theatre(str(tmp_path / "missing.toml"))


def test_an_unknown_format_names_the_known_ones(ledger):
    with pytest.raises(BadResource, match="html, md, json"):
        pipeline.render_brief(pipeline.brief(ledger), "pdf")


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    pipeline.write_whole(tmp_path / "a.md", "one\n")
    pipeline.write_whole(tmp_path / "a.md", "two\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    with pytest.raises(OutputUnwritable, match="name another file"):
        pipeline.write_whole(tmp_path / "no" / "a.md", "x")


def test_an_empty_ledger_has_an_empty_brief_that_says_so(tmp_path):
    with Ledger(tmp_path / "empty.ledger") as ledger:
        written = pipeline.brief(ledger)
    assert written.lines == ()
    assert all(section.silence for section in written.sections)
    assert "<!doctype html>" in pipeline.render_brief(written, "html")


def test_frames_have_a_row_for_each_noun(ledger):
    frame = to_pandas(ledger.claims())
    assert len(frame) == len(ledger.claims())
    assert {"id", "source", "quote"} <= set(frame.columns)
    assert len(to_pandas([])) == 0


def _read_alone(folder, text: str, ledger) -> str:
    folder.mkdir(exist_ok=True)
    (folder / f"{len(text)}.txt").write_text(text)
    return pipeline.read([str(folder)], ledger, theatre=pipeline.AUTO).theatre


def test_a_new_ledger_gets_the_theatre_of_its_texts_and_keeps_it(tmp_path):
    with Ledger(tmp_path / "one.ledger") as ledger:
        assert (
            _read_alone(tmp_path / "a", "Russia shelled Sumy again, Ukraine's army said.", ledger) == "russia-ukraine"
        )
        assert _read_alone(tmp_path / "b", "The town was quiet, residents said.", ledger) == "russia-ukraine"
        assert pipeline.named_theatre(pipeline.AUTO, ledger) is None
    with Ledger(tmp_path / "two.ledger") as ledger:
        assert _read_alone(tmp_path / "b", "The town was quiet, residents said.", ledger) == "none"
        assert (
            _read_alone(tmp_path / "a", "Russia shelled Sumy again, Ukraine's army said.", ledger) == "russia-ukraine"
        )
