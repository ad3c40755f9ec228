import type { Page } from "@playwright/test";
import { islandsAwake } from "../support/islands";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/test";

// A session at half past nine in Vienna.
const OPENING = "Opening: what a community owes its standards";

async function openSession(page: Page): Promise<void> {
  await page.goto("/c/plenary-days-2027/schedule/2027-05-13");
  await page.getByRole("link", { name: OPENING }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(OPENING);
  await expect(page.getByRole("main")).toContainText("09:30");
}

test("a session shows the reader's own time beside the venue's", { tag: "@scripts-on" }, async ({ page }) => {
  await openSession(page);
  await islandsAwake(page);
  // The tests' reader sits in New York.
  await expect(page.locator(".local-time")).toContainText("03:30");
  await expectAccessible(page);
});

test("without scripts a session shows the venue's time", { tag: "@scripts-off" }, async ({ page }) => {
  await openSession(page);
  await expect(page.locator(".local-time")).toBeHidden();
  await expectAccessible(page);
});

test.describe("in the venue's zone", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  test("one time is enough where both clocks agree", { tag: "@scripts-on" }, async ({ page }) => {
    await openSession(page);
    await islandsAwake(page);
    await expect(page.locator(".local-time")).toBeHidden();
  });
});
