import { test as base } from "@playwright/test";
import { Complaints } from "./complaints";
import { PATIENCE, Server } from "./server";

type Each = {
  /** What the browser complained about; a test that ends with an unexpected complaint fails. */
  complaints: Complaints;
};
type EachWorker = { server: Server };

/** Starts a server and stops it when its worker is done; what is built on it says for whom it is. */
export async function ownServer({}, use: (server: Server) => Promise<void>) {
  const server = await Server.start();
  await use(server);
  await server.stop();
}

/** Playwright's `test`, with a server of our own behind every relative address. */
export const test = base.extend<Each, EachWorker>({
  server: [ownServer, { scope: "worker", timeout: PATIENCE + 10_000 }],
  baseURL: async ({ server }, use) => use(server.address),
  complaints: [
    async ({ context }, use) => {
      const complaints = new Complaints(context);
      await use(complaints);
      complaints.demandNone();
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
