"""The items of a list under one cue: where each begins and ends, and which words in it turn its pole.

"Kyiv demanded a truce, the return of children and no limits on its army" is three matters in three stretches of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Sentence

from reportedly.claims.clauses import Tree
from reportedly.claims.phrases import Hit, Words, load_phrases
from reportedly.lang import Pack
from reportedly.model import Pole

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL = frozenset({"VERB", "AUX"})
_CARRIES_FLIPS = frozenset({"or", "nor"})
_ITEM_ENDS = frozenset({",", ";", ":", '"', "(", ")", "–", "—", "--"})
_OPENS_LIST = frozenset({"including", ":"})
_LEADS = frozenset({"ADP", "SCONJ", "CCONJ", "PART", "PUNCT", "SPACE", "AUX"})


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
    """An issue under a cue: its pole as worded there, the tokens ``start`` to ``end``, and the words that turned it.

    ``listed_from`` is the first token of the first matter of the list it stands in.
    """

    issue: str | None
    pole: Pole
    cue: Cue
    outer: tuple[Cue, ...]
    mention: Hit
    start: int
    end: int
    listed_from: int
    flips: tuple[int, ...] = ()
    is_own_refusal: bool = False

    @property
    def anchor(self) -> int:
        """The token that names the matter."""
        return self.mention.first


def list_items(
    group: list[tuple[tuple[Cue, ...], Hit]], sentence: Sentence, borders: set[int], tree: Tree, pack: Pack
) -> Iterator[Matter]:
    """Yield the matters under one cue, each with its own words and with what turns its pole."""
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
        free = [h for h in flips if h not in item and set(h.tokens).isdisjoint(cue.hit.tokens)]
        turning = {t for m in mention.tokens for t in tree.kids(m, "neg")} | set(_done_to(mention, tree))
        item += [h for h in free if h.first in turning]
        carried = kept[-1].flips if kept and tree.doc[start - 1].lower_ in _CARRIES_FLIPS else ()
        kept.append(_matter(above, mention, item, carried, start=start, listed_from=group[0][1].first))
    if kept:
        last = kept[-1]
        kept[-1] = replace(last, end=_item_end(last, sentence, borders, tree))
    yield from (replace(m, start=_skip_leads(m, tree)) for m in kept)


def _done_to(mention: Hit, tree: Tree) -> list[int]:
    """Return the verb of which the mention is the passive subject: "sanctions are to be lifted"."""
    heads = [tree.head[t] for t in mention.tokens if tree.dep[t] in ("nsubj", "nsubjpass")]
    verbs = [v for h in heads for v in (h, *tree.kids(h, "xcomp")) if tree.is_passive(v) and v not in mention.tokens]
    return [t for v in verbs for t in (v, *tree.kids(v, "neg"))]


def _matter(
    above: tuple[Cue, ...],
    mention: Hit,
    item: list[Hit],
    carried: tuple[int, ...],
    *,
    start: int,
    listed_from: int,
) -> Matter:
    cue, *others = above
    absorbed = [c for c in others if c.hit.first > cue.hit.first]
    outer = tuple(c for c in others if c.hit.first < cue.hit.first)
    turning = tuple(sorted({h.first for h in item} | {c.hit.first for c in absorbed if c.flips})) + carried
    words = {h.first: bool(h.row.get("own", False)) for h in item}
    is_own = len(turning) == 1 and words.get(turning[0], False) and mention.first - turning[0] <= 4
    pole = Pole(mention.row.get("pole", Pole.NONE))
    return Matter(
        issue=mention.row.get("code"),
        pole=turned(pole) if len(turning) % 2 else pole,
        cue=cue,
        outer=outer,
        mention=mention,
        start=start,
        end=mention.last + 1,
        listed_from=listed_from,
        flips=turning,
        is_own_refusal=is_own,
    )


def turned(pole: Pole) -> Pole:
    """Return the other end of the proposition."""
    return {Pole.FOR: Pole.AGAINST, Pole.AGAINST: Pole.FOR, Pole.NONE: Pole.NONE}[pole]


def _item_start(cue: Cue, mention: Hit, kept: list[Matter], tree: Tree) -> int | None:
    """Return where the item of this mention starts, None where it belongs to the item before."""
    if not kept:
        if cue.form in ("predicate", "norm") or cue.passive:
            subject = tree.subject(cue.verb) if cue.form == "norm" and cue.verb < mention.first else None
            return min(tree.phrase(mention.first)[0], mention.first if subject is None else tree.phrase(subject)[0])
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
        named = [i for i in tree.phrase(last.mention.first) if i < last.cue.hit.first]
        return max(last.mention.last, *named, last.cue.hit.last) + 1
    limit = sentence.end if last.cue.form != "noun" else max(tree.subtree(last.cue.verb)[-1], last.mention.last) + 1
    laid_down = last.cue.form == "norm" and borders.isdisjoint(last.cue.hit.tokens)
    told_to = max(last.mention.last, last.cue.hit.last) if laid_down else last.mention.last
    for i in range(told_to + 1, limit):
        is_span = tree.pos[i - 1] == "NOUN" and tree.doc[i - 1].ent_type_ == "DATE"
        if _goes_on(i, last, tree) or (is_span and i in borders):
            continue  # "100 days after …" is one time
        if i in borders or tree.doc[i].text in _ITEM_ENDS or starts_anew(i, last.cue, tree):
            return _before(i, tree) if tree.dep[i] == "conj" else i
    return limit


def _goes_on(comma: int, last: Matter, tree: Tree) -> bool:
    """Say whether a list inside the matter's own words goes on: "out of Donetsk, Luhansk …", "in the air, on land"."""
    if tree.doc[comma].text != "," or comma + 1 >= len(tree.doc):
        return False
    verbs = {last.cue.verb, *tree.up(last.cue.verb)}
    for token in (comma + 1, *list(tree.up(comma + 1))):
        if tree.clause[token] == token and tree.pos[token] in _VERBAL:
            return False
        if tree.dep[token] in ("conj", "prep") and last.mention.first <= tree.head[token] < comma:
            return tree.head[token] not in verbs and tree.head[token] not in _heads(last.mention, tree)
    return False


