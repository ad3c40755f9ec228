import { signUp } from "../support/account";
import { expectAccessible } from "../support/axe";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";
import type { Page } from "@playwright/test";

async function signIn(page: Page, address: string, password: string, next: string) {
  await page.goto(`/sign-in?next=${next}`);
  await page.getByLabel("E-mail address").first().fill(address);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(next);
}

test("somebody who is new understands a group and asks to join", async ({ page, server, complaints }) => {
  complaints.expect(/422/);
  await page.goto("/e/security-commons/groups");
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: "ASVS", exact: true }).click();
  await expect(page).toHaveURL("/g/asvs");
  await expect(page.getByRole("heading", { name: "New here?" })).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Facts" }).getByText("Noor Haddad")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: "Read the charter" }).click();
  await expect(page.getByRole("heading", { name: "Charter", exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/g/asvs/members");
  await expectAccessible(page);
  await expectReflow(page);
  await page.goto("/g/asvs/members?q=noor");
  await expect(page.getByRole("rowheader")).toHaveText([/Noor Haddad/]);
  await page.getByRole("searchbox").fill("nobody at all");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Nobody found", exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.goto("/g/asvs/policies");
  await expectAccessible(page);

  await signUp(page, server, "Nina Newcomer", "/g/asvs/join");
  await expectAccessible(page);
  await page.getByLabel("What brings you").fill("I verify for a living.");
  await page.getByRole("button", { name: "Ask to join" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("What brings you")).toHaveValue("I verify for a living.");
  await expectAccessible(page);
  await page.getByLabel("Interest category").selectOption("Testers");
  for (const box of await page.getByRole("checkbox").all()) {
    await box.check();
  }
  await page.getByRole("button", { name: "Ask to join" }).click();
  await expect(page).toHaveURL("/g/asvs");
  await expect(page.getByText("You have asked to join.")).toBeVisible();
});

test("somebody proposes a group, and it is approved", async ({ page, server, browser }) => {
  const slug = `group-${Math.random().toString(36).slice(2, 8)}`;
  await signUp(page, server, "Lea Leader", "/e/security-commons/groups/new");
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("Name").fill(`Group ${slug}`);
  await page.locator("[name=slug]").fill(slug);
  await page.getByLabel("What it does").fill("Reads what others wrote.");
  await page.getByLabel("Kind of group").selectOption("interest-group");
  await page.getByRole("button", { name: "Propose the group" }).click();
  await expect(page).toHaveURL(`/g/${slug}`);
  await expect(page.getByText("Proposed", { exact: true })).toBeVisible();
  await expectAccessible(page);

  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.goto(`/g/${slug}`))?.status()).toBe(404);
  await signIn(stranger, "ruth@demo.example", "quarry lantern mosaic", `/g/${slug}/manage`);
  await stranger.getByLabel("Next step").selectOption("approve");
  await stranger.getByRole("button", { name: "Do it" }).click();
  await expect(stranger.getByText("Forming", { exact: true })).toBeVisible();
  await stranger.context().close();

  const visitor = await (await browser.newContext()).newPage();
  expect((await visitor.goto(`/g/${slug}`))?.status()).toBe(200);
  await visitor.context().close();
});

test("a chair checks a charter, answers a request and sees who may vote", async ({ page }) => {
  await signIn(page, "noor@demo.example", "copper lattice ferry", "/g/asvs/manage");
  await expectAccessible(page);
  await expectReflow(page);
  await page.goto("/g/asvs/manage/charter");
  await expectAccessible(page);
  await page.getByLabel("Text").fill("## 1. Scope\n\nSee section 9.\n");
  await page.getByRole("button", { name: "Check without posting" }).click();
  await expect(page.getByText("the charter has no such clause")).toBeVisible();
  await expect(page.getByLabel("Text")).toHaveValue(/See section 9/);
  await expectAccessible(page);

  for (const path of ["members", "meetings", "standing", "voting", "milestones", "policies", "details"]) {
    await page.goto(`/g/asvs/manage/${path}`);
    await expectAccessible(page);
    await expectReflow(page);
  }
  await page.goto("/g/asvs/manage/voting");
  await page.getByLabel("Whose rule").selectOption("simple");
  await page.getByRole("button", { name: "Try it without changing anything" }).click();
  await expect(page.getByText("Nothing was changed.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/g/asvs/standing");
  await expect(page.getByText("You have the vote.")).toBeVisible();
  await expectAccessible(page);
});
