"""What an act befell, as words: the market, the airport; no act, no number, no date, no place's name, no source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.auditing.said import STRUCK, Said, stems_of
from reportedly.auditing.words import DriftWords, Word, fold, words_of

KNOWN = 0.6  # share of the things that one sentence names which the other must name too, to be of one matter


def things_of(one: Said, words: DriftWords) -> frozenset[str]:
    """Return the things that a claim's sentence names, as the beginnings of their words."""
    return frozenset(_things(one, words))


def share_known(things: frozenset[str], known: Iterable[Said], words: DriftWords) -> float:
    """Return the share of things that stand in these sentences too; all of none."""
    theirs = frozenset().union(*(stems_of(one.sentence) | things_of(one, words) for one in known))
    return len(things & theirs) / len(things) if things else 1.0


def _things(one: Said, words: DriftWords) -> Iterator[str]:
    place = fold(one.where.name) if one.where else ""
    struck = {w.folded for r in (one.act.roles if one.act else ()) if r.name in STRUCK for w in words_of(r.text)}
    for word in words_of(one.sentence):
        if word.folded in place or _is_common(word, words) or is_of_act(word.folded, words.beside):
            continue
        if word.folded not in struck and is_of_act(word.folded, words.acts):
            continue
        stem = next(iter(stems_of(word.written)), word.folded if word.folded in struck else None)
        if stem is not None and (stem in one.stems or word.folded in struck):
            yield stem


def _is_common(word: Word, words: DriftWords) -> bool:
    listed = words.dating | words.grammar | words.another
    return word.folded in listed or word.folded in words.nations or words.is_number(word) or words.bounds_with(word)


def is_of_act(word: str, acts: frozenset[str]) -> bool:
    """Say whether a word is a form of one of these lemmas."""
    bare = word.removesuffix("ed").removesuffix("ing")
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("d"), bare, f"{bare}e")
    return any(form in acts for form in forms) or (bare != word and bare[:-1] in acts)
