"""Whose words a verb gives: from the verb to the noun phrase that speaks."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.claims.attribution.scene import Scene, reach
from reportedly.model import ActorKind, SourceKind

_CUT = frozenset({"relcl", "advcl", "parataxis", "ccomp"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_DOCUMENTS = frozenset({SourceKind.DOCUMENT, SourceKind.MAPPING})
_OPEN = frozenset({"(", '"', "“", "''"})
_CLOSE = frozenset({")", '"', "”", "''"})
_AT_HAND = frozenset({"there", "here"})
_WHO = frozenset({"who", "which", "whose"})
_ASIDE = 24  # tokens of the longest clause between a name and its verb
_NAME = 10  # tokens of the longest name with its title between a quote and its verb
_IN_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "DET"})
_IN_PHRASES = _IN_NAMES | {"CCONJ", "ADP", "PART", "PRON", "NUM"}
_RELATIVE = frozenset({"WDT", "WP"})
_OWN_SUBJECT = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name the speaker, and the token that heads them (of the antecedent for "who")."""

    tokens: frozenset[int]
    head: Token


def speaker_of(verb: Token, scene: Scene) -> Speaker | None:
    """Return who speaks where the verb is active: its subject, or the one it shares."""
    seen: set[int] = set()
    here = verb
    while here.i not in seen:
        seen.add(here.i)
        subject = subject_of(here)
        if subject is not None:
            return named_by(subject, here, scene)
        if here.dep_ == "acl" and here.tag_ == "VBG":
            return Speaker(noun_phrase(here.head, before=here.i), here.head)
        here = here.head
    return None


def subject_of(verb: Token) -> Token | None:
    """Return the verb's own subject, the nearest where the parser gives two; expletives are none."""
    subjects = [t for t in verb.children if t.dep_ in _OWN_SUBJECT]
    return min(subjects, key=lambda t: abs(t.i - verb.i), default=None)


def beside_quote(verb: Token, scene: Scene) -> Speaker | None:
    """Return the name between a closing mark and the verb, or right after the verb, where the parser lost it."""
    closing = next((i for i in range(verb.i - 1, max(verb.i - _NAME, -1), -1) if _closes(i, scene)), None)
    if closing is None:
        return _name_run(range(verb.i + 1, min(verb.i + _NAME, len(verb.doc))), verb) if verb.is_sent_start else None
    if closing < verb.i - 1:
        return _name_run(range(closing + 1, verb.i), verb, whole=True)
    return _name_run(range(verb.i + 1, min(verb.i + _NAME, len(verb.doc))), verb)


def named_before(verb: Token, scene: Scene) -> Speaker | None:
    """Return the name or noun that ends right before the verb, where the parser did not make it the subject."""
    doc, last = verb.doc, verb.i - 1
    first = last
    if last < 0:
        return None
    if doc[last].dep_ == "compound" and doc[last].head == verb:  # "The draft foresees": to the parser one noun
        while first > verb.sent.start and doc[first - 1].head == verb and doc[first - 1].pos_ in _IN_NAMES:
            first -= 1
    elif doc[last].ent_type_ == "PERSON" and doc[last].pos_ == "PROPN":
        while first > verb.sent.start and doc[first].ent_iob_ == "I":
            first -= 1
    else:
        return None
    return Speaker(frozenset(range(first, verb.i)), doc[last])


def before_comma(verb: Token, scene: Scene) -> Speaker | None:
    """Return the name in "…, the governor, Ivan Petrenko, said", which the parser counts to the clause before."""
    doc, last = verb.doc, verb.i - 2
    if last < 1 or doc[verb.i - 1].text != ",":
        return None
    set_off = _set_off(verb, scene)
    if set_off is not None or doc[last].pos_ not in ("PROPN", "NOUN"):
        return set_off
    head = doc[last].head if doc[last].dep_ == "appos" else doc[last]
    if head.left_edge.i < 1 or doc[head.left_edge.i - 1].text != "," or not can_tell(head, scene):
        return None
    return Speaker(frozenset(range(head.left_edge.i, verb.i)), head)


