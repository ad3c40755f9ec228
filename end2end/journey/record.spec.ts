import { execFileSync } from "node:child_process";
import { expectAccessible } from "../support/axe";
import { expectReflow } from "../support/reflow";
import { expect, test } from "../support/test";

/** The names of what is in a `.tar`. */
function entries(file: string): string[] {
  return execFileSync("tar", ["-tf", file], { encoding: "utf8" }).trim().split("\n");
}

test("a visitor takes the public record of a group along", async ({ page }) => {
  await page.goto("/g/asvs");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "The public record (.tar)", exact: true }).click();
  const taken = await download;
  expect(taken.suggestedFilename()).toBe("asvs-public-record.tar");
  const names = entries(await taken.path());
  expect(names[0]).toBe("record.json");
  expect(names).toContain("rows/drafts.jsonl");
  expect(names).toContain("log/events.jsonl");
  expect(names).not.toContain("rows/memberships.jsonl");
});

test("a chair takes the whole record along, and a member does not", async ({ page, complaints }) => {
  complaints.expect(/403/);
  await page.goto("/sign-in?next=/g/asvs/manage");
  await page.getByLabel("E-mail address").first().fill("noor@demo.example");
  await page.getByLabel("Password").fill("copper lattice ferry");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/g/asvs/manage");
  await expect(page.getByRole("heading", { name: "Record", exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "The whole record (.tar)", exact: true }).click();
  const names = entries(await (await download).path());
  expect(names).toContain("rows/memberships.jsonl");
  expect((await page.goto("/g/council/manage/record.tar"))?.status()).toBe(403);
});
