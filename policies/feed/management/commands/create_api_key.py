"""`manage.py create_api_key "Example Press"`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from policies.feed import keys
from policies.feed.models import Scope


class Command(BaseCommand):
    """Issue an API key and print its secret, once."""

    help = "Issue an API key and print its secret, which cannot be shown again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name, and optionally contact, scopes, rate and secret."""
        parser.add_argument("name", help="who uses the key, and for what")
        parser.add_argument("--contact", default="", help="whom to write to about the key")
        parser.add_argument("--scope", action="append", choices=Scope.values, dest="scopes")
        parser.add_argument("--requests-per-minute", type=int, default=600)
        parser.add_argument(
            "--secret", default="", help="a secret agreed beforehand, instead of a random one"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Issue the key; a refusal ends the command with its reason."""
        try:
            key, secret = keys.issue(
                name=options["name"],
                contact=options["contact"],
                scopes=options["scopes"] or [Scope.READ],
                requests_per_minute=options["requests_per_minute"],
                secret=options["secret"],
            )
        except keys.KeyRefused as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"Key for {key.name}, shown this once:")
        self.stdout.write(secret)
