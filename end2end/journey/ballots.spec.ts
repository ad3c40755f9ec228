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

test("anybody reads what a group has open, and no count where it is sealed", async ({ page }) => {
  await page.goto("/g/asvs/ballots");
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: "First public draft", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Where it stands" })).toBeVisible();
  await expect(page.getByText("It would not pass if it closed now.")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);

  await page.goto("/g/asvs/ballots");
  await page.getByRole("link", { name: "Host of the next meeting in person", exact: true }).click();
  await expect(page.getByText("No count is shown before it closes.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What was said" })).toHaveCount(0);
});

test("anybody reads who was elected without a vote, until when, and how to count again", async ({ page }) => {
  await page.goto("/g/asvs/ballots");
  await page.getByRole("link", { name: "Two liaisons", exact: true }).click();
  await expect(page.getByText("Elected without a vote, because")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Terms of office", exact: true })).toBeVisible();
  await page.getByText("Count it yourself").click();
  await expect(page.getByText("plenary verify record.json")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
});

test("a reader counts a ballot again in their browser", { tag: "@scripts-on" }, async ({ page }) => {
  for (const [title, result] of [
    ["First two chapters", /^Elected: ./],
    ["Requirement numbers stay for good", /^It passed\.$/],
  ] as const) {
    await page.goto("/g/asvs/ballots");
    await page.getByRole("link", { name: title, exact: true }).click();
    await page.getByText("Count it yourself").click();
    await page.getByRole("button", { name: "Count it here", exact: true }).click();
    await expect(page.getByText("Counted again: the hash fits, and every number is the same.")).toBeVisible();
    await expect(page.locator("[data-record] p", { hasText: result })).toBeVisible();
    await expect(page.locator("[data-list] li")).toHaveCount(0);
    await expectAccessible(page);
  }
});

test("what was changed in a record is told by the reader's browser", { tag: "@scripts-on" }, async ({ page }) => {
  await page.route("**/record.json", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('"choice":"yes"', '"choice":"no"') });
  });
  await page.goto("/g/asvs/ballots");
  await page.getByRole("link", { name: "Requirement numbers stay for good", exact: true }).click();
  await page.getByText("Count it yourself").click();
  await page.getByRole("button", { name: "Count it here", exact: true }).click();
  await expect(page.getByText("Counted again, it does not hold.")).toBeVisible();
  await expect(page.locator("[data-list] li", { hasText: "The hash does not fit" })).toBeVisible();
});

