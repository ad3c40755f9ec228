import { enter, PASSWORD, signUp } from "../support/account";
import { expectAccessible } from "../support/axe";
import { tabTo } from "../support/keyboard";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";

const OWN_PAGES = ["", "/profile", "/affiliations", "/addresses", "/password", "/sign-ins", "/tokens", "/calendar", "/data"];

test("one signs up, out, and in again with the password", async ({ page, server }) => {
  const mailbox = await signUp(page, server, "Ada");
  await page.locator("details.menu summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out")).toBeVisible();
  await page.goto("/me/tokens");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await enter(page, mailbox.address, PASSWORD);
  await expect(page).toHaveURL("/me/tokens");
});

test("a refused sign-in keeps the address, says so at the top and in the title", async ({ page, complaints }) => {
  complaints.expect(/422/);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").first().fill("nobody@people.test");
  await page.getByLabel("Password").fill("wrong wrong wrong");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveTitle(/^Error: Sign in/);
  await expect(page.getByRole("alert")).toContainText("do not belong together");
  await expect(page.getByLabel("E-mail address").first()).toHaveValue("nobody@people.test");
  await expect(page.getByLabel("Password")).toHaveValue("");
  await expectAccessible(page);
});

test("a mailed link signs in after a click", async ({ page, server, context }) => {
  const mailbox = await signUp(page, server, "Bea");
  await context.clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").last().fill(mailbox.address);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.goto(await mailbox.link("/sign-in/link"));
  await expect(page.getByText(`You are signing in as ${mailbox.address}`)).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Bea" })).toBeVisible();
});

test("mail that is read elsewhere signs in by its code", async ({ page, server, context }) => {
  const mailbox = await signUp(page, server, "Cai");
  await context.clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").last().fill(mailbox.address);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.getByLabel("Code from the mail").fill((await mailbox.code()).toLowerCase());
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Cai" })).toBeVisible();
});

test("a profile is filled in with the keyboard alone", async ({ page, server }) => {
  await signUp(page, server, "Dora");
  await page.goto("/me/profile");
  await tabTo(page, page.getByLabel("Biography"));
  await page.keyboard.type("Writes programs for engines\nthat are not built yet.");
  await tabTo(page, page.getByRole("button", { name: "Save profile" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your profile is saved")).toBeVisible();
  await expect(page.getByLabel("Biography")).toHaveValue(/engines\nthat/);
});

test("a picture is set and shown", async ({ page, server }) => {
  await signUp(page, server, "Emil");
  await page.goto("/me/profile");
  const buffer = await page.screenshot({ type: "png" });
  await page.getByLabel("Picture file").setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
  await page.getByRole("button", { name: "Set picture" }).click();
  await expect(page.getByText("Your picture is set")).toBeVisible();
  const picture = page.getByRole("img", { name: "Your picture" });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test("a token is shown once", async ({ page, server }) => {
  await signUp(page, server, "Fay");
  await page.goto("/me/tokens");
  await page.getByLabel("Name").fill("Laptop");
  await page.getByLabel("Read what you may read").check();
  await page.getByRole("button", { name: "Make token" }).click();
  await expect(page.locator("code.secret")).toHaveText(/^plenary_[\w-]{43}$/);
  await page.goto("/me/tokens");
  await expect(page.locator("code.secret")).toHaveCount(0);
  await page.getByRole("button", { name: /^Revoke/ }).click();
  await expect(page.getByText("The token is revoked")).toBeVisible();
});

test("one's own pages are accessible in both schemes and languages, and magnified", async ({ page, server }) => {
  test.setTimeout(180_000);
  await signUp(page, server, "Gus");
  for (const own of OWN_PAGES) {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(`/me${own}`);
    await expectAccessible(page);
    await expectReflow(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`/me${own}?lang=de`);
    await expectAccessible(page);
    await expectReflow(page);
  }
});

test("the ways in are accessible, and magnified", async ({ page }) => {
  for (const way of ["/sign-in", "/sign-in/sent", "/sign-up", "/sign-up/sent", "/recover", "/recover/sent"]) {
    await page.goto(way);
    await expectAccessible(page);
    await expectReflow(page);
  }
});

test("one leaves, and nothing is left to sign in to", async ({ page, server, complaints }) => {
  complaints.expect(/422/);
  const mailbox = await signUp(page, server, "Hal");
  await page.goto("/me/data");
  await page.getByLabel("Delete all this").check();
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("Your account is deleted")).toBeVisible();
  await page.goto("/sign-in");
  await enter(page, mailbox.address, PASSWORD);
  await expect(page.getByRole("alert")).toContainText("do not belong together");
});
