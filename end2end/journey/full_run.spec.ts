import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { enter, PASSWORD, signUp } from "../support/account";
import { expectAccessible } from "../support/axe";
import { islandsAwake } from "../support/islands";
import { tabTo } from "../support/keyboard";
import { expectReflow } from "../support/reflow";
import { PATIENCE, type Server } from "../support/server";
import { test as base, expect, ownServer } from "../support/test";

// A chapter of the published ASVS; where it is not at hand, one of our own of the same shape.
const published = resolve(import.meta.dirname, "../../../shared/data/standards/asvs-5.0-final.md");
const own = resolve(import.meta.dirname, "../support/chapter.md");
const CHAPTER = existsSync(published)
  ? readFileSync(published, "utf8").match(/^# V8 Authorization$.*?(?=^# V9 )/ms)![0].trimEnd()
  : readFileSync(own, "utf8").trimEnd();
const REQUIREMENTS = CHAPTER.match(/^\| \*\*[0-9.]+\*\*/gm)!.length;

const DRAFT = "/g/asvs/drafts/authorization";
const PROPOSED = "Verify, for each kind of user, that";
const DEMO = "copper lattice ferry";

/** A server of its own, whose clock is put ahead when a call must close. */
const test = base.extend<object, { server: Server }>({
  server: [ownServer, { scope: "worker", timeout: PATIENCE + 10_000 }],
});

/** Somebody signs in, where another was at the keyboard before. */
async function as(page: Page, address: string, password: string, next: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await enter(page, address, password);
  await expect(page).toHaveURL(next);
}

const piet = (page: Page, next: string) => as(page, "piet@demo.example", DEMO, next);
const noor = (page: Page, next: string) => as(page, "noor@demo.example", DEMO, next);
const sara = (page: Page, next: string) => as(page, "sara@demo.example", DEMO, next);

/** What waits for somebody, with the button that leads there. */
async function takeUp(page: Page, what: string): Promise<void> {
  const line = page.getByRole("listitem").filter({ hasText: what }).filter({ hasText: "Authorization" });
  await line.first().getByRole("heading").getByRole("link").click();
}

/** Issues a call from the page where the draft stands. */
async function issue(page: Page, server: Server, kind: string, words: string, days: number): Promise<void> {
  await page.getByRole("link", { name: "Issue a call", exact: true }).click();
  await page.getByLabel("Kind", { exact: true }).selectOption(kind);
  await page.getByLabel("Announcement", { exact: true }).fill(words);
  await page.getByLabel("Last day", { exact: true }).fill(server.day(days));
  await page.getByRole("button", { name: "Issue the call", exact: true }).click();
}

async function respond(page: Page, stance: string, words: string): Promise<void> {
  await page.getByLabel("You", { exact: true }).selectOption(stance);
  await page.getByLabel("Words", { exact: false }).fill(words);
  await page.getByRole("button", { name: "Send the response", exact: true }).click();
  await expect(page.getByText(words).first()).toBeVisible();
}

async function recordConsensus(page: Page, reasons: string): Promise<void> {
  await page.getByLabel("Outcome", { exact: true }).selectOption("consensus");
  await page.getByLabel("Reasons", { exact: true }).fill(reasons);
  await page.getByRole("button", { name: "Record it", exact: true }).click();
}

/** Lets the comment through that is shown, and opens an issue from it. Returns the issue's address. */
async function letThroughAndOpen(page: Page, title: string): Promise<string> {
  await page.getByRole("link", { name: "Let through or hide", exact: true }).first().click();
  await page.getByRole("button", { name: "Let it through", exact: true }).click();
  await page.getByRole("link", { name: "Open an issue from it", exact: true }).click();
  await page.getByLabel("What it is called", { exact: true }).fill(title);
  await page.getByRole("button", { name: "Open an issue", exact: true }).click();
  await expect(page).toHaveURL(/\/issues\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  return new URL(page.url()).pathname;
}

async function settle(page: Page, disposition: string, why: string): Promise<void> {
  await page.getByLabel("Disposition", { exact: true }).selectOption(disposition);
  await page.getByLabel("Why", { exact: true }).fill(why);
  await page.getByRole("button", { name: "Settle it", exact: true }).click();
  await expect(page.getByRole("heading", { name: "What became of it", exact: true })).toBeVisible();
}

/** The hash that a page shows. */
async function hashOn(page: Page): Promise<string> {
  return (await page.locator("code", { hasText: /^[0-9a-f]{64}$/ }).first().innerText()).trim();
}

/** Where the chair finds what to do next. */
async function standsAt(page: Page, state: string): Promise<void> {
  await expect(page.locator("dl.facts").first()).toContainText(state);
}

test("a chapter goes from a draft to a published standard", async ({ page, request, server, complaints }, info) => {
  test.setTimeout(420_000);
  // What is refused on the way: an outcome without its answer, and a consensus call while an issue is open.
  complaints.expect(/409|422/);
  let adoption = "";
  let lastCall = "";
  let accepted = "";
  let declined = "";
  let ida = { address: "", link: async (_: string) => "" };

  await test.step("an editor begins the draft and posts its first revision", async () => {
    await piet(page, "/g/asvs/drafts");
    await page.getByRole("link", { name: "Begin a draft", exact: true }).click();
    await page.getByLabel("Title", { exact: true }).fill("Authorization");
    await page.getByLabel("What it is for", { exact: false }).fill("Who may do what to which thing, and where that is decided.");
    await page.getByRole("button", { name: "Begin it", exact: true }).click();
    await expect(page).toHaveURL(DRAFT);
    await expect(page.getByText("No revision yet")).toBeVisible();
    await page.getByRole("link", { name: "Write", exact: true }).click();
    await page.getByLabel("Text", { exact: true }).fill(CHAPTER);
    await page.getByRole("button", { name: "Save, then post a revision", exact: true }).click();
    await expect(page.getByText(`${REQUIREMENTS} requirements`)).toBeVisible();
    await page.getByLabel("What changed", { exact: false }).fill("The chapter as the last edition has it.");
    await page.getByRole("button", { name: "Post the revision", exact: true }).click();
    await expect(page).toHaveURL(`${DRAFT}/1`);
    await expect(page.locator(".requirement")).toHaveCount(REQUIREMENTS);
  });

  await test.step("its chair asks whether the group takes it on", async () => {
    await noor(page, `${DRAFT}/1`);
    const hash = await hashOn(page);
    await page.goto(DRAFT);
    await page.getByRole("link", { name: "State and calls", exact: true }).click();
    await standsAt(page, "Being written");
    await issue(page, server, "adoption", "Shall the group take this chapter on for version 6?", 8);
    await expect(page).toHaveURL(/\/g\/asvs\/calls\/[0-9a-f-]{36}$/);
    adoption = new URL(page.url()).pathname;
    expect(await hashOn(page)).toBe(hash);
    await expect(page.getByText("None were declared.")).toBeVisible();
  });

  await test.step("a member finds the call on the group's page and supports it", async () => {
    await sara(page, "/g/asvs");
    await page.getByRole("link", { name: "Call for adoption: Authorization", exact: true }).click();
    await expect(page).toHaveURL(adoption);
    await respond(page, "support", "Our suppliers ask about this chapter more than about any other.");
  });

  await server.later(9);

  await test.step("the call has closed; the chair finds it on her list and goes on to the last call", async () => {
    await noor(page, "/me/work");
    await takeUp(page, "Call for adoption: its outcome is to be recorded");
    await expect(page).toHaveURL(adoption);
    await expectAccessible(page);
    await recordConsensus(page, "Nobody spoke against it, and two offered to review it.");
    await expect(page.getByRole("heading", { name: "Outcome", exact: true })).toBeVisible();
    await page.getByRole("link", { name: "What leads on", exact: true }).click();
    await expect(page).toHaveURL(`${DRAFT}/life`);
    await expectAccessible(page);
    await issue(page, server, "last-call", "The editors are done. **Please read all of it**, and say what is missing.", 15);
    await expect(page).toHaveURL(/\/g\/asvs\/calls\/[0-9a-f-]{36}$/);
    lastCall = new URL(page.url()).pathname;
    await page.goto(DRAFT);
    await expect(page.getByText("Called upon").first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Last call: Authorization", exact: true })).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
  });

  await test.step("somebody outside the group reads it and proposes a text", async () => {
    await page.context().clearCookies();
    const mailbox = await signUp(page, server, "Ida Brandt", DRAFT);
    ida = { address: mailbox.address, link: (path) => mailbox.laterLink(path) };
    await page.getByRole("link", { name: "Read revision 1", exact: true }).click();
    await page.locator(".requirement .remark").nth(1).click();
    await expect(page.getByText("somebody of it reads your comment first")).toBeVisible();
    await page.locator("summary", { hasText: "Propose a text" }).click();
    const lines = page.getByLabel("The lines as they should be", { exact: false });
    await lines.fill((await lines.inputValue()).replace("Verify that", PROPOSED));
    await page.getByLabel("Comment", { exact: true }).fill("Testers forget the less visible kinds of users.");
    // Whoever is new accepts the group's policies, as members did.
    for (const policy of await page.getByRole("checkbox").all()) await policy.check();
    await page.getByRole("button", { name: "Send the comment", exact: true }).click();
    await expect(page.getByText("Waits to be let through")).toBeVisible();
    await expect(page.locator(".suggestion ins").first()).toBeVisible();
    await page.goto(`${DRAFT}/comments/new`);
    await expect(page.getByRole("checkbox"), "policies are accepted once").toHaveCount(0);
    await page.getByLabel("Comment", { exact: true }).fill("Please add a section on rights that are lent for a time.");
    await page.getByRole("button", { name: "Send the comment", exact: true }).click();
    await expect(page.getByText("Waits to be let through")).toBeVisible();
  });

  await test.step("she objects to the text, with the keyboard alone", async () => {
    await page.goto(lastCall);
    await islandsAwake(page);
    const stance = page.getByLabel("You", { exact: true });
    await tabTo(page, stance);
    await page.keyboard.type("object");
    await expect(stance).toHaveValue("object");
    await tabTo(page, page.getByLabel("Words", { exact: false }));
    await page.keyboard.type("A tester cannot see whether a right was lent. Without that the chapter promises too much.");
    await tabTo(page, page.getByRole("button", { name: "Send the response", exact: true }));
    await page.keyboard.press("Enter");
    await expect(page.getByText("waits for an answer").first()).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
  });

  await test.step("an editor lets both comments through, takes the text over and opens issues", async () => {
    await piet(page, "/me/work");
    await takeUp(page, "Let a comment through, or not");
    const first = await letThroughAndOpen(page, "Said of every comment that came first");
    await page.goto("/me/work");
    await takeUp(page, "Let a comment through, or not");
    const second = await letThroughAndOpen(page, "Said of every comment that came second");
    for (const path of [first, second]) {
      await page.goto(path);
      const proposes = (await page.locator(".suggestion").count()) > 0;
      if (proposes) accepted = path;
      else declined = path;
    }
    expect([first, second].sort()).toEqual([accepted, declined].sort());
    await page.goto(accepted);
    await page.getByRole("link", { name: "Open it", exact: true }).click();
    await page.getByRole("button", { name: "Take it over", exact: true }).click();
    await expect(page.getByText("Taken over", { exact: true })).toBeVisible();
    await page.goto(`${DRAFT}/issues`);
    await expect(page.getByText("with Piet de Wit").first()).toBeVisible();
    await expectAccessible(page);
  });

  await server.later(16);

  await test.step("the chair answers the objection in words, and cannot do without", async () => {
    await noor(page, "/me/work");
    await takeUp(page, "Last call: its outcome is to be recorded");
    await recordConsensus(page, "All that was said is answered here or stands in the ledger.");
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByLabel("Reasons", { exact: true }), "nothing typed is lost").toHaveValue(/All that was said/);
    await expectAccessible(page);
    await page
      .getByLabel("Answer to the objection of Ida Brandt", { exact: true })
      .fill("What is lent is written down like every right (first section). How long it lasts is for chapter 7.");
    await recordConsensus(page, "All that was said is answered here or stands in the ledger.");
    await expect(page.getByRole("heading", { name: "Outcome", exact: true })).toBeVisible();
    await expect(page.getByText("How long it lasts is for chapter 7.").first()).toBeVisible();
  });

  await test.step("whoever objected is told, and takes it back", async () => {
    await as(page, ida.address, PASSWORD, "/me");
    await page.goto(await ida.link("/g/asvs/calls/"));
    await expect(page).toHaveURL(lastCall);
    await page.locator("summary", { hasText: "Take it back" }).click();
    await page.getByRole("button", { name: "Take it back", exact: true }).click();
    await expect(page.getByRole("heading", { name: /Ida Brandt.*taken back/ }).first()).toBeVisible();
  });

  await test.step("an editor settles one issue and posts the new revision", async () => {
    await piet(page, accepted);
    await settle(page, "accepted", "Taken over as you proposed it.");
    await page.goto(`${DRAFT}/write`);
    await expect(page.getByLabel("Text", { exact: true })).toHaveValue(new RegExp(PROPOSED));
    await page.getByRole("button", { name: "Save, then post a revision", exact: true }).click();
    await expect(page.getByText("1 reworded", { exact: false }).first()).toBeVisible();
    await page.getByRole("button", { name: "Post the revision", exact: true }).click();
    await expect(page).toHaveURL(`${DRAFT}/2`);
    await page.goto(DRAFT);
    await expect(page.getByText("With proposals by Ida Brandt")).toBeVisible();
    await page.getByRole("link", { name: "See the changes", exact: true }).click();
    await expect(page.getByText("reworded", { exact: true }).first()).toBeVisible();
  });

  await test.step("no consensus call while an issue has no disposition", async () => {
    await noor(page, `${DRAFT}/life`);
    await page.getByRole("link", { name: "Issue a call", exact: true }).click();
    await expect(page.getByText("A consensus call needs a disposition of every issue.")).toBeVisible();
    await expectAccessible(page);
    await page.goBack();
    await issue(page, server, "consensus", "Is there consensus to publish this text?", 8);
    await expect(page.getByRole("alert")).toContainText("has no disposition");
    await expect(page.getByLabel("Announcement", { exact: true })).toHaveValue("Is there consensus to publish this text?");
    await page.getByRole("main").getByRole("link", { name: /^#\d+ Said of every comment/ }).click();
    await expect(page).toHaveURL(declined);
    await settle(page, "declined", "Rights that are lent belong to sessions, which is chapter 7.");
  });

  await test.step("whoever raised it is told, and answers", async () => {
    await as(page, ida.address, PASSWORD, "/me");
    await page.goto(await ida.link(declined));
    await expect(page).toHaveURL(declined);
    await page.getByLabel("Your answer", { exact: true }).selectOption("satisfied");
    await page.getByLabel("Why", { exact: false }).fill("Chapter 7 it is.");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(page.getByText("Chapter 7 it is.").first()).toBeVisible();
    await page.goto("/me/work");
    await takeUp(page, "Say whether the answer satisfies");
    await expect(page).toHaveURL(accepted);
    await page.getByLabel("Your answer", { exact: true }).selectOption("satisfied");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(page.getByText("Satisfied").first()).toBeVisible();
    await page.goto(`${DRAFT}/resolution-log`);
    const log = page.getByRole("table");
    for (const told of [/accepted/i, /declined/i, /satisfied/i]) await expect(log).toContainText(told);
    await expectAccessible(page);
  });

  await test.step("the consensus call", async () => {
    await noor(page, `${DRAFT}/life`);
    await issue(page, server, "consensus", "Is there consensus to publish this text?", 8);
    await expect(page).toHaveURL(/\/g\/asvs\/calls\/[0-9a-f-]{36}$/);
    await sara(page, new URL(page.url()).pathname);
    await respond(page, "support", "Yes.");
  });

  await server.later(9);

  await test.step("consensus is found, and the chair publishes", async () => {
    await noor(page, "/me/work");
    await takeUp(page, "Consensus call: its outcome is to be recorded");
    await recordConsensus(page, "Nothing was said against this text, and every issue has its disposition.");
    await expect(page.getByRole("heading", { name: "Outcome", exact: true })).toBeVisible();
    await expect(page.getByText(/\b\d+ (of|votes|for|against)\b/), "nothing is counted").toHaveCount(0);
    await page.getByRole("link", { name: "What leads on", exact: true }).click();
    await page.getByLabel("Next state", { exact: true }).selectOption({ label: "Approved" });
    await page.getByRole("button", { name: "Move the draft", exact: true }).click();
    await standsAt(page, "Approved");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Publish", exact: true }).click();
    await expect(page.getByText("That cannot be taken back.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Publish it as a standard", exact: true }).click();
    await expect(page).toHaveURL(/\/standards\/\d+$/);
  });

  const standard = new URL(page.url()).pathname;
  const cited = `STD-${standard.split("/").pop()}`;

  await test.step("everybody reads the standard, and takes it along", async () => {
    await page.context().clearCookies();
    await page.goto(standard);
    await expect(page.getByRole("heading", { level: 1, name: "Authorization" }).first()).toBeVisible();
    await expect(page.getByText(`${cited}, published on`)).toBeVisible();
    await expect(page.getByText(PROPOSED).first()).toBeVisible();
    await expect(page.locator(".requirement")).toHaveCount(REQUIREMENTS);
    await expectAccessible(page);
    await expectReflow(page);
    const hash = await hashOn(page);
    await page.goto(`${DRAFT}/2`);
    expect(await hashOn(page), "the text that was agreed on").toBe(hash);
    const text = await (await request.get(`${standard}/text.md`)).text();
    expect(text).toContain(PROPOSED);
    expect(text.replace(PROPOSED, "Verify that").trimEnd()).toBe(CHAPTER);
    await page.goto(standard);
    if ((await page.getByText("PDF is not available on this site.").count()) > 0) {
      info.annotations.push({ type: "skipped", description: "the program that sets PDF is not built, so none was looked at" });
      return;
    }
    const pdf = await request.get((await page.getByRole("link", { name: "PDF", exact: true }).getAttribute("href"))!, {
      timeout: 120_000,
    });
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    const body = await pdf.body();
    expect(body.subarray(0, 5).toString()).toBe("%PDF-");
    await qpdfAccepts(body, join(server.folder, "standard.pdf"), (why) => {
      info.annotations.push({ type: "skipped", description: why });
    });
  });

  await test.step("the index, the feeds and the group know of it", async () => {
    await page.goto("/standards");
    await expect(page.getByRole("main").getByRole("link", { name: "Authorization", exact: true })).toBeVisible();
    const index = await (await request.get("/standards/index.json")).json();
    expect(index.standards.map((one: { cited: string }) => one.cited)).toContain(cited);
    expect(await (await request.get("/standards/feed.atom")).text()).toContain(`${cited}: Authorization`);
    await page.goto("/g/asvs");
    await expect(page.getByRole("link", { name: `${cited}: Authorization`, exact: true })).toBeVisible();
    const feed = await (await request.get("/g/asvs/feed.atom")).text();
    for (const told of ["Last call, consensus: Authorization", "Consensus call, consensus: Authorization"]) {
      expect(feed.toLowerCase()).toContain(told.toLowerCase());
    }
    await page.goto(DRAFT);
    await expect(page.getByText(`This draft was published as ${cited}.`)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: `Read ${cited}`, exact: true }).click();
    await expect(page).toHaveURL(standard);
  });

  await test.step("nothing of it waits for anybody", async () => {
    await noor(page, "/g/asvs/work");
    await expect(page.getByRole("listitem").filter({ hasText: "Authorization" })).toHaveCount(0);
  });
});

/** Has qpdf look at a file, where it is on the machine; else says that it did not. */
async function qpdfAccepts(pdf: Buffer, file: string, skipped: (why: string) => void): Promise<void> {
  await writeFile(file, pdf);
  try {
    await promisify(execFile)("qpdf", ["--check", file]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    console.error("SKIPPED: qpdf is not on this machine, so the PDF was not checked");
    skipped("qpdf is not on this machine, so the PDF was not checked");
  }
}

const docs = readFileSync(resolve(import.meta.dirname, "../../docs/drafts.md"), "utf8");
const FILE = "5.0/en/0x11-V2-Authentication.md";

/** Runs a documented line in a folder, as a job does. */
async function run(script: string, folder: string, env: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", script], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1", ...env },
  });
  return stdout;
}

test("the documented job posts a revision, and the documented line takes suggestions home", async ({ page, request, server }) => {
  const isThere = await Promise.all(["curl", "git"].map((name) => promisify(execFile)(name, ["--version"]).catch(() => null)));
  test.skip(isThere.includes(null), "curl or git is not on this machine, so the documented job was not run");
  const chapter = "/g/asvs/drafts/authentication";
  await piet(page, "/me/tokens");
  await page.getByLabel("Name", { exact: true }).fill("The repository");
  await page.getByLabel("Start, join and run groups, write their drafts").check();
  await page.getByRole("button", { name: "Make token", exact: true }).click();
  const token = (await page.locator("code.secret").innerText()).trim();

  // The revision that suggestions were made for, as the repository has it.
  await page.goto(chapter);
  const number = Number((await page.getByRole("link", { name: /^Read revision/ }).innerText()).match(/\d+/)![0]);
  const text = await (await request.get(`${chapter}/${number}/text.md`)).text();
  const folder = await mkdtemp(join(tmpdir(), "plenary-repository-"));
  try {
    await mkdir(join(folder, "5.0/en"), { recursive: true });
    await writeFile(join(folder, FILE), text);
    const somebody = ["AUTHOR", "COMMITTER"].flatMap((who) => [
      [`GIT_${who}_NAME`, "Piet de Wit"],
      [`GIT_${who}_EMAIL`, "piet@demo.example"],
    ]);
    const git = Object.fromEntries(somebody) as Record<string, string>;
    await run("git init -q && git add . && git commit -q -m Before", folder, git);
    const line = docs.match(/^ {2}(curl .*\\\n.*\| git am)$/m)![1]!.replaceAll("https://plenary.example", server.address);
    expect(line).toContain("revision=21");
    await run(line.replace("revision=21", `revision=${number}`), folder, { ...git, PLENARY_TOKEN: token });
    expect(await run("git log -1 --format=%an", folder, git)).toBe("Jonas Wieland\n");
    const patched = readFileSync(join(folder, FILE), "utf8");
    expect(patched).toContain("Verify, where passwords are used, that");

    const commit = (await run("git rev-parse HEAD", folder, git)).trim();
    const job = docs.match(/^ {6}- run: \|\n((?: {10}.*\n)+)/m)![1]!.replaceAll(/^ {10}/gm, "");
    const filled = (sha: string) =>
      job
        .replaceAll("${{ secrets.PLENARY_TOKEN }}", token)
        .replaceAll("${{ github.sha }}", sha)
        .replaceAll("${{ github.server_url }}", "https://git.example")
        .replaceAll("${{ github.repository }}", "asvs/asvs")
        .replaceAll("https://plenary.example", server.address);
    expect(filled(commit)).not.toContain("${{");
    const said = JSON.parse(await run(filled(commit), folder, {}));
    expect(said).toEqual({ number: number + 1, posted: true });
    expect(JSON.parse(await run(filled(commit), folder, {})), "a job that is run again").toEqual(said);
    const another = JSON.parse(await run(filled("0".repeat(40)), folder, {}));
    expect(another, "another commit with the same text").toEqual({ number: number + 1, posted: false });

    await page.goto(`${chapter}/${number + 1}`);
    await expect(page.getByText(commit)).toBeVisible();
    await expect(page.getByRole("link", { name: "git.example/asvs/asvs" })).toBeVisible();
    await expect(page.getByText("Verify, where passwords are used, that")).toBeVisible();
    expect(await (await request.get(`${chapter}/${number + 1}/text.md`)).text()).toBe(patched);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
