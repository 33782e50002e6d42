"""The one exception of the embedded servers."""


class CannotStart(Exception):
    """Say in one sentence why an embedded server does not run and what to do about it."""
