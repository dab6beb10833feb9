"""A dispatch in a few lines, for the tests of the corpus' tools."""

from __future__ import annotations

from pathlib import Path

from eval.corpus.dispatches import Dispatch, load_one

HEAD = """
id = "{name}"
conflict = "nowhere"
style = "wire"
publisher = "Example Post"
published_at = "2024-06-12T12:00:00Z"
text = '''
{text}
'''
"""
TEXT = """The governor of Arda said that four soldiers were killed on Monday.
He added that two bridges were closed.

The army shelled the town, residents said.
The market stayed open.
"It was quiet," a baker said.
"Nobody fired."
"""
_QUOTE = r'["5: \"It was quiet,\"", "6: \"Nobody fired.\""]'
ATTRIBUTIONS = f"""
attributions = [
  {{id="a1", class="speech", source="1: The governor of Arda", cue="1: said", content="1: that ... Monday"}},
  {{id="a2", class="speech", source="2: He", cue="2: added", content="2: that ... closed"}},
  {{id="a3", class="speech", source="3: residents", cue="3: said", content="3: The army ... town"}},
  {{id="a4", class="speech", source="5: a baker", cue="5: said", content={_QUOTE}}},
]
"""
_ACT = 'kind="occurrence", type="attack.shelling", perpetrator="army", status="suspected or accused"'
CLAIMS = f"""
claims = [
  {{id="c1", kind="measure", by="a1", at="1: four ... killed", measure="killed", low=4, high=4, event="x1"}},
  {{id="c2", kind="remark", by="a2", at="2: two ... closed"}},
  {{id="c3", by="a3", at="3: The army ... town", {_ACT}}},
]
"""


def write(folder: Path, *, name: str = "one", text: str = TEXT, rest: str = ATTRIBUTIONS + CLAIMS) -> Path:
    """Write a dispatch and return its path."""
    path = folder / f"{name}.toml"
    path.write_text(HEAD.format(name=name, text=text) + rest, encoding="utf-8")
    return path


def make(folder: Path, *, name: str = "one", text: str = TEXT, rest: str = ATTRIBUTIONS + CLAIMS) -> Dispatch:
    """Return a dispatch."""
    return load_one(write(folder, name=name, text=text, rest=rest))
