import { type Page } from "@playwright/test";
import { signUp } from "../support/account";
import { expectAccessible } from "../support/axe";
import { islandsAwake } from "../support/islands";
import { unused } from "../support/organiser";
import { expectReflow } from "../support/reflow";
import { goToStep } from "../support/steps";
import { expect, test } from "../support/test";

const CALL = "/c/plenary-days-2027/cfp/talks";
const ORGANISE = "/c/plenary-days-2027/organise/calls/talks";

async function signInAsOrganiser(page: Page, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${next}`);
  await page.getByLabel("E-mail address").first().fill("ruth@demo.example");
  await page.getByLabel("Password").fill("quarry lantern mosaic");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(next);
}

test("organisers put a question together, see it before it is asked, and take it out again", async ({ page }) => {
  await signInAsOrganiser(page, `${ORGANISE}/questions`);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: "Add a question" }).click();
  await islandsAwake(page);
  const label = `Do you bring ${unused("hardware")}?`;
  await page.getByLabel("Question", { exact: true }).fill(label);
  await page.getByLabel("Kind of answer").selectOption({ label: "any of several" });
  await page.getByLabel("Options").fill("A board\nA radio");
  if (test.info().project.use.javaScriptEnabled === false) {
    await page.getByRole("button", { name: "Show the preview" }).click();
  }
  const preview = page.locator("#preview");
  await expect(preview.getByText(label)).toBeVisible();
  await expect(preview.getByLabel("A radio")).toBeDisabled();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(`${ORGANISE}/questions`);
  await page.getByRole("button", { name: `Up: ${label}` }).click();
  await expect(page.getByRole("link", { name: label })).toBeVisible();
  await page.getByRole("button", { name: `Remove: ${label}` }).click();
  await expect(page.getByRole("link", { name: label })).toHaveCount(0);
});

test("organisers make an access code and revoke it", async ({ page }) => {
  await signInAsOrganiser(page, `${ORGANISE}/codes`);
  await expectAccessible(page);
  const whom = unused("keynote");
  await page.getByLabel("For whom").fill(whom);
  await page.getByLabel("Counts until").fill("2099-01-01T00:00");
  await page.getByRole("button", { name: "Make a code" }).click();
  const line = page.getByRole("listitem").filter({ hasText: whom });
  await expect(line.getByText("0 of 1 used")).toBeVisible();
  await line.getByRole("button", { name: "Revoke" }).click();
  await expect(line.getByText("Revoked", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
});

test("a speaker answers questions, adds a file, and sees the page that it would become", async ({ page, server }) => {
  await page.goto("/c/plenary-days-2027");
  await expect(page.getByRole("link", { name: "Call for talks and workshops" })).toBeVisible();
  await signUp(page, server, "Quinn Questioned", `${CALL}/propose`);
  await goToStep(page, "What it is");
  await page.getByLabel("Title").fill("Answers first");
  await goToStep(page, "Questions of the organisers");
  await page.getByLabel("What will people be able to do afterwards?").fill("Ask better questions.");
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page).toHaveURL(/\/me\/proposals\/[0-9a-f-]+$/);
  await page.getByLabel("An outline or slides").setInputFiles({
    name: "outline.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7 an outline"),
  });
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByRole("link", { name: "outline.pdf" })).toBeVisible();
  await expectAccessible(page);
  await goToStep(page, "Questions of the organisers");
  await expect(page.getByLabel("What will people be able to do afterwards?")).toHaveValue("Ask better questions.");
  await page.getByRole("link", { name: "See it as the page of a session" }).click();
  await expect(page.getByRole("heading", { name: "Answers first" })).toBeVisible();
  await expectAccessible(page);
});

test("@scripts-on a draft is kept as one goes, its lengths are counted, and an older tab does not undo it", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expect(/409/);
  await signUp(page, server, "Kim Keeper", `${CALL}/propose`);
  await islandsAwake(page);
  await page.getByLabel("Title").fill("👩‍🚀 Kept");
  await expect(page.getByText("8 of 150 characters")).toBeVisible();
  await expect(page.getByText("Saved as a draft.")).toBeVisible();
  await expect(page).toHaveURL(/\/me\/proposals\/[0-9a-f-]+$/);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await islandsAwake(other);
  await expect(other.getByLabel("Title")).toHaveValue("👩‍🚀 Kept");
  await other.getByLabel("Title").fill("Kept in the other tab");
  await expect(other.getByText("Saved as a draft.")).toBeVisible();
  await page.getByLabel("Title").fill("Typed in this tab");
  await expect(page.getByText("saved in another tab meanwhile")).toBeVisible();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Typed in this tab");
  await expect(page.locator("#title-saved")).toContainText("Kept in the other tab");
});
