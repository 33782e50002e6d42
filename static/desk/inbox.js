// Keys of the inbox. Everything they do is a form that works without them.
"use strict";

(() => {
  const typing = (target) => target.closest("input, select, textarea, [contenteditable]");
  const notices = () => [...document.querySelectorAll("[data-notice]")];
  const current = () => document.activeElement.closest("[data-notice]");

  function move(step) {
    const all = notices();
    const place = all.indexOf(current());
    const next = all[place < 0 ? (step > 0 ? 0 : all.length - 1) : place + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start", behavior: "auto" });
  }

  function open(key, ...selectors) {
    const notice = current() || notices()[0];
    const summary = notice && notice.querySelector(`[data-key="${key}"]`);
    if (!summary) return;
    const details = summary.parentElement;
    details.open = true;
    const found = selectors.map((selector) => details.querySelector(selector)).find(Boolean);
    if (!found) return;
    found.focus();
    // What stands beside a tick belongs to it, and is read before Enter sends it.
    (found.closest("label") || found).scrollIntoView({ block: "nearest", behavior: "auto" });
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    c: () => open("confirm", "[data-choose]", "button[type=submit]"),
    a: () => open("cite", "[name=event]:checked", "[name=event]"),
    e: () => open("confirm", "select[name=kind]"),
    d: () => open("dismiss", "textarea"),
    o: () => {
      const link = current() && current().querySelector("[data-document]");
      if (link) link.click();
    },
  };

  // A measure that is ticked gets the reach proposed for it; one that is unticked has none, and gets it back.
  document.addEventListener("change", ({ target }) => {
    if (target.name !== "measure") return;
    const reach = [...target.form.querySelectorAll(`[data-reach="${target.value}"] input`)];
    if (target.checked && reach.some((tick) => tick.checked)) return;
    for (const tick of reach) {
      if (!target.checked) tick.toggleAttribute("data-proposed", tick.checked);
      tick.checked = target.checked && tick.hasAttribute("data-proposed");
    }
  });

  document.addEventListener("keydown", (event) => {
    const notice = current();
    if (event.key === "Escape" && notice) {
      notice.focus();
      return;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && typing(event.target) && notice) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
