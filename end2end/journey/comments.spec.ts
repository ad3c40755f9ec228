import { expectAccessible } from "../support/axe";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";
import type { Page } from "@playwright/test";

const DRAFT = "/g/asvs/drafts/authentication";

async function signIn(page: Page, address: string, password: string, next: string) {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail address").first().fill(address);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(next);
}

test("a reader finds comments beside the text, and what became of them", async ({ page }) => {
  await page.goto(DRAFT);
  await page.getByRole("link", { name: /^Read revision/ }).click();
  const counts = page.locator(".remarks");
  await expect(counts.first()).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await counts.first().click();
  await expect(page.locator(".comment").first()).toBeVisible();
  await expect(page.getByText("passkeys that a provider keeps")).toHaveCount(0);
  await expectAccessible(page);
  await expectReflow(page);
  await page.goto(`${DRAFT}/issues`);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: /Which length of passwords is tested/ }).click();
  await expect(page.getByText("Accepted in part").first()).toBeVisible();
  await expect(page.getByText("That is clear. Thank you.").first()).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.goto(`${DRAFT}/resolution-log`);
  await expect(page.getByRole("table")).toContainText("Security questions");
  await expectAccessible(page);
});

test("somebody outside the group comments, an editor lets it through and settles it", async ({ browser, page, complaints }) => {
  complaints.expect(/422/);
  const mark = `mark ${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "jonas@demo.example", "tundra velvet anchovy", `${DRAFT}/comments/new`);
  await expect(page.getByText("somebody of it reads your comment first")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel(/^Words of the text/).fill("words that nobody ever wrote");
  await page.getByLabel("Comment", { exact: true }).fill(`Please explain this, ${mark}.`);
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue(`Please explain this, ${mark}.`);
  await page.getByLabel(/^Words of the text/).fill("");
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page).toHaveURL(/comments\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Waits to be let through")).toBeVisible();
  await expectAccessible(page);
  const thread = new URL(page.url()).pathname;

  const context = await browser.newContext({ javaScriptEnabled: false });
  const editor = await context.newPage();
  await signIn(editor, "noor@demo.example", "copper lattice ferry", thread);
  await editor.getByRole("link", { name: "Let through or hide" }).first().click();
  await editor.getByRole("button", { name: "Let it through", exact: true }).click();
  await expect(editor).toHaveURL(thread);
  await editor.getByRole("link", { name: "Open an issue from it" }).click();
  await editor.getByLabel("What it is called").fill(`Issue ${mark}`);
  await editor.getByRole("button", { name: "Open an issue" }).click();
  await expect(editor).toHaveURL(/issues\/\d+$/);
  const issue = new URL(editor.url()).pathname;
  await editor.getByLabel("Disposition", { exact: true }).selectOption("declined");
  await editor.getByLabel("Why", { exact: true }).fill("It is explained in the glossary.");
  await editor.getByRole("button", { name: "Settle it" }).click();
  await expect(editor.getByText("Declined").first()).toBeVisible();
  await context.close();

  await page.goto(issue);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("Your answer", { exact: true }).selectOption("not-satisfied");
  await page.getByLabel(/^Why/).fill("There is no glossary.");
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(page.getByText("Not satisfied").first()).toBeVisible();
  await expect(page.getByText("There is no glossary.").first()).toBeVisible();
});

test("a proposed text is taken over by one act", async ({ page }) => {
  await signIn(page, "noor@demo.example", "copper lattice ferry", DRAFT);
  await page.getByRole("link", { name: /^Read revision/ }).click();
  await page.locator(".requirement .remark").last().click();
  await page.locator("summary", { hasText: "Propose a text" }).click();
  const lines = page.getByLabel(/^The lines as they should be/);
  const before = await lines.inputValue();
  await lines.fill(before.replace("Verify", "Verify also"));
  await page.getByLabel("Comment", { exact: true }).fill("Also.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page.locator(".suggestion ins").first()).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("button", { name: "Take it over" }).click();
  await expect(page.getByText("Taken over", { exact: true })).toBeVisible();
});
