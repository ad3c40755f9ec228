import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { Server } from "./server";

/** Opens an account as people do: asks for it, follows the mailed link, chooses a password. Ends on the page `next`. */
export async function signUp(page: Page, server: Server, name: string, next: string): Promise<void> {
  const address = `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}.${Date.now()}@people.example`;
  await page.goto(`/sign-up?next=${encodeURIComponent(next)}`);
  await page.locator("input[name=name]").fill(name);
  await page.locator("input[name=address]").fill(address);
  await page.locator("main form button.primary").click();
  await expect(page).toHaveURL(/\/sign-up\/sent/);
  await page.goto(await mailedLink(server, address));
  await page.locator("input[name=password]").fill("gravel orbit lantern 58");
  await page.locator("main form button.primary").click();
  await expect(page).toHaveURL(new RegExp(`${next}$`));
}

/** The link in the newest mail to an address: without a mail server the site keeps what it would send. */
async function mailedLink(server: Server, address: string): Promise<string> {
  let link = "";
  await expect
    .poll(async () => {
      const files = await readdir(server.folder, { recursive: true });
      const mails = await Promise.all(
        files.filter((file) => file.endsWith(".eml")).map((file) => readFile(join(server.folder, file), "utf8")),
      );
      const mine = mails.find((mail) => mail.includes(address));
      // Lines of quoted-printable text may break anywhere.
      link = mine?.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=").match(/\/sign-up\/link\?[\w=&%/.-]+/)?.[0] ?? "";
      return link;
    })
    .not.toBe("");
  return link;
}
