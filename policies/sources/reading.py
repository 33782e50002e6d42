"""Read an article's headings and text out of a page, in a process of its own.

Pages are anyone's: a small one can hold a parser for minutes and fill the memory. The process that
reads has limits, no secrets in its environment, and is ended when its time is up.
"""

import json
import os
import subprocess  # noqa: S404 - runs this interpreter only
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

READING_SECONDS = 10.0
_ROOT = Path(__file__).resolve().parents[2]


class ReadingFailed(Exception):
    """Nothing was read; the text says why, in a sentence for people."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a page says of itself; empty where it says nothing.

    `named` is the canonical address the page names. `published_on` is the outlet's own day, as
    YYYY-MM-DD, and `precision` how much of it is known: day, month or year. `language` is BCP 47.
    """

    named: str = ""
    title: str = ""
    publisher: str = ""
    byline: str = ""
    published_on: str = ""
    precision: str = "day"
    language: str = ""
    text: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give it as plain values."""
        return asdict(self)


def read(
    body: bytes,
    *,
    kind: str = "text/html",
    charset: str = "",
    address: str = "",
    seconds: float = READING_SECONDS,
) -> Found:
    """Give what was found in the bytes of a page or a plain text; raise ReadingFailed."""
    order = json.dumps({"kind": kind, "charset": charset, "address": address}).encode()
    try:
        done = subprocess.run(  # noqa: S603 - no shell, nothing from outside in the arguments
            [sys.executable, "-m", "policies.sources.extraction"],
            input=order + b"\n" + body,
            capture_output=True,
            cwd=_ROOT,
            env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise ReadingFailed(f"The page could not be read within {seconds:g} seconds.") from None
    except subprocess.CalledProcessError:
        raise ReadingFailed("The page could not be read.") from None
    return Found(**json.loads(done.stdout))
