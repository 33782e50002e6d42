"""Structured logs: one event per line with its request or task id."""

import logging
from typing import Any

import structlog

DEBUG = logging.DEBUG

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
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *rendering],
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
