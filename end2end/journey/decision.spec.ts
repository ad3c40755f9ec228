import { enter, signInAsRuth } from "../support/account";
import { expectAccessible } from "../support/axe";
import { tabTo } from "../support/keyboard";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";

const CALL = "/c/plenary-days-2027/organise/calls/talks";

test("organisers plan decisions, read the letters and release them once", async ({ page }) => {
  await signInAsRuth(page);
  await page.goto(`${CALL}/decisions`);
  await expectAccessible(page);
  await expectReflow(page);
  await expect(page.getByRole("heading", { name: "How many there would be" })).toBeVisible();

  await page.getByRole("checkbox", { name: /What our pager taught us/ }).check();
  await page.getByLabel("Decision", { exact: true }).selectOption({ label: "Accept" });
  await page.getByLabel("Minutes").fill("20");
  await page.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(page.getByRole("row", { name: /What our pager taught us/ })).toContainText("20 minutes");
  await expect(page.getByRole("row", { name: /What our pager taught us/ })).toContainText("Handed in");

  await page.getByRole("navigation", { name: "Call for talks and workshops" }).getByRole("link", { name: "Release" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Write the letters/ }).click();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByRole("link", { name: "Jonas Wieland" }).click();
  await expectAccessible(page);
  await page.getByLabel("Text").fill("We look forward to it.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Changed", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Go on to send" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: /and release$/ }).click();
  await expect(page).toHaveURL(`${CALL}/decisions`);
  await expect(page.getByRole("row", { name: /What our pager taught us/ })).toContainText("Accepted");
  await page.goto(`${CALL}/release/send`);
  await expect(page.getByRole("button", { name: /and release$/ })).toHaveCount(0);
});

test("organisers see what was answered, where the call stands and the working plan", async ({ page }) => {
  await signInAsRuth(page);
  await page.goto(`${CALL}/answers`);
  await expectAccessible(page);
  await expectReflow(page);
  await expect(page.getByText("By train from Zurich.").first()).toBeVisible();
  await page.goto(`${CALL}/overview`);
  await expectAccessible(page);
  await expectReflow(page);
  await expect(page.getByRole("img", { name: /proposals/ })).toBeVisible();
  await page.goto("/c/plenary-days-2027/organise/plan");
  await expectAccessible(page);
  await expect(page.getByRole("heading", { name: "Keys under the mat" })).toBeVisible();
  await page.goto("/c/plenary-days-2027/organise/letters");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Accepted · German", exact: true }).click();
  await expectAccessible(page);
});

test("a list of decisions is shown before it is planned, bad lines named", async ({ page }) => {
  await signInAsRuth(page);
  await page.goto(`${CALL}/decisions/list`);
  await expectAccessible(page);
  await page.getByLabel("The list").fill("proposal,decision\nnonsense,accept");
  await page.getByRole("button", { name: "Read the list" }).click();
  await expect(page.getByText("line 2")).toBeVisible();
  await expect(page.getByLabel("The list")).toHaveValue(/nonsense,accept/);
  await expect(page.getByRole("button", { name: "Plan all of it" })).toHaveCount(0);
  await expectAccessible(page);
});

test("a speaker answers an acceptance by keyboard; opening the page answers nothing", async ({ page, complaints }) => {
  complaints.expect(/422/);
  await page.goto("/sign-in?next=/me");
  await enter(page, "jonas@demo.example", "tundra velvet anchovy");
  const asked = page.getByRole("listitem").filter({ hasText: "Maps of what we run" });
  await asked.getByRole("link", { name: "Say whether you come" }).click();
  await expectAccessible(page);
  await expectReflow(page);
  await page.getByLabel("To take part").fill("A seat near the door");
  await page.getByRole("button", { name: "I come", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("To take part")).toHaveValue("A seat near the door");
  await expectAccessible(page);
  await page.getByLabel("Recording").selectOption({ label: "It may be recorded and published" });
  await page.getByLabel(/licence/).check();
  await page.getByLabel(/code of conduct/).check();
  await tabTo(page, page.getByRole("button", { name: "I come", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Tell something about yourself, if you like" }).click();
  await expectAccessible(page);
  await page.getByLabel("Where you live").selectOption({ label: "Europe" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/\/me\/proposals\/[0-9a-f-]+$/);
});
