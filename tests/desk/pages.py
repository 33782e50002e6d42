"""Pages of the desk as a person works them in a browser; every click and every field typed is counted."""

from playwright.sync_api import Locator, Page, expect

# Milliseconds that a save may take on a busy machine.
_A_SAVE = 60_000


class Desk:
    """The desk in a real browser, signed in."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.interactions = 0

    def sign_in(self, username: str, password: str) -> "Desk":
        """Sign in on the desk's own page."""
        self.page.goto(f"{self.address}/desk/login/")
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Log in").click()
        self.page.wait_for_url(f"{self.address}/desk/")
        return self

    def new_measure(self) -> "MeasurePage":
        """Open the form of a new measure."""
        self.page.goto(f"{self.address}/desk/measures/measure/add/")
        return MeasurePage(self)


class MeasurePage:
    """The form of one measure."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.page = desk, desk.page
        self.page.wait_for_selector(".desk-tabs")

    def section(self, prefix: str) -> None:
        """Show one section of the form, such as events; "general" is the first."""
        self._count()
        self.page.locator(f".desk-tabs a[href='#{prefix}']").click()

    def add(self, prefix: str) -> str:
        """Add a row to the section in sight; give the prefix of its fields."""
        self._count()
        total = self.page.locator(f"#id_{prefix}-TOTAL_FORMS")
        number = int(total.input_value())
        self.page.locator(f"#{prefix}-group .add-row").last.click()
        return f"{prefix}-{number}-"

    def ready(self, prefix: str) -> str:
        """Give the prefix of the empty row that waits at the end of the section in sight."""
        total = self.page.locator(f"#id_{prefix}-TOTAL_FORMS")
        expect(self.page.locator(f"#{prefix}-data .template:not(.empty-form)").last).to_be_visible()
        return f"{prefix}-{int(total.input_value()) - 1}-"

    def type(self, **values: str) -> None:
        """Type into fields of the form by name."""
        self.type_row("", **values)

    def type_row(self, prefix: str, /, **values: str) -> None:
        """Type into the fields of one row, by the prefix that `add` gave."""
        for name, value in values.items():
            self._count()
            self._enter(self.page.locator(f"#id_{prefix}{name}"), value)

    def pick(self, name: str, text: str) -> None:
        """Type into a field that finds rows, and take the one that reads so."""
        self._count()
        field = self.page.locator(f"#id_{name} + .select2")
        field.scroll_into_view_if_needed()
        field.locator(".select2-selection").click()
        self.page.locator(".select2-search__field:focus").fill(text)
        self.page.locator(".select2-results__option", has_text=text).first.click()

    def tick(self, name: str) -> None:
        """Turn a switch on."""
        self._count()
        self.page.locator(f"#id_{name}").check(force=True)

    def save(self) -> None:
        """Save and stay on the form; fail if it is refused."""
        self._count()
        with self.page.expect_navigation(timeout=_A_SAVE):
            self.page.get_by_role("button", name="Save and continue editing").click(timeout=_A_SAVE)
        refused = self.page.locator(".errornote, .field-line.errors").all_inner_texts()
        assert not refused, refused
        self.page.wait_for_url("**/change/**", timeout=_A_SAVE)
        self.page.wait_for_selector(".desk-standing")

    def standing(self) -> str:
        """Give the line that says where the measure stands."""
        return self.page.locator(".desk-standing__label").inner_text()

    def _enter(self, field: Locator, value: str) -> None:
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)

    def _count(self) -> None:
        self.desk.interactions += 1
