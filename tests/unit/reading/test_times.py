"""Times are resolved against the publication, and none is made more certain than it was told."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.lang import load_pack
from reportedly.reading.engine import load_parser
from reportedly.reading.masking import mask
from reportedly.reading.times import find_times
from reportedly.values import TimePrecision

PACK = load_pack("en")
PARSER = load_parser()
SUNDAY = datetime(2025, 6, 1, 10, tzinfo=UTC)
MONDAY = datetime(2025, 6, 2, 10, tzinfo=UTC)


def read(text, published_at=SUNDAY):
    doc = PARSER(mask(text, pack=PACK))
    return doc, find_times(doc, pack=PACK, published_at=published_at)


def only(text, published_at=SUNDAY):
    _, found = read(text, published_at)
    assert len(found) == 1, [mention.span.of(text) for mention in found]
    return found[0].when


def day(month, number, year=2025):
    return datetime(year, month, number, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "published_at", "start"),
    [
        pytest.param("The bridge fell on Monday.", MONDAY, day(6, 2), id="the day of publication itself"),
        pytest.param("The bridge fell on Sunday.", MONDAY, day(6, 1), id="the day before"),
        pytest.param("The bridge fell on Tuesday.", MONDAY, day(5, 27), id="the most recent one"),
        pytest.param("The bridge fell last Monday.", MONDAY, day(5, 26), id="last is never today"),
        pytest.param("They will meet on Monday.", SUNDAY, day(6, 2), id="ahead"),
        pytest.param("They will meet next Monday.", MONDAY, day(6, 9), id="next is never today"),
        pytest.param("Talks are scheduled for Monday.", MONDAY, day(6, 2), id="ahead, today"),
    ],
)
def test_a_weekday_is_the_nearest_that_its_words_allow(text, published_at, start):
    assert only(text, published_at).start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("The bridge fell on July 4.", day(7, 4, 2024), id="a past verb never looks ahead"),
        pytest.param("The bridge will open on May 4.", day(5, 4, 2026), id="a future verb never looks back"),
        pytest.param("Talks in Istanbul on June 2.", day(6, 2), id="without a verb the nearest"),
        pytest.param("The bridge fell on 31 December.", day(12, 31, 2024), id="over the turn of the year"),
    ],
)
def test_a_date_without_a_year_takes_the_year_its_words_allow(text, start):
    assert only(text).start == start


@pytest.mark.parametrize(
    "text",
    [
        "Drones came overnight.",
        "Drones came overnight into Sunday.",
        "Drones came on the night of 31 May to 1 June.",
        "Drones came on the night of May 31-June 1.",
    ],
)
def test_a_night_belongs_to_two_dates(text):
    when = only(text)
    assert (when.start, when.end) == (datetime(2025, 5, 31, 18, tzinfo=UTC), datetime(2025, 6, 1, 12, tzinfo=UTC))
    assert when.precision is TimePrecision.NIGHT


def test_since_stays_open_until_the_publication():
    when = only("The army has held the town since February 2022.")
    assert (when.start, when.end, when.precision) == (day(2, 1, 2022), SUNDAY, TimePrecision.OPEN)


@pytest.mark.parametrize("text", ["He left before Saturday.", "They stayed until Saturday.", "He left after Saturday."])
def test_a_time_at_which_it_was_not_is_mentioned_but_unresolved(text):
    _, found = read(text)
    assert [mention.when for mention in found] == [None]


def test_a_clock_time_takes_the_date_beside_it_and_its_zone():
    when = only("The sirens stopped at 1:30 a.m. Kyiv time on Saturday.")
    assert (when.start, when.precision) == (datetime(2025, 5, 30, 22, 30, tzinfo=UTC), TimePrecision.MINUTE)


@pytest.mark.parametrize(
    ("text", "start"),
    [("It fell just before 6 a.m. on Sunday.", 5), ("It fell on Sunday, shortly after 6 a.m. in Kyiv.", 6)],
)
def test_before_and_after_a_clock_time_is_the_hour_beside_it(text, start):
    when = only(text)
    assert (when.start, when.precision) == (datetime(2025, 6, 1, start, tzinfo=UTC), TimePrecision.HOUR)


def test_a_clock_time_alone_is_of_the_publication_day():
    assert only("The sirens stopped at 8 a.m. local time.").precision is TimePrecision.HOUR


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The bridge fell on 31 May 2025.", True),
        ("The war began in February 2022.", True),
        ("The bridge fell on 2025-05-31.", True),
        ("The bridge fell in 2024.", True),
        ("The bridge fell on Sunday.", False),
        ("The bridge fell on May 31.", False),
        ("Drones came overnight.", False),
        ("The bridge fell yesterday.", False),
        ("The bridge fell three days ago.", False),
        ("The bridge fell last week.", False),
    ],
)
def test_without_a_publication_time_only_absolute_times_are_known(text, known):
    assert (only(text, None) is not None) is known


def test_a_publication_time_in_another_zone_is_turned_to_utc():
    late = datetime(2025, 6, 1, 1, tzinfo=timezone(timedelta(hours=3)))
    assert only("The bridge fell today.", late).start == day(5, 31)


@pytest.mark.parametrize(
    "text",
    [
        "They may march at dawn or in spring, may they not?",
        "The sun sat over the wed field.",
        "They lost 2000 drones.",
        "Copyright 2016 of the paper.",
        "He said 12.30 is a price and 4.5 a share.",
    ],
)
def test_words_that_only_look_like_times_are_none(text):
    assert read(text)[1] == ()


@pytest.mark.parametrize("text", ["It fell on 31 June 2025.", "It fell on 2025-02-30."])
def test_a_date_that_is_none_is_mentioned_but_unresolved(text):
    assert only(text) is None


def test_the_head_token_is_no_preposition():
    doc, found = read("He spoke at 19:30 GMT on Saturday.")
    assert doc[found[0].token].pos_ != "ADP"


def test_the_span_is_the_expression_without_its_preposition():
    text = "He spoke on Sunday."
    assert [mention.span.of(text) for mention in read(text)[1]] == ["Sunday"]


WORDS = """
since on the night of overnight into May June 31 1 2025 Sunday Monday to - last next week hours 24
""".split()  # noqa: SIM905 - easier on the eye than a list of strings
MORE = ["past", "ago", "three", "early", "8:30", "p.m.", "GMT", "today", ",", "99", "so far", "\n"]
MOMENTS = [SUNDAY, None, datetime.min.replace(tzinfo=UTC)]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*WORDS, *MORE]), max_size=20), st.sampled_from(MOMENTS))
def test_any_heap_of_time_words_is_read_in_order_without_overlap(words, published_at):
    text = " ".join(words)
    doc, found = read(text, published_at)
    spans = [mention.span for mention in found]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(0 <= mention.token < len(doc) and mention.span.end <= len(text) for mention in found)
