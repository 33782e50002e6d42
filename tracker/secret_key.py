"""The signing key of a trial: made once, kept beside its data."""

import secrets
from pathlib import Path

KEY_FOR_DEVELOPMENT = "development-only"


def key_for(mode: str, var_dir: Path) -> str:
    """Give the key of a mode that has none configured; a trial's is random and readable by its owner only."""
    if mode != "trial":
        return KEY_FOR_DEVELOPMENT
    file = var_dir / "secret-key"
    if not file.exists():
        var_dir.mkdir(mode=0o755, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()
