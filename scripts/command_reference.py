"""Write docs/reference/commands.md from the commands' own help; the docs test compares."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportedly.cli import main

TARGET = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"


def reference() -> str:
    """Return the page."""
    parts = ["# Commands", "", "Written from `--help` by `scripts/command_reference.py`.", ""]
    parts += _section("reportedly", main, None)
    context = click.Context(main, info_name="reportedly")
    for name in sorted(main.commands):
        parts += _section(f"reportedly {name}", main.commands[name], context)
    return "\n".join(parts).rstrip() + "\n"


def _section(title: str, command: click.Command, parent: click.Context | None) -> list[str]:
    context = click.Context(command, info_name=command.name if parent else "reportedly", parent=parent)
    context.formatter_class = click.HelpFormatter
    context.terminal_width = context.max_content_width = 100
    return [f"## {title}", "", "```text", command.get_help(context).rstrip(), "```", ""]


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
    sys.stdout.write(f"{TARGET}\n")
