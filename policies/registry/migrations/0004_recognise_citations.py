"""Read the citations that were stored before they were recognised."""

from django.db import migrations

from policies.registry import citing


def recognise(apps, schema_editor):
    for citation in apps.get_model("registry", "AuthorityCitation").objects.all():
        found = citing.find(citation.text)
        citation.kind = found[0].kind.value if found else ""
        citation.normal_forms = [one.normal for one in found]
        citation.url = citation.url or next((one.url for one in found if one.url), "")
        citation.save(update_fields=["kind", "normal_forms", "url"])
    for authority in apps.get_model("registry", "Authority").objects.all():
        authority.named_forms = citing.named_forms(authority.title, authority.aliases)
        authority.save(update_fields=["named_forms"])


class Migration(migrations.Migration):
    dependencies = [("registry", "0003_citations_and_identifiers")]

    operations = [migrations.RunPython(recognise, migrations.RunPython.noop)]
