"""The learned reader: a small network beside the rules, which sees who says what, and what, where no rule does."""

from __future__ import annotations

from reportedly.reading.learned.clues import Clue, Codes
from reportedly.reading.learned.loading import Readers, find_tagger
from reportedly.reading.learned.tagging import NOTHING, Labels, Seen, Tagged, Tagger, tag

__all__ = ["NOTHING", "Clue", "Codes", "Labels", "Readers", "Seen", "Tagged", "Tagger", "find_tagger", "tag"]
