"""The forms behind the desk's pages."""
