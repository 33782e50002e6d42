"""The form to which an editor hands a docket page saved at a court's site."""

from django import forms
from unfold.widgets import UnfoldAdminFileFieldWidget


class SavedPageForm(forms.Form):
    """A file, or the source of the page; the verb says what is wrong with them."""

    file = forms.FileField(
        label="The page, as the browser saved it",
        required=False,
        widget=UnfoldAdminFileFieldWidget(
            attrs={
                "accept": ".html,.htm,.json,text/html,application/json",
                "aria-describedby": "about_file",
            }
        ),
    )
    source = forms.CharField(
        label="Source of the page", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )
