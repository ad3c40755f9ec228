import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { closed, type Member, open, prepare, save, test } from "../support/committee";
import { tabTo } from "../support/keyboard";
import { Mailbox } from "../support/mail";
import { expectReflow } from "../support/reflow";
import { expect } from "../support/test";

/** Who is nominated, each with what they write; the last one declines. */
const NOMINATED = [
  ["piet", "Piet de Wit", "I have kept our **checklist** in step for three years."],
  ["sara", "Sara Lund", "Buyers should understand what they buy."],
  ["teo", "Teo Marchetti", "I test what my colleagues build."],
  ["uma", "Uma Krishnan", "I would like shorter meetings."],
  ["wanda", "Wanda Kowalska", ""],
] as const satisfies readonly (readonly [Member, string, string])[];

/** What a member ranks: a number for each name. */
type Paper = Record<string, number>;

const p = (ranks: string): Paper => {
  const names: Record<string, string> = { P: "Piet de Wit", S: "Sara Lund", T: "Teo Marchetti", U: "Uma Krishnan" };
  const paper: Paper = {};
  ranks.split(">").forEach((rank, place) => rank.split("=").forEach((name) => (paper[names[name]!] = place + 1)));
  return paper;
};

/** Ranks those who stand, on the ballot that is shown. */
async function rank(page: Page, paper: Paper): Promise<void> {
  for (const [name, place] of Object.entries(paper)) {
    await page.getByLabel(`Rank of ${name}`, { exact: false }).fill(String(place));
  }
}

/** Casts a paper without a mouse, from one field to the next. */
async function castByKeyboard(page: Page, paper: Paper): Promise<void> {
  for (const [, name] of NOMINATED.slice(0, 4)) {
    await tabTo(page, page.getByLabel(`Rank of ${name}`, { exact: false }));
    if (paper[name]) await page.keyboard.type(String(paper[name]));
  }
  await tabTo(page, page.getByRole("button", { name: "Cast the vote", exact: true }));
  await page.keyboard.press("Enter");
}

/** What the two elections differ in. */
type Election = { title: string; method: string; seats: number; papers: Record<Member, Paper>; elected: string };

const STV: Election = {
  title: "Board of two",
  method: "scottish-stv",
  seats: 2,
  // Four name Piet first, one more than the quota of three; a quarter of each of their papers goes on.
  papers: { noor: p("P>S"), piet: p("P>T"), uma: p("P>S"), wanda: p("P"), sara: p("S"), teo: p("T>S"), xavier: p("U") },
  elected: "Elected, in this order: Piet de Wit, Sara Lund",
};

const CONDORCET: Election = {
  title: "Speaker of the board",
  method: "schulze",
  seats: 1,
  // Most name Piet first, yet four of seven would rather have Sara.
  papers: {
    noor: p("P>S>T"),
    piet: p("P>S"),
    xavier: p("P>S=T"),
    sara: p("S>P"),
    wanda: p("S>T"),
    teo: p("T>S"),
    uma: p("T>S>P"),
  },
  elected: "Elected: Sara Lund",
};

