// Wakes the islands of a page. An external module, so that no page needs a script of its own; the names of the bundle
// are put in by the build. A page without islands loads nothing more than this.

// What only works with a script shows itself now.
document.documentElement.classList.add("scripted");

// Leptos looks for these. Pages of ours send neither resources nor errors along: islands have their props.
window.__RESOLVED_RESOURCES = [];
window.__SERIALIZED_ERRORS = [];
window.__INCOMPLETE_CHUNKS = [];

async function wakeAll() {
  const bundle = await import("./main.js");
  await bundle.default({ module_or_path: new URL("./main.wasm", import.meta.url) });
  bundle.hydrate();
  // In the order of the document: an island before those in its children.
  for (const island of document.querySelectorAll("leptos-island")) {
    if (island.isConnected) await wake(island, bundle);
  }
  document.documentElement.dataset.islands = "awake";
}

async function wake(island, bundle) {
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

if (document.querySelector("leptos-island")) {
  // When there is nothing better to do; a page that always has gets its islands all the same.
  const whenIdle = window.requestIdleCallback ?? ((work) => work());
  whenIdle(wakeAll, { timeout: 2000 });
}
