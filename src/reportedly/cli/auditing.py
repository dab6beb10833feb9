"""The commands that hold a text, or one claim's way, against the ledger."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.options import EXIT_DIFFERS, EXIT_OK, Moment, ledger_option, reader_option, theatre_option
from reportedly.cli.sessions import open_ledger, settings_of

if TYPE_CHECKING:
    from reportedly.model import Audit

FAIL_ON = {
    "never": (),
    "contradicted": ("contradicted",),
    "differs": ("contradicted", "differs"),
    "disputed": ("contradicted", "differs", "disputed"),
    "not_found": ("contradicted", "differs", "disputed", "not_found"),
}
STYLES = {
    "supported": "green",
    "differs": "bold red",
    "contradicted": "bold red",
    "disputed": "yellow",
    "not_found": "dim",
    "no_claim": "dim",
}


@click.command()
@click.argument("file", metavar="FILE|-")
@ledger_option
@theatre_option
@reader_option
@click.option("--as-of", type=Moment(end_of_day=True), help="Hold it against what was published up to then.")
@click.option("--published", type=Moment(), help="When the text came out, where the file does not say.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="An HTML file with the evidence beside the text.")
@click.option(
    "--fail-on",
    type=click.Choice(list(FAIL_ON)),
    default="differs",
    show_default=True,
    help="Exit with 1 on this verdict or a graver one.",
)
def audit(
    file: str,
    ledger_path: Path | None,
    theatre: str | None,
    reader: str | None,
    as_of: datetime | None,
    published: datetime | None,
    as_json: bool,
    output: Path | None,
    fail_on: str,
) -> None:
    """Read any text against the ledger, sentence by sentence: who supports it, what differs and how, what is disputed.

    Exit codes: 0 nothing differs · 1 something does (--fail-on) · 2 the command line is wrong · 3 nothing was done.
    """
    from reportedly import pipeline
    from reportedly.render.audit import audit_values, summary_line
    from reportedly.render.audit_html import render_audit

    settings = settings_of(ledger=ledger_path, theatre=theatre, reader=reader)
    with open_ledger(settings, must_exist=True) as ledger:
        told = pipeline.named_theatre(theatre, ledger)
        document = pipeline.take_one(
            file, published_at=published, stdin=sys.stdin.buffer, max_bytes=settings.max_document_bytes
        )
        audited = pipeline.audit(
            document, ledger, theatre=told, as_of=as_of, model=settings.model, readers=settings.reader
        )
    if output is not None:
        pipeline.write_whole(output, render_audit(audited, name=None if file == "-" else Path(file).name))
    if as_json:
        click.echo(pipeline.to_json(audit_values(audited)))
    elif output is None:
        _print_audit(audited)
    else:
        click.echo(f"{output}: {summary_line(audited)}")
    verdicts = {one.verdict.value for one in audited.claims}
    sys.exit(EXIT_DIFFERS if verdicts.intersection(FAIL_ON[fail_on]) else EXIT_OK)


def _print_audit(audited: Audit) -> None:
    from rich.console import Console
    from rich.text import Text

    from reportedly.render.audit import as_rows, summary_line

    console = Console(highlight=False)
    for row in as_rows(audited):
        text = Text(row.text, style=STYLES.get(row.style, row.style))
        for line in text.wrap(console, console.width - row.indent) or [text]:
            line.rstrip()
            console.print(Text(" " * row.indent) + line, soft_wrap=True)
    console.print(Text(summary_line(audited), style="bold"))


@click.command()
@click.argument("claim_id", metavar="ID")
@ledger_option
@click.option("--as-of", type=Moment(end_of_day=True), help="Only what was published up to then.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="An HTML file with a picture of the way.")
def trace(claim_id: str, ledger_path: Path | None, as_of: datetime | None, as_json: bool, output: Path | None) -> None:
    """Show how a claim travelled: who told it first, who took it from whom, and what changed on the way."""
    from reportedly import pipeline
    from reportedly.render.audit import trace_text, trace_values
    from reportedly.render.audit_html import render_trace

    with open_ledger(settings_of(ledger=ledger_path), must_exist=True) as ledger:
        travel = pipeline.trace(claim_id, ledger, as_of=as_of)
    if output is not None:
        pipeline.write_whole(output, render_trace(travel))
        click.echo(f"{output}: {len(travel.steps)} reports")
    elif as_json:
        click.echo(pipeline.to_json(trace_values(travel)))
    else:
        click.echo(trace_text(travel), nl=False)


AUDITING: tuple[click.Command, ...] = (audit, trace)
