// Small comforts on top of pages that work without any script.

// Facets opened by hand stay open when htmx replaces them.
let openFacets = new Set();
document.addEventListener("htmx:beforeSwap", () => {
  openFacets = new Set([...document.querySelectorAll("#facets details[open]")].map((facet) => facet.id));
});
document.addEventListener("htmx:afterSettle", () => {
  for (const id of openFacets) document.getElementById(id)?.setAttribute("open", "");
});

// The reader's own zone joins the choices in the footer.
const zones = document.querySelector("#zone");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zones && own && ![...zones.options].some((option) => option.value === own)) {
  zones.append(new Option(`${own.replaceAll("_", " ")} (this device)`, own));
}
