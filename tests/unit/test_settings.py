"""Settings: defaults, and what wins over them."""

from __future__ import annotations

import importlib.util

import pytest

from reportedly import settings
from reportedly.settings import Settings


@pytest.fixture
def unset(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_READER", raising=False)


@pytest.mark.usefixtures("unset")
def test_both_readers_read_where_the_learned_one_is_installed(monkeypatch):
    for found, readers in ((object(), "both"), (None, "rules")):
        monkeypatch.setattr(settings, "find_spec", lambda name, found=found: found)
        assert Settings().reader == readers


@pytest.mark.usefixtures("unset")
def test_it_looks_for_the_package_by_its_name():
    assert settings.installed_readers() == (
        "both" if importlib.util.find_spec("reportedly_reader_en") is not None else "rules"
    )


@pytest.mark.usefixtures("unset")
def test_a_file_and_the_environment_win(monkeypatch, tmp_path):
    (tmp_path / "reportedly.toml").write_text('reader = "rules"\n')
    assert Settings().reader == "rules"
    monkeypatch.setenv("REPORTEDLY_READER", "both")
    assert Settings().reader == "both"
