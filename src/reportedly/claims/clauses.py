"""The parse as plain lists, and the questions the claim extractors ask of it: whose clause, who did it, to whom.

A clause belongs to its verb (``clause[i]`` is the token that heads the clause of token i). A *group* is a finite clause
with the participles that hang on it and have no subject of their own ("launching 472 drones"): what they tell is one
act. Token indices are indices into the document's ``Doc``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Doc

from reportedly.lang import load_pack
from reportedly.reading.words import written
from reportedly.values import Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_CLAUSE_DEPS = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "parataxis", "pcomp", "dep"})
_BARE_DEPS = frozenset({"advcl", "acl", "pcomp", "csubj", "csubjpass", "dep"})
_VERBS = frozenset({"VERB", "AUX"})
_DASHES = frozenset({"-", "–", "—", "--"})
_LONGEST_DATELINE = 10  # tokens
_INSIDE_NAME = frozenset({"amod", "nmod", "compound", "poss"})


@dataclass(frozen=True, slots=True)
class Tree:
    """One parse, unpacked once: attribute look-ups on tokens cost more than the rules themselves."""

    doc: Doc
    head: list[int]
    dep: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    children: list[list[int]]
    clause: list[int]
    sentence: list[int]  # index of the first token of the token's sentence
    starts: list[int]  # code points at which the tokens start, and after their last characters
    ends: list[int]
    written: str  # the text as parsed: putting it together from the tokens costs as much as unpacking them

    @classmethod
    @lru_cache(maxsize=1)
    def of(cls, doc: Doc) -> Tree:
        """Unpack a parse, once for all the extractors that read the same document one after the other."""
        tokens = list(doc)
        head = [t.head.i for t in tokens]
        dep = [t.dep_ for t in tokens]
        tag = [t.tag_ for t in tokens]
        pos = [t.pos_ for t in tokens]
        lemma = [_lemma(t.lemma_, tag[i]) for i, t in enumerate(tokens)]
        misread = _misread(doc.lang_)
        for i, word in enumerate(lemma):
            if word in misread:
                lemma[i] = misread[word].get(tokens[i].lower_, word)
        children: list[list[int]] = [[] for _ in head]
        for i, h in enumerate(head):
            if h != i:
                children[h].append(i)
        sentence: list[int] = []
        for i, token in enumerate(tokens):
            sentence.append(i if token.is_sent_start or i == 0 else sentence[-1])
        clause, starts = _clauses(head, dep, pos), [t.idx for t in tokens]
        ends = [start + len(t) for start, t in zip(starts, tokens, strict=True)]
        return cls(doc, head, dep, lemma, tag, pos, children, clause, sentence, starts, ends, written(doc))

    # ── moving in the tree ──

    def kids(self, token: int, *deps: str) -> list[int]:
        """Return the children of a token that hang on it by one of these relations."""
        return [c for c in self.children[token] if self.dep[c] in deps]

    def up(self, token: int) -> Iterator[int]:
        """Walk from the token's head to the root."""
        while self.head[token] != token:
            token = self.head[token]
            yield token

    def subtree(self, token: int) -> list[int]:
        """Return the token and everything below it, in order of text."""
        found, todo = [], [token]
        while todo:
            i = todo.pop()
            found.append(i)
            todo.extend(self.children[i])
        return sorted(found)

    def sentence_tokens(self, token: int) -> range:
        """Return the tokens of the token's sentence."""
        start = self.sentence[token]
        end = token + 1
        while end < len(self.sentence) and self.sentence[end] == start:
            end += 1
        return range(start, end)

    def is_right_behind(self, before: int, token: int) -> bool:
        """Say whether a token stands in the same sentence as another one, or in the next."""
        here, there = self.sentence[token], self.sentence[before]
        return here == there or (here > 0 and self.sentence[here - 1] == there)

    def phrase(self, token: int) -> list[int]:
        """Return the subtree without the clauses in it: the noun phrase with its prepositions."""
        found, todo = [], [token]
        while todo:
            i = todo.pop()
            found.append(i)
            todo.extend(c for c in self.children[i] if self.clause[c] != c or self.pos[c] not in _VERBS)
        return sorted(found)

    def modifiers(self, token: int) -> list[int]:
        """Return what stands before a noun inside its name: adjectives, compounds, owners, and theirs."""
        found: list[int] = []
        todo = [token]
        while todo:
            for c in self.children[todo.pop()]:
                if self.dep[c] in _INSIDE_NAME or (self.dep[c] == "npadvmod" and c < token):
                    found.append(c)
                    todo.append(c)
        return found

    def conjuncts(self, token: int) -> list[int]:
        """Return the token and what is coordinated with it, to the right."""
        found = [token]
        for c in self.kids(token, "conj"):
            found.extend(self.conjuncts(c))
        return found

    def under(self, token: int, preposition: str) -> list[int]:
        """Return the objects of a preposition that hangs on the token, coordinated ones included."""
        found: list[int] = []
        for p in self.kids(token, "prep", "agent"):
            if self.lemma[p] == preposition:
                for o in self.kids(p, "pobj", "pcomp"):
                    found.extend(self.conjuncts(o))
        return found

    def text(self, tokens: list[int]) -> str:
        """Return the written text from the first to the last of these tokens."""
        return self.written[self.start(tokens[0]) : self.end(tokens[-1])]

    def start(self, token: int) -> int:
        """Return the offset at which the token starts."""
        return self.starts[token]

    def end(self, token: int) -> int:
        """Return the offset after the token's last character."""
        return self.ends[token]

    def span(self, tokens: list[int]) -> Span:
        """Return the stretch of text from the first to the last of these tokens, outer punctuation left out."""
        inner = [t for t in tokens if self.pos[t] not in ("PUNCT", "SPACE")] or tokens
        return Span(self.start(min(inner)), self.end(max(inner)))

    # ── asking about clauses ──

    def is_bare(self, verb: int) -> bool:
        """Say whether the clause has no subject of its own and hangs on another ("targeting …", "launched by …")."""
        return self.dep[verb] in _BARE_DEPS and not self.kids(verb, *SUBJECTS)

    def group(self, token: int) -> int:
        """Return the verb of the finite clause to which the token's clause belongs."""
        verb = self.clause[token]
        while self.is_bare(verb) and self.head[verb] != verb:
            verb = self.clause[self.head[verb]]
        return verb

    def clause_tokens(self, verb: int) -> list[int]:
        """Return the tokens of the clause of this verb, embedded clauses left out, in order of text."""
        return [i for i in self.subtree(verb) if self.clause[i] == verb]

    def is_passive(self, verb: int) -> bool:
        """Say whether the verb is passive, "a bridge destroyed by shelling" included."""
        if self.kids(verb, "nsubjpass", "auxpass", "agent"):
            return True
        if self.dep[verb] == "conj" and self.tag[verb] == "VBN" and not self.kids(verb, "nsubj", "aux", "dobj"):
            return self.is_passive(self.head[verb])
        return self.dep[verb] == "acl" and self.tag[verb] in ("VBN", "VBD")

    def subject(self, verb: int) -> int | None:
        """Return who does it grammatically, also where the subject stands with another verb; None where nobody."""
        own = self.kids(verb, "nsubj", "nsubjpass")
        if own:  # of two, the nearer: the parser takes a dateline for a subject
            return self._antecedent(verb, self._past_dateline(max((s for s in own if s < verb), default=own[0])))
        if self.dep[verb] == "acl":
            return self.head[verb]
        if self.dep[verb] == "ROOT" and self._is_stray_subject(verb - 1, verb):
            return verb - 1
        if self.dep[verb] in ("conj", "xcomp", "advcl", "pcomp", "dep") and self.head[verb] != verb:
            above = self.clause[self.head[verb]] if self.dep[verb] == "pcomp" else self.head[verb]
            return self.subject(above) if self.pos[above] in _VERBS else None
        return None

    def _is_stray_subject(self, noun: int, verb: int) -> bool:
        """Say whether the parser took the noun before a past verb for an apposition ("on Saturday, a bridge fell")."""
        return noun >= 0 and self.dep[noun] == "appos" and self.pos[noun] == "NOUN" and self.tag[verb] == "VBD"

    def _past_dateline(self, subject: int) -> int:
        """Return the noun behind the dash where a dateline was taken for the subject ("KYIV, June 1 - Police said")."""
        if not self.doc[subject].is_upper:
            return subject
        near = range(subject + 1, min(subject + _LONGEST_DATELINE, len(self.doc)))
        dashes = [c for c in near if self.doc[c].text in _DASHES]
        if not dashes:
            return subject
        return max((c for c in self.kids(subject, "appos", "conj") if c > dashes[0]), default=subject)

    def _antecedent(self, verb: int, subject: int) -> int:
        relative = self.tag[subject] in ("WDT", "WP") or self.lemma[subject] == "that"
        return self.head[verb] if relative and self.dep[verb] == "relcl" else subject

    def actor_of(self, verb: int) -> int | None:
        """Return who does it: the subject of an active verb, the "by" of a passive one."""
        if not self.is_passive(verb):
            return self.subject(verb)
        for by in self.kids(verb, "agent", "prep"):
            if self.lemma[by] == "by":
                return next(iter(self.kids(by, "pobj")), None)
        return None

    def objects(self, verb: int) -> list[int]:
        """Return to whom it is done: the objects of an active verb, the subjects of a passive one."""
        if self.is_passive(verb):
            subject = self.subject(verb)
            return [] if subject is None else self.conjuncts(subject)
        return [o for d in self.kids(verb, "dobj", "dative") for o in self.conjuncts(d)]

    def infinitives(self, token: int) -> list[int]:
        """Return the verbs in "to …" that a word takes as its content ("agreed to meet", "asked them to leave")."""
        return [c for c in self.kids(token, "xcomp", "ccomp") if any(self.tag[a] == "TO" for a in self.kids(c, "aux"))]

    def asked(self, verb: int) -> list[int]:
        """Return who is to do it: the subject of the infinitive, or the object beside it."""
        told = self.infinitives(verb)
        subjects = [s for c in told for s in self.kids(c, "nsubj", "nsubjpass")]
        return subjects or (self.objects(verb) if told else [])


