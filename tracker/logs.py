"""Structured logs: one event per line with its request or task id."""

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

DEBUG = logging.DEBUG
# What follows in the address of a message from outside is a secret that lets anybody send one.
SECRET_ADDRESS = re.compile(r"(/webhooks/[\w-]{1,40}/)[^\s/?\"']+")


def without_secrets(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Leave the secret part of an address out of every line."""
    for name, value in event.items():
        if isinstance(value, str) and "/webhooks/" in value:
            event[name] = SECRET_ADDRESS.sub(r"\1…", value)
    return event


ENRICH: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def configuration(mode: str, *, level: str) -> dict[str, Any]:
    """Configure structlog and give Django's LOGGING: JSON in production, readable lines elsewhere."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *ENRICH,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    # A plain traceback: the pretty one prints local variables, which may be secrets, and takes seconds.
    readable = structlog.dev.ConsoleRenderer(
        colors=False, pad_event_to=0, exception_formatter=structlog.dev.plain_traceback
    )
    rendering: list[Any] = [readable]
    if mode == "production":
        rendering = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    lines = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": ENRICH,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_secrets,
            *rendering,
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": lines},
        "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["terminal"], "level": level},
        "loggers": {
            # Every request and every task is logged once already, with its id.
            "django.server": {"level": "WARNING"},
            "django.request": {"level": "ERROR"},
            "httpx": {"level": "WARNING"},
            "httpcore": {"level": "WARNING"},
            "kombu": {"level": "WARNING"},
            "celery.app.trace": {"level": "WARNING"},
            "celery.worker.strategy": {"level": "WARNING"},
            # It complains that Django answers HEAD with a body, which it then drops itself.
            "gunicorn.http.wsgi": {"level": "ERROR"},
        },
    }
