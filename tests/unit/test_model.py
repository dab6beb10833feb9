"""Wrong states cannot be built."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from reportedly.errors import InvalidValue, Uncited
from reportedly.ids import content_id
from reportedly.model import (
    UNSTATED_PUBLISHER,
    Actor,
    ActorKind,
    Attribution,
    Citation,
    Decision,
    Document,
    Judgement,
    Line,
    Link,
    Measure,
    Responsibility,
    ResponsibilityStatus,
    Source,
    SourceKind,
)
from reportedly.values import Span

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
POST = Link(Source(Actor("outlet:post", "Example Post", ActorKind.OUTLET), SourceKind.PUBLISHER))
GOVERNOR = Link(Source(Actor("person:g", "the governor", ActorKind.PERSON), SourceKind.NAMED_PERSON), cue="said")


def test_the_same_report_has_the_same_id_and_another_has_another():
    told = {"publisher": "Example Post", "published_at": NOON}
    assert Document.of("Drones flew.", **told).id == Document.of("Drones flew.", **told).id
    assert Document.of("Drones flew.", **told).id != Document.of("Drones flew!", **told).id
    assert Document.of("Drones flew.", **told).id != Document.of("Drones flew.", publisher="Other Post").id


def test_one_moment_in_two_zones_is_one_report():
    kyiv = timezone(timedelta(hours=3))
    assert Document.of("x", published_at=NOON).id == Document.of("x", published_at=NOON.astimezone(kyiv)).id


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_a_document_needs_text(text):
    with pytest.raises(InvalidValue, match="needs text"):
        Document.of(text)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(InvalidValue, match="zone"):
        Document.of("x", published_at=NOON.replace(tzinfo=None))


def test_a_publisher_that_is_not_stated_is_said_to_be_so():
    assert Document.of("x").publisher == UNSTATED_PUBLISHER


def test_an_attribution_opens_with_the_publisher():
    assert Attribution((POST,)).is_own_voice
    assert Attribution((POST, GOVERNOR)).source.actor.name == "the governor"
    assert Attribution((POST, GOVERNOR)).publisher.actor.name == "Example Post"
    for wrong in ((), (GOVERNOR,)):
        with pytest.raises(InvalidValue):
            Attribution(wrong)


def test_a_line_without_a_citation_cannot_be_built():
    with pytest.raises(Uncited, match="drop the line"):
        Line("Seven people were killed.", ())
    assert Line("Seven.", (Citation("c-1", "d-1", Span(0, 5)),)).text == "Seven."


def test_responsibility_without_a_party_is_only_not_established():
    assert Responsibility(None, ResponsibilityStatus.NOT_ESTABLISHED).party is None
    with pytest.raises(InvalidValue):
        Responsibility(None, ResponsibilityStatus.CLAIMED)


def test_a_measure_says_an_amount_or_a_record():
    with pytest.raises(InvalidValue):
        Measure("killed")


@pytest.mark.parametrize(("decision", "other"), [(Decision.SAME, None), (Decision.REJECT, "c-2")])
def test_a_judgement_has_the_ids_it_is_about(decision, other):
    with pytest.raises(InvalidValue, match="two ids"):
        Judgement("j", decision, "c-1", other, "R. Editor", "why", NOON)


def test_ids_depend_on_every_part_and_on_their_order():
    assert content_id("c", "a", 1) == content_id("c", "a", 1)
    assert (
        len({content_id("c", "a", "b"), content_id("c", "b", "a"), content_id("c", "ab"), content_id("d", "a", "b")})
        == 4
    )
