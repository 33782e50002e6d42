"""Plant the federal courts, none of them polled until an editor watches a docket there."""

from django.db import migrations

from policies.dockets.federal_courts import every_court


def plant(apps, schema_editor):
    court_model = apps.get_model("dockets", "Court")
    court_model.objects.bulk_create(
        [
            court_model(
                slug=court.slug,
                name=court.name,
                citation=court.citation,
                kind=court.kind,
                time_zone=court.time_zone,
                feed_url=court.feed_url,
            )
            for court in every_court()
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("dockets", "0001_initial")]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
