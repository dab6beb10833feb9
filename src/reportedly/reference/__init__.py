"""Pinned outside facts: a catalog with origin, licence and digest, and what checks ask of it."""

from __future__ import annotations

from reportedly.reference.areas import ShippedReference
from reportedly.reference.catalog import Entry, load_catalog, read_pinned

__all__ = ["Entry", "ShippedReference", "load_catalog", "read_pinned"]
