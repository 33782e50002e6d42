"""`manage.py up`: what it refuses before starting anything, and that nothing outlives it."""

import os
import signal
import socket
import subprocess
import sys

import pytest
from django.conf import settings

from tracker import running, site
from tracker.embedded import process

MANAGER = """
import sys, django
django.setup()
from tracker import running
lines = dict(pair.split("=", 1) for pair in sys.argv[1:])
lines = {name: line.split() for name, line in lines.items()}
sys.exit(running.run(lines, address="http://127.0.0.1:9", welcome=""))
"""


def start(**lines: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", MANAGER, *(f"{name}={line}" for name, line in lines.items())],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def started(manager: subprocess.Popen[str], count: int) -> dict[str, int]:
    """Give the process numbers that the manager says it has started by name, once they run their command."""
    assert manager.stdout is not None
    numbers: dict[str, int] = {}
    while len(numbers) < count:
        line = manager.stdout.readline()
        assert line, "the manager ended"
        if "started (pid=" in line:
            name = line.partition("|")[2].split()[0]
            numbers[name] = int(line.rpartition("=")[2].rstrip(")\n"))
    pids = numbers.values()
    assert process.wait_until(lambda: all(process.is_running(pid, "sleep") for pid in pids), seconds=20)
    return numbers


def test_a_taken_port_is_told_before_anything_starts(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = subprocess.run(
            [sys.executable, "manage.py", "up", "--port", str(port)],
            cwd=settings.BASE_DIR,
            env={**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tracker.settings"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert refused.returncode == 2
    assert f"Port {port} on 127.0.0.1 cannot be used" in refused.stderr
    assert "make run PORT=" in refused.stderr
    assert not (tmp_path / "servers").exists()


def test_a_port_that_is_none_is_refused():
    with pytest.raises(site.CannotServe, match="from 1 to 65535"):
        site.refuse_a_taken_port("127.0.0.1", 99_999)


def test_a_second_site_on_the_same_data_is_refused(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    with (
        site.only_one_here(),
        pytest.raises(site.CannotServe, match="runs already"),
        site.only_one_here(),
    ):
        pytest.fail("two sites run on the same data")


def test_all_processes_stop_when_one_ends_by_itself():
    manager = start(short="sleep 1", long="sleep 60")
    said, _ = manager.communicate(timeout=30)
    assert "short stopped" in said
    assert "sending SIGTERM to long" in said
    assert manager.returncode == 1


def test_the_site_goes_on_without_the_demonstration_court_until_it_is_stopped():
    manager = start(court="sleep 60", web="sleep 60")
    numbers = started(manager, 2)
    os.kill(numbers["court"], signal.SIGKILL)
    assert manager.stdout is not None
    assert any("court stopped (rc=-9)" in line for line in iter(manager.stdout.readline, ""))
    assert not process.wait_until(lambda: not process.is_running(numbers["web"], "sleep"), seconds=1)
    manager.send_signal(signal.SIGINT)
    said, _ = manager.communicate(timeout=30)
    assert said.index("SIGINT received") < said.index("sending SIGTERM to web")
    assert manager.returncode == 0


def test_a_stop_by_hand_is_a_success():
    manager = start(one="sleep 60", two="sleep 60")
    numbers = started(manager, 2)
    manager.send_signal(signal.SIGTERM)
    manager.communicate(timeout=30)
    assert manager.returncode == 0
    assert not any(process.is_running(pid, "sleep") for pid in numbers.values())


def test_no_process_outlives_a_manager_that_is_killed():
    manager = start(one="sleep 60", two="sleep 60")
    numbers = started(manager, 2)
    manager.kill()
    manager.wait()
    gone = process.wait_until(
        lambda: not any(process.is_running(pid, "sleep") for pid in numbers.values()), seconds=10
    )
    assert gone, "the processes run on without their manager"


def test_static_files_are_collected_again_only_when_one_has_changed(settings, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "page.css").write_text("a {}")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    site.collect_static_files()
    collected = settings.STATIC_ROOT / "page.css"
    first = collected.stat().st_ino, (settings.STATIC_ROOT / ".collected").stat().st_mtime_ns
    site.collect_static_files()
    assert (collected.stat().st_ino, (settings.STATIC_ROOT / ".collected").stat().st_mtime_ns) == first
    (source / "page.css").write_text("a { color: red }")
    site.collect_static_files()
    assert collected.read_text() == "a { color: red }"


def test_the_preferred_port_is_taken_when_it_is_free_and_another_when_not():
    free = running.free_port(0)
    assert running.free_port(free) == free
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free))
        taken.listen()
        assert running.free_port(free) != free
