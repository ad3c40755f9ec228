import { expect, type Page } from "@playwright/test";
import { enter } from "./account";
import { unused } from "./organiser";
import { PATIENCE, type Server } from "./server";
import { test as base, ownServer } from "./test";

/** The demo's people who vote here, each with whom they act for; the first one chairs. */
const MEMBERS = {
  noor: "",
  piet: "Havenlicht",
  sara: "Nordlys Bank",
  teo: "Havenlicht Labs",
  uma: "",
  wanda: "Politechnika Zielona",
  xavier: "Nordlys Bank",
} as const;

/** Somebody who has a vote. */
export type Member = keyof typeof MEMBERS;

/** Everybody who has a vote. */
export const everybody = Object.keys(MEMBERS) as Member[];

/** A working group of seven, each with one vote, and whoever of them is at the keyboard. */
export class Committee {
  readonly slug = unused("committee");
  private founded = false;
  private signedIn = new Map<string, Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>>();

  constructor(private readonly server: Server) {}

  /** Where its pages are. */
  get home(): string {
    return `/g/${this.slug}`;
  }

  /** Has it proposed, approved and joined, where nobody did so yet. */
  async found(page: Page): Promise<void> {
    if (this.founded) return;
    await this.as(page, "noor", "/e/security-commons/groups/new");
    await page.getByLabel("Name", { exact: true }).fill(`Committee ${this.slug}`);
    await page.locator("[name=slug]").fill(this.slug);
    await page.getByLabel("What it does", { exact: true }).fill("Decides what seven people have to decide.");
    await page.getByLabel("Kind of group", { exact: true }).selectOption("working-group");
    await page.getByLabel("How to join", { exact: true }).selectOption("open");
    await page.getByRole("button", { name: "Propose the group", exact: true }).click();
    await expect(page).toHaveURL(this.home);
    await this.asRuth(page, `${this.home}/manage`);
    await page.getByLabel("Next step", { exact: true }).selectOption("approve");
    await page.getByRole("button", { name: "Do it", exact: true }).click();
    await expect(page.getByText("Forming", { exact: true })).toBeVisible();
    for (const member of everybody.slice(1)) {
      await this.as(page, member, `${this.home}/join`);
      if (MEMBERS[member]) await page.locator("[name=organisation]").fill(MEMBERS[member]);
      await page.getByRole("button", { name: "Join the group", exact: true }).click();
      await expect(page).toHaveURL(`${this.home}/members`);
    }
    this.founded = true;
  }

  /** Somebody else sits down at the keyboard, on a page. */
  async as(page: Page, member: Member, next: string): Promise<void> {
    await this.come(page, `${member}@demo.example`, "copper lattice ferry", next);
  }

  /** Whoever runs the site, and has no vote. */
  async asRuth(page: Page, next: string): Promise<void> {
    await this.come(page, "ruth@demo.example", "quarry lantern mosaic", next);
  }

  /** Nobody whom the site knows. */
  async asStranger(page: Page, next: string): Promise<void> {
    await page.context().clearCookies();
    await page.goto(next);
  }

  /** Serves the same world so many days later. The site closes by itself what is over by then. */
  async later(days: number): Promise<void> {
    await this.server.later(days);
    this.signedIn.clear();
  }

  private async come(page: Page, address: string, password: string, next: string): Promise<void> {
    await page.context().clearCookies();
    const known = this.signedIn.get(address);
    if (known) {
      await page.context().addCookies(known);
      await page.goto(next);
    } else {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await enter(page, address, password);
    }
    await expect(page).toHaveURL(next);
    if (!known) this.signedIn.set(address, await page.context().cookies());
  }
}

/** With a server of its own, whose clock is put ahead when a ballot must close, and a group that votes. */
export const test = base.extend<object, { server: Server; committee: Committee }>({
  server: [ownServer, { scope: "worker", timeout: PATIENCE + 10_000 }],
  committee: [async ({ server }, use) => use(new Committee(server)), { scope: "worker" }],
});

/** What the form for a ballot asks. */
export type Asked = { title: string; question: string; consequence: string; rule: string; hours: number };

/** Fills in what every ballot asks, on the page that prepares one. */
export async function prepare(page: Page, asked: Asked): Promise<void> {
  await page.getByLabel("What the ballot is called", { exact: true }).fill(asked.title);
  await page.getByLabel("The question", { exact: true }).fill(asked.question);
  await page.getByLabel("What a pass does", { exact: true }).fill(asked.consequence);
  await page.getByLabel("Held under", { exact: true }).selectOption(asked.rule);
  await page.getByLabel("Open for how many hours", { exact: true }).fill(String(asked.hours));
}

/** Saves the draft. Ends on the page that runs it; returns where the ballot is. */
export async function save(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Save the draft", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Who would vote", exact: true })).toBeVisible();
  return new URL(page.url()).pathname.replace(/\/run$/, "");
}

/** Opens the ballot on whose page to run it one is. */
export async function open(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Open the ballot", exact: true }).click();
  await expect(page.getByText("Open", { exact: true })).toBeVisible();
}

/** Waits until the site has closed a ballot by itself, as it does within a minute. */
export async function closed(page: Page, ballot: string): Promise<void> {
  await expect(async () => {
    await page.goto(ballot);
    await expect(page.getByText("Closed", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 100_000, intervals: [2_000] });
}
