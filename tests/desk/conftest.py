"""People signed in to the desk."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.measures.factories import make_user


@pytest.fixture
def editor(db) -> User:
    return make_user("editor", username="erin")


@pytest.fixture
def desk(editor: User) -> Client:
    """Give a browser in which an editor is signed in."""
    return signed_in(editor)


def signed_in(user: User) -> Client:
    """Give a browser in which this user is signed in."""
    client = Client()
    client.force_login(user)
    return client
