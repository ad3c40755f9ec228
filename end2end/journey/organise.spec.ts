import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { addressFor, enter, openAccount, signInAsRuth, signUp } from "../support/account";
import { expectAccessible } from "../support/axe";
import { tabTo } from "../support/keyboard";
import { Mailbox } from "../support/mail";
import { foundConference, unused } from "../support/organiser";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";

const PROGRAMME = join(import.meta.dirname, "../../server/demo/plenary-days-2027.xml");
const FOUNDED = "/c/plenary-days-2027/organise";
const ORGANISER_PAGES = ["", "/settings", "/address", "/rooms", "/tracks", "/types", "/team", "/import"];

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const organiserPage = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Organise" }).getByRole("link", { name, exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

test("a conference is founded; what was typed outlives a refusal", async ({ page, complaints }) => {
  complaints.expect(/422/);
  await signInAsRuth(page);
  await page.goto("/organise");
  await page.getByRole("link", { name: "Found a conference" }).click();
  const slug = unused("autumn");
  await page.getByLabel("Address", { exact: true }).fill(slug);
  await page.getByLabel("Title", { exact: true }).fill("Autumn School");
  await page.getByLabel("Description").fill("A week of <b>labs</b> & talks.\n\nBring a laptop.");
  await page.getByLabel("First day").fill("2027-09-09");
  await page.getByLabel("Last day").fill("2027-09-02");
  await page.getByLabel("Moss").check();
  await page.getByRole("button", { name: "Found a conference" }).click();
  await expect(page).toHaveTitle(/^Error: Found a conference/);
  await expect(page.getByRole("alert")).toContainText("The last day is before the first");
  await expect(page.getByLabel("Address", { exact: true })).toHaveValue(slug);
  await expect(page.getByLabel("Description")).toHaveValue("A week of <b>labs</b> & talks.\n\nBring a laptop.");
  await expect(page.getByLabel("Moss")).toBeChecked();
  await expectAccessible(page);
  await page.getByLabel("Last day").fill("2027-09-10");
  await page.getByRole("button", { name: "Found a conference" }).click();
  await expect(page).toHaveURL(`/c/${slug}/organise`);
  await expect(page.getByText("There is no programme yet")).toBeVisible();
  await page.goto("/organise");
  await expect(page.getByRole("listitem").filter({ hasText: "Autumn School" })).toContainText("Hidden");
});

