"""The Content-Security-Policy of site and desk."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_site_runs_only_its_own_files(client):
    policy = client.get("/about/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_desk_may_evaluate_what_its_theme_needs(client):
    policy = client.get("/desk/login/")["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline' 'unsafe-eval'" in policy
    assert "frame-ancestors 'none'" in policy


def test_an_address_that_only_looks_like_the_desks_stays_strict(client):
    assert "unsafe" not in client.get("/deskundig/")["Content-Security-Policy"]
