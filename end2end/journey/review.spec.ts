import type { Page } from "@playwright/test";
import { enter, signInAsRuth } from "../support/account";
import { expectAccessible } from "../support/axe";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";

const REVIEW = "/c/plenary-days-2027/review/talks";
const SET_UP = "/c/plenary-days-2027/organise/calls/talks/review";

async function signIn(page: Page, address: string, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${next}`);
  await enter(page, address, "copper lattice ferry");
  await expect(page).toHaveURL(next);
}

test("a reviewer is served the next one, saves, hands in and reads on", async ({ page, complaints }) => {
  complaints.expect(/422/);
  await signIn(page, "hanna@demo.example", REVIEW);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: "Next one for me" }).click();
  await expect(page).toHaveURL(/\/proposals\/[0-9a-f-]+$/);
  await expectAccessible(page);
  await page.getByLabel("For the committee").fill("Begun on a train.");
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("For the committee")).toHaveValue("Begun on a train.");
  await expectAccessible(page);
  for (const name of ["Novelty", "Clarity", "Use to our people"]) {
    await page.getByLabel(name).selectOption("3");
  }
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Novelty")).toHaveValue("3");
  await page.getByLabel("Would you go to this session yourself?").selectOption({ label: "Yes" });
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await expect(page.getByText(/Handed in on/)).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
});

test("a reviewer declares what ties them, and it is hidden", async ({ page }) => {
  await signIn(page, "idris@demo.example", `${REVIEW}/me`);
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("Kind").selectOption({ label: "Person" });
  await page.getByLabel("Name").fill("Somebody Nobody Knows");
  await page.getByRole("button", { name: "Declare" }).click();
  await expect(page.getByText("Somebody Nobody Knows")).toBeVisible();
  await page.getByRole("button", { name: "Take back" }).last().click();
  await expect(page.getByText("Somebody Nobody Knows")).toHaveCount(0);
});

test("a chair reads the plan before it is carried out", async ({ page }) => {
  await signInAsRuth(page);
  for (const path of ["", "/reviewers", "/assignment", "/conflicts"]) {
    await page.goto(SET_UP + path);
    await expectAccessible(page);
    await expectReflow(page);
  }
  await page.goto(`${SET_UP}/assignment`);
  await page.getByRole("button", { name: "Show the plan" }).click();
  await expect(page.getByText(/come, .* go, .* stay short/)).toBeVisible();
  await expectAccessible(page);
});

test("a chair who is bound finds no trace of what binds them", async ({ page, complaints }) => {
  complaints.expect(/404/);
  await signInAsRuth(page);
  await page.goto(`${REVIEW}?q=lossy+radio`);
  const hidden = await page.locator("#board h2 a").first().getAttribute("href");
  expect(hidden).toBeTruthy();
  await page.context().clearCookies();
  await signIn(page, "vera@demo.example", REVIEW);
  await page.goto(`${REVIEW}?q=lossy+radio`);
  await expect(page.locator(`a[href="${hidden}"]`)).toHaveCount(0);
  const answer = await page.goto(String(hidden));
  expect(answer?.status()).toBe(404);
});
