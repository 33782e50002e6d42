"""The comparison: the same documents in normalised tables behind stock Django REST framework."""
