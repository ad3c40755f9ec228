import { expect, type Page, test } from "@playwright/test";
import type { AxeResults } from "axe-core";
import axe from "axe-core";

/** WCAG 2.2 AA, and what axe's authors recommend beyond it. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with what axe finds on the page as it stands. Says what, where and how to mend it. */
export async function expectAccessible(page: Page): Promise<void> {
  const scriptsOff = test.info().project.use.javaScriptEnabled === false;
  const found = scriptsOff ? await inspectTwin(page) : await inspect(page);
  const findings = found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.impact}) at ${node.target.join(" ")}: ${node.failureSummary}`),
  );
  expect(findings, `axe on ${page.url()}`).toEqual([]);
}

/** Through the debugger, as the policy of our pages lets no foreign script in. */
async function inspect(page: Page): Promise<AxeResults> {
  await page.evaluate(axe.source);
  return page.evaluate(
    (values) => (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: { type: "tag", values } }),
    RULES,
  );
}

/** axe cannot run where scripts are off: the very same elements are shown where they are on, less their scripts. */
async function inspectTwin(page: Page): Promise<AxeResults> {
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const html = (await page.content()).replaceAll(/<script type="module".*?<\/script>/gs, "");
  const context = await page.context().browser()!.newContext({
    javaScriptEnabled: true,
    viewport: page.viewportSize(),
    colorScheme: dark ? "dark" : "light",
  });
  try {
    const twin = await context.newPage();
    const address = page.url().replace(/#.*/, "");
    await twin.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
    await twin.goto(address);
    return await inspect(twin);
  } finally {
    await context.close();
  }
}
