"""The installed command as a process, and reports to feed it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COMMAND = Path(sys.executable).with_name("reportedly")


@dataclass
class Shell:
    """Runs the command in one folder, as a user would."""

    folder: Path
    command: Path = COMMAND

    def __call__(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run to the end and return everything."""
        return subprocess.run(
            [COMMAND, *arguments], cwd=self.folder, input=stdin, capture_output=True, check=False, env=self.environment
        )

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start and return at once."""
        return subprocess.Popen(
            [COMMAND, *arguments], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment
        )

    def json(self, *arguments: str):
        """Run a command that must succeed and return the JSON it prints."""
        done = self(*arguments)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("REPORTEDLY_")}
        return {**kept, "COLUMNS": "120", "PYTHONUTF8": "1"}


def dispatch(number: int) -> dict[str, str]:
    """One small report, different for each number."""
    return {
        "text": f"Officials in Sumy said on Sunday that at least {number + 3} people were killed in a drone attack. "
        f"Ukraine's air force said it had shot down {number + 10} drones overnight.",
        "title": f"Dispatch {number}",
        "outlet": f"Outlet {number % 7}",
        "published_at": f"2025-06-01T{number % 24:02d}:{number % 60:02d}:00Z",
        "url": f"https://outlet-{number % 7}.example/{number}",
    }
