"""What every form of the desk has in common."""

from django.db.models import TextField
from unfold.admin import ModelAdmin, StackedInline, TabularInline
from unfold.widgets import UnfoldAdminTextareaWidget

from policies.desk.forms.constraints import ConstraintsAtFields
from policies.desk.permissions import ByRole, ReadOnly
from policies.review.roles import Role

_SHORT_TEXTS = {TextField: {"widget": UnfoldAdminTextareaWidget({"rows": 2})}}


class RowAdmin(ByRole, ModelAdmin):
    """A form of one kind of row; rows are deleted one by one, after a look at what hangs on them."""

    form = ConstraintsAtFields
    actions = None
    list_per_page = 50
    show_full_result_count = False
    warn_unsaved_form = True


class KeptRowAdmin(ReadOnly, ModelAdmin):
    """A list of rows that are only read here."""

    actions = None
    list_per_page = 50
    show_full_result_count = False


class RegistryAdmin(RowAdmin):
    """A kind of row that measures refer to: every editor adds one, a chief editor keeps them in order."""

    changed_by = Role.CHIEF_EDITOR
    deleted_by = Role.CHIEF_EDITOR


class StackedRows(ByRole, StackedInline):
    """Parts of a row, one under the other."""

    form = ConstraintsAtFields
    formfield_overrides = _SHORT_TEXTS
    extra = 0
    show_change_link = False


class TabularRows(ByRole, TabularInline):
    """Parts of a row, as lines of a table."""

    form = ConstraintsAtFields
    formfield_overrides = _SHORT_TEXTS
    extra = 0
    show_change_link = False
