"""The address of the database in use, as DATABASE_URL writes it."""

from urllib.parse import quote, urlencode

from django.db import connection


def database_url() -> str:
    """Give the address of the database that this process uses, for another process to use it, too."""
    own = connection.settings_dict
    host = own["HOST"] or own["OPTIONS"].get("host", "")
    login = quote(own["USER"]) + (f":{quote(own['PASSWORD'], safe='')}" if own["PASSWORD"] else "")
    if host.startswith("/"):
        return f"postgres://{login}@/{own['NAME']}?{urlencode({'host': host})}"
    return f"postgres://{login}@{host}:{own['PORT'] or 5432}/{own['NAME']}"
