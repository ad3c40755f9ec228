import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const root = resolve(import.meta.dirname, "../..");
/** The program under test. */
export const program = process.env.PLENARY_TEST_SERVER ?? join(root, "target/debug/plenary");
const site = process.env.PLENARY_TEST_SITE ?? join(root, "target/site");

/** Names the folder of a demo world that was filled before the journeys begin; each server has a copy of it. */
export const FILLED = "PLENARY_TEST_WORLD";

/** How long filling the demo world may take. */
export const PATIENCE = 120_000;

/** A `plenary` process with a demo world of its own. */
export class Server {
  private child: ChildProcess | undefined;
  /** How many days the clock of the process is ahead. */
  private ahead = 0;

  private constructor(
    private readonly port: number,
    readonly folder: string,
  ) {}

  /** What every relative address begins with. */
  get address(): string {
    return `http://localhost:${this.port}`;
  }

  /** Starts one on a free port and waits until it serves. */
  static async start(): Promise<Server> {
    const server = new Server(await freePort(), await mkdtemp(join(tmpdir(), "plenary-journey-")));
    const filled = process.env[FILLED];
    if (filled) await cp(filled, server.folder, { recursive: true });
    await server.run();
    return server;
  }

  /** Serves the same world so many days later, at the same address: calls have closed by then, and answers are due. */
  async later(days: number): Promise<void> {
    this.ahead += days;
    await this.pause();
    await this.run();
  }

  /** The day so many days after the one on which the process believes to be, as fields of dates take it. */
  day(from: number): string {
    return new Date(Date.now() + (this.ahead + from) * 86_400_000).toISOString().slice(0, 10);
  }

  /** Ends the process and takes its world away. */
  async stop(): Promise<void> {
    await this.pause();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async run(): Promise<void> {
    // Without real schedules, so that every machine shows the same small programme.
    const place = ["--data", this.folder, "--listen", `127.0.0.1:${this.port}`, "--site", site];
    const clock = this.ahead > 0 ? ["--days-ahead", String(this.ahead)] : [];
    this.child = spawn(program, ["demo", ...place, ...clock], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      await this.serves(this.child);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Ends the process, this one and no other; its world stays. */
  async pause(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const mercy = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(mercy);
  }

  /** Resolves when the process has said where it listens. */
  private serves(child: ChildProcess): Promise<void> {
    return new Promise((serves, fails) => {
      const tooLong = setTimeout(() => fails(new Error(`no server after ${PATIENCE / 1000} s`)), PATIENCE);
      child.once("error", fails);
      child.once("exit", (code) => fails(new Error(`plenary ended with ${code}`)));
      createInterface({ input: child.stdout! }).on("line", (line) => {
        if (line.includes("listens on")) {
          clearTimeout(tooLong);
          serves();
        }
      });
    });
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  listener.close();
  await once(listener, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
