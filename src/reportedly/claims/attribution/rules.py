"""The rules as a reader of attributions: one finder a kind of cue, in turn."""

from __future__ import annotations

from reportedly.claims.attribution.accounts import find_accounts
from reportedly.claims.attribution.continuing import find_continued
from reportedly.claims.attribution.convictions import find_convictions
from reportedly.claims.attribution.direct import share_out
from reportedly.claims.attribution.hearers import find_hearers
from reportedly.claims.attribution.interviews import find_interviews
from reportedly.claims.attribution.inverted import find_inverted
from reportedly.claims.attribution.issued import find_issued
from reportedly.claims.attribution.layout import find_layout
from reportedly.claims.attribution.nominal import find_nouns
from reportedly.claims.attribution.phrases import find_adverbs, find_phrases
from reportedly.claims.attribution.relays import find_relays, without_citations
from reportedly.claims.attribution.scene import Found, Scene
from reportedly.claims.attribution.spoken import find_spoken
from reportedly.claims.attribution.unknown import find_unknown
from reportedly.claims.attribution.verbs import find_verbs


def read_by_rules(scene: Scene) -> list[Found]:
    """Return what the pack's cues find, each finder building on what those before it found."""
    founds = share_out(list(find_verbs(scene)), scene)
    founds += find_inverted(scene, {f.cue_token: f for f in founds if f.cue_token is not None})
    told = {f.cue_token: f for f in founds if f.cue_token is not None}
    phrases = [*find_phrases(scene), *find_accounts(scene)]
    founds += phrases
    founds += find_nouns(scene, {i for f in founds for i in f.cue})
    founds += find_adverbs(scene, told)
    founds += find_unknown(scene, told)
    founds += find_convictions(scene, told)
    founds += find_relays(scene, told, phrases)
    founds = without_citations(founds)
    founds += find_issued(scene, founds)
    founds += find_layout(scene, founds)
    founds += find_interviews(scene, {i for f in founds for i in f.content})
    founds += find_continued(scene, founds)
    founds += find_spoken(scene, founds)
    founds += find_hearers(scene, list(founds))
    return founds
