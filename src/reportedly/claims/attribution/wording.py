"""By which words: the tokens of a cue verb, and what they do to commitment, polarity and modality."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.attribution.cues import Effect, Verb
from reportedly.claims.attribution.distances import keeps_distance
from reportedly.claims.attribution.scene import Scene
from reportedly.claims.attribution.speakers import Speaker
from reportedly.model import Commitment, Modality, Polarity

_CARRY = 4  # tokens from a carrier to its infinitive: "went on to repeatedly say"
CARRIED = frozenset({"xcomp", "advcl"})
_NOBODY = frozenset({"nobody", "none", "neither", "no"})
_MODALS = {"may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "could": Modality.POSSIBLE, "will": Modality.PLANNED}
BARE = Verb("", (), Effect())  # no row: the verb with its auxiliaries and adverbs


def particle_fits(verb: Token, row: Verb) -> bool:
    """Say whether the particle or the object that the row asks for is there."""
    if row.particle is not None:
        return any(t.lower_ == row.particle and t.dep_ in ("prt", "advmod") for t in verb.rights)
    return row.object is None or state_of(verb, row) is not None


def state_of(verb: Token, row: Verb) -> Token | None:
    """Return the object that the row asks for, or the state: "claimed [responsibility]", "made [clear]"."""
    for child in verb.children:
        is_state = child.dep_ in ("ccomp", "oprd", "acomp") and child.pos_ in ("ADJ", "VERB")
        if child.lemma_.lower() == row.object and (child.dep_ in ("dobj", "nsubjpass") or is_state):
            return child
        if is_state and child.lower_ == row.object:
            return child
    return None


def cue_tokens(verb: Token, row: Verb, scene: Scene) -> frozenset[int]:
    """Return the verb with its auxiliaries and adverbs, its particle, and the words the row counts to the cue."""
    doc = verb.doc
    first = verb.i
    while first > 0 and _belongs_left(doc[first - 1], verb):
        first -= 1
    if _is_carried(verb) and verb.head.i < first:
        first = min(cue_tokens(verb.head, BARE, scene))
    first = _with_twin(first, verb, scene)
    last = verb.i
    for child in verb.rights:
        if child.i == last + 1 and (child.dep_ == "prt" or child.lower_ == row.particle):
            last = child.i
    if row.object is not None:
        state = state_of(verb, row)
        last = max([last, *(t.i for t in (state, *verb.rights) if t is not None and (t == state or t.dep_ == "dobj"))])
    if row.prepositions and ("preposition" in row.frames or row.object) and last + 1 < len(doc):
        last += doc[last + 1].lower_ in row.prepositions and doc[last + 1].dep_ in ("prep", "prt")
    bearer = _issued(verb, first)
    last = _with_circumstance(last, verb, scene)
    if last + 1 < len(doc) and doc[last + 1].text == ":":
        last += 1
    return frozenset(range(first if bearer is None else bearer, last + 1))


def _with_twin(first: int, verb: Token, scene: Scene) -> int:
    """Take in the verb before "or": "[neither confirmed nor denied]", "[declined to confirm or deny]"."""
    twin, doc = verb.head, verb.doc
    if verb.dep_ != "conj" or twin.i != first - 2 or doc[first - 1].lower_ not in ("or", "nor"):
        return first
    if twin.lemma_.lower() not in scene.cues.verbs or not is_negated(verb):
        return first
    first = min(cue_tokens(twin, BARE, scene))
    return first - 1 if first > 0 and doc[first - 1].lower_ == "neither" else first


def _with_circumstance(last: int, verb: Token, scene: Scene) -> int:
    """Take in "said [in a statement]": the paper or the talk in which it was said is part of the cue, no source."""
    for child in verb.rights:
        if child.i == last + 1 and child.dep_ == "prep" and child.lower_ in ("in", "on"):
            said_in = [t for t in child.children if t.dep_ == "pobj" and t.lemma_.lower() in scene.cues.spoken_in]
            if said_in:
                return said_in[0].i
    return last


def _issued(verb: Token, first: int) -> int | None:
    """Return where "[issued a statement saying]" begins: the bearer's words where they run straight into the cue."""
    paper = verb.head
    if verb.dep_ != "acl" or paper.dep_ != "dobj" or paper.i != first - 1 or paper.lemma_ != "statement":
        return None
    start = paper.head.i
    while start > 0 and _belongs_left(verb.doc[start - 1], paper.head):
        start -= 1
    return start