for (const election of [STV, CONDORCET]) {
  test(`a board is elected: nominated, accepted, voted, counted (${election.method})`, async ({ page, server, committee, complaints, javaScriptEnabled }) => {
    test.setTimeout(240_000);
    complaints.expect(/422/);
    let ballot = "";

    await test.step("the chair prepares the election and nominates five", async () => {
      await committee.found(page);
      await committee.as(page, "noor", `${committee.home}/manage/ballots/new`);
      await prepare(page, {
        title: election.title,
        question: "Who shall it be?",
        consequence: "They sit on the board for a year.",
        rule: "election",
        hours: 24,
      });
      await page.getByLabel("How it is counted", { exact: true }).selectOption(election.method);
      await page.getByLabel("How many are elected", { exact: true }).fill(String(election.seats));
      await page.locator("[name=months]").fill("12");
      ballot = await save(page);
      for (const [, name] of NOMINATED) {
        await page.getByLabel("A member", { exact: true }).selectOption({ label: name });
        await page.getByRole("button", { name: "Nominate", exact: true }).click();
        await expect(page.getByRole("heading", { name: `${name} asked, has not answered`, exact: true })).toBeVisible();
      }
      await expectAccessible(page);
      await expectReflow(page);
    });

    await test.step("each is told by mail, and answers", async () => {
      for (const [member, , statement] of NOMINATED) {
        await new Mailbox(server, `${member}@demo.example`).saying(election.title);
        await committee.as(page, member, ballot);
        if (!statement) {
          await page.getByRole("button", { name: "Decline", exact: true }).click();
          await expect(page.getByRole("region", { name: "You are nominated" }).getByText("declined", { exact: true })).toBeVisible();
          continue;
        }
        await page.getByLabel("Statement", { exact: false }).fill(statement);
        await expectAccessible(page);
        await page.getByRole("button", { name: "Accept", exact: true }).click();
        await expect(page.getByRole("region", { name: "You are nominated" }).getByText("accepted", { exact: true })).toBeVisible();
      }
    });

    await test.step("the chair opens it; who declined does not stand", async () => {
      await committee.as(page, "noor", `${ballot}/run`);
      await open(page);
      await committee.asStranger(page, ballot);
      const standing = page.getByRole("region", { name: "Who stands", exact: true });
      await expect(standing.getByRole("heading", { name: "4. Uma Krishnan", exact: true })).toBeVisible();
      await expect(standing.getByText("checklist", { exact: true })).toBeVisible();
      await expect(standing.getByRole("heading", { name: /^[0-9]+\. Wanda/ })).toHaveCount(0);
      await expectAccessible(page);
      await expectReflow(page);
    });

    await test.step("everybody votes", async () => {
      for (const [member, paper] of Object.entries(election.papers) as [Member, Paper][]) {
        await committee.as(page, member, ballot);
        if (member === "noor") {
          await castByKeyboard(page, paper);
        } else {
          if (member === "xavier") {
            await rank(page, { "Piet de Wit": 1, "Sara Lund": 7, "Teo Marchetti": -1 });
            await page.getByRole("button", { name: "Cast the vote", exact: true }).click();
            await expect(page.getByRole("alert")).toBeVisible();
            await expectAccessible(page);
            for (const [, name] of NOMINATED.slice(0, 4)) await page.getByLabel(`Rank of ${name}`, { exact: false }).fill("");
          }
          await rank(page, paper);
          await page.getByRole("button", { name: "Cast the vote", exact: true }).click();
        }
        await expect(page.getByText(/^You say: /)).toBeVisible();
      }
      await expect(page.getByText("7 of 7 votes were cast.")).toBeVisible();
      await expect(page.getByText("No count is shown before it closes.")).toBeVisible();
      await expectAccessible(page);
      await expectReflow(page);
    });

    await committee.later(2);

    await test.step("it is counted, and the page shows how", async () => {
      await committee.asStranger(page, ballot);
      await closed(page, ballot);
      const result = page.getByRole("region", { name: "What it came to" });
      await expect(result.getByText(election.elected, { exact: true })).toBeVisible();
      await (election === STV ? showsStages(page) : showsPairs(page));
      await expectAccessible(page);
      await expectReflow(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "light" });
    });

    await test.step("anybody counts it again", async () => {
      await page.getByText("Count it yourself", { exact: true }).click();
      await expect(page.getByText(`plenary count --rule ${election.method} --seats ${election.seats} record.blt`)).toBeVisible();
      if (javaScriptEnabled !== false) {
        await page.getByRole("button", { name: "Count it here", exact: true }).click();
        await expect(page.getByText("Counted again: the hash fits, and every number is the same.")).toBeVisible();
        await expect(page.locator("[data-record] p", { hasText: /^Elected: / })).toBeVisible();
      }
      await expectAccessible(page);
    });

    await test.step("the chair settles it", async () => {
      await committee.as(page, "noor", `${ballot}/run`);
      await page.getByRole("button", { name: "Settle it", exact: true }).click();
      await expect(page.getByText("Settled", { exact: true })).toBeVisible();
    });
  });
}

/** Each stage says who was elected or excluded, who got what from whom, and what nobody could take. */
async function showsStages(page: Page): Promise<void> {
  await expect(page.getByText("The quota is 3.00000 votes.")).toBeVisible();
  const stage = (name: string) => page.getByRole("region", { name, exact: true });
  const row = (of: ReturnType<typeof stage>, name: string) => of.getByRole("row").filter({ hasText: name });
  const first = stage("Stage 1: First preferences");
  await expect(row(first, "Piet de Wit").getByText("4.00000", { exact: true })).toBeVisible();
  await expect(row(first, "Piet de Wit").getByText("elected", { exact: true })).toBeVisible();
  const surplus = stage("Stage 2: Surplus of Piet de Wit: 1.00000");
  await expect(row(surplus, "Piet de Wit").getByText("−1.00000", { exact: true })).toBeVisible();
  await expect(row(surplus, "Sara Lund").getByText("+0.50000", { exact: true })).toBeVisible();
  await expect(row(surplus, "Sara Lund").getByText("1.50000", { exact: true })).toBeVisible();
  await expect(row(surplus, "Exhausted").getByText("+0.25000", { exact: true })).toBeVisible();
  await expect(surplus.getByText("0.50000 from Piet de Wit to Sara Lund", { exact: true })).toBeVisible();
  await expect(surplus.getByText("0.25000 from Piet de Wit to Teo Marchetti", { exact: true })).toBeVisible();
  await expect(surplus.getByText(/^0.25000 from Piet de Wit to nobody/)).toBeVisible();
  const without = stage("Stage 3: Without Uma Krishnan");
  await expect(row(without, "Uma Krishnan").getByText("excluded", { exact: true })).toBeVisible();
  await expect(without.getByText(/^1.00000 from Uma Krishnan to nobody/)).toBeVisible();
  const last = stage("Stage 4: Without Teo Marchetti");
  await expect(last.getByText("1.00000 from Teo Marchetti to Sara Lund", { exact: true })).toBeVisible();
}

/** The table by pairs says that four rather have Sara than Piet. */
async function showsPairs(page: Page): Promise<void> {
  const pairs = page.getByRole("region", { name: "Compared by pairs", exact: true });
  const row = (name: string) => pairs.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  // In the order of the paper: Piet, Sara, Teo, Uma.
  await expect(row("Piet de Wit").getByRole("cell")).toHaveText(["–", "3", "4", "5"]);
  await expect(row("Sara Lund").getByRole("cell")).toHaveText(["4", "–", "4", "7"]);
  await expect(row("Teo Marchetti").getByRole("cell")).toHaveText(["3", "2", "–", "5"]);
}
