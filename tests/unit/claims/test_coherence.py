from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.unit.claims.spelling import read

from reportedly.claims.clauses import Tree
from reportedly.claims.coherence import cohere
from reportedly.claims.drafts import Draft
from reportedly.claims.threads import Thread, turns
from reportedly.lang import load_pack
from reportedly.model import Measure, Occurrence, ResponsibilityStatus
from reportedly.reading import Reader
from reportedly.taxonomy import load_taxonomy

PACK = load_pack("en")


@dataclass(frozen=True)
class Story:
    """A text after its events were led together."""

    drafts: tuple[Draft, ...]

    def event_of(self, measure: str, amount: int) -> Occurrence | None:
        """The occurrence that an amount is said of."""
        about = next(
            d.about
            for d in self.drafts
            if isinstance(d.proposition, Measure)
            and d.proposition.measure == measure
            and d.proposition.quantity is not None
            and d.proposition.quantity.low == amount
        )
        return next((o for a, o in self.occurrences if a == about), None)

    @property
    def occurrences(self) -> list[tuple[int, Occurrence]]:
        return [(d.anchor, d.proposition) for d in self.drafts if isinstance(d.proposition, Occurrence)]

    @property
    def types(self) -> list[str]:
        return [o.type for _, o in self.occurrences]


def tell(reader: Reader, text: str) -> Story:
    told = read(reader, text)
    known = {"pack": reader.pack, "taxonomy": load_taxonomy()}
    return Story(cohere(told.drafts, told.reading, **known))


def place(occurrence: Occurrence | None) -> str | None:
    return None if occurrence is None or occurrence.where is None else occurrence.where.name


# ── one event ──


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Five people were killed when a bridge in Bryansk region came down on a bus on Saturday.", id="when"
        ),
        pytest.param("Five people died and nine were hurt after a bridge collapsed in Bryansk region.", id="after"),
        pytest.param("A bridge collapsed in Bryansk region on Saturday, killing five people.", id="participle"),
        pytest.param(
            "Five people were killed in the collapse of a bridge in Bryansk region, the governor said.", id="in the"
        ),
        pytest.param(
            "A bridge collapsed in Bryansk region on Saturday. Five people were killed, the governor said.",
            id="next sentence",
        ),
        pytest.param(
            "A bridge collapsed in Bryansk region on Saturday.\n\nThe road is closed.\n\nFive people were killed.",
            id="document of one event",
        ),
    ],
)
def test_the_dead_belong_to_what_killed_them(text, small):
    story = tell(small, text)
    event = story.event_of("killed", 5)
    assert event is not None
    assert (event.type, place(event)) == ("collapse", "Bryansk region")
    assert "harm" not in story.types


def test_people_harmed_stay_known_as_victims_of_the_event(small):
    story = tell(small, "Four soldiers died after a bridge collapsed in Bryansk region.")
    event = story.event_of("killed", 4)
    assert event is not None
    assert any(r.name.value == "victim" and "soldiers" in r.text for r in event.roles)


def test_a_place_told_after_the_second_verb_is_that_of_both(small):
    story = tell(small, "At least 30 people were killed and 80 injured in Goma, the hospital said.")
    assert place(story.event_of("killed", 30)) == "Goma"


def test_what_was_done_to_the_bridge_was_done_where_the_bridge_stands(small):
    story = tell(
        small, "A bridge collapsed in Bryansk region on Saturday.\n\nThe bridge was blown up, the governor said."
    )
    blown = next(o for _, o in story.occurrences if o.type.startswith("attack"))
    assert place(blown) == "Bryansk region"


def test_a_pointing_noun_takes_place_and_kind_of_the_one_event_before(small):
    text = "Drones struck a depot in Saratov on Sunday.\n\nThe ministry said Ukraine carried out the attack."
    attacks = [o for _, o in tell(small, text).occurrences if o.type.startswith("attack")]
    assert {place(o) for o in attacks} == {"Saratov"}


def test_an_answer_speaks_of_the_event_told_before_it(small):
    text = "A bridge collapsed in Bryansk region on Saturday.\n\nNobody has claimed responsibility."
    answer = next(o for _, o in tell(small, text).occurrences if o.type == "responsibility")
    assert place(answer) == "Bryansk region"
    assert answer.responsibility is not None
    assert answer.responsibility.status is ResponsibilityStatus.NOT_ESTABLISHED


