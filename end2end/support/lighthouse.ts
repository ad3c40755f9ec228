import { chromium, test } from "@playwright/test";
import lighthouse from "lighthouse";
import { freePort } from "./server";

/** What does not depend on how fast a machine is; performance is for `cargo xtask bench lighthouse`. */
const CATEGORIES = ["accessibility", "best-practices", "seo"];

/** The scores that Lighthouse gives to pages, of 100, with what it found amiss. In a browser that it has for itself. */
export async function scores(addresses: string[]): Promise<Score[]> {
  const port = await freePort();
  const options = test.info().project.use.launchOptions;
  const args = [...(options?.args ?? []), `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ ...options, args });
  try {
    const found: Score[] = [];
    // One after the other: it has one tab.
    for (const address of addresses) found.push(...(await scoresOf(address, port)));
    return found;
  } finally {
    await browser.close();
  }
}

/** How a page does in one category. */
export type Score = { address: string; category: string; score: number; amiss: string[] };

async function scoresOf(address: string, port: number): Promise<Score[]> {
  const run = await lighthouse(address, { port, logLevel: "error", onlyCategories: CATEGORIES });
  if (!run || run.lhr.runtimeError) throw new Error(`Lighthouse at ${address}: ${run?.lhr.runtimeError?.message}`);
  const { audits, categories } = run.lhr;
  return Object.values(categories).map(({ id, score, auditRefs }) => {
    const failed = auditRefs.map((ref) => audits[ref.id]!).filter((audit) => audit.score !== null && audit.score < 1);
    return { address, category: id, score: Math.round((score ?? 0) * 100), amiss: failed.map((audit) => audit.title) };
  });
}
