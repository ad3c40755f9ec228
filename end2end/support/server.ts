import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const root = resolve(import.meta.dirname, "../..");
/** The program under test. */
export const program = process.env.PLENARY_TEST_SERVER ?? join(root, "target/debug/plenary");
const site = process.env.PLENARY_TEST_SITE ?? join(root, "target/site");

/** How long filling the demo world may take. */
export const PATIENCE = 120_000;

/** A `plenary` process with a demo world of its own. */
export class Server {
  private constructor(
    readonly address: string,
    private readonly child: ChildProcess,
    readonly folder: string,
  ) {}

  /** Starts one on a free port and waits until it serves. */
  static async start(): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), "plenary-journey-"));
    const port = await freePort();
    // Without real schedules, so that every machine shows the same small programme.
    const place = ["--data", folder, "--listen", `127.0.0.1:${port}`, "--site", site];
    const child = spawn(program, ["demo", ...place], { stdio: ["ignore", "pipe", "inherit"] });
    const server = new Server(`http://localhost:${port}`, child, folder);
    try {
      await server.serves();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Ends the process, this one and no other, and takes its world away. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, "exit");
      this.child.kill("SIGTERM");
      const mercy = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(mercy);
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Resolves when the process has said where it listens. */
  private serves(): Promise<void> {
    return new Promise((serves, fails) => {
      const tooLong = setTimeout(() => fails(new Error(`no server after ${PATIENCE / 1000} s`)), PATIENCE);
      this.child.once("error", fails);
      this.child.once("exit", (code) => fails(new Error(`plenary ended with ${code}`)));
      createInterface({ input: this.child.stdout! }).on("line", (line) => {
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
