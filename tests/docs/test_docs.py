"""What the documentation says is so: its commands run, its names exist, its pages are found."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import reportedly
from reportedly.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *(ROOT / "docs").rglob("*.md")])
COMMAND = Path(sys.executable).with_name("reportedly")


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)


def commands() -> list[str]:
    """Every `reportedly …` line of every page, in order of reading."""
    lines = [line for page in PAGES for block in blocks(page, "sh") for line in block.splitlines()]
    return list(dict.fromkeys(line.strip() for line in lines if line.startswith("reportedly ")))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with the example, and a ledger under each name that the pages use."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "examples" / "goma", folder / "reports")
    for name in ("eve.ledger", "desk.ledger", "reportedly.ledger"):
        done = subprocess.run(
            [COMMAND, "read", "examples/goma", "--ledger", name], cwd=folder, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
    return folder


def with_real_ids(command: str, folder: Path) -> str:
    with Ledger(folder / "reportedly.ledger") as ledger:
        claims, documents = ledger.claims(), ledger.documents()
    stand_ins = {
        "c-0123456789abcdef": claims[0].id,
        "c-fedcba9876543210": claims[1].id,
        "d-0123456789abcdef": documents[-1].id,
        " ID": f" {claims[2].id}",
    }
    for stand_in, real in stand_ins.items():
        command = command.replace(stand_in, real)
    return command


@pytest.mark.parametrize("command", commands())
def test_every_command_in_the_pages_runs(desk, command):
    words = shlex.split(with_real_ids(command, desk))
    done = subprocess.run([COMMAND, *words[1:]], cwd=desk, capture_output=True, check=False, input=b"")
    assert done.returncode == 0, f"{command}\n{done.stdout.decode()}\n{done.stderr.decode()}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize(
    "target", sorted({w for p in PAGES for b in blocks(p, "sh") for w in re.findall(r"^make (\w+)", b, re.M)})
)
def test_every_make_target_in_the_pages_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_command_reference_is_what_the_commands_say():
    sys.path.insert(0, str(ROOT / "scripts"))
    from command_reference import TARGET, reference

    assert TARGET.read_text(encoding="utf-8") == reference(), "run: python scripts/command_reference.py"


def test_the_public_names_are_few_sorted_there_and_documented():
    page = (ROOT / "docs" / "reference" / "library.md").read_text(encoding="utf-8")
    assert len(reportedly.__all__) <= 20
    assert reportedly.__all__ == sorted(reportedly.__all__)
    for name in reportedly.__all__:
        assert getattr(reportedly, name).__doc__, name
        assert f"`{name}" in page, name


def test_a_name_that_is_not_there_is_an_error():
    with pytest.raises(AttributeError, match="fact_check"):
        reportedly.fact_check  # noqa: B018 -- the access is the test


def test_the_library_page_runs(desk, monkeypatch):
    monkeypatch.chdir(desk)
    shown = blocks(ROOT / "docs" / "reference" / "library.md", "python")
    assert shown
    for block in shown:
        exec(compile(block, "library.md", "exec"), {})  # noqa: S102 -- our own page


def test_every_setting_is_documented():
    from reportedly.settings import Settings

    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert f"| `{name}` | `REPORTEDLY_{name.upper()}` | " in page
        default = field.get_default(call_default_factory=True)
        assert str(default) in page.replace("`", "")


def test_every_decision_is_listed():
    pages = {path.name for path in (ROOT / "docs" / "adr").glob("0*.md")}
    listed = set(re.findall(r"\((0[^)]+\.md)\)", (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")))
    assert pages == listed


def test_the_excerpt_in_the_readme_is_from_the_examples_brief(tmp_path):
    from reportedly import pipeline

    with Ledger(tmp_path / "eve.ledger") as ledger:
        pipeline.read([str(ROOT / "examples" / "eve-of-talks")], ledger, theatre="none")
        told = {f"{line.text} **[{line.flag}]**" if line.flag else line.text for line in pipeline.brief(ledger).lines}
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    excerpt = page.split("<!-- excerpt -->")[1].split("<!-- end of excerpt -->")[0]
    lines = [line.removeprefix("- ") for line in excerpt.strip().splitlines()]
    assert len(lines) >= 5
    assert [line for line in lines if line not in told] == []
