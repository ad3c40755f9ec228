import { type BrowserContext, expect } from "@playwright/test";

/**
 * What the browser complains about in its console: errors of scripts, things that the content security policy refused,
 * answers that were not found, islands that the bundle lacks, hydration that did not match.
 */
export class Complaints {
  private readonly heard: string[] = [];
  // A browser that is busy passes over the fading from one page to the next, and says so; nothing is lost with it.
  private readonly expected: RegExp[] = [/^InvalidStateError: Transition was aborted/, /^AbortError: Transition was skipped/];

  constructor(context: BrowserContext) {
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.heard.push(message.text());
    });
    context.on("weberror", (error) => this.heard.push(String(error.error())));
  }

  /** Lets complaints of this kind pass, for tests that provoke them (a page that is not found, say). */
  expect(kind: RegExp): void {
    this.expected.push(kind);
  }

  /** Fails if there was any other. */
  demandNone(): void {
    const unexpected = this.heard.filter((text) => !this.expected.some((kind) => kind.test(text)));
    expect(unexpected, "complaints in the browser's console").toEqual([]);
  }
}
