"""The commands that ask: claims, events, figures, documents, sources, and one of them whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.options import ledger_option, span_options, table_options
from reportedly.cli.sessions import open_ledger, settings_of

if TYPE_CHECKING:
    from reportedly.model import Event, Figure, Situation

# What a terminal row has room for; CSV and JSON have every column.
NARROW = {
    "claims": ("id", "kind", "code", "low", "high", "source", "publisher", "quote"),
    "events": ("id", "type", "name", "start", "standing", "independent", "responsibility"),
    "figures": ("id", "measure", "best", "low", "high", "relations", "standing", "independent"),
    "documents": ("id", "publisher", "title", "published_at"),
    "sources": ("name", "kind", "side", "claims", "outlets"),
}


def _print(name: str, nouns: Sequence[Any], kind: type, style: str | None) -> None:
    from reportedly.codec import encode, to_json
    from reportedly.render import tables

    if style == "json":
        click.echo(to_json([encode(noun) for noun in nouns]))
        return
    columns, rows = tables.table_of(nouns) if nouns else (tables.columns_of(kind), [])
    if style == "csv":
        click.echo(tables.to_csv(columns, rows), nl=False)
        return
    chosen = [columns.index(column) for column in NARROW[name]]
    _print_table([columns[n] for n in chosen], [[_short(columns[n], row[n]) for n in chosen] for row in rows])
    click.echo(f"{len(rows)} {name}", err=True)


def _short(column: str, cell: Any) -> Any:
    """Cut a moment to its minutes: a terminal row is narrow, and all moments are UTC."""
    return cell[:16].replace("T", " ") if column in ("start", "published_at") and cell else cell


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, no_wrap=column == "id", overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))  # Text: no markup out of news
    Console().print(table)


def _question(**limits: Any) -> Any:
    from reportedly.ledger import Question

    return Question(**limits)


@click.command()
@ledger_option
@span_options
@click.option("--kind", type=click.Choice(["occurrence", "measure", "holding", "stance", "remark"]), help="Only these.")
@click.option("--source", help="Whose source or outlet has this in its name.")
@click.option("--measure", help="Of this measure, event type or issue, such as killed.")
@click.option("--text", help="Whose quote has all of these words.")
@table_options
def claims(
    ledger_path: Path | None,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
    kind: str | None,
    source: str | None,
    measure: str | None,
    text: str | None,
    limit: int | None,
    style: str | None,
) -> None:
    """List claims, in order of publication."""
    from reportedly.model import Claim

    question = _question(
        since=since, until=until, as_of=as_of, kind=kind, source=source, measure=measure, text=text, limit=limit
    )
    with open_ledger(settings_of(ledger=ledger_path), must_exist=True) as ledger:
        _print("claims", ledger.claims(question), Claim, style)


@click.command()
@ledger_option
@span_options
@click.option("--source", help="Only documents whose outlet has this in its name.")
@table_options
def documents(
    ledger_path: Path | None,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
    source: str | None,
    limit: int | None,
    style: str | None,
) -> None:
    """List documents, in order of publication."""
    from reportedly.model import Document

    question = _question(since=since, until=until, as_of=as_of, source=source, limit=limit)
    with open_ledger(settings_of(ledger=ledger_path), must_exist=True) as ledger:
        _print("documents", ledger.documents(question), Document, style)


@click.command()
@ledger_option
@span_options
@click.option("--source", help="Whose name has these letters.")
@table_options
def sources(
    ledger_path: Path | None,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
    source: str | None,
    limit: int | None,
    style: str | None,
) -> None:
    """List sources, the most heard first, with how many claims they are the innermost source of."""
    from reportedly.render.tables import SourceCount, sources_of

    question = _question(since=since, until=until, as_of=as_of)
    with open_ledger(settings_of(ledger=ledger_path), must_exist=True) as ledger:
        found = sources_of(ledger.claims(question))
    if source is not None:
        found = tuple(one for one in found if source.casefold() in one.name.casefold())
    _print("sources", found[:limit], SourceCount, style)


@click.command()
@ledger_option
@span_options
@click.option("--source", help="Only events that a source or outlet of this name tells.")
@click.option("--text", help="Whose claims' quotes have all of these words.")
@table_options
def events(
    ledger_path: Path | None,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
    source: str | None,
    text: str | None,
    limit: int | None,
    style: str | None,
) -> None:
    """List events: occurrences said to be the same, fused."""
    from reportedly.model import Event

    with open_ledger(settings_of(ledger=ledger_path), must_exist=True) as ledger:
        situation = ledger.situation(as_of=as_of or until)
        told = _told_by(ledger, since=since, until=until, as_of=as_of, source=source, text=text)
    found = [event for event in situation.events if told.intersection(event.claims)]
    _print("events", found[:limit], Event, style)


@click.command()
@ledger_option
@span_options
@click.option("--source", help="Only figures that a source or outlet of this name gives.")
@click.option("--measure", help="Of this measure, such as killed.")
@click.option("--text", help="Whose claims' quotes have all of these words.")
@table_options
def figures(
    ledger_path: Path | None,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
    source: str | None,
    measure: str | None,
    text: str | None,
    limit: int | None,
    style: str | None,
) -> None:
    """List figures: every amount given for one measure in one scope, low, best and high."""
    from reportedly.model import Figure

    with open_ledger(settings_of(ledger=ledger_path), must_exist=True) as ledger:
        situation = ledger.situation(as_of=as_of or until)
        told = _told_by(ledger, since=since, until=until, as_of=as_of, source=source, text=text)
    found = [f for f in situation.figures if measure in (None, f.measure) and told.intersection(f.claims)]
    _print("figures", found[:limit], Figure, style)


def _told_by(ledger: Any, **limits: Any) -> set[str]:
    return {claim.id for claim in ledger.claims(_question(**limits))}


@click.command()
@click.argument("wanted", metavar="ID")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def show(wanted: str, ledger_path: Path | None, as_json: bool) -> None:
    """Show one claim, event, figure or document with all its evidence quoted in context."""
    from reportedly.codec import to_json
    from reportedly.render.show import show_text, show_values

    with open_ledger(settings_of(ledger=ledger_path), must_exist=True) as ledger:
        noun, evidence, papers = _find(ledger, wanted)
    if as_json:
        click.echo(to_json(show_values(noun, evidence, papers)))
    else:
        click.echo(show_text(noun, evidence, papers), nl=False)


def _find(ledger: Any, wanted: str) -> tuple[Any, list[Any], list[Any]]:
    """Find what an id names, by its prefix, with its claims and their documents."""
    prefix = wanted.partition("-")[0]
    if prefix == "c":
        noun = ledger.revisions(wanted)[-1]
        return noun, [noun], [ledger.document(noun.evidence.document_id)]
    if prefix == "d":
        noun = ledger.document(wanted)
        return noun, [c for c in ledger.claims() if c.evidence.document_id == wanted], [noun]
    situation: Situation = ledger.situation()
    noun = _fused(situation, wanted, ledger)
    evidence = [claim for claim in situation.claims if claim.id in noun.claims]
    return noun, evidence, list(situation.documents)


def _fused(situation: Situation, wanted: str, ledger: Any) -> Any:
    from reportedly.errors import UnknownId

    fused: list[Event | Figure] = [*situation.events, *situation.figures]
    for noun in fused:
        if noun.id == wanted:
            return noun
    raise UnknownId(
        f"{wanted!r} names no claim, event, figure or document in {ledger.path}: "
        "list them with `reportedly claims`, `events`, `figures` or `documents`"
    )


LISTINGS: tuple[click.Command, ...] = (claims, events, figures, documents, sources, show)
