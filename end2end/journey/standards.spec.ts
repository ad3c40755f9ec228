import { expectAccessible } from "../support/axe";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";

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
