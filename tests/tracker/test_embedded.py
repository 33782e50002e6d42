"""The embedded servers: started once, stopped by the last holder, back after every kind of crash."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tracker.embedded import place as places
from tracker.embedded import postgres, process, valkey
from tracker.embedded.hold import Hold, hold
from tracker.embedded.place import Place, place_of
from tracker.embedded.refusal import CannotStart

BOTH = (postgres.NAME, valkey.NAME)
HOLDER = """
import sys, time
from pathlib import Path
from tracker.embedded.hold import hold
held = hold(Path(sys.argv[1]), ["postgres"])
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture(scope="module")
def var_dir() -> Iterator[Path]:
    """Give a directory that others can enter, as those of pytest are not: root's servers run as another."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        directory.chmod(0o755)
        yield directory


@pytest.fixture(autouse=True)
def data_as_safe_as_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what the tests' settings give up for speed, so that a crash is a real one."""
    monkeypatch.delenv("EMBEDDED_POSTGRES", raising=False)


def connect(place: Place) -> psycopg.Connection:
    return psycopg.connect(host=str(place.sockets), user="tracker", dbname="tracker", autocommit=True)


def postmaster(held: Hold) -> int:
    return int((held.place.root / "postgres/cluster/postmaster.pid").read_text().split()[0])


def keeper(held: Hold) -> int:
    """Give the parent of the server's process."""
    return int(Path(f"/proc/{postmaster(held)}/stat").read_text().rpartition(")")[2].split()[1])


def test_both_start_answer_and_stop(var_dir):
    held = hold(var_dir, BOTH)
    assert postgres.answers(held.place)
    assert valkey.answers(held.place)
    held.close_and_wait()
    assert not postgres.answers(held.place)
    assert not valkey.answers(held.place)


def test_the_extensions_that_the_tables_need_are_there(var_dir):
    held = hold(var_dir, [postgres.NAME])
    with connect(held.place) as connection:
        for extension in ("btree_gist", "intarray", "pg_trgm", "unaccent"):
            connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        installed = connection.execute("SELECT count(*) FROM pg_extension").fetchone()
    held.close_and_wait()
    assert installed is not None
    assert installed[0] >= 4


def test_the_server_runs_until_its_last_holder_has_gone(var_dir):
    first = hold(var_dir, [postgres.NAME])
    second = hold(var_dir, [postgres.NAME])
    number = postmaster(first)
    assert postmaster(second) == number
    first.close_and_wait()
    assert postgres.answers(second.place)
    second.close_and_wait()
    assert not process.is_running(number, "postgres")


def test_nothing_is_left_behind_when_the_holder_is_killed(var_dir):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(var_dir)], cwd=settings.BASE_DIR, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    holder.stdout.close()
    assert postgres.answers(place_of(var_dir))
    holder.kill()
    holder.wait()
    assert process.wait_until(lambda: not postgres.answers(place_of(var_dir)), seconds=15)


def test_data_outlive_a_server_that_is_killed(var_dir):
    held = hold(var_dir, [postgres.NAME])
    with connect(held.place) as connection:
        connection.execute("CREATE TABLE kept (word text); INSERT INTO kept VALUES ('here')")
    killed = postmaster(held)
    os.kill(killed, signal.SIGKILL)
    assert process.wait_until(lambda: postgres.answers(held.place) and postmaster(held) != killed, seconds=30)
    with connect(held.place) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("here",)
    held.close_and_wait()


def test_the_server_ends_with_its_keeper_and_starts_again(var_dir):
    held = hold(var_dir, [postgres.NAME])
    number = postmaster(held)
    killed = keeper(held)
    name = Path(f"/proc/{killed}/comm").read_text().strip()
    os.kill(killed, signal.SIGKILL)
    assert process.wait_until(lambda: not process.is_running(killed, name), seconds=10)
    again = hold(var_dir, [postgres.NAME])
    assert postmaster(again) != number
    assert not process.is_running(number, "postgres")
    for one in (held, again):
        one.close_and_wait()


def test_a_stale_lock_whose_process_number_another_program_has_now_is_removed(var_dir):
    hold(var_dir, [postgres.NAME]).close_and_wait()
    lock = place_of(var_dir).root / "postgres/cluster/postmaster.pid"
    lock.write_text(f"{os.getpid()}\n{lock.parent}\n{int(time.time())}\n5432\n\n\n\nready   \n")
    held = hold(var_dir, [postgres.NAME])
    assert postmaster(held) != os.getpid()
    held.close_and_wait()


def test_a_full_disk_is_told_in_a_sentence(var_dir, monkeypatch):
    monkeypatch.setattr(postgres, "NEEDED_BYTES", 1 << 60)
    place = place_of(var_dir)
    place.prepare()
    with pytest.raises(CannotStart, match="The disk of .* is full .* free some space"):
        postgres.start(place)


def test_a_disk_that_fills_while_starting_is_told_in_the_same_sentence(var_dir):
    said = "FATAL:  could not write lock file: No space left on device"
    assert "free some space" in postgres._reason(said, place_of(var_dir), Path("postgres.log"))


def test_data_of_another_version_are_left_alone(var_dir):
    hold(var_dir, [postgres.NAME]).close_and_wait()
    version = place_of(var_dir).root / "postgres/cluster/PG_VERSION"
    kept = version.read_text()
    version.write_text("12\n")
    with pytest.raises(CannotStart, match="were made by PostgreSQL 12"):
        hold(var_dir, [postgres.NAME])
    version.write_text(kept)


def test_a_server_that_cannot_start_says_why_and_where_to_read_on(var_dir, monkeypatch):
    monkeypatch.setenv("EMBEDDED_POSTGRES", "no_such_setting=1")
    with pytest.raises(
        CannotStart, match='unrecognized configuration parameter "no_such_setting".*postgres.log'
    ):
        hold(var_dir, [postgres.NAME])


def test_only_the_servers_user_can_reach_the_sockets(var_dir):
    place = place_of(var_dir)
    place.prepare()
    assert place.sockets.stat().st_mode & 0o777 == 0o700
    assert place.sockets.stat().st_uid == place.user


def test_a_path_too_long_for_a_socket_is_replaced_by_a_short_one(tmp_path):
    place = place_of(tmp_path / ("long" * 30))
    assert len(str(place.sockets)) < places.LONGEST_SOCKET_DIRECTORY


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's servers run as another user")
def test_roots_data_go_where_the_servers_user_can_reach_them(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    assert place_of(closed / "var").root.is_relative_to("/var/lib")
    assert closed.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's servers run as another user")
def test_programs_that_the_servers_user_cannot_reach_are_copied_and_run(var_dir, monkeypatch):
    reached = places.can_enter
    monkeypatch.setattr(
        places, "can_enter", lambda path, user: "site-packages" not in str(path) and reached(path, user)
    )
    place = place_of(var_dir)
    place.prepare()
    server = postgres.start(place)
    program = Path(f"/proc/{server.pid}/exe").readlink()
    postgres.stop(server)
    assert program.is_relative_to(place.root / "programs")


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write everywhere")
def test_a_directory_of_somebody_else_is_refused_in_a_sentence():
    with pytest.raises(CannotStart, match="VAR_DIR"):
        hold(Path("/proc/1/var"), [postgres.NAME])
