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

function inDays(days: number) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test("a draft goes from candidate to a call that begins anew", async ({ page, complaints }) => {
  complaints.expect(/422/);
  const name = `life-${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "noor@demo.example", "/g/asvs/drafts/new");
  await page.getByLabel("Title", { exact: true }).fill(`Life ${name}`);
  await page.locator("[name=name]").fill(name);
  await page.getByRole("button", { name: "Begin it" }).click();
  await page.getByRole("link", { name: "Write", exact: true }).click();
  await page.getByLabel("Text", { exact: true }).fill("# One\n\n- **1.1** Verify that somebody reads this.\n");
  await page.getByRole("button", { name: "Save, then post a revision" }).click();
  await page.getByRole("button", { name: /^Post/ }).click();
  await expect(page).toHaveURL(`/g/asvs/drafts/${name}/1`);

  await page.goto(`/g/asvs/drafts/${name}/life`);
  await page.getByLabel("Workflow", { exact: true }).selectOption("ietf");
  await page.getByRole("button", { name: "Follow this workflow" }).click();
  await expect(page.getByText("Candidate for adoption").first()).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);

  await page.getByRole("link", { name: "Issue a call" }).click();
  await page.getByLabel("Announcement").fill("Shall we take this on?");
  await page.getByLabel("Last day", { exact: true }).fill(inDays(3));
  await page.getByRole("button", { name: "Issue the call" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Announcement")).toHaveValue("Shall we take this on?");
  await expectAccessible(page);
  await page.getByLabel("Last day", { exact: true }).fill(inDays(20));
  await page.getByRole("button", { name: "Issue the call" }).click();
  await expect(page).toHaveURL(/\/g\/asvs\/calls\/[0-9a-f-]{36}$/);
  await expectAccessible(page);
  await expectReflow(page);

  await page.getByLabel("You", { exact: true }).selectOption("object");
  await page.getByLabel(/^Words/).fill("1.1 says nothing.");
  await page.getByRole("button", { name: "Send the response" }).click();
  await expect(page.getByText("waits for an answer").first()).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/g/asvs/drafts/${name}/write`);
  await page.getByLabel("Text", { exact: true }).fill("# One\n\n- **1.1** Verify that two people read this.\n");
  await page.getByRole("button", { name: "Save, then post a revision" }).click();
  // Much of it is new, so the editor is asked what it is.
  await page.getByRole("radio", { name: /^It was 1\.1/ }).check();
  await page.getByRole("button", { name: /^Post/ }).click();
  await expect(page).toHaveURL(`/g/asvs/drafts/${name}/2`);
  await page.goto(`/g/asvs/drafts/${name}/life`);
  await expect(page.getByText("Begun anew")).toBeVisible();
  await expect(page.getByText("Call for adoption issued").first()).toBeVisible();
});

test("a chair answers an objection and records what came of a call", async ({ page, complaints }) => {
  complaints.expect(/422/);
  await signIn(page, "noor@demo.example", "/g/asvs/work");
  await expectAccessible(page);
  await expectReflow(page);
  await page.goto("/g/asvs/drafts/sessions/life");
  await page.getByRole("link", { name: "Last call: Session management" }).click();
  const settled = await page.getByText("In words.").count();
  if (settled === 0) {
    await page.getByRole("button", { name: "Record it" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByLabel(/^Answer to the objection/).fill("In words.");
    await page.getByLabel("Reasons").fill("Everything was answered.");
    await page.getByRole("button", { name: "Record it" }).click();
  }
  await expect(page.getByRole("heading", { name: "Outcome" })).toBeVisible();
  await expect(page.getByText("In words.").first()).toBeVisible();
  await expectAccessible(page);
});

test("whoever reads along finds calls, rights and the feed", async ({ page, request }) => {
  for (const path of ["/g/asvs/calls", "/g/asvs/drafts/authentication/life", "/g/asvs/drafts/authentication/rights", "/g/asvs/drafts/sessions/write-up", "/g/asvs/work"]) {
    await page.goto(path);
    await expectAccessible(page);
    await expectReflow(page);
  }
  const feed = await request.get("/g/asvs/feed.atom");
  expect(feed.headers()["content-type"]).toContain("application/atom+xml");
  expect(await feed.text()).toContain("Last call: Authentication");
});
