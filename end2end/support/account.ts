import { expect, type Page } from "@playwright/test";
import { Mailbox } from "./mail";
import type { Server } from "./server";

/** What everybody who signs up in a journey chooses. */
export const PASSWORD = "glacier ottoman prune";

/** The demo's administrator. */
const RUTH = { address: "ruth@demo.example", password: "quarry lantern mosaic" };

/**
 * Opens an account as people do: asks for it, follows the mailed link, chooses a password. Ends signed in on the page
 * `next`. Everybody has an address of their own, even where they share a name.
 */
export async function signUp(page: Page, server: Server, name: string, next = "/me"): Promise<Mailbox> {
  const mailbox = new Mailbox(server, addressFor(name));
  await page.goto(`/sign-up?next=${encodeURIComponent(next)}`);
  await openAccount(page, mailbox, name);
  await expect(page).toHaveURL(next);
  return mailbox;
}

/** Opens an account from the page to sign up, where one stands already. */
export async function openAccount(page: Page, mailbox: Mailbox, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(mailbox.address);
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Look into your mail" })).toBeVisible();
  await page.goto(await mailbox.link("/sign-up/link"));
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Open my account" }).click();
}

/** An address that nobody had before. */
export function addressFor(name: string): string {
  const word = name.toLowerCase().replaceAll(/[^a-z]+/g, ".");
  return `${word}.${Math.random().toString(36).slice(2)}@people.test`;
}

/** Signs the demo's administrator in. */
export async function signInAsRuth(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await enter(page, RUTH.address, RUTH.password);
  await expect(page).toHaveURL("/me");
}

/** Fills in and sends the form to sign in, on whichever page it stands. */
export async function enter(page: Page, address: string, password: string): Promise<void> {
  await page.getByLabel("E-mail address").first().fill(address);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}
