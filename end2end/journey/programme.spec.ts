import type { Page } from "@playwright/test";
import { signUp } from "../support/account";
import { expectAccessible } from "../support/axe";
import { islandsAwake } from "../support/islands";
import { tabTo } from "../support/keyboard";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";

const CONFERENCE = "/c/plenary-days-2027";
const DAY = `${CONFERENCE}/schedule/2027-05-13`;
const SESSION = `${CONFERENCE}/talks/94ZMZ2`;
const TITLE = "Memory safety without a rewrite";

/** Every public page of a conference. */
const PAGES = [
  CONFERENCE,
  DAY,
  `${DAY}?view=list`,
  `${DAY}?track=builders`,
  `${DAY}?q=nothing-like-this`,
  `${DAY}?tz=Asia/Tokyo`,
  SESSION,
  `${CONFERENCE}/speakers`,
  `${CONFERENCE}/tracks/builders`,
  `${CONFERENCE}/rooms/garden-room`,
  `${CONFERENCE}/now`,
  `${CONFERENCE}/changes`,
  `${CONFERENCE}/search?q=memory`,
  `${CONFERENCE}/my`,
];

/** The sessions in sight, by title: as written, since a page that was only just read has not laid out its words. */
const titles = (page: Page) => page.locator("li.slot:visible").locator("h2, h3").allTextContents();

test("a reader finds a session, reads it and goes on to the next in its room", async ({ page }) => {
  await page.goto(CONFERENCE);
  await expect(page.getByRole("heading", { level: 1, name: "Plenary Days 2027" })).toBeVisible();
  await page.getByRole("link", { name: "See the schedule" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thursday 13 May");
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page).toHaveURL(SESSION);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLE);
  const beside = page.getByRole("navigation", { name: /^In / });
  await beside.getByRole("link", { name: /^After/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(TITLE);
});

test("filters narrow the day and live in the address", async ({ page }) => {
  await page.goto(DAY);
  const all = await titles(page);
  await page.getByLabel("Track").selectOption({ label: "Builders" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/track=builders/);
  const builders = await titles(page);
  expect(builders.length).toBeGreaterThan(0);
  expect(builders.length).toBeLessThan(all.length);
  await page.reload();
  await expect.poll(() => titles(page)).toEqual(builders);
  await page.getByRole("link", { name: "Clear" }).click();
  await expect.poll(() => titles(page)).toEqual(all);
  await page.getByLabel("Words").fill("nothing like this");
  await page.getByLabel("Words").press("Enter");
  await expect(page.getByRole("heading", { name: "No session of this day matches" })).toBeVisible();
});

test("search finds sessions and people, the closest first", async ({ page }) => {
  await page.goto(`${CONFERENCE}/search`);
  await page.getByRole("searchbox").fill("memory saf");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.locator(".results h2").first()).toHaveText(TITLE);
  await page.locator(".results h2 a").first().click();
  await expect(page).toHaveURL(SESSION);
});

test("the second language is complete", async ({ page }) => {
  await page.goto(`${DAY}?lang=de`);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Donnerstag, 13. Mai");
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page).toHaveURL(`${SESSION}?lang=de`);
  await expect(page.getByRole("button", { name: "In meine Auswahl" })).toBeVisible();
});

for (const address of PAGES) {
  test(`${address} is accessible, in both schemes and magnified`, async ({ page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      await islandsAwake(page);
      await expectAccessible(page);
    }
    await expectReflow(page);
  });
}

test("on paper the conference is named at the head, and no name is cut off", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  for (const address of [DAY, `${DAY}?view=list`]) {
    await page.goto(address);
    await expect(page.getByRole("banner").getByRole("link", { name: "Plenary Days 2027" })).toBeVisible();
    await expect(page.getByRole("banner").getByRole("navigation")).toBeHidden();
    const cut = await page.locator(".slot:visible :is(h3, .at, .track, .who)").evaluateAll((names) =>
      names.filter((name) => {
        const style = getComputedStyle(name);
        const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
        return clips && (name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight);
      }).map((name) => name.textContent),
    );
    expect(cut).toEqual([]);
  }
});

