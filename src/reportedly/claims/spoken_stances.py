"""Stances that an attribution tells by itself: its cue demands, offers or refuses, or its words make a condition.

Where no issue of the taxonomy is named, what a speaker demands is still a position: "the group asked that guns be
kept out of the camps". It must be on a matter of talks, and the speaker a party, a body or a person of name. What it
says of itself may be one too ("it would not lay down its arms"), as may a red line and an answer that it threatens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.claims.clauses import Tree
from reportedly.claims.conditions import Conditional, find_conditionals
from reportedly.claims.drafts import Attributed, Draft
from reportedly.claims.holders import Holders
from reportedly.claims.phrases import Hit, Words, load_phrases
from reportedly.lang import Pack
from reportedly.model import Actor, ActorKind, ConditionKind, Pole, SourceKind, Stance, StanceKind
from reportedly.values import Span

_NOBODY = frozenset({SourceKind.PUBLISHER, SourceKind.UNNAMED})
_OF_NAME = frozenset({ActorKind.BODY, ActorKind.PERSON, ActorKind.PARTY})
_WILL = frozenset({"will", "would"})
_NO = frozenset({"no", "not"})
_SELF = frozenset({"i", "we", "it", "they"})
_TOLD = frozenset(
    {
        StanceKind.DEMANDS,
        StanceKind.REJECTS,
        StanceKind.OFFERS,
        StanceKind.ACCEPTS,
        StanceKind.THREATENS,
        StanceKind.EXPECTS,
    }
)


def find_spoken(holders: Holders, drafts: Iterable[Draft], *, pack: Pack) -> Iterator[Draft]:
    """Yield a stance for every attribution that is one, where none of the drafts stands in its content."""
    taken = [d.span for d in drafts]
    for attributed in holders.attributions:
        if any(span.overlaps(piece) for piece in attributed.content for span in taken):
            continue
        draft = _stance_of(attributed, holders, pack)
        if draft is not None:
            yield draft


def _stance_of(attributed: Attributed, holders: Holders, pack: Pack) -> Draft | None:
    token = attributed.cue_token
    holder = holder_of(attributed, holders)
    if token is None or holder is None or not attributed.content or _is_supposed(token, holders.tree):
        return None
    sentence = holders.reading.doc[token].sent
    words = Words.of(sentence)
    matter = _matter(attributed, words, holders, pack)
    decided = None if matter is None else _kind(token, words, holders.tree, pack)
    said = None if decided is not None else _said(attributed, words, holders, pack, on_matter=matter is not None)
    threatens = said is not None and said.row["stance"] == StanceKind.THREATENS
    if matter is not None and decided is None and not threatens:  # "will strike back if": a threat, no offer
        decided = _on_condition(attributed, token, holders, pack)
        said = said if decided is None else None
    if said is not None:
        decided = StanceKind(said.row["stance"]), " ".join(holders.tree.doc[i].text for i in said.tokens)
    named = matter or said
    if decided is None or named is None:
        return None
    kind, cue = decided
    is_act = any(h.row.get("act") and token in h.tokens for h in load_phrases(pack, "stances", "cue").find(words))
    span = _piece(attributed.content, holders.tree.start(named.first))
    gloss = " ".join(span.of(holders.reading.document.text).split())
    trail = (f"{holder.name}: {cue}", " ".join(holders.tree.doc[i].text for i in named.tokens))
    anchor = token if is_act and said is None else named.first
    return Draft(Stance(holder, None, kind, Pole.NONE, gloss, trail=trail), span, anchor)


def holder_of(attributed: Attributed, holders: Holders) -> Actor | None:
    """Return the side for which a source speaks, or the source itself where it has a name; None for nobody."""
    source = attributed.link.source
    if source.kind in _NOBODY:
        return None
    is_named = source.actor.kind in _OF_NAME and source.actor.name[:1].isupper()
    own = source.actor if is_named else None
    return holders.spoken_for(source.actor, attributed.source_token) or own


def _matter(attributed: Attributed, words: Words, holders: Holders, pack: Pack) -> Hit | None:
    """Return the first word in the content that names a matter of talks."""
    hits = [h for array in ("issue", "open", "spoken") for h in load_phrases(pack, "issues", array).find(words)]
    starts = {h.first: holders.tree.start(h.first) for h in hits}
    inside = [h for h in hits if any(s.start <= starts[h.first] < s.end for s in attributed.content)]
    return min(inside, key=lambda h: h.first, default=None)


def _piece(content: tuple[Span, ...], offset: int) -> Span:
    return next(s for s in content if s.start <= offset < s.end)


def _kind(cue: int, words: Words, tree: Tree, pack: Pack) -> tuple[StanceKind, str] | None:
    """Return what the attribution's own verb does, in its plain or its negated sense."""
    dropped = {hit.last + 1 for hit in load_phrases(pack, "stances", "taken_back").find(words)}  # "no longer insists"
    is_left_out = tree.pos[cue] != "VERB" or cue in dropped
    hits = [] if is_left_out else load_phrases(pack, "stances", "cue").find(words)
    for hit in hits:
        kind = StanceKind(hit.row["stance"])
        if cue not in hit.tokens or hit.row["form"] != "verb" or kind not in _TOLD or hit.row.get("conditional"):
            continue
        if any(i not in hit.tokens for i in tree.kids(cue, "neg")):
            return (StanceKind(hit.row["negated"]), tree.doc[cue].text) if "negated" in hit.row else None
        return kind, tree.doc[cue].text
    return None


