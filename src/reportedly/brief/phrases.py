"""The words of a brief, as data: ``english.toml``, one table a closed vocabulary."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from reportedly.errors import BadResource

Phrases = Mapping[str, Mapping[str, str]]


@cache
def load_phrases() -> Phrases:
    """Load the words of the English brief.

    Raises:
        BadResource: the file is no TOML of tables of texts.
    """
    text = resources.files(__package__).joinpath("english.toml").read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadResource("brief/english.toml", f"not valid TOML: {error}") from error
    for name, table in tables.items():
        if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
            raise BadResource("brief/english.toml", f"table {name!r} must hold texts only")
    return tables


def phrase(table: str, key: str, **filled: str) -> str:
    """Return the words for a code, filled in; a code without words stands for itself, underscores as spaces."""
    words = load_phrases()[table].get(key)
    return key.replace("_", " ") if words is None else words.format(**filled)
