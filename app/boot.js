// Wakes the islands of a page. An external module, so that no page needs a script of its own; the names of the bundle
// are put in by the build.
import load, * as bundle from "./main.js";

// Leptos looks for these. Pages of ours send neither resources nor errors along: islands have their props.
window.__RESOLVED_RESOURCES = [];
window.__SERIALIZED_ERRORS = [];
window.__INCOMPLETE_CHUNKS = [];

// What only works with a script shows itself now.
document.documentElement.classList.add("scripted");

const whenIdle = window.requestIdleCallback ?? ((work) => work());

async function wake(island) {
  const name = island.dataset.component;
  const hydrate = bundle[name];
  if (!hydrate) {
    console.error(`The bundle has no island ${name}.`);
    return;
  }
  // An island inside the children of another belongs to that one: it gets its contexts back before it starts.
  island.parentElement.closest("leptos-children")?.$$on_hydrate?.();
  await hydrate(island);
}

async function wakeAll() {
  await load({ module_or_path: new URL("./main.wasm", import.meta.url) });
  bundle.hydrate();
  // In the order of the document: an island before those in its children.
  for (const island of document.querySelectorAll("leptos-island")) {
    if (island.isConnected) await wake(island);
  }
  document.documentElement.dataset.islands = "awake";
}

// A page that is never idle still gets its islands.
whenIdle(wakeAll, { timeout: 2000 });
