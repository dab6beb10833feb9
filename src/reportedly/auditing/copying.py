"""A second look, at the words: what was exchanged in a sentence that is otherwise a report's own.

The slots of a claim are what the reader understood. Where the text repeats a report's sentence nearly word for word,
the words that were exchanged say what was done to it even where the reader understood less: a name unknown to every
list, a number that counts nothing on record. Only near copies are looked at, and only where one thing was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportedly.auditing.words import DriftWords, Word, words_of
from reportedly.model import DriftKind

COPIED = 0.75  # share of words in the same order from which a sentence is a near copy
ALIKE = 0.7  # share of letters from which two spellings are one name
PARTS = 2  # who did it, and to whom
SHORT = 3  # letters of words that are mostly grammar
MODIFYING = 4  # words of an exchange that only hedges or denies; a longer one is a clause of its own
FEWEST = 6  # a sentence of fewer words is met by chance
ALONE = frozenset(
    {DriftKind.FIGURE_CHANGED, DriftKind.ROLE_IMPOSSIBLE}
)  # told of a near copy only where nothing else was exchanged: units, order and voice change with numbers and names


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of a report's sentence, and those that stand in their place in the text."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]
    before: Word | None  # the word of the text before the place
    after: Word | None
    at: int  # place in the text's sentence, in code points
    is_first: bool  # at the head of the sentence: who does it


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a swap amounts to; ``is_sure`` where no claim need bear it out."""

    kind: DriftKind
    because: str
    at: int
    is_sure: bool = False


def likeness(report: Sequence[Word], text: Sequence[Word]) -> float:
    """Return the share of words that two sentences have in the same order."""
    return _match(report, text).ratio() if min(len(report), len(text)) >= FEWEST else 0.0


def exchanged(report: str, text: str, words: DriftWords) -> list[Exchange]:
    """Return what was exchanged in a near copy: nothing where it is none, or where more than one thing was done."""
    old, new = words_of(report), words_of(text)
    if likeness(old, new) < COPIED:
        return []
    swaps = list(_swaps(old, new))
    if _have_changed_parts(swaps):
        because = f"“{_written(swaps[0].new)}” and “{_written(swaps[1].new)}” have changed parts"
        return [Exchange(DriftKind.ROLE_IMPOSSIBLE, because, swaps[0].at, is_sure=True)]
    read = [_read(swap, words) for swap in swaps]
    found = [exchange for exchange in read if exchange is not None]
    kinds = {exchange.kind for exchange in found}
    if len(kinds) != 1 or (kinds & ALONE and len(swaps) > len(found)):
        return []
    return found if not _are_moved(swaps) else []


def _have_changed_parts(swaps: Sequence[Swap]) -> bool:
    """Whether two names stand each in the other's place, and nothing else was exchanged."""
    if len(swaps) != PARTS:
        return False
    one, other = swaps
    sides = ([w.folded for w in one.old], [w.folded for w in one.new])
    return all(sides) and sides == ([w.folded for w in other.new], [w.folded for w in other.old])


def _are_moved(swaps: Sequence[Swap]) -> bool:
    """Whether names only changed places: the order is another, not the matter."""
    gone = {w.folded for swap in swaps for w in swap.old if w.is_name}
    come = {w.folded for swap in swaps for w in swap.new if w.is_name}
    return bool(gone & come)


def _match(report: Sequence[Word], text: Sequence[Word]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [w.folded for w in report], [w.folded for w in text], autojunk=False)


def _swaps(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Swap]:
    for what, i, j, k, end in _match(old, new).get_opcodes():
        if what == "equal":
            continue
        at = new[k].start if k < len(new) else new[-1].start
        before = new[k - 1] if k else None
        after = new[end] if end < len(new) else None
        yield Swap(tuple(old[i:j]), tuple(new[k:end]), before, after, at, is_first=k <= 1)


def _read(swap: Swap, words: DriftWords) -> Exchange | None:
    """Say what a swap amounts to; the first reading that fits."""
    for kind, reading in READINGS:
        if reading(swap, words):
            because = f"“{_written(swap.new)}” where the ledger has “{_written(swap.old)}”"
            return Exchange(kind, because, swap.at)
    return None


def _written(words: Sequence[Word]) -> str:
    return " ".join(word.written for word in words) or "nothing"


# ── readings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def is_negated(swap: Swap, words: DriftWords) -> bool:
    """A negation came or went. A clause that came or went as a whole denies something of its own."""
    longest = max(len(swap.old), len(swap.new))
    is_short = longest <= (MODIFYING + 1 if swap.old and swap.new else MODIFYING - 2)
    return is_short and _has(swap.old, words.negating) != _has(swap.new, words.negating)


def is_vouched(swap: Swap, words: DriftWords) -> bool:
    """A cue that vouches stands for a plain one, or a verb on a higher rung."""
    was, now = _has(swap.old, words.raising), _has(swap.new, words.raising)
    return (now and not was and len(swap.old) == len(swap.new) == 1) or words.is_raised(swap.old, swap.new)


