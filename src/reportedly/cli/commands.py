"""The group, and the commands that read, write and decide. Heavy imports wait inside the commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from reportedly.cli.auditing import AUDITING
from reportedly.cli.listings import LISTINGS
from reportedly.cli.options import (
    EXIT_ERROR,
    EXIT_OK,
    EXIT_SOME_SET_ASIDE,
    Moment,
    jobs_option,
    ledger_option,
    reader_option,
    theatre_option,
)
from reportedly.cli.sessions import open_ledger, settings_of
from reportedly.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.pipeline import Receipt


KINDS = {
    "holding": "of ground held",
    "measure": "of amounts",
    "occurrence": "of occurrences",
    "remark": "remarks",
    "stance": "of stances",
}


class _Group(click.Group):
    """Turns the program's own errors into one line and an exit code; anything else is a bug and shows its trace."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ReportedlyError as error:
            click.echo(f"reportedly: {error}", err=True)
            sys.exit(EXIT_ERROR)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # `| head` has read enough
            sys.exit(EXIT_OK)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(metadata.version("reportedly"), prog_name="reportedly")
def main() -> None:
    """Keep the record of who says what about a war and its peace talks, and write it up with every line cited.

    Exit codes: 0 all done · 1 done, but some input was set aside · 2 the command line is wrong · 3 nothing was done.
    """


for listing in (*LISTINGS, *AUDITING):
    main.add_command(listing)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@ledger_option
