"""A measure and its parts, one table each, as one would write them without a frozen document."""

from django.db import models


class Named(models.Model):
    """A slug and a name."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Jurisdiction(Named):
    """Where a measure applies."""


class Area(Named):
    """A policy area."""


class Sector(Named):
    """A sector."""


class Body(Named):
    """Who issues a measure."""


class Authority(Named):
    """What a measure rests on."""


class Entity(Named):
    """Who is targeted."""

    alias = models.TextField(blank=True)


class Measure(models.Model):
    """The measure itself."""

    reference = models.CharField(max_length=40, unique=True)
    title = models.TextField()
    summary = models.TextField()
    concern = models.TextField(blank=True)
    instrument = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    effect = models.CharField(max_length=40)
    evidence = models.CharField(max_length=40)
    origins = models.IntegerField()
    disputed = models.BooleanField()
    latest_event_on = models.DateField(null=True)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT)
    policy_areas = models.ManyToManyField(Area)
    sectors = models.ManyToManyField(Sector)
    bodies = models.ManyToManyField(Body)
    authorities = models.ManyToManyField(Authority)

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """A targeted entity of a measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="targets")
    entity = models.ForeignKey(Entity, models.PROTECT)
    role = models.CharField(max_length=20)

    def __str__(self) -> str:
        return str(self.entity)


class Event(models.Model):
    """Something that happened to a measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    summary = models.TextField()
    happened_on = models.DateField(null=True)
    precision = models.CharField(max_length=10)
    reported_on = models.DateField(null=True)
    check_state = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.summary


class Citation(models.Model):
    """Who said so."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="citations")
    kind = models.CharField(max_length=40)
    speaker = models.TextField(blank=True)
    words = models.TextField(blank=True)
    quote = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.words


class Case(models.Model):
    """A court case about a measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="litigation")
    court = models.CharField(max_length=100)
    docket_number = models.CharField(max_length=40)
    caption = models.TextField()

    def __str__(self) -> str:
        return self.caption