@cache
def _misread(language: str) -> dict[str, dict[str, str]]:
    """Return the right lemmas of words that the parser misreads, by the lemma that it gives and the word."""
    found: dict[str, dict[str, str]] = {}
    for row in load_pack(language).table("lemmas", "misread"):
        found.setdefault(row["read"], {})[row["word"]] = row["lemma"]
    return found


def _lemma(lemma: str, tag: str) -> str:
    """Return the lemma in lower case; the lemmatizer leaves capitalised plurals as they are."""
    low = lemma.lower()
    return low.removesuffix("s") if tag == "NNPS" and not low.endswith("ss") else low


def _clauses(head: list[int], dep: list[str], pos: list[str]) -> list[int]:
    clause: list[int | None] = [None] * len(head)
    for i in range(len(head)):
        path = []
        j = i
        while clause[j] is None and not _heads_clause(j, head, dep, pos):
            path.append(j)
            j = head[j]
        found = clause[j]
        top = j if found is None else found
        clause[j] = top
        for k in path:
            clause[k] = top
    return [0 if c is None else c for c in clause]


def _heads_clause(i: int, head: list[int], dep: list[str], pos: list[str]) -> bool:
    if head[i] == i:
        return True
    if pos[i] not in _VERBS:
        return False
    return dep[i] in _CLAUSE_DEPS or (dep[i] == "conj" and pos[head[i]] in _VERBS)
