"""The writer's own view of how far apart the parties are: shown beside the derived gap, never used in it."""

from __future__ import annotations

from spacy.tokens import Span as Sentence

from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Attributed, Draft
from reportedly.claims.phrases import Hit, Words, load_phrases
from reportedly.lang import Pack
from reportedly.model import Actor, Pole, Stance, StanceKind
from reportedly.values import Span


def find_judgements(
    sentence: Sentence, attributions: tuple[Attributed, ...], *, tree: Tree, pack: Pack, publisher: Actor
) -> tuple[Draft, ...]:
    """Return the judgements that the outlet makes in its own voice; those of others are theirs and no gap."""
    hits = load_phrases(pack, "stances", "judgement").find(Words.of(sentence))
    if not hits:
        return ()
    lemmas = {lemma for i in range(sentence.start, sentence.end) for lemma in (tree.lemma[i], tree.doc[i].lower_)}
    own = [h for h in hits if lemmas & set(h.row["near"]) and not _is_attributed(h, attributions, tree)]
    return tuple(_draft(hit, tree, publisher) for hit in own[:1])


def _is_attributed(hit: Hit, attributions: tuple[Attributed, ...], tree: Tree) -> bool:
    offset = tree.start(hit.first)
    return any(s.start <= offset < s.end for a in attributions for s in a.content)


def _draft(hit: Hit, tree: Tree, publisher: Actor) -> Draft:
    span = _clause(hit, tree)
    stance = Stance(
        holder=publisher,
        issue=None,
        stance=StanceKind.ASSESSES,
        pole=Pole.NONE,
        gloss=" ".join(span.of(tree.doc.text).split()),
        narrator_judgement=True,
        trail=(" ".join(tree.doc[i].text for i in hit.tokens),),
    )
    return Draft(stance, span, hit.first)


def _clause(hit: Hit, tree: Tree) -> Span:
    verb = tree.clause[hit.first]
    inside = [i for i in tree.subtree(verb) if tree.dep[i] != "mark" or tree.head[i] != verb]
    return tree.span(inside)
