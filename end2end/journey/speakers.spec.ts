import type { Page } from "@playwright/test";

import { signUp } from "../support/account";
import { expectAccessible } from "../support/axe";
import { expectReflow } from "../support/reflow";
import { goToStep } from "../support/steps";
import { expect, test } from "../support/test";

const CALL = "/c/plenary-days-2027/cfp/talks";
const OFFERS = "/c/plenary-days-2027/organise/calls/talks/proposals";

/** Begins a draft and opens what stands beside it. */
async function draft(page: Page, title: string): Promise<string> {
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/\/me\/proposals\/[0-9a-f-]+$/);
  return new URL(page.url()).pathname;
}

async function signInAsRuth(page: Page, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${next}`);
  await page.getByLabel("E-mail address").first().fill("ruth@demo.example");
  await page.getByLabel("Password").fill("quarry lantern mosaic");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(next);
}

test("a speaker invites, takes back, adds a link, and shares for comment", async ({ page, server, browser }) => {
  await signUp(page, server, "Dana Drafter", `${CALL}/propose`);
  const home = await draft(page, "Two of us and a fire drill");
  await expectAccessible(page);

  await page.getByRole("link", { name: "Speakers" }).click();
  await expect(page).toHaveURL(`${home}/speakers`);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("E-mail address").fill("co.speaker@people.example");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("Waits until")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("Taken back", { exact: true })).toBeVisible();

  await page.goto(`${home}/files`);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("Address", { exact: true }).fill("https://slides.example/drill");
  await page.getByRole("button", { name: "Add link" }).click();
  await expect(page.getByRole("link", { name: "slides.example" })).toBeVisible();
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "slides.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7\nslides"),
  });
  await page.getByRole("button", { name: "Add file" }).click();
  const file = page.getByRole("link", { name: "slides.pdf" });
  await expect(file).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${home}/sharing`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make a link" }).click();
  const address = await page.locator("code.secret").innerText();
  await expectAccessible(page);
  const stranger = await browser.newContext({ javaScriptEnabled: false });
  const reader = await stranger.newPage();
  await reader.goto(new URL(address).pathname);
  await expect(reader.getByRole("heading", { name: "Two of us and a fire drill" })).toBeVisible();
  await expectReflow(reader);
  await stranger.close();
});

test("a hostile file is refused and told why", async ({ page, server, complaints }) => {
  complaints.expect(/422/);
  await signUp(page, server, "Hana Hostile", `${CALL}/propose`);
  const home = await draft(page, "Nothing to see here");
  await page.goto(`${home}/files`);
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "slides.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("<!doctype html><script>alert(1)</script>"),
  });
  await page.getByRole("button", { name: "Add file" }).click();
  await expect(page.getByRole("alert")).toContainText("Give a PDF");
  await expectAccessible(page);
});

test("a talk under embargo is a stand-in to organisers until an owner names them", async ({ page, server, browser }) => {
  await signUp(page, server, "Emil Embargo", `${CALL}/propose`);
  const secret = `Breaking the Frobnicator ${Math.random().toString(36).slice(2, 8)}`;
  const home = await draft(page, secret);
  await page.goto(`${home}/embargo`);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("Until").fill("2027-12-01T09:00");
  await page.getByLabel("What others read instead of the title").fill("A flaw in something you use");
  await page.getByLabel("Has the vendor been told?").selectOption({ label: "Not yet" });
  await page.getByRole("button", { name: "Set embargo" }).click();
  await expect(page.getByText("Holds until")).toBeVisible();
  await expectAccessible(page);
  await page.goto(home);
  await goToStep(page, "What it is");
  await page.getByLabel("Kind of session").selectOption({ label: "Talk · 40 minutes" });
  await page.getByLabel("Language").selectOption("en");
  await goToStep(page, "What it is about");
  await page.getByLabel("Description").fill("What it is.");
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByText("Handed in", { exact: true })).toBeVisible();

  const organiser = await browser.newContext();
  const desk = await organiser.newPage();
  await signInAsRuth(desk, OFFERS);
  await expect(desk.getByText("Frobnicator")).toHaveCount(0);
  await desk.getByRole("link", { name: "More", exact: true }).click();
  await expect(desk.getByText("Frobnicator")).toHaveCount(0);
  await expect(desk.getByText("Under embargo").first()).toBeVisible();
  await desk.getByRole("link", { name: "A flaw in something you have in your pocket" }).click();
  await expect(desk.getByText("An embargo keeps this proposal from you")).toBeVisible();
  await expectAccessible(desk);
  await expectReflow(desk);
  await organiser.close();
});

test("organisers enter a talk for somebody and propose-again copies one's own", async ({ page, server }) => {
  await signInAsRuth(page, OFFERS);
  await page.getByRole("link", { name: "Enter a proposal for somebody" }).click();
  await expectAccessible(page);
  await expectReflow(page);
  const title = `A keynote ${Math.random().toString(36).slice(2, 8)}`;
  await page.getByLabel("Name").fill("Gus Guest");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Kind of session").selectOption({ label: "Talk · 40 minutes" });
  await page.getByLabel("Language").selectOption("en");
  await page.getByLabel("Description").fill("By invitation.");
  await page.getByRole("button", { name: "Enter it" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(page.getByText("No account yet")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);

  const other = await page.context().browser()?.newContext();
  const speaker = await other?.newPage();
  if (!speaker) throw new Error("a second browser context is needed");
  await signUp(speaker, server, "Ada Again", `${CALL}/propose`);
  await draft(speaker, "A talk worth repeating");
  await speaker.goto(`${CALL}/again`);
  await expectAccessible(speaker);
  await speaker.getByRole("button", { name: /Begin a draft with this/ }).click();
  await expect(speaker.getByLabel("Title")).toHaveValue("A talk worth repeating");
  await other?.close();
});
