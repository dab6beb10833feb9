"""Pronouns and short names lead back to the right one, or to nobody."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from reportedly.lang import load_pack
from reportedly.reading.actors import find_actors
from reportedly.reading.engine import load_parser
from reportedly.reading.mentions import ActorMention
from reportedly.reading.places import find_places
from reportedly.theatres import EMPTY, Theatre, load_theatre

PACK = load_pack("en")
WAR = load_theatre("russia-ukraine")
JUNE = datetime(2025, 6, 2, tzinfo=UTC)


def actors(text: str, theatre: Theatre = WAR) -> tuple[ActorMention, ...]:
    doc = load_parser()(text)
    found = find_places(doc, pack=PACK, theatre=theatre)
    return find_actors(doc, pack=PACK, theatre=theatre, places=found, published_at=JUNE)


def meant(marked: str, theatre: Theatre = WAR) -> str | None:
    """The actor that the words in [square brackets] are led to, None where they are no mention."""
    where = re.search(r"\[(.+?)\]", marked)
    assert where is not None
    text = marked.replace("[", "").replace("]", "")
    found = [m for m in actors(text, theatre) if m.span.start == where.start()]
    assert len(found) <= 1
    return found[0].actor.id if found else None


@pytest.mark.parametrize(
    ("marked", "actor"),
    [
        pytest.param("Kaja Kallas spoke in Singapore. [She] said more was needed.", "kaja-kallas", id="next sentence"),
        pytest.param("Kaja Kallas backed the plan, which [she] called fair.", "kaja-kallas", id="relative clause"),
        pytest.param(
            "Kaja Kallas spoke. The EU would spend more, she said. [She] named no sum.", "kaja-kallas", id="a chain"
        ),
        pytest.param("Donald Trump urged both sides to talk, adding [he] would wait.", "donald-trump", id="participle"),
        pytest.param("Umerov said two things. The hall was cold. [He] left early.", "rustem-umerov", id="two back"),
        pytest.param(
            "Kaja Kallas met Donald Trump. [She] said it went well.", "kaja-kallas", id="gender settles it for her"
        ),
        pytest.param("Kaja Kallas met Donald Trump. [He] said it went well.", "donald-trump", id="and for him"),
        pytest.param(
            "Vladimir Putin said that Rustem Umerov would come. [He] named no day.", "vladimir-putin", id="the speaker"
        ),
        pytest.param("A witness saw it. Nobody else did. [She] ran.", "witness:-:witness", id="somebody unnamed"),
        pytest.param("Umerov praised [his] team.", "rustem-umerov", id="possessive"),
    ],
)
def test_a_pronoun_means_the_last_person_who_fits(marked: str, actor: str) -> None:
    assert meant(marked) == actor


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Rustem Umerov and Vladimir Medinsky met. [He] said it went well.", id="two who fit"),
        pytest.param("Kaja Kallas spoke. [He] was tired.", id="gender speaks against it"),
        pytest.param("Umerov spoke. It rained. The hall was cold. Nobody came. [He] left.", id="too far back"),
        pytest.param("The talks are over. [He] left.", id="nobody there"),
        pytest.param("Putin told [him] that the talks were over.", id="not the subject of its own clause"),
        pytest.param("The ministry said so. [It] rained all night.", id="it, without speech"),
        pytest.param("Rustem Umerov spoke. [They] were tired.", id="they, for one"),
    ],
)
def test_a_pronoun_that_could_mean_two_or_none_means_nobody(marked: str) -> None:
    assert meant(marked) is None


def test_it_means_a_body_only_where_it_speaks() -> None:
    assert meant("Ukraine's air force shot down 40 drones. [It] said 12 got through.") == "ukraine-air-force"
    assert meant("Ukraine's air force shot down 40 drones. [It] was a clear night.") is None


def test_they_means_the_group_that_spoke() -> None:
    assert meant("Residents said the taps were dry. [They] said the lights were out too.") == "residents:-:residents"


@pytest.mark.parametrize(
    ("marked", "actor"),
    [
        ("Jane Doe opened the hall. [Doe] said it was full.", "person:jane-doe"),
        ("Jane Doe opened the hall. Officials thanked [Ms. Doe] for it.", "person:jane-doe"),
        ("Kaja Kallas spoke in Singapore. [Kallas] said more was needed.", "kaja-kallas"),
        ("The Harbour Herald printed it. The [Herald] said it was true.", "outlet:-:harbour-herald"),
    ],
)
def test_a_last_name_means_the_full_name_before_it(marked: str, actor: str) -> None:
    assert meant(marked) == actor


def test_a_last_name_of_two_people_is_led_back_to_neither() -> None:
    assert meant("Jane Doe met Tom Doe. [Doe] said it was full.", EMPTY) not in ("person:jane-doe", "person:tom-doe")


@pytest.mark.parametrize(
    ("marked", "actor"),
    [
        ("Russia's defence ministry said so. No one was hurt, the [ministry] said.", "russia-defence-ministry"),
        ("The Ukrainian air force said so. The [air force] gave no number.", "ukraine-air-force"),
        ("Ukrainian Defence Minister Rustem Umerov spoke. The [minister] gave no number.", "rustem-umerov"),
        ("Northgate Rescue Group said so. The [group] gave no number.", "organisation:-:northgate-rescue-group"),
    ],
)
def test_a_definite_noun_means_the_last_one_of_its_kind(marked: str, actor: str) -> None:
    assert meant(marked) == actor


@pytest.mark.parametrize(
    ("marked", "actor"),
    [
        ("The Ukrainian and the Russian air force flew. The [air force] lost two.", {"ukraine-air-force"}),
        ("U.S. Vice President J. D. Vance spoke. The [president] was away.", {"jd-vance", "j-d-vance"}),
        ("Former President Joe Biden spoke. The [president] was away.", {"joe-biden"}),
    ],
)
def test_a_definite_noun_never_means_one_who_only_nearly_fits(marked: str, actor: set[str]) -> None:
    assert meant(marked) not in actor


def test_who_and_which_mean_the_noun_before_them_where_they_speak() -> None:
    assert meant("Rustem Umerov, [who] said the talks had failed, left.") == "rustem-umerov"
    assert meant("The bridge, [which] fell on Monday, was old.") is None


def test_everything_led_back_names_the_mention_it_goes_back_to() -> None:
    found = actors("Kaja Kallas spoke. She said more was needed. Kallas left.")
    assert [m.how for m in found] == ["name", "pronoun", "short"]
    assert [m.antecedent for m in found] == [None, 0, 0]
    assert len({m.actor for m in found}) == 1


@pytest.mark.parametrize("row", PACK.table("pronouns", "pronoun"), ids=lambda row: row["forms"][0])
def test_each_pronoun_is_led_back_in_its_example(row: dict[str, str]) -> None:
    assert meant(row["example"], EMPTY) is not None
