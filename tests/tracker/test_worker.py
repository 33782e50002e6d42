"""The worker process: it takes messages, and takes them again after a crash."""

import pytest

from policies.review.tasks import release_due
from tests.worker import Worker

pytestmark = pytest.mark.worker


def test_a_worker_does_what_it_is_sent_and_logs_it_with_the_task_id(real_worker: Worker):
    task = release_due.delay()
    real_worker.wait_for(lambda: task.id in real_worker.log.read_text(), what="the task's id in the log")
    real_worker.wait_for(lambda: "task_succeeded" in real_worker.log.read_text(), what="the task's success")


def test_messages_sent_while_the_worker_is_dead_are_done_when_it_is_back(real_worker: Worker):
    real_worker.kill()
    task = release_due.delay()
    assert task.id not in real_worker.log.read_text()
    real_worker.start()
    real_worker.wait_for(lambda: task.id in real_worker.log.read_text(), what="the task's id in the log")
