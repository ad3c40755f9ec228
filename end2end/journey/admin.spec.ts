import { signInAsRuth, signUp } from "../support/account";
import { expectAccessible } from "../support/axe";
import { tabTo } from "../support/keyboard";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";

const ADMIN_PAGES = ["/admin", "/admin/jobs", "/admin/jobs?state=parked", "/admin/mail"];

test("an administrator sees how the site is", async ({ page }) => {
  await signInAsRuth(page);
  await page.locator("details.menu summary").click();
  await page.getByRole("link", { name: "Administration" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Administration" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "database" }).first()).toBeVisible();
  // A site that just came up has nothing to be mended, its secrets among it.
  await expect(page.getByText("Mend it")).toHaveCount(0);
  await expect(page.getByRole("main")).not.toContainText("`");
});

test("jobs are looked through by state", async ({ page, server }) => {
  await signUp(page, server, "Ida");
  await page.context().clearCookies();
  await signInAsRuth(page);
  await page.goto("/admin/jobs");
  await page.getByRole("navigation", { name: "Which jobs" }).getByRole("link", { name: "Done" }).click();
  await expect(page).toHaveURL("/admin/jobs?state=done");
  await expect(page.getByRole("row").filter({ hasText: "Done" }).first()).toBeVisible();
  await page.getByRole("link", { name: "Parked" }).click();
  await expect(page.getByRole("heading", { name: "No jobs here" })).toBeVisible();
});

test("a kept mail is read with the keyboard alone, and its link works", async ({ page, server }) => {
  const mailbox = await signUp(page, server, "Jo");
  await page.context().clearCookies();
  await signInAsRuth(page);
  await page.goto("/admin/mail");
  const row = page.getByRole("row").filter({ hasText: mailbox.address });
  await tabTo(page, row.getByRole("link").first());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/admin\/mail\/[\w-]+$/);
  await expect(page.locator(".letterhead")).toContainText(mailbox.address);
  await expect(page.locator("pre a").first()).toHaveAttribute("href", /\/sign-up\/link/);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await expectReflow(page);
  const downloaded = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the message" }).click();
  expect((await downloaded).suggestedFilename()).toBe("message.eml");
});

test("the administrators' pages are accessible, in both schemes and magnified", async ({ page }) => {
  test.setTimeout(120_000);
  await signInAsRuth(page);
  for (const address of ADMIN_PAGES) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(colorScheme === "dark" ? `${address}${address.includes("?") ? "&" : "?"}lang=de` : address);
      await expectAccessible(page);
      await expectReflow(page);
    }
  }
});

test("nobody else comes here", async ({ page, server, complaints }) => {
  complaints.expect(/403/);
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signUp(page, server, "Kim");
  for (const address of ADMIN_PAGES) expect((await page.goto(address))?.status()).toBe(403);
});
