import { signUp } from "../support/account";
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

test("somebody reads what a meeting left behind", async ({ page }) => {
  await page.goto("/g/asvs/meetings");
  await expectAccessible(page);
  await expectReflow(page);
  await expect(page.getByText("embargo")).toHaveCount(0);
  await page.getByRole("link", { name: "Call 19: what a factor is" }).click();
  await expect(page.getByRole("heading", { name: "Call 19: what a factor is" })).toBeVisible();
  await expect(page.getByText("A code by mail does not count as a second factor at levels 2 and 3.")).toBeVisible();
  await expect(page.getByText("These show the room and bind nobody. What binds is a ballot.")).toBeVisible();
  await expect(page.getByText("Approved", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /calls.example/ })).toHaveCount(0);
  await expectAccessible(page);
  await expectReflow(page);
});

test("a chair announces a meeting, holds it and approves its minutes", async ({ page, server, browser, complaints, javaScriptEnabled }) => {
  complaints.expect(/422/);
  const title = `Call ${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "noor@demo.example", "/g/asvs/meetings/new");
  await expectAccessible(page);
  await expectReflow(page);
  // It begins in five minutes, so that people can sign in to it already.
  const soon = new Date(Date.now() + 5 * 60_000).toISOString();
  await page.getByLabel("Begins at", { exact: true }).fill(soon.slice(11, 16));
  await page.getByLabel("Day", { exact: true }).fill(soon.slice(0, 10));
  await page.getByLabel("Time zone", { exact: true }).selectOption("UTC");
  await page.getByLabel("Notice periods", { exact: true }).selectOption("w3c-distributed");
  await page.getByRole("button", { name: "Announce a meeting" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Day", { exact: true })).toHaveValue(soon.slice(0, 10));
  await page.getByLabel("What it is called", { exact: true }).fill(title);
  await page.getByRole("button", { name: "Announce a meeting" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(page.getByText("Shorter notice", { exact: true })).toBeVisible();
  await expectAccessible(page);
  const at = new URL(page.url()).pathname;

  await page.getByRole("link", { name: "Change the agenda" }).click();
  await page.getByLabel("What it is about", { exact: true }).fill("The chapter");
  await page.getByLabel("Draft", { exact: true }).selectOption("authentication");
  await page.getByRole("button", { name: "Add an item" }).click();
  await expect(page.getByRole("heading", { name: "The chapter" })).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.goto(at);
  await expect(page.getByText(/nothing new since the last meeting|what changed since the last meeting|revision/).first()).toBeVisible();
  await page.getByRole("link", { name: "Ask for hands" }).click();
  await page.getByLabel("Question", { exact: true }).fill("Shall we split it?");
  await page.getByLabel("Answers", { exact: true }).fill("Yes\nNo");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ask now" }).click();

  const guest = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signUp(guest, server, "Gwen Guest", `${at}/attend`);
  await expectAccessible(guest);
  for (const box of await guest.getByRole("checkbox").all()) {
    await box.check();
  }
  await guest.getByRole("button", { name: "Sign in to the meeting" }).click();
  await expect(guest.getByText("You are signed in to this meeting")).toBeVisible();
  await guest.getByLabel("No", { exact: true }).check();
  await guest.getByRole("button", { name: "Raise it" }).click();
  await expect(guest.getByText("One hand")).toBeVisible();
  await expectAccessible(guest);

  await page.goto(at);
  await expect(page.getByRole("complementary").getByText("Gwen Guest")).toBeVisible();
  await page.getByRole("button", { name: /^Close and count/ }).click();
  await page.getByRole("link", { name: "Write the minutes" }).click();
  await page.getByLabel(/^Minutes/).fill("We met and looked at the chapter.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Decisions and action items" }).click();
  await page.getByLabel("What was decided, or is to be done", { exact: true }).fill(`The chapter stays whole (${title}).`);
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByText(`The chapter stays whole (${title}).`).first()).toBeVisible();
  await expectAccessible(page);
  await guest.goto(at);
  await expect(guest.getByText("The chapter stays whole")).toHaveCount(0);
  await page.goto(`${at}/minutes`);
  await page.getByRole("button", { name: "Put them up for approval" }).click();
  await page.getByRole("link", { name: "Approve or take back" }).click();
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(page.getByText("Approved", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await guest.goto(at);
  await expect(guest.getByText(`The chapter stays whole (${title}).`)).toBeVisible();
});

test("a meeting that only members know of is not there for others", async ({ page, browser }) => {
  const title = `Closed ${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "noor@demo.example", "/g/asvs/meetings/new");
  await page.getByLabel("What it is called", { exact: true }).fill(title);
  await page.getByLabel("Day", { exact: true }).fill("2099-01-01");
  await page.getByLabel("Begins at", { exact: true }).fill("15:00");
  await page.getByLabel("Only members know of this meeting", { exact: true }).check();
  await page.getByRole("button", { name: "Announce a meeting" }).click();
  await expect(page.getByText("Members only", { exact: true })).toBeVisible();
  const at = new URL(page.url()).pathname;
  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.goto(at))?.status()).toBe(404);
  await stranger.goto("/g/asvs/meetings");
  await expect(stranger.getByText(title)).toHaveCount(0);
  await page.goto(`${at}/edit`);
  await page.getByLabel("Reason", { exact: true }).fill("Only a test of the doors.");
  await page.getByRole("button", { name: "Cancel or postpone" }).click();
  await expect(page.getByText("Reason: Only a test of the doors.")).toBeVisible();
  await expectAccessible(page);
});
