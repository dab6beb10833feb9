"""What the extractors hand to the door: attributions found in the text, and propositions not yet attributed."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Link, Modality, Polarity, Proposition
from reportedly.values import Span


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution as found: who (source), by which words (cue), what (content), all as spans of the text.

    Spans are tuples where discontinuous, empty where there is none (a colon lead has a source and no cue word; a
    passive has no source). ``parent`` is the index of the attribution whose content holds this one; ``continues`` the
    index of the attribution of an earlier sentence that this one goes on with. ``polarity`` is DENIED for "denied
    that …" and UNKNOWN for denied knowledge. ``cue_token``/``source_token`` are head tokens.
    """

    link: Link
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_token: int | None
    source_token: int | None
    cue_class: str  # speech, quote, passive, according-to, nominal, adverb, colon, continuing, relay, reaction, unknown
    parent: int | None = None
    continues: int | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposition with its place in the text, before attribution.

    ``span`` is the evidence (the clause or phrase that says it); ``anchor`` is the index of the token that decides who
    says it and names the draft inside the document: the governing verb or noun, or the number. ``about`` is the anchor
    of the occurrence that a measure belongs to. ``is_mention``: an act that the words only refer to ("after the raid").
    ``reader`` and ``score`` are those of the evidence.
    """

    proposition: Proposition
    span: Span
    anchor: int
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    about: int | None = None
    is_mention: bool = False
    reader: str = "rules"
    score: float | None = None
