"""Outside facts are pinned, and say where they are from."""

from __future__ import annotations

from importlib import resources

import pytest

from reportedly.errors import BadResource, MissingResource
from reportedly.reference import ShippedReference, catalog, load_catalog, read_pinned
from reportedly.reference.areas import country_areas
from reportedly.theatres import load_theatre


def test_every_data_set_says_where_it_is_from_and_under_which_licence():
    for entry in load_catalog().values():
        assert entry.origin
        assert entry.licence in ("public domain", "CC BY 4.0")
        assert entry.file or entry.used_in
        for path in entry.used_in:
            assert (resources.files("reportedly") / path).is_file()


def test_every_shipped_file_is_in_the_catalog_and_is_the_one_that_is_pinned():
    shipped = {f.name for f in resources.files("reportedly.reference").iterdir() if f.name.endswith((".csv", ".tsv"))}
    assert shipped == {entry.file for entry in load_catalog().values() if entry.file}
    for entry in load_catalog().values():
        if entry.file:
            assert read_pinned(entry.id)


def test_a_changed_file_is_refused(monkeypatch):
    changed = {"areas": catalog.Entry(**{**_fields(load_catalog()["areas"]), "sha256": "0" * 64})}
    monkeypatch.setattr(catalog, "load_catalog", lambda: changed)
    with pytest.raises(BadResource, match="reinstall"):
        catalog.read_pinned("areas")


def _fields(entry):
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}


def test_a_set_that_is_not_shipped_is_an_error():
    with pytest.raises(MissingResource):
        read_pinned("leaders")


def test_the_theatres_own_area_comes_before_the_table():
    reference = ShippedReference(load_theatre("russia-ukraine"))
    assert reference.official_area("ukraine")[0] == 603628
    assert country_areas()["Ukraine"] != 603628


def test_a_country_without_an_area_in_its_theatre_has_the_tables():
    theatre = load_theatre("drc-m23")
    areas = {party: ShippedReference(theatre).official_area(party) for party in theatre.parties}
    assert areas["rwanda"] is not None
    assert not all(areas.values()), "a movement has no official area"
    assert ShippedReference(theatre).official_area("atlantis") is None
