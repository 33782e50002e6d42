"""The reader's own time zone: chosen in the footer, kept in a cookie, used for moments only."""

from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.http import HttpRequest

COOKIE = "time_zone"
COOKIE_SECONDS = 365 * 24 * 3600
DEFAULT = "UTC"

USUAL = (
    ("UTC", "UTC"),
    ("America/Los_Angeles", "Los Angeles"),
    ("America/Chicago", "Chicago"),
    ("America/New_York", "New York, Washington"),
    ("America/Sao_Paulo", "São Paulo"),
    ("Europe/London", "London"),
    ("Europe/Berlin", "Berlin, Paris, Brussels"),
    ("Africa/Johannesburg", "Johannesburg"),
    ("Africa/Nairobi", "Nairobi"),
    ("Asia/Dubai", "Dubai"),
    ("Asia/Kolkata", "Delhi, Mumbai"),
    ("Asia/Singapore", "Singapore"),
    ("Asia/Shanghai", "Beijing, Shanghai"),
    ("Asia/Tokyo", "Tokyo"),
    ("Australia/Sydney", "Sydney"),
)


@lru_cache(maxsize=1)
def all_zones() -> tuple[str, ...]:
    """Give every zone a reader may choose, places only, in alphabetical order."""
    places = {name for name in available_timezones() if "/" in name and not name.startswith("Etc/")}
    return (DEFAULT, *sorted(places))


def zone_name(request: HttpRequest | None) -> str:
    """Give the name of the reader's zone; UTC when none or an unknown one was chosen."""
    chosen = request.COOKIES.get(COOKIE, DEFAULT) if request is not None else DEFAULT
    return chosen if chosen in all_zones() else DEFAULT


def zone(request: HttpRequest | None) -> ZoneInfo:
    """Give the zone in which this reader sees moments."""
    return ZoneInfo(zone_name(request))


def zone_choices(chosen: str) -> list[tuple[str, str]]:
    """Give the short list for the footer, with the chosen zone in it."""
    usual = list(USUAL)
    if chosen not in dict(usual):
        usual.append((chosen, chosen.replace("_", " ")))
    return usual