def _heads(mention: Hit, tree: Tree) -> set[int]:
    """Return the words of the mention that stand in a list of matters; a name inside it heads a list of its own."""
    return {t for t in mention.tokens if tree.pos[t] != "PROPN"}


def _skip_leads(matter: Matter, tree: Tree) -> int:
    start = matter.start
    opened = [i for i in range(start, matter.mention.first) if tree.doc[i].lower_ in _OPENS_LIST]
    start = opened[-1] + 1 if opened else start
    if start not in matter.flips and tree.pos[start] == "ADV" and tree.lemma[matter.mention.first - 1] == "to":
        return matter.mention.first  # "offered once more to host …"
    while start < matter.mention.first and start not in matter.flips:
        if tree.pos[start] not in _LEADS and tree.doc[start].ent_type_ not in ("DATE", "TIME"):
            break
        start += 1
    return start


def starts_anew(token: int, cue: Cue, tree: Tree) -> bool:
    """Say whether a coordinated verb opens a new statement here: "rejected a truce and launched strikes"."""
    if tree.dep[token] != "conj" or tree.pos[token] not in _VERBAL:
        return False
    if any(tree.tag[m] == "IN" and tree.dep[m - 1] in ("cc", "punct") for m in tree.kids(token, "mark")):
        return False  # "demands that …, and that troops withdraw" goes on
    above = tree.head[token]
    is_level = above == cue.verb or above in set(tree.up(cue.verb))
    return is_level and (tree.tag[token] in _FINITE or bool(tree.kids(token, "nsubj")))
