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

  addEventListener("load", () => {
    document.addEventListener("input", follow);
    django.jQuery(document).on("select2:select", follow);
    document.querySelectorAll(".desk-tabs a[href^='#']").forEach((tab) =>
      tab.addEventListener("click", () => openFirst(tab.getAttribute("href").slice(1))));
    openFirst(location.hash.slice(1));
  });
}
