"""Which event words of a text tell one act: joined by clause and by kind, so that one act is not three occurrences."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claims.clauses import SUBJECTS, Tree
from reportedly.claims.lexicon import Hit, Lexicon
from reportedly.claims.sequences import are_apart
from reportedly.taxonomy import Taxonomy

VIOLENT = frozenset(
    {"attack", "clash", "explosion", "collapse", "destruction", "harm", "ground", "protest", "accident", "disaster"}
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The words of one act, in order of text, and its type. ``lead`` is the word that names the occurrence."""

    hits: tuple[Hit, ...]
    lead: Hit
    type: str

    @property
    def tokens(self) -> list[int]:
        """The words' tokens."""
        return [h.token for h in self.hits]

    @property
    def refine(self) -> bool:
        """Whether the weapons may make the type narrower."""
        return any(h.trigger.refine for h in self.hits)


def kind_of(taxonomy: Taxonomy, code: str | None, ancestor: str) -> bool:
    """Say whether an event type is the other or a kind of it."""
    while code is not None:
        if code == ancestor:
            return True
        code = taxonomy.events[code].parent
    return False


def gather(tree: Tree, hits: list[Hit], taxonomy: Taxonomy, words: Lexicon) -> list[Gathered]:
    """Return the acts that these words tell, in order of their leading words."""
    clusters: list[list[Hit]] = []
    for hit in sorted(hits, key=lambda h: (_is_effect(taxonomy, h), not h.trigger.absorbs, h.token)):
        home = next(
            (
                c
                for c in reversed(clusters)
                if not are_apart(tree, c[0].token, hit.token, words) and _is_same_act(tree, c, hit, taxonomy)
            ),
            None,
        )
        if home is None:
            clusters.append([hit])
        else:
            home.append(hit)
    acts = [_act(cluster, taxonomy) for cluster in clusters]
    return sorted(acts, key=lambda act: act.lead.token)


def _is_effect(taxonomy: Taxonomy, hit: Hit) -> bool:
    return bool(taxonomy.events[hit.trigger.type].fields.get("effect"))


def _is_same_act(tree: Tree, cluster: list[Hit], hit: Hit, taxonomy: Taxonomy) -> bool:
    lead = cluster[0]
    if tree.sentence[lead.token] != tree.sentence[hit.token]:
        return False
    if any(h.trigger.absorbs and tree.head[hit.token] == h.token for h in cluster):
        return True
    if not _agree(taxonomy, lead.trigger.type, hit.trigger.type, effect=_is_effect(taxonomy, hit)):
        return False
    if any(tree.group(h.token) == tree.group(hit.token) and not _are_listed(tree, h, hit) for h in cluster):
        return True
    effect = _is_effect(taxonomy, hit)
    return any(_hangs_on(tree, h.token, hit.token) and (effect or not _are_told_apart(tree, h, hit)) for h in cluster)


def _are_told_apart(tree: Tree, one: Hit, other: Hit) -> bool:
    """Say whether two clauses side by side each have a doer of their own ("A struck B, and C shelled D")."""
    a, b = tree.clause[one.token], tree.clause[other.token]
    below, above = (b, a) if tree.dep[b] == "conj" and tree.head[b] == a else (a, b)
    if tree.dep[below] != "conj" or tree.head[below] != above or not tree.kids(below, *SUBJECTS):
        return False
    return bool(tree.kids(above, *SUBJECTS))


def _agree(taxonomy: Taxonomy, one: str, other: str, *, effect: bool) -> bool:
    """Say whether the types can name one act: same branch, or an effect and a violent act."""
    if kind_of(taxonomy, one, other) or kind_of(taxonomy, other, one):
        return True
    same_branch = one.split(".")[0] == other.split(".")[0] == "attack"
    violent = one.split(".")[0] in VIOLENT
    return same_branch or (effect and violent)


def _are_listed(tree: Tree, one: Hit, other: Hit) -> bool:
    """Say whether the two are told side by side as separate acts ("an attack on A and a raid on B")."""
    first, second = one.token, other.token
    return tree.dep[second] == "conj" and tree.head[second] == first and bool(tree.kids(second, "prep"))


def _hangs_on(tree: Tree, one: int, other: int) -> bool:
    """Say whether one act's clause is told as the result, the manner or the moment of the other's."""
    a, b = tree.clause[one], tree.clause[other]
    if a == b:
        return True
    return _links(tree, b, a, one) or _links(tree, a, b, other)


def _links(tree: Tree, below: int, above: int, noun: int) -> bool:
    if tree.dep[below] in ("advcl", "acl", "relcl", "conj", "pcomp") and tree.clause[tree.head[below]] == above:
        return True
    subject = tree.subject(below)
    return subject == noun


def _act(cluster: list[Hit], taxonomy: Taxonomy) -> Gathered:
    hits = tuple(sorted(cluster, key=lambda h: h.token))
    main = [h for h in hits if not _is_effect(taxonomy, h)] or list(hits)
    absorbing = next((h for h in main if h.trigger.absorbs), None)
    if absorbing is not None:
        return Gathered(hits, absorbing, absorbing.trigger.type)
    deepest = max(main, key=lambda h: h.trigger.type.count("."))
    return Gathered(hits, main[0], deepest.trigger.type)