test("the agenda works with the keyboard alone", async ({ page }) => {
  await page.goto(DAY);
  await islandsAwake(page);
  await tabTo(page, page.getByRole("link", { name: "Skip to content" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: TITLE }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(SESSION);
});

test("stars are kept in the browser and make an agenda", { tag: "@scripts-on" }, async ({ page }) => {
  await page.goto(DAY);
  await islandsAwake(page);
  const star = page.getByRole("button", { name: `Favourite: ${TITLE}` });
  await expect(star).toHaveAttribute("aria-pressed", "false");
  await star.click();
  await expect(star).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await islandsAwake(page);
  await expect(star).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("link", { name: "My agenda" }).click();
  await expect(page).toHaveURL(/sessions=94ZMZ2/);
  expect(await titles(page)).toEqual([TITLE]);
  await page.goto(SESSION);
  await islandsAwake(page);
  const button = page.getByRole("button", { name: "In my agenda" });
  await button.click();
  await expect(page.getByRole("button", { name: "Add to my agenda" })).toBeVisible();
});

test("what a browser kept is merged when its person signs in", { tag: "@scripts-on" }, async ({ page, server }) => {
  await page.goto(DAY);
  await islandsAwake(page);
  await page.getByRole("button", { name: `Favourite: ${TITLE}` }).click();
  await signUp(page, server, "Ada Lovelace", `${CONFERENCE}/my`);
  await expect(page.locator("li.slot", { hasText: TITLE })).toBeVisible();
  await expect(page.getByText("1 session in your agenda")).toBeVisible();
  await page.goto(DAY);
  await islandsAwake(page);
  await expect(page.getByRole("banner").getByRole("link", { name: "Ada Lovelace" })).toBeVisible();
  await expect(page.getByRole("button", { name: `Favourite: ${TITLE}` })).toHaveAttribute("aria-pressed", "true");
});

test("without scripts, whoever is signed in keeps an agenda with forms", { tag: "@scripts-off" }, async ({ page, server }) => {
  await page.goto(SESSION);
  await page.getByRole("button", { name: "Add to my agenda" }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signUp(page, server, "Grace Hopper", SESSION);
  await page.getByRole("button", { name: "Add to my agenda" }).click();
  await expect(page).toHaveURL(`${CONFERENCE}/my`);
  expect(await titles(page)).toEqual([TITLE]);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Thu 13 May" }).click();
  const star = page.getByRole("button", { name: `Favourite: ${TITLE}` });
  await expect(star).toHaveAttribute("aria-pressed", "true");
  await star.click();
  await expect(star).toHaveAttribute("aria-pressed", "false");
  await expectAccessible(page);
  await page.goto(`${CONFERENCE}/my`);
  await page.getByRole("button", { name: "Make a calendar address" }).click();
  await expect(page.locator(".secret")).toContainText(`${CONFERENCE}/agenda/`);
});

test("the reader's own clock is offered where it differs", { tag: "@scripts-on" }, async ({ page }) => {
  await page.goto(DAY);
  await islandsAwake(page);
  await page.getByRole("link", { name: "Show in my time zone" }).click();
  await expect(page).toHaveURL(/tz=America\/New_York/);
  await expect(page.getByText("beside them those in New York (EDT)")).toBeVisible();
  await expect(page.locator("li.slot .own").first()).toHaveText("03:30");
  await page.getByRole("link", { name: "Only times in Vienna" }).click();
  await expect(page.locator(".own")).toHaveCount(0);
});

test("the line of now stands where the clock is", { tag: "@scripts-on" }, async ({ page }) => {
  await page.clock.setFixedTime(new Date("2027-05-13T11:12:00+02:00"));
  await page.goto(DAY);
  await islandsAwake(page);
  const line = page.locator(".agenda > .now");
  await expect(line).toHaveText("11:12");
  await expect(line).toHaveClass("now t1110");
  await expect(line.locator("xpath=following-sibling::li[1]")).toContainText("12:00");
});