def _is_supposed(verb: int, tree: Tree) -> bool:
    """Say whether it is only supposed: "by accepting the offer, Kyiv would …"."""
    above = tree.clause[tree.head[verb]]
    return tree.dep[verb] == "pcomp" and any(tree.tag[a] == "MD" for a in tree.kids(above, "aux"))


def _said(attributed: Attributed, words: Words, holders: Holders, pack: Pack, *, on_matter: bool) -> Hit | None:
    """Return the first words in the content that lay down a position; of itself, where the row asks for it."""
    for hit in load_phrases(pack, "stances", "said").find(words):
        at = holders.tree.start(hit.first)
        if not any(s.start <= at < s.end for s in attributed.content) or not (on_matter or hit.row.get("free")):
            continue
        if hit.row.get("of") != "self" or _is_of_itself(hit.first, attributed, holders):
            return hit
    return None


def _is_of_itself(word: int, attributed: Attributed, holders: Holders) -> bool:
    """Say whether the verb's subject is the speaker: "we", "it", or by the name of its own party."""
    tree = holders.tree
    verb = word if tree.pos[word] == "VERB" or tree.dep[word] != "aux" else tree.head[word]
    subject = tree.subject(verb)
    if subject is None:
        return False
    source, mention = attributed.link.source, holders.by_token.get(subject)
    if mention is None:
        return tree.lemma[subject] in _SELF
    same = mention.actor.id == source.actor.id
    return same or (mention.actor.party is not None and mention.actor.party in (source.side, source.actor.party))


def _on_condition(attributed: Attributed, cue: int, holders: Holders, pack: Pack) -> tuple[StanceKind, str] | None:
    """Return that a party's own "will" or "would" hangs on a condition, both inside its words; "no … if" threatens."""
    tree = holders.tree
    if holder_of(attributed, holders) is None:
        return None
    for conditional in find_conditionals(holders.reading.doc[cue].sent, tree=tree, pack=pack):
        at = conditional.marker[0]
        above = next((i for i in tree.up(at) if i != tree.head[at] and tree.pos[i] in ("VERB", "AUX")), None)
        inside = any(s.start <= tree.start(at) < s.end for s in attributed.content)
        if inside and above not in (None, cue) and _is_promised(above, conditional, tree):
            return StanceKind.CONDITIONS, tree.doc[at].text
    return None


def _is_promised(verb: int, conditional: Conditional, tree: Tree) -> bool:
    if conditional.kind is ConditionKind.UNLESS:
        return True
    is_refused = any(tree.lemma[t] in _NO for k in (verb, *tree.kids(verb)) for t in tree.kids(k, "neg", "det"))
    will = any(tree.lemma[k] in _WILL for k in tree.kids(verb, "aux"))
    return will and not (is_refused and conditional.kind is ConditionKind.IF)
