import { signInAsRuth, signUp } from "../support/account";
import { expectAccessible } from "../support/axe";
import { unused } from "../support/organiser";
import { expectReflow } from "../support/reflow";
import { goToStep } from "../support/steps";
import { expect, test } from "../support/test";

const CALL = "/c/plenary-days-2027/cfp/talks";

test("somebody reads a call, drafts, hands in and withdraws", async ({ page, server }) => {
  await page.goto("/c/plenary-days-2027/cfp");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Call for talks and workshops" }).click();
  await expect(page).toHaveURL(CALL);
  await expectAccessible(page);
  await expectReflow(page);

  await signUp(page, server, "Cora Caller", `${CALL}/propose`);
  await expectAccessible(page);
  await page.getByLabel("Title").fill("What we learnt from a fire drill");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/\/me\/proposals\/[0-9a-f-]+$/);
  await expect(page.getByLabel("Title")).toHaveValue("What we learnt from a fire drill");

  await goToStep(page, "What it is");
  await page.getByLabel("Kind of session").selectOption({ label: "Talk · 40 minutes" });
  await page.getByLabel("Track").selectOption({ label: "Builders" });
  await page.getByLabel("Language").selectOption("en");
  await goToStep(page, "What it is about");
  await page.getByLabel("Description").fill("We *rehearsed* it first.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByText("Handed in", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);

  await page.goto("/me/proposals");
  await expect(page.getByRole("link", { name: "What we learnt from a fire drill" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "What we learnt from a fire drill" }).click();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
});

test("what is typed is kept where something is missing, and where another tab was faster", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expect(/422/);
  complaints.expect(/409/);
  await signUp(page, server, "Toni Twotabs", `${CALL}/propose`);
  await page.getByLabel("Title").fill("Begun");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/\/me\/proposals\//);
  await page.getByLabel("Title").fill("Typed and incomplete");
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("Typed and incomplete");
  await expectAccessible(page);

  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("Title").fill("Saved in the other tab");
  await other.getByRole("button", { name: "Save draft" }).click();
  await expect(other.getByLabel("Title")).toHaveValue("Saved in the other tab");
  await page.getByLabel("Title").fill("Typed in this tab");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Typed in this tab");
  await expect(page.locator("#title-saved")).toContainText("Saved in the other tab");
  await expectAccessible(page);
});

test("organisers write a call, read what was proposed and move it", async ({ page }) => {
  await page.goto("/sign-in?next=/c/plenary-days-2027/organise/calls");
  await page.getByLabel("E-mail address").first().fill("ruth@demo.example");
  await page.getByLabel("Password").fill("quarry lantern mosaic");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/c/plenary-days-2027/organise/calls");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Write a call" }).click();
  await expectAccessible(page);
  await expectReflow(page);
  const slug = `late-${Math.random().toString(36).slice(2, 8)}`;
  await page.getByLabel("Title").fill("Late call");
  await page.locator("[name=slug]").fill(slug);
  await page.getByLabel("Opens").fill("2026-01-01T00:00");
  await page.getByLabel("Closes").fill("2026-02-01T23:59");
  await page.getByRole("button", { name: "Write a call" }).click();
  await expect(page.getByRole("link", { name: "Late call" })).toBeVisible();

  await page.goto("/c/plenary-days-2027/organise/calls/talks/proposals");
  await expectAccessible(page);
  await expectReflow(page);
  await expect(page.getByText("A talk that is not finished")).toHaveCount(0);
  await page.getByRole("link", { name: "Parsing mail without regret" }).click();
  await expectAccessible(page);
  await page.getByLabel("What to do").selectOption({ label: "Shortlist" });
  await page.getByRole("button", { name: "Do it" }).click();
  await expect(page.getByText("Shortlisted", { exact: true })).toBeVisible();
});

test("a table of proposals is shown before it is taken in, bad rows named, and the same one again brings nothing", async ({
  page,
}) => {
  await signInAsRuth(page);
  const word = unused("Table");
  const table = (kind: string) =>
    Buffer.from(`title;speakers;description;type;language;colour\r\n${word};Ada Example <${word}@people.example>;Fine.;${kind};en;red\r\n`);
  const choose = async (kind: string) => {
    await page.goto("/c/plenary-days-2027/organise/calls/talks/proposals");
    await page.getByRole("link", { name: "Proposals from a table" }).click();
    await page.getByLabel("Table", { exact: true }).setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: table(kind) });
    await page.getByRole("button", { name: "See what would happen" }).click();
    await expect(page.getByRole("heading", { name: "What the table says" })).toBeVisible();
  };
  await choose("Keynote of all");
  await expect(page.getByText("The call has nothing of this name.")).toBeVisible();
  await expect(page.getByText("line 2")).toBeVisible();
  await expect(page.getByRole("button", { name: "Hand in all that are new" })).toHaveCount(0);
  await expectAccessible(page);
  await choose("Talk");
  await expect(page.getByText("Columns that are not read: colour")).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("button", { name: "Hand in all that are new" }).click();
  await expect(page).toHaveURL(/\/proposals$/);
  await choose("Talk");
  await expect(page.getByText(/here already: 1/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Hand in all that are new" })).toHaveCount(0);
});
