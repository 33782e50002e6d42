"""Stage, legal effect and evidence, each computed by a pure function from dated, cited rows."""