@theatre_option
@reader_option
@jobs_option
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no receipt; problems are still told.")
def read(
    paths: tuple[str, ...],
    ledger_path: Path | None,
    theatre: str | None,
    reader: str | None,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Read documents into the ledger: files, folders, or - for standard input.

    Takes plain text, Markdown, HTML, and JSON Lines (one document a line). A manifest.toml in a folder, or front
    matter, gives outlet, address, title, publication time and language.
    """
    from reportedly import pipeline

    settings = settings_of(ledger=ledger_path, theatre=theatre, reader=reader, jobs=jobs)
    with open_ledger(settings) as ledger, _Progress(paths, quiet=quiet) as advance:
        receipt = pipeline.read(
            paths,
            ledger,
            theatre=settings.theatre,
            model=settings.model,
            readers=settings.reader,
            jobs=settings.jobs,
            stdin=sys.stdin.buffer,
            max_bytes=settings.max_document_bytes,
            advance=advance,
        )
    _show_receipt(receipt, quiet=quiet)
    sys.exit(_exit_code(receipt))


def _exit_code(receipt: Receipt) -> int:
    if not receipt.set_aside:
        return EXIT_OK
    return EXIT_SOME_SET_ASIDE if receipt.documents_read or receipt.documents_known else EXIT_ERROR


class _Progress:
    """A progress bar on standard error, where that is a terminal."""

    def __init__(self, paths: Sequence[str], *, quiet: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        from reportedly.intake import count

        console = Console(stderr=True)
        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=console, disable=quiet or not console.is_terminal)
        self._task = self._progress.add_task("reading", total=count(paths))

    def __enter__(self) -> Any:
        self._progress.start()
        return self._advance

    def _advance(self, done: int) -> None:
        """Move on; a file of many documents makes the total grow."""
        task = self._progress.tasks[self._task]
        total = None if task.total is None else max(task.total, task.completed + done)
        self._progress.update(self._task, advance=done, total=total)

    def __exit__(self, *_error: object) -> None:
        self._progress.stop()


HOW_TO_NAME_ONE = " (nothing is known beforehand of parties, offices and places; --theatre names a theatre or a file)"


def _show_receipt(receipt: Receipt, *, quiet: bool) -> None:
    for item in receipt.set_aside:
        click.echo(f"set aside: {item.problem}", err=True)
    if quiet:
        return
    kinds = ", ".join(f"{count} {KINDS[kind]}" for kind, count in sorted(receipt.claims.items())) or "none"
    click.echo(
        f"documents: {receipt.documents_read} read, {receipt.documents_known} already known, "
        f"{len(receipt.set_aside)} set aside"
    )
    click.echo(f"claims: {kinds}")
    click.echo(f"ledger: {receipt.ledger}")
    click.echo(f"theatre: {receipt.theatre}{HOW_TO_NAME_ONE if receipt.theatre == 'none' else ''}")
    click.echo(f"reader: {receipt.reader}")


@main.command()
@click.argument("files", nargs=-1, metavar="[FILE|-]")
@theatre_option
@reader_option
@jobs_option
def extract(files: tuple[str, ...], theatre: str | None, reader: str | None, jobs: int | None) -> None:
    """Read documents without a ledger: JSON Lines in, one JSON line a document out, in the order of the input.

    Each line has the document's text, its attributions (source, cue and content as [start, end] code points) and its
    claims. Input that cannot be read gives a line with an error in its place. Where no theatre is named, the first
    documents decide: name it where one stream is read in several parts.
    """
    from reportedly import pipeline
    from reportedly.intake import rereadable

    settings = settings_of(theatre=theatre, reader=reader, jobs=jobs)
    paths, name, largest = files or ("-",), settings.theatre, settings.max_document_bytes
    failed = False
    with ExitStack() as held:
        stdin: BinaryIO | None = sys.stdin.buffer
        if name == pipeline.AUTO:
            stdin = held.enter_context(rereadable(paths, stdin))
            name = pipeline.choose_theatre(paths, stdin=stdin, max_bytes=largest)
        desk = pipeline.Desk.open(pipeline.find_theatre(name), model=settings.model, readers=settings.reader)
        taken = desk.take_in(paths, stdin=stdin, max_bytes=largest)
        for line in pipeline.extract_lines(taken, desk, jobs=settings.jobs):
            if line.problem is not None:
                failed = True
                click.echo(f"set aside: {line.problem}", err=True)
            click.echo(line.text)
    sys.exit(EXIT_SOME_SET_ASIDE if failed else EXIT_OK)


@main.command()
@ledger_option
@theatre_option
@click.option("--as-of", type=Moment(end_of_day=True), help="Only what was published up to then.")
@click.option("--since", type=Moment(), help="Tell what is new since then; figures still rest on all before.")
@click.option(
    "--format", "style", type=click.Choice(["html", "md", "json"]), help="Default: by the file's suffix, or md."
)
@click.option(
    "-o", "--output", "outputs", multiple=True, type=click.Path(path_type=Path), help="A file; may be given often."
)
@click.option("--findings", type=click.IntRange(min=0), default=0, help="Also print this many findings.")
def brief(
    ledger_path: Path | None,
    theatre: str | None,
    as_of: datetime | None,
    since: datetime | None,
    style: str | None,
    outputs: tuple[Path, ...],
    findings: int,
) -> None:
    """Write the cited brief: the same ledger and moment give the same bytes."""
    from reportedly import pipeline

    settings = settings_of(ledger=ledger_path, theatre=theatre)
    with open_ledger(settings, must_exist=True) as ledger:
        told = pipeline.named_theatre(theatre, ledger)
        written = pipeline.brief(ledger, theatre=told, as_of=as_of, since=since)
    if not outputs:
        click.echo(pipeline.render_brief(written, style or "md"), nl=False)
    for path in outputs:
        content = pipeline.render_brief(written, style or path.suffix.lstrip("."))
        pipeline.write_whole(path, content)
        click.echo(f"{path}: {len(written.lines)} lines, {len(written.documents)} documents")
    for number, finding in enumerate(written.findings[:findings], start=1):
        click.echo(f"{number}. {finding.because}")


@main.command()
@click.argument("claim_id", metavar="ID")
@click.argument("decision", type=click.Choice(["accept", "reject", "same", "not same"]))
@click.argument("other_id", metavar="[OTHER]", required=False)
@click.option("--by", required=True, help="Who decides: a name, kept with the decision.")
@click.option("--reason", required=True, help="Why, in words for the next reader.")
@ledger_option
def judge(claim_id: str, decision: str, other_id: str | None, by: str, reason: str, ledger_path: Path | None) -> None:
    """Keep a decision on a claim: accept or reject it, or say that two are the same event or not.

    A decision is a new row with name and reason. It wins over the rules and survives reading again.
    """
    from reportedly.model import Decision

    with open_ledger(settings_of(ledger=ledger_path), must_exist=True) as ledger:
        kept = ledger.judge(Decision(decision), claim_id, other_id=other_id, by=by, reason=reason)
    click.echo(f"{kept.id}: {decision} {claim_id}{f' {other_id}' if other_id else ''} ({by}: {reason})")


@main.command()
@click.argument("target_id", metavar="ID")
@click.option("--by", required=True, help="Who withdraws it: a name, kept with the withdrawal.")
@click.option("--reason", required=True, help="Why, in words for the next reader.")
@ledger_option
def retract(target_id: str, by: str, reason: str, ledger_path: Path | None) -> None:
    """Take a claim or a document out of every answer from now on. Its rows stay."""
    with open_ledger(settings_of(ledger=ledger_path), must_exist=True) as ledger:
        kept = ledger.retract(target_id, by=by, reason=reason)
    click.echo(f"{kept.id}: {target_id} retracted ({by}: {reason})")
