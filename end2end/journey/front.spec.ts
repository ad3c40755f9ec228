import { expectAccessible } from "../support/axe";
import { islandsAwake } from "../support/islands";
import { tabTo } from "../support/keyboard";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";

test("the front page greets in the visitor's language", async ({ page }) => {
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  await expect(page).toHaveTitle(/^[^<>]+ · Plenary$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Deutsch" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
});

test("the front page is accessible in both schemes", async ({ page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("/");
    await islandsAwake(page);
    await expectAccessible(page);
  }
});

test("the front page is usable magnified and with the keyboard alone", async ({ page }) => {
  await page.goto("/");
  await expectReflow(page);
  await tabTo(page, page.getByRole("link", { name: "Skip to content" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: "Deutsch" }));
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
});

test("an unknown address is answered by a page that leads home", async ({ page, complaints }) => {
  complaints.expect(/404/);
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("banner").getByRole("link", { name: "Plenary" }).click();
  await expect(page).toHaveURL("/");
});
