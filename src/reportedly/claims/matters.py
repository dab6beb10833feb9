"""What a party speaks about: issue words tied to the stance cue that governs them, one matter for each item of a list.

The parser is weakest on lists of demands, so the tie is made on the order of words inside the clause; the parse decides
only which verb stands above which. "Demanded that Kyiv accept limits" is one demand: the inner verb is its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Sentence

from reportedly.claims.clauses import Tree
from reportedly.claims.conditions import Conditional
from reportedly.claims.phrases import Hit, Words, load_phrases
from reportedly.lang import Pack
from reportedly.model import Pole

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL = frozenset({"VERB", "AUX"})
_FORWARD = frozenset({"verb", "adjective", "noun", "modal"})
_CARRIES_FLIPS = frozenset({"or", "nor"})
_ITEM_ENDS = frozenset({",", ";", ":", '"', "(", ")", "-", "--"})
_LEADS = frozenset({"ADP", "SCONJ", "CCONJ", "PART", "PUNCT", "SPACE"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a stance in a sentence. ``verb`` is the token whose subject or owner holds it."""

    hit: Hit
    verb: int
    form: str
    passive: bool

    @property
    def flips(self) -> bool:
        """Whether the words turn the pole round."""
        return bool(self.hit.row.get("flip", False))


@dataclass(frozen=True, slots=True)
class Matter:
    """An issue under a cue: its pole as worded there, the tokens ``start`` to ``end``, and the words that turned it."""

    issue: str
    pole: Pole
    cue: Cue
    outer: tuple[Cue, ...]
    mention: Hit
    start: int
    end: int
    flips: tuple[int, ...] = ()
    is_own_refusal: bool = False

    @property
    def anchor(self) -> int:
        """The token that names the matter."""
        return self.mention.first


def find_matters(
    sentence: Sentence, conditionals: tuple[Conditional, ...], *, tree: Tree, pack: Pack, parties: frozenset[int]
) -> tuple[Matter, ...]:
    """Return every issue that stands under a stance cue, in order."""
    words = Words.of(sentence, parties)
    mentions = load_phrases(pack, "issues", "issue").find(words)
    if not mentions:
        return ()
    cues = list(_cues(load_phrases(pack, "stances", "cue").find(words), conditionals, tree))
    borders = {h.first for h in load_phrases(pack, "stances", "border").find(words)}
    borders |= {c.marker[0] for c in conditionals}
    tied = []
    for mention in mentions:
        if any(c.covers(mention.first) for c in conditionals):
            continue
        above = _above(mention, cues, borders, tree)
        if above:
            tied.append((above, mention))
    found: list[Matter] = []
    for key in dict.fromkeys(above[0].hit.tokens for above, _ in tied):
        group = [(above, mention) for above, mention in tied if above[0].hit.tokens == key]
        found.extend(_items(group, sentence, borders, tree, pack))
    return tuple(sorted(found, key=lambda m: m.anchor))


# ── cues ──


def _cues(hits: list[Hit], conditionals: tuple[Conditional, ...], tree: Tree) -> Iterator[Cue]:
    for hit in hits:
        form = hit.row["form"]
        if any(c.marker[0] <= hit.first < c.start for c in conditionals):
            continue
        verb = _verb(hit, form, tree)
        if verb is not None:
            yield Cue(hit, verb, form, form == "verb" and tree.is_passive(verb))


def _verb(hit: Hit, form: str, tree: Tree) -> int | None:
    first = hit.first
    match form:
        case "noun":
            return first if tree.pos[first] in ("NOUN", "PROPN") else None
        case "verb" if tree.pos[first] == "VERB":
            return first
        case "modal" if tree.dep[first] == "ROOT" or tree.pos[first] == "VERB":
            return first
        case "verb" | "modal":
            return tree.head[first] if tree.pos[first] == "AUX" and tree.dep[first] == "aux" else None
        case _:
            return first if tree.pos[first] in _VERBAL else _verb_above(first, tree)


def _verb_above(token: int, tree: Tree) -> int:
    return next((i for i in tree.up(token) if tree.pos[i] in _VERBAL), token)


# ── ties ──


def _above(mention: Hit, cues: list[Cue], borders: set[int], tree: Tree) -> tuple[Cue, ...]:
    """Return the cue that governs the mention, nearest first, then those above it in case it has no holder."""
    governing = [c for c in cues if _governs(c, mention, borders, tree)]
    governing.sort(key=lambda c: -c.hit.first)
    if not governing:
        return ()
    inner = 0
    while inner + 1 < len(governing) and _absorbs(governing[inner + 1], governing[inner], tree):
        inner += 1
    return (*governing[inner:], *governing[:inner])


def _governs(cue: Cue, mention: Hit, borders: set[int], tree: Tree) -> bool:
    if cue.form == "predicate" or cue.passive:
        subjects = tree.kids(cue.verb, "nsubj", "nsubjpass")
        subject = subjects[0] if subjects else (tree.head[cue.verb] if tree.dep[cue.verb] == "acl" else None)
        return subject is not None and mention.last < cue.hit.last and mention.first in tree.subtree(subject)
    if mention.first <= cue.hit.first or cue.form not in _FORWARD:
        return False
    shares = not set(cue.hit.tokens).isdisjoint(mention.tokens)
    if shares and cue.hit.row.get("reach") != "self":
        return False
    between = range(cue.hit.first + 1, mention.first)
    if any(i in borders or tree.doc[i].text == ";" for i in between if i not in cue.hit.tokens):
        return False
    return not any(_starts_anew(i, cue, tree) for i in between)


