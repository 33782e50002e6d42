"""The import of measures on their list: choose a file, look at what it would do, confirm."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from import_export.admin import ImportMixin
from import_export.results import Result, RowResult
from import_export.tmp_storages import CacheStorage
from unfold.contrib.import_export.forms import ImportForm

from policies.desk.importing.files import MeasuresCsv, MeasuresJsonLines, NotReadable
from policies.desk.importing.resource import MeasureResource, said
from policies.desk.permissions import role_here
from policies.measures.bulk_rows import COLUMNS
from policies.review.roles import Role

_SHOWN_AT_MOST = 20


class BetweenTwoPages(CacheStorage):
    """The file between preview and confirmation: an hour, where every web process finds it."""

    CACHE_LIFETIME = 3600
    CACHE_PREFIX = "measure-import-"

    def is_kept(self) -> bool:
        """Tell whether the file is still there."""
        return f"{self.CACHE_PREFIX}{self.name}" in cache


class ImportsDrafts(ImportMixin):
    """Import of a file into working copies, for editors; nothing is submitted or released by it."""

    resource_classes: ClassVar = [MeasureResource]
    import_form_class = ImportForm
    import_template_name = "desk/measure/import.html"
    tmp_storage_class = BetweenTwoPages

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Let editors import."""
        return role_here(request) >= Role.EDITOR

    def get_import_formats(self) -> list[Any]:
        """Give the kinds of file."""
        return [MeasuresCsv, MeasuresJsonLines]

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Import nothing where a row does not fit."""
        kwargs.pop("form", None)
        return {**kwargs, "rollback_on_validation_errors": True}

    def get_import_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what each column means."""
        return {**super().get_import_context_data(**kwargs), "columns": COLUMNS.items()}

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        """Say what is wrong with the file as a whole."""
        if isinstance(e, NotReadable):
            form.add_error("import_file", str(e))
        else:
            super().add_data_read_fail_error_to_form(form, e)

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Carry out what was shown, or send back for the file where it is no longer kept."""
        name = request.POST.get("import_file_name", "")
        if request.method == "POST" and not BetweenTwoPages(name=name).is_kept():
            messages.error(request, "The file is no longer here; choose it again. Nothing was imported.")
            return self._back()
        response: HttpResponse = super().process_import(request, **kwargs)
        return response

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        """Go to the list, or back with the problems that came up since the preview."""
        problems = said(result)
        for problem in problems[:_SHOWN_AT_MOST]:
            messages.error(request, problem)
        if problems:
            messages.error(request, "Nothing was imported.")
            return self._back()
        response: HttpResponse = super().process_result(result, request)
        return response

    def add_success_message(self, result: Result, request: HttpRequest) -> None:
        """Say how many drafts are new, changed, or as they were."""
        new, changed, same = (
            result.totals[kind]
            for kind in (RowResult.IMPORT_TYPE_NEW, RowResult.IMPORT_TYPE_UPDATE, RowResult.IMPORT_TYPE_SKIP)
        )
        messages.success(
            request,
            f"Imported as drafts: {new} new, {changed} changed, {same} as they were. None is published.",
        )

    def _back(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("desk:measures_measure_import"))
