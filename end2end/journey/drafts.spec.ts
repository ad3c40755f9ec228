import { expectAccessible } from "../support/axe";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";
import type { Page } from "@playwright/test";

async function signIn(page: Page, address: string, next: string) {
  await page.goto(`/sign-in?next=${next}`);
  await page.getByLabel("E-mail address").first().fill(address);
  await page.getByLabel("Password").fill("copper lattice ferry");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(next);
}

test("somebody reads a draft and sees what changed", async ({ page, complaints }) => {
  complaints.expect(/404/);
  await page.goto("/g/asvs");
  await page.getByRole("link", { name: "Authentication", exact: true }).click();
  await expect(page).toHaveURL("/g/asvs/drafts/authentication");
  await expect(page.getByRole("heading", { name: "Revisions", exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: /^Read revision/ }).click();
  await expect(page.getByRole("article").getByRole("heading", { level: 1 })).toContainText("Authentication");
  await expect(page.locator(".requirement").first()).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.locator(".requirement .pin").first().click();
  await expect(page).toHaveURL(/#r-[0-9a-f]{12}$/);

  await page.goto("/g/asvs/drafts/authentication/compare?from=1&to=2");
  await expect(page.getByText("renumbered", { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  for (const view of ["In one text", "Side by side"]) {
    await page.getByRole("link", { name: view, exact: true }).click();
    await expect(page.locator("ins").first()).toBeVisible();
    await expectAccessible(page);
  }
  expect((await page.goto("/g/asvs/drafts/recovery"))?.status()).toBe(404);
});

test("an editor begins, writes and posts a draft", async ({ page, complaints }) => {
  complaints.expect(/422/);
  const name = `draft-${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "noor@demo.example", "/g/asvs/drafts/new");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Begin it" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("Title", { exact: true }).fill(`Draft ${name}`);
  await page.locator("[name=name]").fill(name);
  await page.getByRole("button", { name: "Begin it" }).click();
  await expect(page).toHaveURL(`/g/asvs/drafts/${name}`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Write", exact: true }).click();
  await page.getByLabel("Text", { exact: true }).fill("# One\n\nSee [this](#gone) and [that](#1.1).\n\n- **1.1** Verify that somebody reads this.\n");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(page.locator("#preview").getByText("Verify that somebody reads this.")).toBeVisible();
  await page.getByRole("button", { name: "Save, then post a revision" }).click();
  await expect(page).toHaveURL(`/g/asvs/drafts/${name}/post`);
  await expect(page.getByText("Look at one reference before you post", { exact: true })).toBeVisible();
  await expect(page.getByText("The link to “#gone” leads nowhere")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Post the revision" }).click();
  await expect(page).toHaveURL(`/g/asvs/drafts/${name}/1`);
  await expect(page.locator(".requirement")).toHaveCount(1);
  await page.getByText("2 references", { exact: true }).click();
  await expect(page.getByRole("link", { name: "#1.1", exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.goto(`/g/asvs/drafts/${name}/settings`);
  await expectAccessible(page);
  await expectReflow(page);
});

test("an editor posts a history of files and is asked on the way", async ({ page, complaints }) => {
  complaints.expect(/422/);
  const name = `history-${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "noor@demo.example", "/g/asvs/drafts/new");
  await page.getByLabel("Title", { exact: true }).fill(`Draft ${name}`);
  await page.locator("[name=name]").fill(name);
  await page.getByRole("button", { name: "Begin it" }).click();
  await page.goto(`/g/asvs/drafts/${name}/upload`);
  const file = (name: string, text: string) => ({ name, mimeType: "text/markdown", buffer: Buffer.from(text) });
  const before = "- **1.1** Verify that sessions end when somebody signs out of them.\n";
  const after = "- **1.1** Verify that sessions end when the browser is closed by somebody.\n" +
    "- **1.2** Verify that tokens end when somebody signs out of the application.\n";
  const choice = page.getByLabel("File", { exact: true });
  await choice.setInputFiles([file("03.md", after), file("01.md", "# Nothing yet\n"), file("02.md", before)]);
  await page.getByRole("button", { name: "Post the revision" }).click();
  await expect(page.getByText("2 files are posted; the last, 02.md, is revision 2.", { exact: false })).toBeVisible();
  await expect(page.getByText("03.md is not posted yet.", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  for (const asked of await page.getByRole("group", { name: /^Which one is/ }).all()) {
    await asked.getByLabel("It is new", { exact: true }).check();
  }
  await page.getByRole("button", { name: "Post the revision" }).click();
  await expect(page).toHaveURL(`/g/asvs/drafts/${name}/3`);
  await expect(page.locator(".requirement")).toHaveCount(2);
});

test("two tabs change one line, and both texts are shown", async ({ page, context, complaints }) => {
  complaints.expect(/409/);
  const name = `tabs-${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "noor@demo.example", "/g/asvs/drafts/new");
  await page.getByLabel("Title", { exact: true }).fill(`Draft ${name}`);
  await page.locator("[name=name]").fill(name);
  await page.getByRole("button", { name: "Begin it" }).click();
  await page.goto(`/g/asvs/drafts/${name}/write`);
  const other = await context.newPage();
  await other.goto(`/g/asvs/drafts/${name}/write`);
  await page.getByLabel("Text", { exact: true }).fill("What one tab says.\n");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("It is saved.")).toBeVisible();
  await other.getByLabel("Text", { exact: true }).fill("What the other tab says.\n");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByRole("heading", { name: "Both of you changed the same lines" })).toBeVisible();
  await expect(other.getByLabel("The text with both")).toHaveValue(/other tab says.\nWhat one tab says/);
  await expectAccessible(other);
  await other.getByLabel("The text with both").fill("What both say.\n");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText("It is saved.")).toBeVisible();
  await other.close();
});