def _starts_anew(token: int, cue: Cue, tree: Tree) -> bool:
    """Say whether a coordinated verb opens a new statement here: "rejected a truce and launched strikes"."""
    if tree.dep[token] != "conj" or tree.pos[token] not in _VERBAL:
        return False
    above = tree.head[token]
    is_level = above == cue.verb or above in set(tree.up(cue.verb))
    return is_level and (tree.tag[token] in _FINITE or bool(tree.kids(token, "nsubj")))


def _absorbs(outer: Cue, inner: Cue, tree: Tree) -> bool:
    """Say whether the inner cue is content of the outer one: "urged Kyiv to accept …", "will not accept …"."""
    if outer.passive or inner.form not in ("verb", "adjective") or tree.tag[inner.verb] != "VB":
        return False
    return outer.verb == inner.verb or outer.verb in set(tree.up(inner.verb))


# ── items of a list ──


def _items(
    group: list[tuple[tuple[Cue, ...], Hit]], sentence: Sentence, borders: set[int], tree: Tree, pack: Pack
) -> Iterator[Matter]:
    flips = load_phrases(pack, "stances", "flip").find(Words.of(sentence))
    idle = {t for h in load_phrases(pack, "stances", "idle").find(Words.of(sentence)) for t in h.tokens}
    flips = [h for h in flips if idle.isdisjoint(h.tokens)]
    kept: list[Matter] = []
    for above, mention in group:
        cue = above[0]
        start = _item_start(cue, mention, kept, tree)
        if start is None:
            continue
        if kept:
            kept[-1] = replace(kept[-1], end=_before(start, tree))
        item = [h for h in flips if start <= h.first < mention.first and set(h.tokens).isdisjoint(cue.hit.tokens)]
        item += [h for h in flips if h.first in tree.kids(mention.first, "neg") and h not in item]
        carried = kept[-1].flips if kept and tree.doc[start - 1].lower_ in _CARRIES_FLIPS else ()
        kept.append(_matter(above, mention, item, carried, start, tree))
    if kept:
        last = kept[-1]
        kept[-1] = replace(last, end=_item_end(last, sentence, borders, tree))
    yield from (replace(m, start=_skip_leads(m, tree)) for m in kept)


def _matter(
    above: tuple[Cue, ...], mention: Hit, item: list[Hit], carried: tuple[int, ...], start: int, tree: Tree
) -> Matter:
    cue, *others = above
    absorbed = [c for c in others if c.hit.first > cue.hit.first]
    outer = tuple(c for c in others if c.hit.first < cue.hit.first)
    turning = tuple(sorted({h.first for h in item} | {c.hit.first for c in absorbed if c.flips})) + carried
    words = {h.first: bool(h.row.get("own", False)) for h in item}
    is_own = len(turning) == 1 and words.get(turning[0], False) and mention.first - turning[0] <= 4
    pole = Pole(mention.row["pole"])
    return Matter(
        issue=mention.row["code"],
        pole=turned(pole) if len(turning) % 2 else pole,
        cue=cue,
        outer=outer,
        mention=mention,
        start=start,
        end=mention.last + 1,
        flips=turning,
        is_own_refusal=is_own,
    )


def turned(pole: Pole) -> Pole:
    """Return the other end of the proposition."""
    return {Pole.FOR: Pole.AGAINST, Pole.AGAINST: Pole.FOR, Pole.NONE: Pole.NONE}[pole]


def _item_start(cue: Cue, mention: Hit, kept: list[Matter], tree: Tree) -> int | None:
    """Return where the item of this mention starts, None where it belongs to the item before."""
    if not kept:
        if cue.form == "predicate" or cue.passive:
            return min(tree.phrase(mention.first)[0], mention.first)
        contiguous = cue.hit.first
        while contiguous + 1 in cue.hit.tokens and contiguous + 1 < mention.first:
            contiguous += 1
        inside = [t for t in cue.hit.tokens if t < mention.first]
        return max(contiguous, *inside) + 1
    between = range(mention.first - 1, kept[-1].mention.last, -1)
    return next((i + 1 for i in between if tree.doc[i].text in ",;" or tree.dep[i] == "cc"), None)


def _before(start: int, tree: Tree) -> int:
    end = start
    while end > 0 and (tree.pos[end - 1] in ("PUNCT", "SPACE") or tree.dep[end - 1] == "cc"):
        end -= 1
    return end


def _item_end(last: Matter, sentence: Sentence, borders: set[int], tree: Tree) -> int:
    if last.cue.form == "predicate" or last.cue.passive:
        return max(last.mention.last, *[i for i in tree.phrase(last.mention.first) if i < last.cue.hit.first], 0) + 1
    for i in range(last.mention.last + 1, sentence.end):
        if i in borders or tree.doc[i].text in _ITEM_ENDS or _starts_anew(i, last.cue, tree):
            return _before(i, tree) if tree.dep[i] == "conj" else i
    return sentence.end


def _skip_leads(matter: Matter, tree: Tree) -> int:
    start = matter.start
    while start < matter.mention.first and start not in matter.flips:
        if tree.pos[start] not in _LEADS and tree.doc[start].lower_ != "including":
            break
        start += 1
    return start