def is_hedge_lost(swap: Swap, words: DriftWords) -> bool:
    """A hedge went."""
    return _hedges(swap.old, words) and not _hedges(swap.new, words)


def is_hedge_added(swap: Swap, words: DriftWords) -> bool:
    """A hedge came."""
    return _hedges(swap.new, words) and not _hedges(swap.old, words)


def _hedges(some: Sequence[Word], words: DriftWords) -> bool:
    """Whether the words hedge: a name ("May 24") does not, nor does a clause that hedges something of its own."""
    return len(some) <= MODIFYING and _has([w for w in some if not w.is_name or w.start == 0], words.hedging)


def is_bound_lost(swap: Swap, words: DriftWords) -> bool:
    """The words that leave an amount open went, or turned round, before the same number."""
    counted = swap.after is not None and words.is_number(swap.after)
    was, now = words.bound(swap.old), words.bound(swap.new)
    return counted and was is not None and was != now


def is_other_time(swap: Swap, words: DriftWords) -> bool:
    """Another day or month."""
    if not swap.old or len(swap.old) != len(swap.new):
        return False
    beside = [w for w in (swap.before, swap.after) if w is not None and w.folded in words.dating]
    both = [w for w in (*swap.old, *swap.new) if w.folded not in words.dating]
    dated = _has(swap.old, words.dating) and _has(swap.new, words.dating)
    dated = dated and all(words.is_number(w) or w.folded in words.grammar for w in both)
    return dated or (bool(beside) and all(words.is_number(w) for w in (*swap.old, *swap.new)))


def is_other_number(swap: Swap, words: DriftWords) -> bool:
    """Another number, in digits or in words."""
    if len(swap.old) != 1 or len(swap.new) != 1 or not all(words.is_number(w) for w in (*swap.old, *swap.new)):
        return False
    was, now = words.value(swap.old[0]), words.value(swap.new[0])
    return was is not None and now is not None and was != now


def is_other_place(swap: Swap, words: DriftWords) -> bool:
    """Another name behind a word of place."""
    if swap.before is None or swap.before.folded not in words.placing | words.settlement:
        return False
    heads = {w.folded for w in (*swap.old[:1], *swap.new[:1])}
    if len(heads) > 1 and heads & words.placing:
        return False  # near it, not in it
    return _are_other_names(swap) and len(swap.new) <= len(swap.old) + 1


def is_other_source(swap: Swap, words: DriftWords) -> bool:
    """Another name before a plain cue; "he" is whoever was named before."""
    if any(w.folded in words.standing_in for w in (*swap.old, *swap.new)):
        return False
    if swap.after is None or swap.after.folded not in words.saying or not _are_other_names(swap):
        return False
    shared = {w.folded for w in swap.old} & {w.folded for w in swap.new}
    return not any(len(word) > SHORT for word in shared)


def is_source_gone(swap: Swap, words: DriftWords) -> bool:
    """A name with its cue is gone from the end."""
    is_last = swap.after is None and not swap.new
    return is_last and any(w.is_name for w in swap.old) and _has(swap.old[-3:], words.saying)


def is_other_doer(swap: Swap, words: DriftWords) -> bool:
    """Another name at the head of the sentence, where any word has a capital: one must be a name beyond doubt."""
    if not swap.is_first or len(swap.old) != len(swap.new) or not _are_other_names(swap):
        return False
    return any(w.start > 0 or w.written.isupper() or w.folded in words.nations for w in (*swap.old, *swap.new))


def _are_other_names(swap: Swap) -> bool:
    """Whether names stand for names, and they are no two spellings of one."""
    if not swap.old or not swap.new or not all(any(w.is_name for w in side) for side in (swap.old, swap.new)):
        return False
    one, other = ("".join(w.folded for w in side) for side in (swap.old, swap.new))
    if one.startswith(other) or other.startswith(one):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() < ALIKE


def _has(words: Sequence[Word], listed: frozenset[str]) -> bool:
    return any(word.folded in listed for word in words)


READINGS = (
    (DriftKind.POLARITY_FLIPPED, is_negated),
    (DriftKind.VERB_RAISED, is_vouched),
    (DriftKind.HEDGE_LOST, is_hedge_lost),
    (DriftKind.HEDGE_ADDED, is_hedge_added),
    (DriftKind.BOUND_LOST, is_bound_lost),
    (DriftKind.SCOPE_MOVED, is_other_time),
    (DriftKind.FIGURE_CHANGED, is_other_number),
    (DriftKind.SOURCE_SWAPPED, is_other_source),
    (DriftKind.SOURCE_LOST, is_source_gone),
    (DriftKind.SCOPE_MOVED, is_other_place),
    (DriftKind.ROLE_IMPOSSIBLE, is_other_doer),
)
