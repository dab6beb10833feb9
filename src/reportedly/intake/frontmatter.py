"""Metadata above a text: YAML between ``---`` lines or TOML between ``+++`` lines.

YAML is read without its guesses (a date stays words, ``no`` stays ``no``). A text that merely begins with a rule
(``---``) is not front matter: what stands between must hold at least one field that is known here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

import yaml

from reportedly.errors import BadMetadata
from reportedly.intake.metadata import NAMES, NOTHING_SAID, Metadata, read_metadata

_YAML = re.compile(r"\s*---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?\n)\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_KNOWN = frozenset(key for keys in NAMES.values() for key in keys)
_A_KNOWN_FIELD = re.compile(rf"^\s*['\"]?(?:{'|'.join(sorted(_KNOWN))})['\"]?\s*[:=]", re.MULTILINE)


def split_front_matter(text: str, where: str) -> tuple[Metadata, str]:
    """Return the metadata above the text, and the text below it.

    Raises:
        BadMetadata: there is front matter, but it is broken or holds what it cannot hold.
    """
    for pattern, load in ((_YAML, _load_yaml), (_TOML, _load_toml)):
        match = pattern.match(text)
        if match and _A_KNOWN_FIELD.search(match[1]):
            return read_metadata(load(match[1], where), where), text[match.end() :]
    return NOTHING_SAID, text


def _load_yaml(block: str, where: str) -> Mapping[str, object]:
    try:
        fields = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - builds only strings, lists and mappings
    except (yaml.YAMLError, RecursionError) as error:
        raise _broken(where, "YAML", error) from None
    if not isinstance(fields, dict):
        raise BadMetadata(where, "the front matter is no list of fields", "write one `name: value` a line")
    return fields


def _load_toml(block: str, where: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _broken(where, "TOML", error) from None


def _broken(where: str, language: str, error: Exception) -> BadMetadata:
    place = " ".join(str(error).split())
    return BadMetadata(where, f"the front matter is broken {language} ({place:.120})", "mend it, or put it in quotes")
