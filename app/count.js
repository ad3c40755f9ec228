// Counts the record of a ballot again, here. What counts is fetched when somebody asks for it; the words are the page's.

const part = document.querySelector("[data-record]");
const button = part.querySelector("button");

const say = (word, show = true) => part.querySelectorAll(`[data-says="${word}"]`).forEach((one) => (one.hidden = !show));
const fill = (word, text) => part.querySelectorAll(`[data-fill="${word}"]`).forEach((one) => (one.textContent = text));

async function count() {
  const [counter, record] = await Promise.all([
    import("./counter.js"),
    fetch(part.dataset.record, { headers: { accept: "application/json" } }),
  ]);
  if (!record.ok) throw new Error(`${part.dataset.record}: ${record.status}`);
  await counter.default({ module_or_path: new URL("./counter.wasm", import.meta.url) });
  const text = await record.text();
  const begun = performance.now();
  return { ...JSON.parse(counter.count(text)), milliseconds: performance.now() - begun };
}

function show(counted) {
  const numbers = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 });
  say(counted.flaws.length ? "flawed" : "holds");
  const flaws = part.querySelector("[data-list]");
  flaws.replaceChildren(...counted.flaws.map((flaw) => Object.assign(document.createElement("li"), { textContent: flaw })));
  if (counted.outcome) say(counted.outcome);
  if (counted.elected.length) say("elected");
  fill("elected", counted.elected.join(", "));
  fill("votes", numbers.format(counted.votes));
  fill("voters", numbers.format(counted.voters));
  fill("milliseconds", numbers.format(Math.ceil(counted.milliseconds)));
  if (counted.voters) say("took");
}

button.addEventListener("click", async () => {
  button.disabled = true;
  for (const word of ["flawed", "holds", "passes", "fails", "elected", "took", "broken"]) say(word, false);
  try {
    show(await count());
  } catch (error) {
    console.warn(error);
    say("broken");
  }
  button.disabled = false;
});

part.hidden = false;
