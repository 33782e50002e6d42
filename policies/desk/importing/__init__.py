"""Import of many measures from a file: how it is read, tried out and shown."""
