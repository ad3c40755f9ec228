import { expect, type Page } from "@playwright/test";

/** Waits until the islands of a page take clicks; those before are lost. A page without islands is ready as it comes. */
export async function islandsAwake(page: Page): Promise<void> {
  if ((await page.locator("leptos-island").count()) > 0) {
    await expect(page.locator("html")).toHaveAttribute("data-islands", "awake");
  }
}
