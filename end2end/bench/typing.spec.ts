import { appendFile, readFile } from "node:fs/promises";
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../support/test";

/** So many keys are pressed, of which the first few warm the page up. */
const KEYS = 120;
const WARM = 20;

/** Milliseconds for which the page's thread has worked. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((one) => one.name === "TaskDuration")!.value * 1_000;
}

/** What each key costs that is pressed in the middle of the field, with everything up to the next frame. */
async function costs(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.locator("textarea").first().evaluate((field: HTMLTextAreaElement) => {
    field.focus();
    field.setSelectionRange(field.value.length / 2, field.value.length / 2);
  });
  const each: number[] = [];
  for (let nth = 0; nth < KEYS; nth += 1) {
    const before = await worked(session);
    await page.keyboard.press("abcdefghij"[nth % 10]!);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    each.push((await worked(session)) - before);
  }
  await session.detach();
  return each.slice(WARM).sort((one, other) => one - other);
}

test("what a keystroke costs in the editor of a long standard", async ({ page }) => {
  const text = await readFile(process.env.PLENARY_BENCH_TEXT!, "utf8");
  const report = process.env.PLENARY_BENCH_REPORT!;
  const tell = async (what: string, sorted: number[]) => {
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(2);
    await appendFile(report, `${what} ${at(0.95)}\n${what}-median ${at(0.5)}\n`);
  };
  await page.goto("/sign-in?next=/g/asvs/drafts/new");
  await page.getByLabel("E-mail address").first().fill("noor@demo.example");
  await page.getByLabel("Password").fill("copper lattice ferry");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Title", { exact: true }).fill("A long standard");
  await page.locator("[name=name]").fill("long-standard");
  await page.getByRole("button", { name: "Begin it" }).click();
  await page.goto("/g/asvs/drafts/long-standard/write");
  await page.getByLabel("Text", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("It is saved.")).toBeVisible();
  await page.waitForLoadState("networkidle");
  await tell("typing", await costs(page));
  await expect(page.locator("#preview")).toContainText("abcdefghij");

  // The same field where nothing listens: what the browser itself takes.
  const bare = await page.context().newPage();
  await bare.setContent("<textarea rows=30 cols=100></textarea>");
  await bare.locator("textarea").fill(text);
  await tell("typing-bare", await costs(bare));
});
