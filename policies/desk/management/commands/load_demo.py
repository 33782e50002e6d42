"""Fill an empty database with the demonstration."""

from io import StringIO
from typing import Any

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser

from policies.desk.demo.loading import DemoRefused, Loaded, load
from policies.desk.demo.people import PEOPLE
from policies.desk.demo.reading import RecordInvalid

KEY_NAME = "Demonstration partner"
KEY_SECRET = "ptk_demonstration-key-for-everyone"  # noqa: S105 - meant to be known by everybody


class Command(BaseCommand):
    """Load the demonstration; a second run changes nothing."""

    help = "Fill an empty database with the demonstration: 14 measures, 7 cases, 2019 to 2025."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --show, which loads nothing."""
        parser.add_argument("--show", action="store_true", help="only print the accounts and the API key")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then print the accounts and the key; a refusal ends the command with its reason."""
        if not options["show"]:
            self._load(verbosity=options["verbosity"])
        self._show()

    def _load(self, *, verbosity: int) -> None:
        told = self.stdout.write if verbosity > 1 else (lambda sentence: None)
        try:
            loaded = load(told=told)
        except (DemoRefused, RecordInvalid) as refused:
            raise CommandError(str(refused)) from refused
        self._issue_key(loaded)
        if loaded.made:
            self.stdout.write(f"Loaded the demonstration: {loaded.made} releases.")
        else:
            self.stdout.write(f"The demonstration is loaded already ({loaded.before} releases).")

    def _issue_key(self, loaded: Loaded) -> None:
        """Issue the key; that a later run is refused the same key again is as it should be."""
        try:
            call_command(
                "create_api_key", KEY_NAME, "--secret", KEY_SECRET, stdout=StringIO(), stderr=StringIO()
            )
        except CommandError:
            if not loaded.before:
                raise

    def _show(self) -> None:
        self.stdout.write("Accounts of the demonstration (user, password, role):")
        for person in PEOPLE:
            self.stdout.write(f"  {person.username:6}{person.password:12}{person.group}")
        self.stdout.write(f"API key: {KEY_SECRET}")
