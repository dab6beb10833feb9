"""Which files the given paths mean, each once, with what the manifests on the way say of it.

A file alone is described by the manifest beside it, so that it is the same document whether it or its folder is given.
In a folder, a manifest describes the files below it, and one further down counts over one further up. Where a manifest
cannot be read, the files it may describe are left unread: without their outlet and date they would be other documents.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import BadMetadata, NotFound, NotText, UnreadableInput
from reportedly.intake.manifest import MANIFEST, Manifest, read_manifest
from reportedly.intake.metadata import NOTHING_SAID, Metadata
from reportedly.theatres.model import Outlet

STANDARD_INPUT = "-"
NOT_REPORTS = frozenset({MANIFEST, "NOTES.md", "README.md", "expected.toml"})  # of a folder; skipped unless named

_WEB_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,9}://|www\.", re.IGNORECASE)
_CHECK_PATH = "check the path"


@dataclass(frozen=True, slots=True)
class Planned:
    """One file to take in; ``path`` is None for standard input. ``outlets`` are those its manifests describe."""

    path: Path | None
    where: str
    metadata: Metadata = NOTHING_SAID
    outlets: tuple[Outlet, ...] = ()


def plan(paths: Sequence[str]) -> Iterator[Planned | UnreadableInput]:
    """Yield every file the paths mean, in their order, folders sorted; what cannot be found or listed as its error."""
    seen: set[str] = set()
    for path in dict.fromkeys(paths):
        yield from _once(_plan_one(path), seen)


def find_manifests(paths: Sequence[str]) -> Iterator[Manifest]:
    """Yield every manifest that describes files of the paths, each once.

    Raises:
        BadMetadata: one of them cannot be read.
    """
    seen: set[str] = set()
    for path in paths:
        for manifest in _manifests_at(path):
            if (real := os.path.realpath(manifest.path)) not in seen:
                seen.add(real)
                yield manifest


def printable(path: str | Path) -> str:
    """Return a path as it can be shown: bytes of its name that are no UTF-8 are spelled out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unreadable(where: str, error: OSError) -> UnreadableInput:
    """Say in plain words why a file or folder cannot be opened."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return NotFound(where, "there is no such file or folder", _CHECK_PATH)
        case PermissionError():
            return UnreadableInput(where, "you may not read it", "ask for its permissions to be changed")
        case _:
            reason = (error.strerror or type(error).__name__).lower()
            return UnreadableInput(where, f"it cannot be opened ({reason})", _CHECK_PATH)


def _once(found: Iterator[Planned | UnreadableInput], seen: set[str]) -> Iterator[Planned | UnreadableInput]:
    for planned in found:
        match planned:
            case Planned(path=Path() as path):
                key = os.path.realpath(path)
            case Planned():
                key = STANDARD_INPUT
            case UnreadableInput():
                key = str(planned)
        if key not in seen:
            seen.add(key)
            yield planned


def _plan_one(path: str) -> Iterator[Planned | UnreadableInput]:
    if path == STANDARD_INPUT:
        yield Planned(None, "standard input")
        return
    problem = _misgiven(path)
    if problem is not None:
        yield problem
        return
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        yield unreadable(printable(path), error)
        return
    if stat.S_ISDIR(mode):
        yield from _plan_folder(Path(path))
    elif Path(path).name == MANIFEST:
        yield from _plan_manifest(Path(path))
    else:
        yield _plan_file(Path(path))


def _misgiven(path: str) -> UnreadableInput | None:
    """Say what is wrong with a path that can name no file."""
    if _WEB_ADDRESS.match(path):
        return NotFound(path, "this is a web address, and pages are not fetched", "save the page and give the file")
    if not path.strip():
        return NotFound("an empty path", "it names no file or folder", "give a file, a folder, or - for standard input")
    try:
        encoded = os.fsencode(path)
    except UnicodeEncodeError:
        encoded = b"\x00"
    if b"\x00" in encoded:
        return NotFound(ascii(path), "it holds a character that no path can", _CHECK_PATH)
    return None


def _plan_file(path: Path) -> Planned | UnreadableInput:
    try:
        beside = _manifest_in(path.parent)
    except BadMetadata as error:
        return error
    return _described(path, () if beside is None else (beside,))


def _plan_manifest(path: Path) -> Iterator[Planned | UnreadableInput]:
    """Yield the files a manifest names, in its order."""
    try:
        manifest = read_manifest(path, printable(path))
    except BadMetadata as error:
        yield error
        return
    yield from _named(manifest, _described_by((manifest,)))


def _plan_folder(folder: Path) -> Iterator[Planned | UnreadableInput]:
    nothing = True
    for planned in _in_folder(folder):
        nothing = False
        yield planned
    if nothing:
        problem = "there is no report in this folder"
        yield NotFound(printable(folder), problem, "give a folder with .txt, .md, .html or .jsonl files")


def _in_folder(folder: Path) -> Iterator[Planned | UnreadableInput]:
    chains: dict[Path, tuple[Manifest, ...]] = {}
    for found in _walk(folder):
        if isinstance(found, UnreadableInput):
            yield found
            continue
        here, names, below = found
        try:
            own = _manifest_in(here)
        except BadMetadata as error:
            below.clear()
            yield error
            continue
        chain = chains.get(here.parent, ()) if own is None else (own, *chains.get(here.parent, ()))
        chains[here] = chain
        for name in names:
            yield _regular(here / name) or _described(here / name, chain)
    for chain in chains.values():
        if chain:
            yield from _named(chain[0], _described_by(chain))


def _named(
    manifest: Manifest, described: Callable[[Path], Planned | UnreadableInput]
) -> Iterator[Planned | UnreadableInput]:
    """Yield what a manifest names, hidden files and notes too; a file that is not there as the error that says so."""
    for entry in manifest.entries:
        path = manifest.path.parent / entry.file
        if os.path.exists(path):  # unlike Path.exists, says no where it may not look
            yield described(path)
        else:
            where = printable(manifest.path)
            yield NotFound(where, f"it names {entry.file!r}, which is not there", "put the file there or take it out")


def _described_by(chain: tuple[Manifest, ...]) -> Callable[[Path], Planned | UnreadableInput]:
    return lambda path: _described(path, chain)


def _described(path: Path, chain: tuple[Manifest, ...]) -> Planned | UnreadableInput:
    """Return the file with what the nearest manifest that names it says, or with the error in that."""
    outlets = tuple(outlet for manifest in chain for outlet in manifest.outlets)
    for manifest in chain:
        for entry in manifest.entries:
            if manifest.path.parent / entry.file == path:
                if isinstance(entry.metadata, BadMetadata):
                    return entry.metadata
                return Planned(path, printable(path), entry.metadata, outlets)
    return Planned(path, printable(path), NOTHING_SAID, outlets)


def _manifest_in(folder: Path) -> Manifest | None:
    path = folder / MANIFEST
    return read_manifest(path, printable(path)) if os.path.isfile(path) else None


def _walk(folder: Path) -> Iterator[tuple[Path, list[str], list[str]] | UnreadableInput]:
    """Yield each folder with the names of its visible files, sorted, and of the folders below, which may be cut."""
    errors: list[OSError] = []
    visited: set[str] = set()
    for here, below, names in os.walk(folder, onerror=errors.append, followlinks=True):
        real = os.path.realpath(here)
        if real in visited:  # a link that leads back up
            below.clear()
            continue
        visited.add(real)
        below[:] = sorted(name for name in below if not name.startswith("."))
        visible = sorted(name for name in names if not name.startswith(".") and name not in NOT_REPORTS)
        yield Path(here), visible, below
        yield from _told(errors)
    yield from _told(errors)


def _told(errors: list[OSError]) -> Iterator[UnreadableInput]:
    while errors:
        error = errors.pop(0)
        yield unreadable(printable(error.filename or "."), error)


def _regular(path: Path) -> UnreadableInput | None:
    """Say why what lies in a folder is no file to open: a dead link, a pipe, a device."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return unreadable(printable(path), error)
    if stat.S_ISREG(mode):
        return None
    return NotText(printable(path), "this is a pipe, socket or device", "give it as a path of its own to read it")


def _manifests_at(path: str) -> Iterator[Manifest]:
    if path == STANDARD_INPUT or _misgiven(path) is not None:
        return
    place = Path(path)
    if os.path.isdir(place):
        for found in _walk(place):
            own = None if isinstance(found, UnreadableInput) else _manifest_in(found[0])
            if own is not None:
                yield own
    elif os.path.exists(place):
        beside = _manifest_in(place.parent)
        if beside is not None:
            yield beside
