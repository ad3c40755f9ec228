import { expect, test } from "../support/test";

/** What a page with islands may load beyond itself, in bytes as sent. */
const LIMIT = 100_000;
/** The script that looks whether there are any. */
const GREETING = 2_000;

for (const address of ["/", "/c/plenary-days-2027", "/c/plenary-days-2027/schedule/2027-05-13", "/sign-in"]) {
  test(`${address} loads the bundle only for its islands, and it is light`, { tag: "@scripts-on" }, async ({ page }) => {
    const sent: Promise<{ url: string; bytes: number }>[] = [];
    page.on("requestfinished", (request) => {
      if (/\.(js|wasm)$/.test(request.url())) {
        sent.push(request.sizes().then((sizes) => ({ url: request.url(), bytes: sizes.responseBodySize })));
      }
    });
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    const scripts = await Promise.all(sent);
    const hasIslands = (await page.locator("leptos-island").count()) > 0;
    expect(scripts.some(({ url }) => url.endsWith(".wasm"))).toBe(hasIslands);
    expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(hasIslands ? LIMIT : GREETING);
  });
}
