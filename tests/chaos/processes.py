"""The processes that are killed: two beats (one by mistake), a worker, the database and the broker."""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent


class Processes:
    """Start the programs, kill them with SIGKILL on demand, and start again what has died."""

    def __init__(self, var_dir: Path, root: Path) -> None:
        self.var_dir, self.root = var_dir, root
        self.killed: Counter[str] = Counter()
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def keep_up(self) -> None:
        """Start again what has died; the servers' keepers do that for theirs."""
        for name in ("worker", "beat 1", "beat 2"):
            if name not in self._running or self._running[name].poll() is not None:
                self._running[name] = self._start(name)

    def kill_one(self, chance: random.Random) -> None:
        """Kill one at random, as a crash would."""
        victim = chance.choice(["worker", "worker", "worker", "beat 1", "database", "database", "broker"])
        with suppress(ProcessLookupError):
            if victim == "database":
                os.kill(self._number("postgres"), signal.SIGKILL)
            elif victim == "broker":
                os.kill(self._number("valkey"), signal.SIGKILL)
            else:
                self._kill(self._running[victim])
            self.killed[victim] += 1

    def end(self) -> None:
        for process in self._running.values():
            self._kill(process)

    def said(self) -> str:
        """Give the ends of the logs, for whoever wants to know why nothing moves."""
        logs = (self.var_dir / "beat.log", self.var_dir / "worker.log")
        return "\n".join(log.read_text(errors="replace")[-3000:] for log in logs if log.exists())

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        program = name.partition(" ")[0]
        file = str(self.var_dir / name.replace(" ", "-"))
        with (self.var_dir / f"{program}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.chaos.quickened", program, file],
                cwd=PROJECT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @staticmethod
    def _kill(process: subprocess.Popen[bytes]) -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=30)

    def _number(self, server: str) -> int:
        """Give the process number of a server; raise ProcessLookupError where none runs now."""
        if server == "postgres":
            lock = self.root / "postgres" / "cluster" / "postmaster.pid"
            with suppress(FileNotFoundError, IndexError, ValueError):
                return int(lock.read_text().splitlines()[0])
            raise ProcessLookupError
        for status in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                words = status.read_bytes()
                if b"valkey-server" in words and self._is_ours(int(status.parent.name)):
                    return int(status.parent.name)
        raise ProcessLookupError

    def _is_ours(self, number: int) -> bool:
        """Tell our broker from others by its working directory's log, which it holds open."""
        with suppress(OSError):
            return (self.root / "valkey.log").samefile(f"/proc/{number}/fd/1")
        return False
