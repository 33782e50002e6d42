"""One adapter per kind of court source: bytes in, observed entries out, no network and no database."""
