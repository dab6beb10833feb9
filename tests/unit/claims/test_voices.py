from __future__ import annotations

import pytest

from reportedly.claims import extract
from reportedly.lang import load_pack
from reportedly.model import Document, Occurrence
from reportedly.reading import Reader
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import load_theatre

THEATRE = load_theatre("russia-ukraine")


def held(text):
    reading = Reader.load(THEATRE).read(Document.of(text, publisher="Harbour Post"))
    told = extract(reading, pack=load_pack("en"), taxonomy=load_taxonomy(), theatre=THEATRE, run_id="r").claims
    acts = [c.proposition for c in told if isinstance(c.proposition, Occurrence)]
    found = [a.responsibility for a in acts if a.responsibility is not None]
    return [(r.party.name if r.party else None, r.status.value) for r in found]


@pytest.mark.parametrize(
    ("text", "party", "status"),
    [
        pytest.param(
            "A Togolese airstrike on a mill near Kobani killed two people, villagers said.",
            "Togolese",
            "suspected or accused",
            id="an adjective of a people names the doer",
        ),
        pytest.param(
            "A Togolese airstrike on a mill near Kobani killed two people, the governor said.",
            "Togolese",
            "suspected or accused by authorities",
            id="a governor is an authority",
        ),
        pytest.param(
            "Soldiers have attacked two villages near the lake, fishermen said.",
            "soldiers",
            "suspected or accused",
            id="soldiers without a name are doers",
        ),
        pytest.param(
            "The Ukrainian army said that Russian guns had shelled the harbour of Odesa.",
            "Russia",
            "suspected or accused",
            id="an army accuses its enemy",
        ),
        pytest.param(
            "The Ukrainian army said that its drones had attacked the harbour of Novorossiysk.",
            "Ukrainian army",
            "claimed or admitted",
            id="its own drones are the speaker's",
        ),
        pytest.param(
            "Russian troops attacked the village of Lypivka.",
            "Russia",
            "reported as fact",
            id="the outlet tells a fact",
        ),
        pytest.param(
            "Russian troops have reportedly attacked the village of Lypivka.", "Russia", "possible", id="by hearsay"
        ),
    ],
)
def test_who_says_it_makes_how_the_doer_is_told(text, party, status):
    assert status in [how for _, how in held(text)]
    assert any(party.casefold()[:5] in (who or "").casefold() for who, _ in held(text)), held(text)
