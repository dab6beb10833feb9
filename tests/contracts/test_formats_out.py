"""One suite that every format of a brief passes."""

from __future__ import annotations

import importlib
from dataclasses import replace

import pytest
from tests.unit.brief.making import Newsroom, at, empty_situation, theatre

from reportedly import brief
from reportedly.model import Brief
from reportedly.render import FORMATS, Format

formats = pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))


@pytest.fixture
def written() -> Brief:
    newsroom = Newsroom()
    return brief.write(newsroom.situation(), newsroom.findings(), theatre=theatre(), reader="rules 0.1")


@formats
def test_a_format_is_named_as_it_is_listed_and_its_suffix_is_a_suffix(form: Format) -> None:
    assert FORMATS[form.name] is form
    assert form.suffix.startswith(".")


@formats
def test_a_format_tells_every_section_and_every_quote(form: Format, written: Brief) -> None:
    page = form.render(written)
    cited = {c.claim_id for line in written.lines for c in line.citations}
    for section in written.sections:
        assert section.title in page
    for claim in written.claims:
        if claim.id in cited:
            assert claim.evidence.quote.replace("'", "&#39;") in page or claim.evidence.quote in page


@formats
def test_a_format_tells_the_moment_and_who_read(form: Format, written: Brief) -> None:
    page = form.render(written)
    assert "2025-06-05T12:00:00" in page or "5 June 2025, 12:00 UTC" in page
    assert "rules 0.1" in page


@formats
def test_a_format_writes_an_empty_brief(form: Format) -> None:
    page = form.render(brief.write(empty_situation(), (), theatre=theatre(), reader="rules"))
    assert "No event was found in the reports of the ledger." in page


@formats
def test_a_format_tells_since_when_it_is_new(form: Format, written: Brief) -> None:
    page = form.render(replace(written, since=at(2)))
    assert "2025-06-02T12:00:00" in page or "2 June 2025, 12:00 UTC" in page


@formats
def test_a_format_gives_the_same_bytes_twice_and_in_a_fresh_module(form: Format, written: Brief) -> None:
    first = form.render(written)
    module = importlib.reload(importlib.import_module(form.render.__module__))
    assert getattr(module, form.render.__name__)(written) == first
    assert first.endswith("\n")
    assert "\r" not in first
