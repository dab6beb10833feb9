"""The built wheel, installed alone into an empty virtual environment, does the main job."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_wheel_installs_and_reads_the_example_in_an_empty_environment(tmp_path):
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "empty")], check=True, capture_output=True)
    bin_folder = tmp_path / "empty" / "bin"
    install = [
        bin_folder / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "-c",
        str(ROOT / "constraints.txt"),
        str(wheel),
    ]
    installed = subprocess.run(install, check=False, capture_output=True)
    assert installed.returncode == 0, installed.stderr.decode()

    def run(*arguments: str) -> str:
        done = subprocess.run([bin_folder / "reportedly", *arguments], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    assert "documents: 3 read" in run("read", str(ROOT / "examples" / "goma"), "--ledger", "a.ledger")
    assert "Goma" in run("brief", "--ledger", "a.ledger")
    run("brief", "--ledger", "a.ledger", "-o", "brief.html")
    assert (tmp_path / "brief.html").read_text(encoding="utf-8").startswith("<!doctype html>")
