"""Which names a sentence puts into which nation: "the Polish city of X", "X in east Poland", "X, Poland", "Poland's X".

Only the words say so here; whether it is so, ``nations`` asks theatre and ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.auditing.words import DriftWords, Word, fold, words_of

REACH = 4  # words of a place's name
NATION = 5  # words of a nation's name
INSIDE = frozenset({"in", "near"})  # behind these a name is a place's
LISTED = frozenset({"and", "or"})  # behind these a nation is one of several, not where a place lies


@dataclass(frozen=True, slots=True)
class Placing:
    """A name that a text puts into a nation; ``at`` is where the name stands in the sentence.

    ``is_plain`` where a word of place, or the noun for what it is, says that the name is a place's.
    """

    name: str
    nation: str
    at: int
    is_plain: bool = True


def placings(sentence: str, words: DriftWords) -> Iterator[Placing]:
    """Yield the names put into a nation."""
    found = tokens(sentence, words)
    for at, word in enumerate(found):
        nation = words.nations.get(word.folded)
        if nation is None:
            continue
        for name in (_behind(found, at, words), _owned(found, at, words, sentence)):
            if name:
                yield _placing(name, nation, is_plain=True)
        if word.folded in words.countries:
            yield from (_placing(n, nation, is_plain=p) for n, p in _before(found, at, words, sentence))


def settlements(sentence: str, words: DriftWords) -> Iterator[str]:
    """Yield the names that a sentence says are places: "the town of X", "X village", "X, a port", "in X"."""
    found = tokens(sentence, words)
    for at, word in enumerate(found):
        if word.folded in INSIDE and (name := _name(found, at + 1, words)):
            yield _joined(name)
        if word.folded not in words.settlement:
            continue
        names = [_name_up_to(found, at - 1, words)] if at else []
        if at + 1 < len(found) and found[at + 1].folded == "of":
            names.append(_name(found, at + 2, words))
        if (
            at > 1
            and found[at - 1].folded in ("a", "the")
            and sentence[found[at - 2].end : found[at - 1].start] == ", "
        ):
            names.append(_name_up_to(found, at - 2, words))
        yield from (_joined(name) for name in names if name)


def _placing(name: Sequence[Word], nation: str, *, is_plain: bool) -> Placing:
    return Placing(" ".join(word.folded for word in name), nation, name[0].start, is_plain)


def tokens(sentence: str, words: DriftWords) -> list[Word]:
    """The words of a sentence, with the name of a nation as one word."""
    found, at, every = [], 0, words_of(sentence)
    while at < len(every):
        longest = NATION if every[at].folded in words.heads else 1
        run = next((n for n in range(longest, 1, -1) if _joined(every[at : at + n]) in words.nations), 1)
        part = every[at : at + run]
        written = sentence[part[0].start : part[-1].end]
        found.append(part[0] if len(part) == 1 else Word(written, _joined(part), part[0].start, part[-1].end))
        at += run
    return found


def _joined(part: Sequence[Word]) -> str:
    return " ".join(word.folded for word in part)


def _behind(found: Sequence[Word], nation: int, words: DriftWords) -> list[Word]:
    """The name in "the Polish city of X"."""
    after = found[nation + 1 : nation + 3]
    if len(after) == 2 and after[0].folded in words.settlement and after[1].folded == "of":
        return _name(found, nation + 3, words)
    return []


def _owned(found: Sequence[Word], nation: int, words: DriftWords, sentence: str) -> list[Word]:
    """The name in "Poland's X region" and "Poland's X on Sunday", not in "Poland's X consulate"."""
    if not _is_owner(found[nation]):
        return []
    name = _name(found, nation + 1, words)
    if not name:
        return []
    following = found[nation + 1 + len(name)] if nation + 1 + len(name) < len(found) else None
    if following is None or sentence[name[-1].end] in ",.;":
        return name
    ends = words.settlement | words.placing | words.dating
    return name if following.folded in ends or words.is_number(following) else []


def _is_owner(word: Word) -> bool:
    return word.written.replace("’", "'").endswith("'s")


def _before(
    found: Sequence[Word], nation: int, words: DriftWords, sentence: str
) -> Iterator[tuple[Sequence[Word], bool]]:
    """The names in "near X in eastern Poland", "X, Poland," and "X, a town in Y in Poland"."""
    if nation and not _is_owner(found[nation]) and sentence[found[nation - 1].end : found[nation].start] == ", ":
        after = found[nation + 1] if nation + 1 < len(found) else None
        is_listed = after is not None and (after.folded in LISTED or after.folded in words.nations)
        name = _name_up_to(found, nation - 1, words)
        if name and not is_listed and not found[nation].folded.startswith(fold(name[-1].written)):
            yield name, _is_plain(found, name, words)
        return
    at = nation - 1
    while at > 0 and found[at].folded in words.directions:
        at -= 1
    if at > 0 and found[at].folded == "in":
        yield from _inside(found, at, words, sentence)


def _inside(found: Sequence[Word], at: int, words: DriftWords, sentence: str) -> Iterator[tuple[Sequence[Word], bool]]:
    """The names that lie in what stands behind the "in" at a place, and those that lie in them."""
    last = at - 1
    while last > 0 and found[last].folded in words.settlement | {"a", "an", "the"}:
        last -= 1
    is_apposed = last < at - 1 and sentence[found[last].end : found[last].end + 1] == ","
    name = _name_up_to(found, last, words)
    if not name or (last < at - 2 and not is_apposed):
        return
    yield name, is_apposed or last < at - 1 or _is_plain(found, name, words)
    before = found.index(name[0]) - 1
    if before > 0 and found[before].folded in ("in", "of"):
        yield from _inside(found, before, words, sentence)


def _is_plain(found: Sequence[Word], name: Sequence[Word], words: DriftWords) -> bool:
    """Whether a word of place stands before a name: "near X", "at the X airfield", "the town of X"."""
    before = [word.folded for word in found[max(0, found.index(name[0]) - 2) : found.index(name[0])]]
    if before[-1:] == ["the"]:
        before.pop()
    return bool(before) and before[-1] in words.placing


def _name(found: Sequence[Word], start: int, words: DriftWords) -> list[Word]:
    """The name that begins at a place: capitals, and small words between them ("Mocimboa da Praia")."""
    name: list[Word] = []
    for word in found[start : start + REACH]:
        is_part = word.is_name or word.folded in words.joining
        if not is_part or word.folded in words.nations or word.folded in words.dating:
            break
        name.append(word)
    while name and not name[-1].is_name:
        name.pop()
    return name if name and name[0].is_name else []


def _name_up_to(found: Sequence[Word], last: int, words: DriftWords) -> list[Word]:
    """The name that ends at a place, no nation's, not the first word of a sentence that only has its capital."""
    if last < 0 or not found[last].is_name or found[last].folded in words.nations:
        return []
    first = last
    while first > 0 and last - first < REACH - 1 and _goes_on(found[first - 1], words):
        first -= 1
    while not found[first].is_name:
        first += 1
    return list(found[first : last + 1])


def _goes_on(word: Word, words: DriftWords) -> bool:
    is_part = (word.is_name and not _is_owner(word)) or word.folded in words.joining
    return is_part and word.folded not in words.nations and word.folded not in words.placing | {"the", "a"}
