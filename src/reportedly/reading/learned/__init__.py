"""The learned reader: a small network beside the rules, which sees who says what where no rule does."""

from __future__ import annotations

from reportedly.reading.learned.loading import Readers, find_tagger
from reportedly.reading.learned.tagging import Labels, Tagged, Tagger, tag

__all__ = ["Labels", "Readers", "Tagged", "Tagger", "find_tagger", "tag"]
