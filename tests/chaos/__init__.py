"""A day of three courts, replayed through real processes that are killed at random: `make chaos`."""