def _belongs_left(token: Token, verb: Token) -> bool:
    if token.head != verb and not (token.dep_ == "advmod" and token.head.head == verb):
        return False
    if token.lower_ in ("there", "here", "nevertheless"):  # "residents there [said]"
        return False
    return token.dep_ in ("aux", "auxpass", "neg") or (token.dep_ == "advmod" and token.pos_ in ("ADV", "PART"))


def effect_of(verb: Token, effect: Effect, speaker: Speaker | None, scene: Scene, *, content: frozenset[int]) -> Effect:
    """Return what the cue does to its content: the row's effect, changed by carrier, negation, modal and hedge."""
    carrier = carrier_of(verb, scene)
    if carrier is not None:
        if carrier.polarity is not Polarity.AFFIRMED:
            effect = replace(effect, polarity=carrier.polarity)
        effect = replace(effect, modality=carrier.modality or effect.modality)
    if is_negated(verb) or (speaker is not None and _is_nobody(speaker)):
        effect = replace(effect, polarity=Polarity.UNKNOWN)
    if effect.polarity is Polarity.UNKNOWN:
        return replace(effect, modality=None, commitment=Commitment.NEUTRAL)
    if effect.modality is None:
        effect = replace(effect, modality=_modality(verb))
    return replace(effect, commitment=_commitment(verb, effect, content, scene))


def carrier_of(verb: Token, scene: Scene) -> Effect | None:
    """Return what the verb above does to an infinitive that it lends its subject to; None where it lends none."""
    if verb.dep_ not in CARRIED or verb.head == verb:
        return None
    carrier = scene.cues.carriers.get(verb.head.lemma_.lower())
    if carrier is None or (carrier.needs and all(carrier.needs not in (t.lower_, t.dep_) for t in verb.head.children)):
        return None
    return carrier.effect


def _modality(verb: Token) -> Modality | None:
    for child in verb.lefts:
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            return _MODALS[child.lower_]
        if child.dep_ == "mark" and child.lower_ in ("if", "unless"):
            return Modality.CONDITIONAL
    return None


def _is_nobody(speaker: Speaker) -> bool:
    doc = speaker.head.doc
    return any(doc[i].lower_ in _NOBODY for i in speaker.tokens if doc[i].dep_ in ("nsubj", "det"))


def is_negated(verb: Token) -> bool:
    """Say whether a verb is negated, itself or by the verb that carries it."""
    carried = (
        verb.dep_ in CARRIED
        and any(t.tag_ == "TO" for t in verb.lefts)
        and any(t.dep_ == "neg" for t in verb.head.children)
    )
    return carried or any(t.dep_ == "neg" for t in verb.children) or _is_one_of_neither(verb)


def _is_one_of_neither(verb: Token) -> bool:
    """Look at "could neither confirm nor deny": both are negated."""
    first = verb.head if verb.dep_ == "conj" else verb
    return any(t.dep_ == "preconj" and t.lower_ == "neither" for t in first.children)


def _commitment(verb: Token, effect: Effect, content: frozenset[int], scene: Scene) -> Commitment:
    """Return how far the writer vouches; nobody vouches for what may or will only be confirmed."""
    hedged = any(t.lower_ in scene.cues.adverbs for t in verb.children)
    if hedged or keeps_distance(verb, content, scene):
        return Commitment.DISTANCING
    is_open = effect.commitment is Commitment.ENDORSING and effect.modality is not None
    return Commitment.NEUTRAL if is_open else effect.commitment


def _is_carried(verb: Token) -> bool:
    return verb.dep_ in CARRIED and verb.i - verb.head.i <= _CARRY and any(t.tag_ == "TO" for t in verb.lefts)


def is_passive(verb: Token) -> bool:
    """Say whether the verb is in the passive, full ("was said") or reduced ("described as")."""
    if any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children):
        return True
    if any(t.dep_ in ("aux", "nsubj", "dobj") for t in verb.children):
        return False
    if verb.tag_ == "VBD":  # what the parser takes for a past tense: ", cited as"
        after = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
        return verb.dep_ in ("dep", "advcl", "acl") and after in ("as", "by")
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "dep", "advcl", "relcl", "conj", "ROOT")
