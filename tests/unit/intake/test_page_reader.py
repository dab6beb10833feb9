"""A missing library is an error with the command that mends it, never a page without a report."""

from __future__ import annotations

import sys

import pytest

from reportedly.errors import MissingResource
from reportedly.intake import take_in


def test_a_page_without_its_reader_stops_the_run_loudly(monkeypatch, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><article><p>Seven people were killed in Sumy, officials said.</p></article></body></html>"
    )
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingResource, match="pip install"):
        list(take_in([str(page)]))
