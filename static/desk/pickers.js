// Name each picker after its label, for those who hear the page; the library leaves its boxes nameless.
"use strict";
{
  const named = (box) => {
    const select = box.previousElementSibling;
    const label = select?.id && document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    if (!label) return;
    const name = label.textContent.replace("*", "").trim();
    for (const part of box.querySelectorAll(".select2-selection--single, .select2-selection__rendered[role], .select2-search__field")) {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", name);
    }
  };
  const nameAll = (root) => root.querySelectorAll?.(".select2-container").forEach(named);
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) {
      if (node.classList?.contains("select2-container")) named(node);
      else if (node.closest?.(".select2-container")) named(node.closest(".select2-container"));
      else nameAll(node);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => nameAll(document));
  // An offer to make what was not found opens the window behind "New", filled in; what is saved there is picked here.
  document.addEventListener("DOMContentLoaded", () => {
    const jQuery = window.django?.jQuery;
    if (!jQuery) return;
    jQuery(document).on("select2:selecting", (event) => {
      const offered = event.params?.args?.data?.add;
      const link = offered && document.getElementById(`add_${event.target.id}`);
      if (!offered) return;
      event.preventDefault();
      if (!link) return;
      jQuery(event.target).select2("close");
      const filled = link.cloneNode();
      filled.href = `${offered}&${new URL(link.href).searchParams}`;
      window.showRelatedObjectPopup(filled);
    });
  });
}
