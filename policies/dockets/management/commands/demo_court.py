"""Serve the demonstration court."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from policies.dockets.demo_server import DemoCourtServer


class Command(BaseCommand):
    help = "Serve, on localhost, court feeds that replay the demonstration's seven cases in fast motion."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8765)
        parser.add_argument("--speed", type=float, default=12.0, help="filings per minute (default 12)")

    def handle(self, *_args: Any, port: int, speed: float, **_options: Any) -> None:
        if speed <= 0:
            raise CommandError("--speed must be greater than 0 filings per minute.")
        try:
            server = DemoCourtServer(port=port, seconds_between=60 / speed)
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}). Choose another with --port."
            ) from None
        self.stdout.write(f"Demonstration court at {server.base_url}, {speed:g} filings a minute.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            self.stdout.write("Demonstration court closed.")
        finally:
            server.server_close()
