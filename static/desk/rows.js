// Keeps an empty row at the end of a section that is being filled, so that nobody asks for each one:
// a section without rows opens with its first, and typing into the last row brings the next.
"use strict";
{
  const rowsOf = (section) => [...section.querySelectorAll(".form-group.template:not(.empty-form)")];
  const button = (section) => section.querySelector(".add-row:not(.hidden)");

  const addTo = (section) => {
    const typing = document.activeElement;
    const place = [scrollX, scrollY];
    button(section)?.click();
    // The new row waits; whoever is typing goes on typing where they are.
    if (typing && typing !== document.activeElement) typing.focus({ preventScroll: true });
    scrollTo(...place);
  };

  const openFirst = (name) => {
    const section = document.getElementById(`${name}-group`);
    if (section?.querySelector(".desk-ready") && !section.querySelector(".form-group:not(.empty-form)")) addTo(section);
  };

  const follow = (event) => {
    const row = event.target.closest?.(".form-group.template:not(.empty-form)");
    const section = row?.closest("[data-inline-type]");
    if (section?.querySelector(".desk-ready") && rowsOf(section).at(-1) === row) addTo(section);
  };

  // Removing a row numbers those below anew by writing their text again, which would lose what was typed into them.
  const keepTyped = (event) => {
    const row = event.target.closest?.(".delete-template")?.closest(".form-group");
    if (!row) return;
    const pickers = django.jQuery(row).nextAll(".form-group:not(.empty-form)").find("select.select2-hidden-accessible");
    pickers.select2("destroy");
    for (let below = row.nextElementSibling; below; below = below.nextElementSibling) {
      for (const field of below.querySelectorAll("input, textarea, option")) {
        if (field.matches("textarea")) field.textContent = field.value;
        else if (field.matches("option")) field.toggleAttribute("selected", field.selected);
        else if (field.matches("[type=checkbox]")) field.toggleAttribute("checked", field.checked);
        else field.setAttribute("value", field.value);
      }
    }
    document.addEventListener("formset:removed", ({ detail }) =>
      django.jQuery(`#${detail.formsetName.replace("#", "")}-data .form-group:not(.empty-form) select.admin-autocomplete`)
        .not(".select2-hidden-accessible").djangoAdminSelect2(), { once: true });
  };

  addEventListener("load", () => {
    document.addEventListener("click", keepTyped, { capture: true });
    document.addEventListener("input", follow);
    django.jQuery(document).on("select2:select", follow);
    document.querySelectorAll(".desk-tabs a[href^='#']").forEach((tab) =>
      tab.addEventListener("click", () => openFirst(tab.getAttribute("href").slice(1))));
    openFirst(location.hash.slice(1));
  });
}
