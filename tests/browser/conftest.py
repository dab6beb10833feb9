"""Chromium for the tests that look at the page as a reader does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.brief.making import Newsroom, theatre

from reportedly import brief
from reportedly.render.html import render_html

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[playwright.Browser]:
    """A running browser, shared; tests skip where none is installed."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief of the hand-made newsroom as a file."""
    newsroom = Newsroom()
    written = brief.write(newsroom.situation(), newsroom.findings(), theatre=theatre(), reader="rules")
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(render_html(written), encoding="utf-8")
    return path
