import { readFile } from "node:fs/promises";
import { addressFor, enter, PASSWORD, signUp } from "../support/account";
import { Mailbox } from "../support/mail";
import { expect, test } from "../support/test";

const ANOTHER = "kettle meridian walnut";

test("a lost password is set anew by a mailed link", async ({ page, server, context }) => {
  const mailbox = await signUp(page, server, "Iris");
  await context.clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Your password is lost?" }).click();
  await page.getByLabel("E-mail address").fill(mailbox.address);
  await page.getByRole("main").getByRole("button").first().click();
  await expect(page.getByText("We mailed to that address")).toBeVisible();
  await page.goto(await mailbox.link("/recover/link"));
  await page.getByLabel("New password").fill(ANOTHER);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Your password is set; sign in with it now")).toBeVisible();
  await enter(page, mailbox.address, ANOTHER);
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Iris" })).toBeVisible();
});

test("a changed password signs every other browser out", async ({ page, server, browser, javaScriptEnabled }) => {
  const mailbox = await signUp(page, server, "Jo");
  const elsewhere = await browser.newContext({ baseURL: server.address, javaScriptEnabled });
  const other = await elsewhere.newPage();
  await other.goto("/sign-in");
  await enter(other, mailbox.address, PASSWORD);
  await expect(other.getByRole("heading", { level: 1, name: "Hello, Jo" })).toBeVisible();
  await page.goto("/me/sign-ins");
  await expect(page.getByText("this browser")).toBeVisible();
  await page.goto("/me/password");
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill(ANOTHER);
  await page.getByRole("main").getByRole("button").first().click();
  await expect(page.getByText("Your password is set")).toBeVisible();
  await other.goto("/me");
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});

test("other sign-ins are ended from one's own page", async ({ page, server, browser, javaScriptEnabled }) => {
  const mailbox = await signUp(page, server, "Kim");
  const elsewhere = await browser.newContext({ baseURL: server.address, javaScriptEnabled });
  const other = await elsewhere.newPage();
  await other.goto("/sign-in");
  await enter(other, mailbox.address, PASSWORD);
  await page.goto("/me/sign-ins");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("Every other browser is signed out")).toBeVisible();
  await other.goto("/me");
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});

test("a second address counts once its link was opened", async ({ page, server }) => {
  await signUp(page, server, "Lea");
  const second = new Mailbox(server, addressFor("lea-at-work"));
  await page.goto("/me/addresses");
  await page.getByLabel("E-mail address").fill(second.address);
  await page.getByRole("button", { name: "Add address" }).click();
  await expect(page.getByText("We mailed a link to the new address")).toBeVisible();
  await expect(page.getByText("not confirmed")).toBeVisible();
  await page.goto(await second.link("/me/addresses/link"));
  await page.getByRole("main").getByRole("button").first().click();
  await expect(page.getByText("The address is added to your account")).toBeVisible();
  await expect(page.getByText("not confirmed")).toHaveCount(0);
});

test("an affiliation is added and ended", async ({ page, server }) => {
  await signUp(page, server, "Max");
  await page.goto("/me/affiliations");
  await page.getByLabel("Organisation", { exact: true }).fill("Analytical Engines");
  await page.getByLabel("First day").fill("2024-03-01");
  await page.getByRole("button", { name: "Add affiliation" }).click();
  await expect(page.getByText("The affiliation is added")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Analytical Engines");
  await page.locator("summary", { hasText: "End this affiliation" }).click();
  await page.getByRole("button", { name: "End this affiliation" }).click();
  await expect(page.getByText("The affiliation is ended")).toBeVisible();
});

test("one takes along all that is held about one", async ({ page, server }) => {
  const mailbox = await signUp(page, server, "Nell");
  await page.goto("/me/data");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download my data" }).click(),
  ]);
  const held: unknown = JSON.parse(await readFile(await download.path(), "utf8"));
  const text = JSON.stringify(held);
  expect(text).toContain(mailbox.address);
  expect(text).not.toContain(PASSWORD);
});
