"""Options that several commands share, and how moments are written on the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

EXIT_OK = 0
EXIT_SOME_SET_ASIDE = 1  # the run finished, and some input was set aside
EXIT_DIFFERS = 1  # an audit finished, and something differs from the ledger
EXIT_USAGE = 2  # click's own
EXIT_ERROR = 3  # nothing was done: a missing file, an unusable ledger, a missing model


class Moment(click.ParamType[datetime]):
    """A date (its end, for ``--as-of`` and ``--until``) or a time, as ISO 8601; without a zone it is UTC."""

    name = "time"

    def __init__(self, *, end_of_day: bool = False) -> None:
        self._end_of_day = end_of_day

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return an aware time."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no time: write 2025-06-02 or 2025-06-02T18:00Z", param, ctx)
        if "T" not in value and " " not in value and self._end_of_day:
            moment = datetime.combine(moment.date(), time.max)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def ledger_option(command: Command) -> Command:
    """Add ``--ledger FILE``."""
    return click.option(
        "--ledger",
        "ledger_path",
        type=click.Path(path_type=Path, dir_okay=True),
        help="The ledger file. Default: reportedly.ledger, or what the settings say.",
    )(command)


def theatre_option(command: Command) -> Command:
    """Add ``--theatre NAME``."""
    return click.option(
        "--theatre",
        help="A shipped theatre's name, the path of a theatre file, none, or auto (the default): the one that the "
        "ledger or the texts tell of. A manifest's theatre comes first.",
    )(command)


def jobs_option(command: Command) -> Command:
    """Add ``--jobs N``."""
    return click.option("--jobs", "-j", type=click.IntRange(1, 256), help="How many processes read. Default: 1.")(
        command
    )


def reader_option(command: Command) -> Command:
    """Add ``--reader rules|both``."""
    return click.option(
        "--reader",
        type=click.Choice(["rules", "both"]),
        help="Who reads: the rules, or the learned reader beside them. Default: both where it is installed.",
    )(command)


def span_options(command: Command) -> Command:
    """Add ``--since``, ``--until``, ``--as-of``."""
    command = click.option("--as-of", type=Moment(end_of_day=True), help="Only what was published up to then.")(command)
    command = click.option("--until", type=Moment(end_of_day=True), help="Published up to then.")(command)
    return click.option("--since", type=Moment(), help="Published since then.")(command)


def table_options(command: Command) -> Command:
    """Add ``--json`` and ``--csv``."""
    command = click.option("--csv", "style", flag_value="csv", help="Comma-separated values with a header.")(command)
    command = click.option("--json", "style", flag_value="json", help="One JSON array.")(command)
    return click.option("--limit", type=click.IntRange(min=1), help="At most this many rows.")(command)