test("settings are edited with the keyboard alone", async ({ page }) => {
  await signInAsRuth(page);
  const home = await foundConference(page, unused("keys"), "Keys");
  await organiserPage(page, "Settings").click();
  await tabTo(page, page.getByLabel("Subtitle"));
  await page.keyboard.type("Locks and those who pick them");
  await tabTo(page, page.locator("input[name=theme]:checked"));
  await page.keyboard.press("ArrowRight");
  await tabTo(page, page.getByRole("button", { name: "Save", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${home}/settings`);
  await expect(page.getByLabel("Subtitle")).toHaveValue("Locks and those who pick them");
  await expect(page.getByLabel("Slate")).toBeChecked();
});

test("a conference takes another address and the old one leads there", async ({ page }) => {
  await signInAsRuth(page);
  const old = await foundConference(page, unused("before"), "Moving");
  await organiserPage(page, "Settings").click();
  await page.getByRole("link", { name: "Change the address" }).click();
  const slug = unused("after");
  await page.getByLabel("Address", { exact: true }).fill(slug);
  await page.getByRole("button", { name: "Change the address" }).click();
  await expect(page).toHaveURL(`/c/${slug}/organise`);
  await page.goto(old);
  await expect(page).toHaveURL(`/c/${slug}/organise`);
});

test("rooms are listed, refused, put in order and removed", async ({ page, complaints }) => {
  complaints.expect(/422/);
  await signInAsRuth(page);
  await foundConference(page, unused("rooms"), "Rooms");
  await organiserPage(page, "Rooms").click();
  await page.getByLabel("Name, row 1").fill("Attic");
  await page.getByLabel("Seats, row 1").fill("many");
  await page.getByLabel("Name, row 2").fill("Cellar");
  await save(page);
  await expect(page.getByRole("alert")).toContainText("whole number of seats");
  await expect(page.getByLabel("Name, row 1")).toHaveValue("Attic");
  await expect(page.getByLabel("Seats, row 1")).toHaveValue("many");
  await expectAccessible(page);
  await page.getByLabel("Seats, row 1").fill("40");
  await save(page);
  await expect(page).toHaveTitle(/^Rooms/);
  await page.getByLabel("Place, row 1").fill("2");
  await page.getByLabel("Place, row 2").fill("1");
  await save(page);
  await expect(page.getByLabel("Name, row 1")).toHaveValue("Cellar");
  await expect(page.getByLabel("Seats, row 2")).toHaveValue("40");
  await page.getByLabel("Remove, row 1").check();
  await save(page);
  await expect(page.getByLabel("Name, row 1")).toHaveValue("Attic");
  await expect(page.getByLabel("Name, row 2")).toHaveValue("");
});

test("tracks and session types are listed", async ({ page }) => {
  await signInAsRuth(page);
  const home = await foundConference(page, unused("lists"), "Lists");
  await organiserPage(page, "Tracks").click();
  await page.getByLabel("Name, row 1").fill("Supply chain");
  await page.getByLabel("Colour, row 1").selectOption("Magenta");
  await save(page);
  await expect(page.getByLabel("Address, row 1")).toHaveValue("supply-chain");
  await expect(page.getByLabel("Colour, row 1")).toHaveValue("4");
  await page.goto(`${home}/types`);
  await page.getByLabel("Name, row 1").fill("Talk");
  await page.getByLabel("Minutes, row 1").fill("45");
  await save(page);
  await expect(page.getByLabel("Minutes, row 1")).toHaveValue("45");
});

test("somebody is invited by mail, joins, changes roles; the last owner stays", async ({ page, server, browser, complaints, contextOptions }) => {
  complaints.expect(/409/);
  await signInAsRuth(page);
  const home = await foundConference(page, unused("team"), "Team Days");
  await organiserPage(page, "Team").click();
  const mailbox = new Mailbox(server, addressFor("Bea"));
  await page.getByLabel("E-mail address").fill(mailbox.address);
  await page.getByLabel("Role", { exact: true }).selectOption("Programme");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("heading", { name: mailbox.address })).toBeVisible();

  const hers = await browser.newContext({ ...contextOptions, baseURL: server.address });
  const bea = await hers.newPage();
  await bea.goto(await mailbox.link("/invitations/"));
  await expect(heading(bea, "Invitation: Team Days")).toBeVisible();
  await expectAccessible(bea);
  await expectReflow(bea);
  await bea.getByRole("main").getByRole("link", { name: "Sign up" }).click();
  await openAccount(bea, mailbox, "Bea");
  await expect(heading(bea, "Invitation: Team Days")).toBeVisible();
  await bea.getByRole("button", { name: "Join the team" }).click();
  await expect(bea).toHaveURL(home);

  await organiserPage(page, "Team").click();
  await page.getByRole("button", { name: "Leave the team" }).click();
  await expect(page.getByRole("alert")).toContainText("This is the last owner of the team");
  await page.getByText("Change the roles of Bea").click();
  const row = page.getByRole("listitem").filter({ hasText: "Bea" });
  await row.getByLabel("Owner").check();
  await save(page);
  await expect(page).toHaveURL(`${home}/team`);
  await page.getByRole("button", { name: "Leave the team" }).click();
  await expect(page).toHaveURL("/");
  await bea.goto(`${home}/team`);
  await expect(bea.getByText("Ruth Amari")).toHaveCount(0);
  await bea.getByLabel("E-mail address").fill("nobody");
  await bea.getByRole("button", { name: "Send invitation" }).click();
  await expect(bea.getByRole("alert")).toContainText("one whole mail address");
  await expect(bea.getByLabel("E-mail address")).toHaveValue("nobody");
  await hers.close();
});

test("a conference is shown to everybody, and hidden again", async ({ page, browser, server, contextOptions }) => {
  await signInAsRuth(page);
  const slug = unused("shown");
  await foundConference(page, slug, "Shown and hidden");
  const context = await browser.newContext({ ...contextOptions, baseURL: server.address });
  const reader = await context.newPage();
  const status = async () => (await reader.goto(`/c/${slug}`))?.status();
  expect(await status()).toBe(404);
  await page.getByRole("button", { name: "Show it to everybody" }).click();
  await expect(page.getByText("Everybody can see this conference")).toBeVisible();
  expect(await status()).toBe(200);
  await page.getByRole("button", { name: "Hide it from everybody but the team" }).click();
  await expect(page.getByText("Only the team knows of this conference").first()).toBeVisible();
  expect(await status()).toBe(404);
  await context.close();
});

test("a programme is looked at, released and read; the same file again changes nothing", async ({ page }) => {
  await signInAsRuth(page);
  const slug = unused("import");
  await foundConference(page, slug, "Imported");
  await organiserPage(page, "Programme").click();
  await page.getByLabel("File").setInputFiles(PROGRAMME);
  await page.getByLabel("A word about this release").fill("The first draft");
  await page.getByRole("button", { name: "See what it would change" }).click();
  await expect(page.getByRole("heading", { name: "What the file says" })).toBeVisible();
  await expect(page.getByLabel("A word about this release")).toHaveValue("The first draft");
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("button", { name: "Release this" }).click();
  await expect(page).toHaveURL(`/c/${slug}/changes`);
  await expect(page.getByText("The first draft")).toBeVisible();
  await page.goto(`/c/${slug}/schedule/2027-05-13`);
  await expect(page.getByRole("link", { name: "Memory safety without a rewrite" })).toBeVisible();
  await page.goto(`/c/${slug}/organise/import`);
  await page.getByLabel("File").setInputFiles(PROGRAMME);
  await page.getByRole("button", { name: "See what it would change" }).click();
  await expect(page.getByText("there is nothing to release")).toBeVisible();
  await expect(page.getByRole("button", { name: "Release this" })).toHaveCount(0);
});

test("a hostile and a broken file are refused in plain words and release nothing", async ({ page, complaints }) => {
  complaints.expect(/4\d\d/);
  await signInAsRuth(page);
  const slug = unused("hostile");
  const home = await foundConference(page, slug, "Hostile");
  const whole = await readFile(PROGRAMME, "utf8");
  const bomb = `<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><schedule><version>&b;</version></schedule>`;
  const outside = `<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><schedule><version>&a;</version></schedule>`;
  const files = [bomb, outside, whole.slice(0, whole.length / 2), "a picture of a schedule", "{\"schedule\":[["];
  for (const text of files) {
    await page.goto(`${home}/import`);
    await page.getByLabel("A word about this release").fill("Keep this word");
    await page.getByLabel("File").setInputFiles({ name: "schedule.xml", mimeType: "text/xml", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Release without looking" }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByRole("alert")).toContainText(/\w{3,}/);
    await expect(page.getByLabel("A word about this release")).toHaveValue("Keep this word");
    await expect(page.getByRole("main")).not.toContainText("root:");
  }
  await expectAccessible(page);
  await page.goto(home);
  await expect(page.getByText("Nothing is released yet")).toBeVisible();
});

test("an ecosystem is founded, edited and found", async ({ page, complaints }) => {
  complaints.expect(/422/);
  await signInAsRuth(page);
  await page.goto("/organise");
  await page.getByRole("link", { name: "Found an ecosystem" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Signal Commons");
  await page.getByLabel("Address", { exact: true }).fill("admin");
  await page.getByRole("button", { name: "Found an ecosystem" }).click();
  await expect(page.getByRole("alert")).toContainText("kept for Plenary's own pages");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Signal Commons");
  await expectAccessible(page);
  const slug = unused("signal");
  await page.getByLabel("Address", { exact: true }).fill(slug);
  await page.getByRole("button", { name: "Found an ecosystem" }).click();
  await expect(page).toHaveURL(`/e/${slug}`);
  await page.goto(`/e/${slug}/edit`);
  await page.getByLabel("Purpose").fill("For **radio** people");
  await page.getByLabel("Plum").check();
  await save(page);
  await expect(page).toHaveURL(`/e/${slug}`);
  await expect(page.locator("html")).toHaveClass(/theme-plum/);
  await expect(page.locator("strong", { hasText: "radio" })).toBeVisible();
  for (const part of ["", "/edit", "/address", "/team"]) {
    await page.goto(`/e/${slug}${part}`);
    await expectAccessible(page);
    await expectReflow(page);
  }
});

test("the organisers' pages are accessible, in both schemes and magnified", async ({ page }) => {
  test.setTimeout(180_000);
  await signInAsRuth(page);
  const pages = ["/organise", "/c/new", "/e/new", ...ORGANISER_PAGES.map((part) => `${FOUNDED}${part}`)];
  for (const address of pages) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(colorScheme === "dark" ? `${address}?lang=de` : address);
      await expectAccessible(page);
      await expectReflow(page);
    }
  }
});

test("a form whose sign-in ended meanwhile goes on with what was typed", async ({ page, complaints, context }) => {
  complaints.expect(/401|422/);
  await signInAsRuth(page);
  const home = await foundConference(page, unused("ended"), "Ended");
  await page.goto(`${home}/settings`);
  await page.getByLabel("Description").fill("Two hours of work.\n<b>All</b> of it & more.");
  await context.clearCookies();
  await save(page);
  await expect(page.getByText("What you typed is still here")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await enter(page, "ruth@demo.example", "not the one");
  await expect(page.getByRole("alert")).toContainText("do not belong together");
  await enter(page, "ruth@demo.example", "quarry lantern mosaic");
  await expect(page.getByText("You are signed in as Ruth Amari")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the form" }).click();
  await expect(page).toHaveURL(`${home}/settings`);
  await expect(page.getByLabel("Description")).toHaveValue("Two hours of work.\n<b>All</b> of it & more.");
});

test("a stranger finds none of it", async ({ page, server, complaints }) => {
  complaints.expect(/403/);
  await signUp(page, server, "Vic");
  for (const part of ORGANISER_PAGES) {
    expect((await page.goto(`${FOUNDED}${part}`))?.status()).toBe(403);
  }
  await expectAccessible(page);
});
