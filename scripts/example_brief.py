"""Read an example folder into a new ledger, write its brief in every format, print the three main findings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main(example: str, out: str) -> int:
    """Run the installed commands exactly as a user would."""
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    ledger = folder / "example.ledger"
    for old in folder.glob("example.ledger*"):
        old.unlink()
    reportedly = str(Path(sys.executable).with_name("reportedly"))
    status = subprocess.run([reportedly, "read", example, "--ledger", str(ledger)], check=False).returncode  # noqa: S603
    if status:
        return status
    command = [reportedly, "brief", "--ledger", str(ledger), "--findings", "3"]
    for suffix in ("html", "md", "json"):
        command += ["-o", str(folder / f"brief.{suffix}")]
    return subprocess.run(command, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
