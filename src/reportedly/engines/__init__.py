"""Where reading runs: on this machine, in one or more supervised processes."""

from __future__ import annotations

from reportedly.engines.local import run

__all__ = ["run"]
