"""Make the site ready to serve: tables, demonstration data, static files."""

import contextlib
import fcntl
import hashlib
import socket
from collections.abc import Iterator
from io import StringIO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from policies.dockets.demo import plant_courts
from policies.dockets.models import Court

LOCAL_FEEDS = "http://127.0.0.1:"


class CannotServe(Exception):
    """Say in one sentence why the site does not start and what to do about it."""


def refuse_a_taken_port(host: str, port: int) -> None:
    """Raise CannotServe where the port cannot be bound."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError as error:
            raise CannotServe("PORT must be a number from 1 to 65535.") from error
        except OSError as error:
            raise CannotServe(
                f"Port {port} on {host} cannot be used ({error.strerror}): stop what uses it,"
                " or choose another, for example: make run PORT=8001"
            ) from error


@contextlib.contextmanager
def only_one_here() -> Iterator[None]:
    """Hold the lock of this VAR_DIR's site; raise CannotServe where another one runs."""
    try:
        settings.VAR_DIR.mkdir(mode=0o755, parents=True, exist_ok=True)
        file = (settings.VAR_DIR / "up.lock").open("a")
    except OSError as error:
        raise CannotServe(
            f"{settings.VAR_DIR} cannot be written ({error.strerror}): set VAR_DIR elsewhere."
        ) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotServe(
                f"The tracker of {settings.VAR_DIR} runs already: stop it first, or set another VAR_DIR."
            ) from error
        yield


def migrate() -> None:
    """Bring the tables up to date; cheap when they are."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def has_users() -> bool:
    """Tell whether anybody has an account, so that this is not the first start."""
    return get_user_model().objects.exists()


def load_demonstration() -> None:
    """Load the demonstration; all of it or nothing, so that an interrupted first start begins anew."""
    if "load_demo" not in get_commands():
        raise CannotServe("The demonstration cannot be loaded: the command load_demo is not installed.")
    with transaction.atomic():
        call_command("load_demo", stdout=StringIO(), stderr=StringIO())


def demonstration_accounts() -> str:
    """Give the accounts and the API key of the demonstration, as its loader tells them."""
    said = StringIO()
    call_command("load_demo", "--show", stdout=said)
    return said.getvalue().strip()


def watches_the_demo_court() -> bool:
    """Tell whether any court is polled at a local address, as the demonstration's are."""
    return Court.objects.filter(feed_url__startswith=LOCAL_FEEDS).exists()


def point_courts_at(port: int) -> None:
    """Have the demonstration's courts polled at a local port."""
    plant_courts(f"{LOCAL_FEEDS}{port}")


def collect_static_files() -> None:
    """Collect and compress the static files again when any of them has changed."""
    stamp = settings.STATIC_ROOT / ".collected"
    fingerprint = _static_fingerprint()
    if not stamp.exists() or stamp.read_text() != fingerprint:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(fingerprint)


def _static_fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return digest.hexdigest()