test("anybody follows a count round by round, and reads why a ballot was annulled", async ({ page }) => {
  await page.goto("/g/asvs/ballots");
  await page.getByRole("link", { name: "First two chapters", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Round by round" })).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);

  await page.goto("/g/asvs/ballots");
  await page.getByRole("link", { name: "Scope of version 6", exact: true }).click();
  await expect(page.getByText("A paragraph on mobile clients was still missing")).toBeVisible();
  await expect(page.getByText("it decides nothing")).toBeVisible();

  await page.goto("/g/asvs/ballots");
  await page.getByRole("link", { name: "Requirement numbers stay for good", exact: true }).click();
  await expect(page.getByRole("region", { name: "What it came to" }).getByText("It passed.")).toBeVisible();
  await expectAccessible(page);
});

test("anybody reads what was said, and that an appeal turned a ruling round", async ({ page }) => {
  await page.goto("/g/asvs/ballots");
  await page.getByRole("link", { name: "Requirement numbers stay for good", exact: true }).click();
  const said = page.getByRole("region", { name: "What was said", exact: true });
  await expect(said.getByText("Numbers of what is gone confuse whoever reads the list")).toBeVisible();
  await expect(said.getByText("does not count", { exact: true })).toHaveCount(0);
  await expect(page.getByText("A reader who is lost is a reason. The vote counts.")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
});

test("anybody reads the list of those who have a vote, and what each says", async ({ page }) => {
  await page.goto("/g/asvs/ballots");
  await page.getByRole("link", { name: "First public draft", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Where it stands" })).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}/voters?q=a`);
  await expect(page.getByRole("heading", { name: "Who has a vote", exact: true })).toBeVisible();
  await expect(page.locator("ul.rows > li .badge").first()).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("Name").fill("nobody is called so");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No voter has such a name" })).toBeVisible();
});

test("anybody goes from a session of the programme to the ballot that a group held for it, and back", async ({ page }) => {
  await page.goto("/g/asvs/ballots");
  const title = "What the group shows at the closing";
  await page.getByRole("link", { name: title, exact: true }).click();
  await page.getByRole("link", { name: "Closing: the next draft", exact: true }).click();
  await expect(page).toHaveURL(/\/c\/plenary-days-2027\/talks\//);
  await page.getByRole("link", { name: title, exact: true }).click();
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "What it came to" }).getByText("It passed.")).toBeVisible();
  await expectAccessible(page);
});

test("a chair puts a rule together, and hears it said back", async ({ page, complaints }) => {
  complaints.expect(/422/);
  const name = `Ours ${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "noor@demo.example", "copper lattice ferry", "/g/asvs/manage/ballots/rules");
  await expectAccessible(page);
  await expectReflow(page);
  await page.goto("/g/asvs/manage/ballots/rules?start=iesg-standards-track");
  await page.getByLabel("What you call it", { exact: true }).fill(name);
  await page.getByLabel("Who sees votes, and when", { exact: true }).selectOption("sealed");
  await page.getByRole("button", { name: "Add this rule", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Who sees votes, and when", { exact: true }).selectOption("open");
  await page.getByRole("button", { name: "Explain it, add nothing", exact: true }).click();
  await expect(page.locator("#tried")).toContainText("nobody says “Discuss”");
  await page.getByRole("button", { name: "Add this rule", exact: true }).click();
  await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
});

test("a ballot is prepared, opened and voted on", async ({ page }) => {
  const title = `Logo ${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "noor@demo.example", "copper lattice ferry", "/g/asvs/manage/ballots/new");
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("What the ballot is called", { exact: true }).fill(title);
  await page.getByLabel("The question", { exact: true }).fill("Shall the logo be blue?");
  await page.getByLabel("What a pass does", { exact: true }).fill("The logo is blue.");
  await page.getByRole("button", { name: "Save the draft", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Who would vote", exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Open the ballot", exact: true }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: title, exact: true }).click();
  await page.getByRole("radio", { name: "Yes", exact: true }).check();
  await page.getByRole("button", { name: "Cast the vote", exact: true }).click();
  await expect(page.getByText("You say: Yes")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: "Run the ballot", exact: true }).click();
  await page.locator("[name=reason-annul]").fill("It was a rehearsal.");
  await page.getByRole("button", { name: "Annul it", exact: true }).click();
  await expect(page.getByText("Annulled", { exact: true })).toBeVisible();
});

test("who has an open ballot before them sees the line move, and that it ended", { tag: "@scripts-on" }, async ({ page }) => {
  const title = `Logo ${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "noor@demo.example", "copper lattice ferry", "/g/asvs/manage/ballots/new");
  await page.getByLabel("What the ballot is called", { exact: true }).fill(title);
  await page.getByLabel("The question", { exact: true }).fill("Shall the logo be green?");
  await page.getByLabel("What a pass does", { exact: true }).fill("The logo is green.");
  await page.getByRole("button", { name: "Save the draft", exact: true }).click();
  await page.getByRole("button", { name: "Open the ballot", exact: true }).click();
  await page.getByRole("link", { name: title, exact: true }).click();

  const watcher = await page.context().newPage();
  await watcher.clock.install();
  await watcher.goto(page.url());
  // Islands wake when there is nothing better to do, which is a matter of the clock too.
  await watcher.clock.runFor(3_000);
  const line = watcher.locator("#live-now");
  await expect(line).toContainText("0 of");
  await expect(watcher.locator("html")).toHaveAttribute("data-islands", "awake");
  await page.getByRole("radio", { name: "Yes", exact: true }).check();
  await page.getByRole("button", { name: "Cast the vote", exact: true }).click();
  await expect(page.getByText("You say: Yes")).toBeVisible();
  await watcher.clock.fastForward(20_000);
  await expect(line).toContainText("1 of");
  await expectAccessible(watcher);

  await page.getByRole("link", { name: "Run the ballot", exact: true }).click();
  await page.locator("[name=reason-annul]").fill("It was a rehearsal.");
  await page.getByRole("button", { name: "Annul it", exact: true }).click();
  await expect(page.getByText("Annulled", { exact: true })).toBeVisible();
  await watcher.clock.fastForward(20_000);
  await expect(line).toHaveText("This has ended: load the page again to see what came of it.");
});

test("an election calls for seconds, and whoever runs it sees them", async ({ page, complaints }) => {
  complaints.expect(/422/);
  const title = `Board ${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, "noor@demo.example", "copper lattice ferry", "/g/asvs/manage/ballots/new");
  await page.getByLabel("What the ballot is called", { exact: true }).fill(title);
  await page.getByLabel("The question", { exact: true }).fill("Who sits on the board?");
  await page.getByLabel("What a pass does", { exact: true }).fill("Two sit on the board.");
  await page.getByLabel("Held under", { exact: true }).selectOption("election");
  await page.locator("[name=seconds]").fill("1");
  await page.locator("[name=office]").selectOption("seat");
  await page.locator("[name=office_from]").fill("2027-01-01");
  await page.locator("[name=months]").fill("24, 12");
  await page.getByRole("button", { name: "Save the draft", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page);
  await page.locator("[name=office_title]").fill("Board member");
  await page.getByRole("button", { name: "Save the draft", exact: true }).click();
  await page.locator("[name=person]").selectOption({ label: "Piet de Wit" });
  await page.getByRole("button", { name: "Nominate", exact: true }).click();
  await expect(page.getByText("Seconds: 0 of 1.")).toBeVisible();
  await page.getByRole("link", { name: title, exact: true }).click();
  await expect(page.getByText("Nominations are open.")).toBeVisible();
  await page.getByRole("button", { name: "Second Piet de Wit", exact: true }).click();
  await expect(page.getByText("Seconds: 1 of 1")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("button", { name: "Take back your second for Piet de Wit", exact: true }).click();
  await expect(page.getByText("Seconds: 0 of 1.")).toBeVisible();
});

test("a ballot is begun on the newest revision of a draft", async ({ page }) => {
  await signIn(page, "noor@demo.example", "copper lattice ferry", "/g/asvs/drafts");
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page.goto(`${page.url()}/${await newest(page)}`);
  await page.getByRole("link", { name: "Open a ballot on this revision", exact: true }).click();
  await expect(page.locator("#revision")).toContainText("bound to this very revision");
  await expect(page.locator("[name=subject_text]")).toHaveCount(0);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("What a pass does", { exact: true }).fill("It is published as a draft standard.");
  await page.getByRole("button", { name: "Save the draft", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Who would vote", exact: true })).toBeVisible();
});

/** The number of the newest revision, by the links on a draft's page. */
async function newest(page: Page) {
  const links = await page.getByRole("main").getByRole("link").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  const numbers = links.map((href) => Number(/\/drafts\/[^/]+\/(\d+)$/.exec(href ?? "")?.[1] ?? 0));
  return Math.max(...numbers);
}
