// Offers measures like the one being typed, under the title; without it, saving asks once.
document.addEventListener("DOMContentLoaded", () => {
  const title = document.getElementById("id_title");
  if (!title) return;
  const offered = document.createElement("div");
  offered.setAttribute("aria-live", "polite");
  title.insertAdjacentElement("afterend", offered);
  const here = location.pathname.match(/\/measure\/(\d+)\//);
  let pause, asked = 0;

  async function ask() {
    const question = new URLSearchParams({ title: title.value, without: here ? here[1] : "" });
    for (const target of document.querySelectorAll("select[name^='targets-'][name$='-entity']"))
      if (target.value) question.append("target", target.value);
    const number = ++asked;
    const answer = await fetch(`/desk/measures/similar/?${question}`);
    if (!answer.ok || number !== asked) return;
    const { measures } = await answer.json();
    offered.replaceChildren();
    if (!measures.length) return;
    const list = document.createElement("ul");
    for (const measure of measures) {
      const link = document.createElement("a");
      link.href = measure.address;
      link.target = "_blank";
      link.textContent = `${measure.reference} ${measure.title}`;
      list.appendChild(document.createElement("li")).append(link);
    }
    const words = document.createElement("p");
    words.textContent = "Already in the tracker, and similar:";
    offered.append(words, list);
  }

  const later = () => { clearTimeout(pause); pause = setTimeout(ask, 300); };
  title.addEventListener("input", later);
  document.addEventListener("change", (event) => {
    if (event.target.matches("select[name^='targets-'][name$='-entity']")) later();
  });
});
