import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expectAccessible } from "../support/axe";
import { islandsAwake } from "../support/islands";
import { PATIENCE, program, Server } from "../support/server";
import { test as base, expect } from "../support/test";

// The first state of the programme and the last, so that there is much to say of what changed.
const schedules = resolve(import.meta.dirname, "../../../shared/data/schedules");
const FILES = ["fosdem-2026-rev01.xml", "fosdem-2026-rev08.xml"].map((file) => join(schedules, file));
const isThere = FILES.every((file) => existsSync(file));
const CONFERENCE = "/c/fosdem-2026";
const DAY = `${CONFERENCE}/schedule/2026-01-31`;

/** How long importing a state of FOSDEM may take. */
const IMPORT = 120_000;
/** How long axe may look at some ten thousand elements. */
const LOOK = 180_000;

/** A server of its own with the whole of FOSDEM in it, beside the demo world. */
const test = base.extend<object, { server: Server }>({
  server: [
    async ({}, use) => {
      const server = await Server.start();
      if (isThere) {
        for (const file of FILES) await imported(server, file);
      }
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: PATIENCE + FILES.length * IMPORT },
  ],
});

/** Imports a file into the running site, as organisers do on the command line. */
async function imported(server: Server, file: string): Promise<void> {
  const into = ["--conference", "fosdem-2026", "--create", "--data", server.folder];
  await promisify(execFile)(program, ["import", "programme", file, ...into], { timeout: IMPORT, maxBuffer: 64 * 1024 * 1024 });
}

test.skip(!isThere, `the exports of FOSDEM 2026 are not in ${schedules}, so no large programme was looked at`);

test.describe("a programme of a thousand sessions", { tag: "@scripts-on" }, () => {
  test("its agenda is accessible", async ({ page }) => {
    test.setTimeout(2 * LOOK);
    await page.goto(DAY);
    await islandsAwake(page);
    expect(await page.locator("li.slot").count()).toBeGreaterThan(400);
    await expectAccessible(page);
  });

  test("a session's page, its speakers and what changed are accessible", async ({ page }) => {
    test.setTimeout(3 * LOOK);
    await page.goto(DAY);
    const session = await page.locator("li.slot:not(.cancelled) h3 a").first().getAttribute("href");
    for (const address of [session!, `${CONFERENCE}/speakers`, `${CONFERENCE}/changes`]) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(200);
      await islandsAwake(page);
      await expectAccessible(page);
    }
  });
});
