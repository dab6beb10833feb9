"""Where the learned reader comes from: a package of its own for each language, installed beside this one."""

from __future__ import annotations

from importlib import import_module
from typing import Literal

from reportedly.errors import MissingResource
from reportedly.reading.learned.tagging import Tagger

Readers = Literal["rules", "both"]


def find_tagger(wanted: Readers, *, language: str = "en") -> Tagger | None:
    """Return the learned reader for ``both``, None for ``rules``.

    Raises:
        MissingResource: ``both`` is asked for and the package is not installed, or its files are not as shipped.
    """
    package = f"reportedly_reader_{language}"
    if wanted == "rules":
        return None
    try:
        tagger: Tagger = import_module(package).load()
    except ImportError as error:
        install = f"run: pip install 'reportedly[reader]', or read with the rules alone ({error})"
        raise MissingResource(f"the learned reader ({package})", install) from error
    return tagger
