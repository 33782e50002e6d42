"""Say where the embedded servers of one checkout keep their files, and as which user they run."""

import hashlib
import os
import pwd
import shutil
import stat
import sys
import tempfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from tracker.embedded.refusal import CannotStart

# A unix socket's address holds 107 bytes, of which PostgreSQL's file name takes 19.
LONGEST_SOCKET_DIRECTORY = 88


@dataclass(frozen=True)
class Place:
    """Hold the directories of the embedded servers and the numeric user that may read them."""

    var_dir: Path
    root: Path
    sockets: Path
    user: int
    group: int

    def prepare(self) -> None:
        """Make the directories; raise CannotStart where they are somebody else's or the disk is full."""
        try:
            self.root.mkdir(mode=0o755, parents=True, exist_ok=True)
            self.own(self.sockets)
        except PermissionError as error:
            raise CannotStart(
                f"{error.filename} cannot be written by this user; start as the user it belongs to,"
                " or set VAR_DIR to a directory of your own."
            ) from error
        except OSError as error:
            raise CannotStart(
                f"{self.root} cannot be made: {error.strerror}; set VAR_DIR elsewhere."
            ) from error

    def own(self, directory: Path) -> None:
        """Make a directory that only the server's user can enter, or check that it is one."""
        directory.mkdir(mode=0o700, exist_ok=True)
        found = directory.lstat()
        if os.geteuid() == 0 and found.st_uid == 0:
            os.chown(directory, self.user, self.group)
        elif found.st_uid != self.user or not stat.S_ISDIR(found.st_mode):
            raise CannotStart(
                f"{directory} belongs to the user number {found.st_uid}; start as that user,"
                " or set VAR_DIR to a directory of your own."
            )

    def programs(self, distribution: str, *folders: str) -> Path:
        """Give the directory that holds a wheel's folders, or a copy that the server's user can run."""
        wheel = metadata.distribution(distribution)
        installed = Path(str(wheel.locate_file("")))
        if all(can_enter(installed / folder, self.user) for folder in folders):
            return installed
        copy = self.root / "programs" / f"{distribution}-{wheel.version}"
        if not copy.exists():
            copy.parent.mkdir(mode=0o755, exist_ok=True)
            unfinished = Path(tempfile.mkdtemp(dir=copy.parent))
            for folder in folders:
                shutil.copytree(
                    installed / folder, unfinished / folder, ignore=shutil.ignore_patterns("include")
                )
            for path in (unfinished, *unfinished.rglob("*")):
                path.chmod(0o755)
            unfinished.rename(copy)
        return copy


def place_of(var_dir: Path) -> Place:
    """Give the place of a VAR_DIR: below it, or in /var/lib where the user of root's servers cannot go."""
    root = var_dir.absolute() / "servers"
    user, group = _server_user(root)
    if user != os.geteuid() and not can_enter(_nearest_existing(root), user):
        root = Path("/var/lib") / f"policy-tracker-{_fingerprint(var_dir.absolute())}"
        user, group = _server_user(root)
    sockets = root / "sockets"
    if len(os.fsencode(sockets)) > LONGEST_SOCKET_DIRECTORY:
        sockets = Path(tempfile.gettempdir()) / f"policy-tracker-{_fingerprint(root)}-{user}"
    return Place(var_dir=var_dir, root=root, sockets=sockets, user=user, group=group)


def can_enter(path: Path, user: int) -> bool:
    """Tell whether a user that is in no group can read a directory, with all directories above it."""
    if user == os.geteuid():
        return True
    for directory in (path, *path.parents):
        found = directory.stat()
        if not found.st_mode & (stat.S_IXUSR if found.st_uid == user else stat.S_IXOTH):
            return False
    return True


def _server_user(root: Path) -> tuple[int, int]:
    """Give user and group number: one's own; for root the owner of earlier data, else nobody's."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    data = root / "postgres"
    if data.exists() and data.stat().st_uid != 0:
        return data.stat().st_uid, data.stat().st_gid
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _nearest_existing(path: Path) -> Path:
    return path if path.exists() else _nearest_existing(path.parent)


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]


if __name__ == "__main__":
    sys.stdout.write(f"{place_of(Path(sys.argv[1])).root}\n")
