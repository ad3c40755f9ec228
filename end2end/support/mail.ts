import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Server } from "./server";

/** Reads the mail that the site kept, as people without a mail server do. */
export class Mailbox {
  private readonly seen = new Set<string>();

  constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  /** The address in the next mail that leads to `path` on the site. */
  async link(path: string): Promise<string> {
    const text = await this.next();
    const link = text.match(new RegExp(`${this.server.address}${path}[^\\s"<]*`))?.[0];
    if (!link) throw new Error(`no link to ${path} in ${text}`);
    return link;
  }

  /** The address in the first of the next mails that leads to `path`; those that lead elsewhere are passed over. */
  async laterLink(path: string): Promise<string> {
    for (;;) {
      const text = await this.next();
      const link = text.match(new RegExp(`${this.server.address}${path}[^\\s"<]*`))?.[0];
      if (link) return link;
    }
  }

  /** The first of the next mails that says so; those that say something else are passed over. */
  async saying(words: string): Promise<string> {
    for (;;) {
      const text = await this.next();
      if (text.replaceAll(/\s+/g, " ").includes(words)) return text;
    }
  }

  /** The code in the next mail. */
  async code(): Promise<string> {
    const text = await this.next();
    const code = text.match(/^ {4}([0-9A-Z]{4}-[0-9A-Z]{4})\s*$/m)?.[1];
    if (!code) throw new Error(`no code in ${text}`);
    return code;
  }

  /** The next mail to the address that was not read yet, once it is there. */
  private async next(): Promise<string> {
    let found = "";
    await expect(async () => {
      found = await this.unread();
      expect(found).not.toBe("");
    }, `a mail to ${this.address}`).toPass({ timeout: 20_000 });
    return found;
  }

  private async unread(): Promise<string> {
    const folder = join(this.server.folder, "mail");
    const names = (await readdir(folder)).filter((name) => name.endsWith(".eml") && !this.seen.has(name));
    const mails = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
    );
    for (const { name } of mails.sort((one, other) => one.at - other.at)) {
      const text = decoded(await readFile(join(folder, name), "utf8"));
      if (!text.includes(`To: ${this.address}`)) continue;
      this.seen.add(name);
      return text;
    }
    return "";
  }
}

/** Quoted-printable, read back. */
function decoded(text: string): string {
  const whole = text.replaceAll(/=\r?\n/g, "");
  return whole.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
