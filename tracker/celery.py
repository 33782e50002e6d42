"""The Celery application and its beat schedule.

Messages only say "look now": what is due is a row in the database. A message lost, doubled or
late costs at most one beat interval.
"""

import os
from datetime import timedelta

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging
from django.conf import settings
from django.utils.log import configure_logging
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

SECONDS_A_TASK_MAY_TAKE = 600
# A worker that was killed gives its message back after this long; longer than any task takes,
# so that no message is handed out while its task still runs.
SECONDS_UNTIL_REDELIVERY = 900

app = Celery("tracker")
app.conf.update(
    broker_url=settings.CELERY_BROKER_URL,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": SECONDS_UNTIL_REDELIVERY},
    task_default_queue=settings.CELERY_QUEUE,
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_time_limit=SECONDS_A_TASK_MAY_TAKE,
    task_soft_time_limit=SECONDS_A_TASK_MAY_TAKE - 30,
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=1000,
    timezone="UTC",
    beat_schedule={
        "visit the courts that are due": {
            "task": "policies.dockets.tasks.dispatch",
            "schedule": timedelta(seconds=20),
            "options": {"expires": 20},
        },
        "read dockets at CourtListener": {
            "task": "policies.dockets.courtlistener.tasks.dispatch",
            "schedule": timedelta(minutes=5),
            "options": {"expires": 300},
        },
        "read entries again that older rules have read": {
            "task": "policies.dockets.tasks.reread",
            "schedule": timedelta(minutes=1),
            "options": {"expires": 60},
        },
        "mail what the courts filed": {
            "task": "policies.dockets.tasks.mail_alerts",
            "schedule": timedelta(seconds=30),
            "options": {"expires": 30},
        },
        "look for tracked names in captions": {
            "task": "policies.measures.tasks.hand_in_names",
            "schedule": timedelta(minutes=5),
            "options": {"expires": 300},
        },
        "read messages of CourtListener that wait": {
            "task": "policies.dockets.courtlistener.tasks.read_waiting_deliveries",
            "schedule": timedelta(minutes=1),
            "options": {"expires": 60},
        },
        "thin out visits that found nothing": {
            "task": "policies.dockets.tasks.thin_polls",
            "schedule": crontab(hour=3, minute=50),
            "options": {"expires": 3600},
        },
        "let old messages of CourtListener go": {
            "task": "policies.dockets.courtlistener.tasks.thin_deliveries",
            "schedule": crontab(hour=3, minute=55),
            "options": {"expires": 3600},
        },
        "forget court pages that were shown and never added": {
            "task": "policies.dockets.tasks.forget_abandoned_pages",
            "schedule": crontab(hour=3, minute=40),
            "options": {"expires": 3600},
        },
        "look at the links that are due": {
            "task": "policies.sources.tasks.dispatch",
            "schedule": timedelta(minutes=1),
            "options": {"expires": 60},
        },
        "forget what was pasted and never stored": {
            "task": "policies.sources.tasks.forget_abandoned",
            "schedule": crontab(hour=3, minute=30),
            "options": {"expires": 3600},
        },
        "release what is scheduled": {
            "task": "policies.review.tasks.release_due",
            "schedule": crontab(),
            "options": {"expires": 60},
        },
        "compute effects that other programs changed": {
            "task": "policies.measures.tasks.settle_effects",
            "schedule": timedelta(minutes=1),
            "options": {"expires": 60},
        },
        "move expected dates on": {
            "task": "policies.publication.tasks.advance",
            "schedule": crontab(minute=2),
            "options": {"expires": 3600},
        },
    },
)
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()
app.autodiscover_tasks(["policies.dockets.courtlistener"])


@setup_logging.connect
def log_as_the_rest(**_: object) -> None:
    """Keep Celery from replacing the project's log configuration by its own."""
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
