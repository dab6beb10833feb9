from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.claims.drafts import Attributed, Draft
from reportedly.claims.grounding import admit, ground
from reportedly.errors import Ungrounded
from reportedly.model import (
    Actor,
    ActorKind,
    Attribution,
    Document,
    Link,
    Measure,
    Modality,
    Polarity,
    Remark,
    Source,
    SourceKind,
)
from reportedly.values import Quantity, Span

DOCUMENT = Document.of("The bridge fell. Seven died.", publisher="Northgate Wire")
PUBLISHER = Link(Source(Actor("northgate", "Northgate Wire", ActorKind.OUTLET), SourceKind.PUBLISHER))
GOVERNOR = Link(Source(Actor("governor", "the governor", ActorKind.PERSON), SourceKind.NAMED_PERSON), cue="said")
OWN_VOICE = Attribution((PUBLISHER,))
FELL = Draft(Remark("the bridge fell"), Span(0, 16), 2)


def admitted(draft=FELL, attribution=OWN_VOICE, *, document=DOCUMENT, about=None, ordinal=0, said=None):
    return admit(draft, attribution, document, about=about, run_id="run", ordinal=ordinal, said=said)


def saying(polarity=Polarity.AFFIRMED, modality=None):
    return Attributed(GOVERNOR, (), (), (Span(0, 16),), None, None, "speech", polarity=polarity, modality=modality)


def test_the_quote_is_what_stands_at_the_span():
    claim = admitted()
    assert claim.evidence.quote == "The bridge fell." == DOCUMENT.text[0:16]


def test_white_space_around_the_evidence_is_left_out():
    evidence = admitted(replace(FELL, span=Span(3, 17))).evidence
    assert (evidence.span, evidence.quote) == (Span(4, 16), "bridge fell.")


@pytest.mark.parametrize(
    "span", [pytest.param(Span(20, 99), id="past the end"), pytest.param(Span(16, 17), id="only white space")]
)
def test_evidence_that_does_not_stand_in_the_text_is_refused(span):
    with pytest.raises(Ungrounded):
        admitted(replace(FELL, span=span))


def test_a_quote_that_is_handed_in_must_stand_at_its_span():
    assert ground(Span(4, 10), DOCUMENT, "bridge").quote == "bridge"
    with pytest.raises(Ungrounded):
        ground(Span(4, 10), DOCUMENT, "bridges")


def test_the_id_is_where_it_was_said_and_the_revision_what_was_read():
    first = admitted()
    better = admitted(replace(FELL, proposition=Remark("a bridge collapsed")), Attribution((PUBLISHER, GOVERNOR)))
    assert first.id == better.id
    assert first.revision != better.revision


def test_two_drafts_at_one_span_are_told_apart_by_their_number():
    assert admitted().id != admitted(ordinal=1).id


def test_the_same_reading_gives_the_same_claim():
    assert admitted() == admitted()


def test_the_kinds_do_not_share_an_address():
    killed = Draft(Measure("killed", Quantity(7, 7, "people")), FELL.span, 2)
    assert admitted(killed).id != admitted().id


def test_an_amount_is_told_of_the_occurrence_it_belongs_to():
    killed = Draft(Measure("killed", Quantity(7, 7, "people")), FELL.span, 2, about=1)
    assert admitted(killed, about="c-1").proposition.about == "c-1"


@pytest.mark.parametrize(
    ("own", "cue", "told"),
    [
        pytest.param(Polarity.AFFIRMED, Polarity.AFFIRMED, Polarity.AFFIRMED, id="said"),
        pytest.param(Polarity.AFFIRMED, Polarity.DENIED, Polarity.DENIED, id="denied"),
        pytest.param(Polarity.DENIED, Polarity.DENIED, Polarity.DENIED, id="a denial seen twice is one denial"),
        pytest.param(Polarity.AFFIRMED, Polarity.UNKNOWN, Polarity.UNKNOWN, id="could not be verified"),
        pytest.param(Polarity.UNKNOWN, Polarity.DENIED, Polarity.UNKNOWN, id="not known stays not known"),
    ],
)
def test_the_cue_may_deny_what_is_said(own, cue, told):
    assert admitted(replace(FELL, polarity=own), said=saying(cue)).polarity is told


@pytest.mark.parametrize(
    ("own", "cue", "told"),
    [
        pytest.param(Modality.ASSERTED, Modality.DEMANDED, Modality.DEMANDED, id="urged"),
        pytest.param(Modality.PLANNED, Modality.DEMANDED, Modality.PLANNED, id="the content's own mode stands"),
        pytest.param(Modality.ASSERTED, None, Modality.ASSERTED, id="a plain cue"),
    ],
)
def test_the_cue_gives_its_mode_to_what_is_plainly_asserted(own, cue, told):
    assert admitted(replace(FELL, modality=own), said=saying(modality=cue)).modality is told
