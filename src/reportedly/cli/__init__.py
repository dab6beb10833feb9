"""The command line: each command parses, calls the pipeline, renders. No decision is taken here."""

from __future__ import annotations

from reportedly.cli.commands import main

__all__ = ["main"]
