"""`manage.py revoke_api_key ptk_ab12cd34`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from policies.feed import keys


class Command(BaseCommand):
    """Stop an API key from working."""

    help = "Stop an API key from working, named by the first characters of its secret."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the characters that are shown for the key."""
        parser.add_argument("prefix", help="the first characters of the secret, as shown for the key")

    def handle(self, *args: Any, **options: Any) -> None:
        """Revoke the key; a refusal ends the command with its reason."""
        try:
            key = keys.revoke(keys.beginning_with(options["prefix"]))
        except keys.KeyRefused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Revoked: {key}")
