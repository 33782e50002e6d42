"""Run the whole tracker: what `make run` calls."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from tracker import running, site
from tracker.embedded.hold import hold
from tracker.embedded.refusal import CannotStart

DEMO_COURT_PORT = 8765


class Command(BaseCommand):
    help = "Run web server, worker and schedule together, with the servers they need, until Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")

    def handle(self, *_args: Any, port: int, host: str, **_options: Any) -> None:
        try:
            site.refuse_a_taken_port(host, port)
            with site.only_one_here():
                self._say("Starting the servers …")
                self._tell_where_the_data_are()
                held = hold(settings.VAR_DIR, settings.EMBEDDED)
                try:
                    code = self._serve(host, port)
                finally:
                    held.close_and_wait()
        except (site.CannotServe, CannotStart) as refused:
            raise CommandError(str(refused), returncode=2) from None
        self._say("Stopped.")
        if code:
            raise CommandError(
                "A process ended by itself, so all were stopped: its last lines are above.", returncode=1
            )

    def _serve(self, host: str, port: int) -> int:
        self._say("Checking the tables …")
        site.migrate()
        demo_court_port, accounts = None, ""
        if settings.TRACKER_MODE == "trial":
            demo_court_port, accounts = self._demonstrate()
        self._say("Checking the static files …")
        site.collect_static_files()
        connections.close_all()
        # A site that listens on every address is asked for at this one.
        address = f"http://{host.replace('0.0.0.0', 'localhost')}:{port}"  # noqa: S104
        lines = running.commands(host=host, port=port, demo_court_port=demo_court_port)
        welcome = f"\nThe tracker is at {address}\n{accounts}\nCtrl-C stops it.\n\n"
        return running.run(lines, address=address, welcome=welcome)

    def _demonstrate(self) -> tuple[int | None, str]:
        """Load the demonstration the first time; give the port of its court and its accounts."""
        first_start = not site.has_users()
        if first_start:
            self._say("Loading the demonstration, the first time only …")
            site.load_demonstration()
        accounts = site.demonstration_accounts()
        if not first_start and not site.watches_the_demo_court():
            return None, accounts
        port = running.free_port(DEMO_COURT_PORT)
        site.point_courts_at(port)
        return port, accounts

    def _tell_where_the_data_are(self) -> None:
        root = settings.PLACE_OF_SERVERS.root
        if settings.EMBEDDED and not root.is_relative_to(settings.VAR_DIR):
            self._say(f"Their files are in {root}, as no other user than root can enter {settings.VAR_DIR}.")

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
