"""PostgreSQL and Valkey out of the Python dependencies, for a start with nothing installed.

`hold` keeps a server running for as long as somebody needs it; `keeper` is the process that
owns it; `postgres` and `valkey` know the two programs; `place` says where their files are.
"""
