"""Whether words tell an act, or only point at one known, give the effect of one told before, or tell of none.

"The attack" points; "two roofs were torn off" after an attack is its effect; "nobody was hurt" is no act.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.answering import same_branch
from reportedly.claims.clauses import Tree
from reportedly.claims.drafts import Draft
from reportedly.claims.gathering import Gathered
from reportedly.claims.lexicon import Hit
from reportedly.claims.roles import counting, roles_of
from reportedly.claims.triggers import Scene
from reportedly.model import RoleName
from reportedly.taxonomy import Taxonomy

_SENTENCES_BACK = 3  # as far as an amount reaches back for its act
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their"})


def is_told(scene: Scene, taxonomy: Taxonomy, act: Gathered, *, placed: bool, earlier: Sequence[Draft]) -> bool:
    """Say whether the words tell an act, and do not only point at one or give the effect of one told before."""
    tree, lead = scene.tree, act.lead
    if lead.trigger.type == "responsibility":
        return False
    if all(is_effect(taxonomy, h) for h in act.hits):
        return placed or not _follows(scene, act, earlier) or _is_done_by_somebody(scene, lead)
    if tree.pos[lead.token] == "VERB" or any(
        tree.pos[h.token] == "VERB" and not is_effect(taxonomy, h) for h in act.hits
    ):
        return True
    acts = [h for h in act.hits if not is_effect(taxonomy, h)]
    own = any(roles_of(scene, h) for h in acts) or _has_place_or_time(scene, lead.token)
    takes_place = placed and _takes_place(scene, lead.token)
    if _points_back(tree, lead.token) and not (own or takes_place) and any(same_branch(d, act.type) for d in earlier):
        return False
    harms = any(is_effect(taxonomy, h) and tree.pos[h.token] == "VERB" for h in act.hits)
    is_bare = lead.trigger.bare and not (tree.dep[lead.token] == "pobj" and _points_back(tree, lead.token))
    if own or is_bare or (harms and not _points_back(tree, lead.token)):
        return True
    return takes_place or (placed and _is_carried(scene, lead.token))


def befell_nobody(
    scene: Scene, taxonomy: Taxonomy, act: Gathered, *, nothing: frozenset[str], nobody: frozenset[str]
) -> bool:
    """Say whether the act came to nobody: "nobody was hurt" tells an amount, and no act."""
    tree = scene.tree
    hurt = [c for h in act.hits for c in (*tree.objects(h.token), *tree.kids(h.token, "nsubj"))]
    if any(tree.lemma[c] in nobody for c in hurt if tree.is_passive(act.lead.token)):
        return True
    is_none = any({tree.lemma[c], *(tree.lemma[d] for d in tree.kids(c, "det"))} & nothing for c in hurt)
    return is_none and all(is_effect(taxonomy, h) for h in act.hits)


def _is_done_by_somebody(scene: Scene, hit: Hit) -> bool:
    """Say whether the verb itself names who did it ("the fleet sank three boats"): that is an act, no effect."""
    if not scene.tree.kids(hit.token, "nsubj", "agent"):
        return False
    parts = (role for _, role in roles_of(scene, hit))
    return any(role.name is RoleName.PERPETRATOR and role.actor is not None for role in parts)


def _follows(scene: Scene, act: Gathered, earlier: Sequence[Draft]) -> bool:
    """Say whether an act told within the sentences before can have done it: its effect is then no act of its own."""
    sentence = scene.tree.sentence
    starts = sorted({s for s in sentence if s <= act.lead.token})[-_SENTENCES_BACK - 1 :]
    return any(sentence[d.anchor] in starts and same_branch(d, "attack") for d in earlier)


def _has_place_or_time(scene: Scene, noun: int) -> bool:
    known = scene.places | scene.times
    return any(t in known for t in scene.tree.phrase(noun))


def is_effect(taxonomy: Taxonomy, hit: Hit) -> bool:
    """Say whether the word tells what an act did: what was killed or destroyed."""
    return bool(taxonomy.events[hit.trigger.type].fields.get("effect"))


def _points_back(tree: Tree, noun: int) -> bool:
    return any(tree.lemma[d] in _POINTING for d in tree.kids(noun, "det", "poss"))


def _takes_place(scene: Scene, noun: int) -> bool:
    """Say whether a verb tells that it takes place, or will: "the talks are expected to open in Doha"."""
    tree = scene.tree
    verb = tree.head[noun]
    governed = [verb, *tree.kids(verb, "xcomp")]
    return tree.dep[noun] in ("nsubj", "nsubjpass") and any(tree.lemma[v] in scene.words.happening for v in governed)


def _is_carried(scene: Scene, noun: int) -> bool:
    tree, noun = scene.tree, counting(scene, noun)
    verb = tree.head[noun]
    if tree.dep[noun] in ("dobj", "nsubj", "nsubjpass", "ROOT", "attr"):
        return (
            tree.dep[noun] == "ROOT"
            or tree.lemma[verb] in scene.words.light | scene.words.reverse | scene.words.happening
        )
    return False
