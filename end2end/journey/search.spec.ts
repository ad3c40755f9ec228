import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { islandsAwake } from "../support/islands";
import { tabTo } from "../support/keyboard";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";

const SESSION = "/c/plenary-days-2027/talks/94ZMZ2";
const TITLE = "Memory safety without a rewrite";

/** The field, which has the same name wherever it stands. */
const field = (page: Page) => page.getByRole("main").getByRole("searchbox", { name: "Conferences, sessions, people" });

test("a visitor finds a session from the front page, whatever conference it belongs to", async ({ page }) => {
  await page.goto("/");
  await field(page).fill("memory saf");
  await page.getByRole("main").getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL("/search?q=memory+saf");
  const first = page.locator(".results > li").first();
  await expect(first).toContainText("Plenary Days 2027 · Session");
  await first.getByRole("link", { name: TITLE }).click();
  await expect(page).toHaveURL(SESSION);
});

test("a conference is found by its name, with the keyboard alone", async ({ page }) => {
  await page.goto("/");
  await islandsAwake(page);
  await tabTo(page, field(page));
  await page.keyboard.type("plenary day");
  await page.keyboard.press("Enter");
  const first = page.locator(".results > li").first();
  await expect(first).toContainText("Conference");
  await tabTo(page, first.getByRole("link"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/c/plenary-days-2027");
});

test("the head of the site's own pages leads to the search", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("banner").getByRole("link", { name: "Search", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Search the site");
});

test("nothing found is said, with a way on", async ({ page }) => {
  await page.goto("/search?q=nothing-like-this");
  await expect(page.getByRole("heading", { name: "Nothing has all of these words" })).toBeVisible();
  await page.getByRole("link", { name: "See all conferences" }).click();
  await expect(page).toHaveURL("/");
});

for (const address of ["/search", "/search?q=the", "/search?q=nothing-like-this", "/search?q=memory&lang=de"]) {
  test(`${address} is accessible, in both schemes and magnified`, async ({ page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      await islandsAwake(page);
      await expectAccessible(page);
    }
    await expectReflow(page);
  });
}
