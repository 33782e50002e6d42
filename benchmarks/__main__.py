"""Start the benchmark with its own settings: `python -m benchmarks`, which is `make bench`."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
os.environ.setdefault("LOG_LEVEL", "WARNING")
django.setup()

from benchmarks.running import main  # noqa: E402 - models can only be imported after the setup

main()