def lost_before(verb: Token, scene: Scene) -> Speaker | None:
    """Return who stands between the last comma and the verb where the parser hung them on the clause before.

    "…, residents and a military source said", "…, the governor of the province, Ivan Petrenko, said".
    """
    doc = verb.doc
    if not any(t.dep_ == "ccomp" for t in verb.lefts):
        return None
    has_name = doc[verb.i - 1].text == ","
    end = verb.i - 1 if has_name else verb.i
    commas: list[int] = []
    for i in range(end - 1, max(verb.sent.start, end - _ASIDE), -1):
        if doc[i].text == ",":
            commas.append(i)
        elif doc[i].pos_ not in _IN_PHRASES or doc[i].tag_.startswith("VB"):
            break
    if len(commas) < 1 + has_name or doc[commas[has_name] + 1].pos_ in ("ADP", "CCONJ", "PART", "NUM"):
        return None
    first = commas[has_name] + 1
    head = next((t for t in doc[first:end] if _ends_name(t)), None)
    is_teller = head is not None and (is_person(head, scene) if has_name else can_tell(head, scene))
    return Speaker(frozenset(range(first, verb.i)), head) if head is not None and is_teller else None


def _ends_name(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.nbor().pos_ not in ("NOUN", "PROPN", "PART")


def _set_off(verb: Token, scene: Scene) -> Speaker | None:
    """Return the name in "…, Ivan Petrenko, who leads the region, said": commas around it, and a clause on it."""
    doc = verb.doc
    for i in range(verb.i - 3, max(verb.i - _ASIDE, verb.sent.start), -1):
        mention = scene.heads.get(i)
        if mention is None or mention.actor.kind is not ActorKind.PERSON or doc[i + 1].text != ",":
            continue
        first = next((t.i for t in doc[: i + 1] if t.idx >= mention.span.start), i)
        if doc[i + 2].lower_ in _WHO and first > 0 and doc[first - 1].text == ",":
            return Speaker(frozenset(range(first, i + 1)), doc[i])
    return None


def _closes(i: int, scene: Scene) -> bool:
    quote = scene.quoted.get(i)
    return quote is not None and quote.last == i


def _name_run(stretch: range, verb: Token, *, whole: bool = False) -> Speaker | None:
    run: list[Token] = []
    for i in stretch:
        if verb.doc[i].pos_ not in _IN_NAMES and not (whole and verb.doc[i].text in "().,"):
            break
        run.append(verb.doc[i])
    if (whole and len(run) < len(stretch)) or not any(t.pos_ in ("PROPN", "NOUN") for t in run):
        return None
    head = [t for t in run if t.pos_ in ("PROPN", "NOUN")][-1]
    return Speaker(frozenset(t.i for t in run), head)


def is_aside(token: Token) -> bool:
    """Say whether a clause is a participle set off by a comma: ", adding that"."""
    left = token.left_edge.i
    return token.tag_ == "VBG" and subject_of(token) is None and left > 0 and token.doc[left - 1].text == ","


def named_by(subject: Token, verb: Token, scene: Scene) -> Speaker:
    """Name the speaker by a subject; a relative pronoun speaks for the noun it stands for."""
    if subject.tag_ in _RELATIVE and verb.dep_ == "relcl":
        return Speaker(frozenset({subject.i}), _antecedent(subject, verb.head, scene))
    return Speaker(noun_phrase(subject), subject)


def _antecedent(pronoun: Token, noun: Token, scene: Scene) -> Token:
    """Return whom "who" stands for: a person, not the thing or the body beside which the parser hung the clause."""
    if pronoun.lower_ != "who" or is_person(noun, scene):
        return noun
    here = noun
    while here.dep_ in ("pobj", "prep") and here.head.i < here.i:
        here = here.head
        if here.pos_ == "NOUN" and is_person(here, scene):
            return here
    return noun


def is_person(noun: Token, scene: Scene) -> bool:
    """Say whether the noun is one for a person, or a person's name."""
    lemma = noun.lemma_.lower()
    if noun.ent_type_ == "PERSON" or lemma in scene.cues.people:
        return True
    return noun.pos_ == "NOUN" and lemma.endswith(scene.cues.person_endings)


def noun_phrase(head: Token, *, before: int | None = None) -> frozenset[int]:
    """Return the tokens of a noun phrase with its title and apposition, without the clauses that hang on it.

    An apposition keeps the comma that closes it, as the annotators of PolNeAR do.
    """
    doc, stretch = head.doc, reach(head)
    stop = max(_cut_at(head, stretch.stop if before is None else min(before, stretch.stop)), head.i + 1)
    tokens = list(range(stretch.start, stop))
    while len(tokens) > 1 and _ends_badly(doc[tokens[-1]]):
        tokens.pop()
    while len(tokens) > 1 and (
        doc[tokens[0]].is_space or (doc[tokens[0]].is_punct and doc[tokens[0]].text not in _OPEN)
    ):
        tokens.pop(0)
    last = tokens[-1] + 1
    if last < len(doc) and doc[last].text == "," and "," in (doc[i].text for i in tokens) and last != before:
        tokens.append(last)
    if (
        last + 1 < len(doc)
        and doc[last].lower_ in _AT_HAND
        and (doc[last + 1].pos_ == "VERB" or doc[last + 1].is_punct)
    ):
        tokens.append(last)  # "residents [there] said"
    return frozenset(tokens)


def _cut_at(head: Token, stop: int) -> int:
    """Return where the first clause, loose circumstance or open bracket of the phrase begins."""
    doc = head.doc
    for token in head.subtree:
        if token.i > head.i and _breaks_off(token):
            stop = min(stop, token.left_edge.i)
    brackets = [i for i in range(head.i, stop) if doc[i].text == "("]
    return brackets[0] if brackets and all(doc[i].text != ")" for i in range(brackets[0], stop)) else stop


def _breaks_off(token: Token) -> bool:
    edge = token.left_edge.i
    set_off = edge > 0 and token.doc[edge - 1].text == ","
    if token.dep_ in _CUT or (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")):
        return True
    dated = token.dep_ == "prep" and any(t.ent_type_ in ("DATE", "TIME") for t in token.children)
    spoken_in = token.dep_ == "prep" and token.lower_ == "in"  # "the governor, in a letter, said"
    return set_off and (token.dep_ == "acl" or dated or spoken_in)


def _ends_badly(token: Token) -> bool:
    loose = token.is_punct and token.text not in _CLOSE and token.tag_ != "POS"
    return loose or token.is_space or token.dep_ == "cc"


def kind_of_noun(token: Token, scene: Scene) -> SourceKind | None:
    """Look a common noun up among the speakers."""
    lemma = token.lemma_.lower()
    plural = token.tag_ in ("NNS", "NNPS")
    if lemma in scene.cues.imagery and any(c.lower_ in scene.cues.mapping_compounds for c in token.lefts):
        return SourceKind.MAPPING
    if plural and lemma in scene.cues.plural_speakers:
        return scene.cues.plural_speakers[lemma]
    return scene.cues.speakers.get(lemma)


def can_tell(token: Token, scene: Scene) -> bool:
    """Say whether the token can head someone or something that tells: a name, a person, a body, a document."""
    if token.i in scene.heads or token.ent_type_ in _NAMES or token.pos_ == "PROPN" or token.text in scene.named:
        return True
    if token.lower_ in scene.cues.tellers:
        return True
    if token.pos_ == "NUM" and _counts_people(token, scene):
        return True
    return token.pos_ != "PRON" and (kind_of_noun(token, scene) is not None or is_person(token, scene))


def _counts_people(number: Token, scene: Scene) -> bool:
    """Look at "two of our nurses", "three of them"."""
    whole = [t for link in number.rights if link.lower_ == "of" for t in link.children if t.dep_ == "pobj"]
    return bool(whole) and (whole[0].lower_ in ("them", "us") or is_person(whole[0], scene))


def is_document(token: Token, scene: Scene) -> bool:
    """Say whether the token heads a document, a map or an image."""
    return kind_of_noun(token, scene) in _DOCUMENTS or kind_of_noun(token, scene) is SourceKind.UNNAMED
