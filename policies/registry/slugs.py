"""Slugs that nobody has yet."""

from django.db import models
from django.utils.text import slugify

LENGTH = 60


def free_slug(model: type[models.Model], name: str) -> str:
    """Give a slug for a name that no row of the model has, with a number where there are several."""
    wanted = slugify(name)[:LENGTH].strip("-") or str(model._meta.model_name)
    beginning = wanted[: LENGTH - 5]
    taken = set(model._default_manager.filter(slug__startswith=beginning).values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in taken:
        slug = f"{wanted[: LENGTH - len(str(number)) - 1]}-{number}"
        number += 1
    return slug
