import { expectAccessible } from "../support/axe";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";
import type { Page } from "@playwright/test";

test("a reader finds a standard, sees what changed, and takes it along", async ({ page, request }) => {
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Standards" }).click();
  await expect(page).toHaveURL("/standards");
  await expectAccessible(page);
  await expectReflow(page);
  await expect(page.getByText("Obsolete")).toHaveCount(0);
  await page.getByRole("main").getByRole("link", { name: "Reading a verification report" }).click();
  await expect(page).toHaveURL("/standards/2");
  await expect(page.getByText("Verify that a report tells how each requirement was looked at")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: "What changed since the last edition" }).click();
  await expect(page).toHaveURL("/standards/2/changes");
  await expect(page.getByText("1.3").first()).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);

  const text = await request.get("/standards/2/text.md");
  expect(await text.text()).toMatch(/^# Reading a verification report\n/);
  const told = await (await request.get("/standards/2/text.json")).json();
  expect(JSON.stringify(told)).toContain("1.3");
  const feed = await request.get("/standards/feed.atom");
  expect(feed.headers()["content-type"]).toContain("application/atom+xml");
  expect(await feed.text()).toContain("/standards/2");
});

test("a standard whose place was taken says so and leads on", async ({ page, complaints }) => {
  complaints.expect(/404/);
  await page.goto("/standards?all=1");
  await expect(page.getByText("Obsolete").first()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/standards/1");
  await expect(page.getByText("Another standard has taken the place of this one.")).toBeVisible();
  await page.getByRole("link", { name: "Read STD-2" }).click();
  await expect(page).toHaveURL("/standards/2");
  await page.goto("/standards/1?lang=de");
  await expectAccessible(page);
  expect((await page.goto("/standards/99"))?.status()).toBe(404);
});

async function signIn(page: Page, address: string, password: string, next: string) {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail address").first().fill(address);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(next);
}

test("a reader sees what is wrong with a standard beside its text, which says its title once", async ({ page, request }) => {
  await page.goto("/standards/2");
  await expect(page.getByRole("heading", { name: "Reading a verification report" })).toHaveCount(1);
  const note = page.getByRole("note").filter({ hasText: "and the day on which it was made" });
  await expect(note).toBeVisible();
  await expect(note).toContainText("1 erratum reported here, not verified");
  await expect(page.getByText("in order that")).toHaveCount(0);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: "3 errata", exact: true }).click();
  await expect(page).toHaveURL("/standards/2/errata");
  await expect(page.getByText("those who ordered it")).toHaveCount(0);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: "Rejected", exact: true }).click();
  await expect(page.getByText("in order that")).toBeVisible();
  await page.getByRole("link", { name: "Erratum 3", exact: true }).click();
  await expect(page.getByText("Both are right.")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.goto("/standards/2/errata?lang=de");
  await expectAccessible(page);
  const feed = await request.get("/standards/2/errata/feed.atom");
  expect(await feed.text()).toContain("/standards/2/errata/1");
  const data = await (await request.get("/standards/2/text.json")).json();
  expect(data.errata.map((one: { state: string }) => one.state).slice(0, 4)).toEqual(["verified", "held", "rejected", "reported"]);
});

test("somebody outside the group reports an error, and a chair settles it without scripts", async ({ browser, page, complaints }) => {
  complaints.expect(/422/);
  const mark = `mark ${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "jonas@demo.example", "tundra velvet anchovy", "/standards/1/errata/new");
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("Where it is", { exact: true }).selectOption("s-2");
  await page.getByLabel("The words that are wrong", { exact: true }).fill("words that nobody ever wrote");
  await page.getByLabel(/^What should stand there/).fill(`encrypted, ${mark}`);
  await page.getByLabel("Why", { exact: true }).fill(`<script>alert(1)</script> ${mark}`);
  await page.getByRole("button", { name: "Report it" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Why", { exact: true })).toHaveValue(`<script>alert(1)</script> ${mark}`);
  await expectAccessible(page);
  await page.getByLabel("The words that are wrong", { exact: true }).fill("encrypted on its way");
  await page.getByRole("button", { name: "Report it" }).click();
  await expect(page).toHaveURL(/\/standards\/1\/errata\/\d+$/);
  await expect(page.getByText("Somebody of the group lets it through first.")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  const erratum = new URL(page.url()).pathname;

  const context = await browser.newContext({ javaScriptEnabled: false });
  const chair = await context.newPage();
  await signIn(chair, "noor@demo.example", "copper lattice ferry", erratum);
  await expect(chair.getByText(`<script>alert(1)</script> ${mark}`)).toBeVisible();
  await chair.getByLabel("Which", { exact: true }).selectOption("verify");
  await chair.getByRole("button", { name: "Save" }).click();
  await expect(chair.getByRole("alert")).toBeVisible();
  await chair.getByLabel("Which", { exact: true }).selectOption("verify");
  await chair.getByLabel(/^What is said to it/).fill("It was meant so.");
  await chair.getByRole("button", { name: "Save" }).click();
  await expect(chair.getByText("It was meant so.")).toBeVisible();
  await chair.goto("/standards/1");
  await expect(chair.getByRole("note").filter({ hasText: `encrypted, ${mark}` })).toBeVisible();
  await chair.goto("/g/asvs/drafts/new");
  await expect(chair.getByRole("heading", { name: "Held for the next edition" })).toBeVisible();
  await expect(chair.getByText("encrypted on its way and where it is kept")).toBeVisible();
  await context.close();
  await page.goto("/standards/1");
  await expectAccessible(page);
  await expectReflow(page);
});
