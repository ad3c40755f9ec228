import { expect, type Page, test } from "@playwright/test";

/**
 * Waits until the islands of a page take clicks; those before are lost. A page without islands is ready as it comes, and
 * so is every page where scripts are off.
 */
export async function islandsAwake(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) return;
  if ((await page.locator("leptos-island").count()) > 0) {
    await expect(page.locator("html")).toHaveAttribute("data-islands", "awake");
  }
}