# ── not one event ──


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A bridge collapsed in Bryansk region on Saturday.\n\nFive people were killed in Kharkiv.", id="place"
        ),
        pytest.param(
            "A bridge collapsed in Bryansk region on Saturday.\n\nSeparately, five people were killed.", id="separately"
        ),
        pytest.param(
            "A bridge collapsed in Bryansk region on Saturday.\n\n"
            "Shops in Saratov stay shut after a long evening at the fair.\n\nFive people were killed.",
            id="another place between",
        ),
        pytest.param(
            "A bridge collapsed in Bryansk region on Saturday.\n\nA missile struck a market in Odesa on Sunday.\n\n"
            "Guests came late to the dinner.\n\nOfficials met.\n\nThey spoke.\n\nFive people were killed.",
            id="two candidates",
        ),
        pytest.param(
            "A bridge collapsed in Bryansk region on Saturday.\n\nFive people were killed on 3 May.", id="another day"
        ),
    ],
)
def test_the_dead_of_something_else_stay_apart(text, small):
    event = tell(small, text).event_of("killed", 5)
    assert event is None or place(event) != "Bryansk region"


def test_an_amount_led_back_past_another_place_is_left_alone(small):
    text = "A missile struck a market in Odesa.\n\nCrowds met in Saratov.\n\nFive people were killed."
    assert place(tell(small, text).event_of("killed", 5)) != "Odesa"


def test_another_count_only_adds_to_the_first(small):
    text = "A bridge collapsed in Bryansk region on Saturday, killing five people. Another 60 people were injured."
    assert place(tell(small, text).event_of("injured", 60)) == "Bryansk region"


def test_two_places_of_one_sentence_are_two_events(small):
    text = "A missile struck a market in Odesa, and five people were killed in Kharkiv."
    story = tell(small, text)
    assert place(story.event_of("killed", 5)) != "Odesa"


def test_a_dateline_gives_no_place(small):
    text = "KYIV, June 1 (Rook) - Five people were killed, the ministry said."
    assert place(tell(small, text).event_of("killed", 5)) is None


def test_the_time_of_saying_is_not_the_time_of_the_event(small):
    text = "Five people were killed in the collapse of a bridge in Bryansk region, the governor said on Sunday."
    event = tell(small, text).event_of("killed", 5)
    assert event is not None
    assert event.when is None


@pytest.mark.parametrize(
    ("text", "is_dated"),
    [
        pytest.param("The army on Monday denied shelling the market in Beni.", False, id="when it was denied"),
        pytest.param("The army denied shelling the market in Beni on Monday.", True, id="when it was done"),
        pytest.param("The army on Monday began shelling the market in Beni.", True, id="no verb of saying"),
    ],
)
def test_the_time_before_a_denial_is_that_of_the_denial(text, is_dated, small):
    shelling = next(o for _, o in tell(small, text).occurrences if o.type == "attack.shelling")
    assert (shelling.when is not None) is is_dated


def test_a_denied_toll_joins_nothing(small):
    told = tell(small, "A bridge collapsed in Bryansk region on Saturday. Nobody was killed.")
    assert "collapse" in told.types
    assert all("Nobody" not in r.text for _, o in told.occurrences for r in o.roles)


def test_leading_together_twice_changes_nothing(small):
    told = read(small, "Five people died after a bridge collapsed in Bryansk region. The bridge was blown up.")
    known = {"pack": small.pack, "taxonomy": load_taxonomy()}
    once = cohere(told.drafts, told.reading, **known)
    assert cohere(once, told.reading, **known) == once


def test_every_amount_names_an_event_that_is_still_there(small):
    text = "Five people died after a bridge fell on a train in Bryansk region. Nine were hurt. The toll may rise."
    story = tell(small, text)
    anchors = {a for a, _ in story.occurrences}
    assert all(d.about in anchors for d in story.drafts if d.about is not None)


# ── the pack's words ──


def rows(array: str) -> list:
    return [pytest.param(row, id=row["example"][:60]) for row in PACK.table("coherence", array)]


@pytest.mark.parametrize("row", rows("pointer"))
def test_a_pointer_points_back_in_its_example(row, small):
    told = read(small, row["example"])
    thread = Thread.of(told.reading, Tree.of(told.reading.doc), pack=PACK, taxonomy=load_taxonomy())
    pointing = [i for i, lemma in enumerate(thread.tree.lemma) if lemma in row["lemmas"] and thread.pointed_kinds(i)]
    assert pointing
    kinds = thread.pointed_kinds(pointing[-1])
    types = [o.type for o in told.occurrences]
    assert any(t == k or t.startswith(k + ".") for t in types for k in kinds), types


@pytest.mark.parametrize("row", [*rows("shift"), *rows("several")])
def test_a_word_that_turns_away_keeps_the_second_apart(row, small):
    story = tell(small, row["example"])
    second = [(a, o) for a, o in story.occurrences if o.type == "responsibility"]
    told = [d.about for d in story.drafts if isinstance(d.proposition, Measure)]
    collapse = next(a for a, o in story.occurrences if o.type == "collapse")
    assert collapse not in told
    assert second or told


@pytest.mark.parametrize("row", rows("nameless"))
def test_whoever_did_it_is_nobody_named(row, small):
    assert all(o.responsibility is None for _, o in tell(small, row["example"]).occurrences)


def test_the_table_is_compiled_once_a_pack():
    assert turns(PACK) is turns(PACK)
