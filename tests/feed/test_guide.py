"""The partners' guide says what is so."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from policies.feed import keys
from policies.publication.models import Edition
from tests.publication.factories import publish, sample_document, tombstone_of

GUIDE = (Path(settings.BASE_DIR) / "docs" / "api.md").read_text()
SECRET = "demonstration-key-0123456789"


@pytest.fixture
def program(tmp_path):
    """The program of the guide as a file."""
    (source,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    path = tmp_path / "prove.py"
    path.write_text(source)
    return path


def run(program, *arguments):
    return subprocess.run(
        [sys.executable, program, *arguments], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.django_db(transaction=True)
def test_the_program_of_the_guide_proves_the_log(program, live_server):
    document = sample_document(title="Zürich “quotes”")
    first = publish(document)
    publish(document | {"summary": "Ünïcode \u2028 and \x7f"}, kind="updated")
    last = publish(tombstone_of(first), kind="retracted", note="A mistake.")
    keys.issue(name="Demonstration", secret=SECRET)
    for arguments in ([live_server.url], [live_server.url, SECRET]):
        finished = run(program, *arguments)
        assert finished.returncode == 0, finished.stderr
        assert finished.stdout == f"3 releases, unbroken. The last digest is {last.digest}.\n"
    assert run(program, live_server.url, "no-such-key").returncode != 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("damage", [{"note": "Altered."}, {"digest": "0" * 64}, {"sequence": 7}])
def test_the_program_of_the_guide_notices_damage(program, live_server, damage):
    publish()
    edition = Edition.objects.get()
    altered = json.loads(f"{edition.head}}}") | damage
    Edition.objects.update(head=json.dumps(altered)[:-1])
    finished = run(program, live_server.url)
    assert finished.returncode == 1
    assert "AssertionError" in finished.stderr


@pytest.mark.django_db
def test_the_refusal_in_the_guide_is_the_one_that_is_sent(client):
    (shown,) = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    assert client.get("/api/v1/releases/?limit=5000").json() == json.loads(shown)
