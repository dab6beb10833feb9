"""Frames for notebooks: one flat row a claim, event or figure. Needs the extra ``pandas``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.errors import MissingResource
from reportedly.model import Claim, Document, Event, Figure
from reportedly.render.tables import table_of

if TYPE_CHECKING:
    import pandas


def to_pandas(nouns: Iterable[Claim | Document | Event | Figure]) -> pandas.DataFrame:
    """Return a frame with one row a noun and the columns that the tables and CSV have.

    Raises:
        MissingResource: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingResource("pandas", "run: pip install 'reportedly[pandas]'") from error
    columns, rows = table_of(list(nouns))
    return pandas.DataFrame(rows, columns=list(columns))
