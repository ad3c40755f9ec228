import { rm } from "node:fs/promises";
import { FILLED, Server } from "./server";

/** Fills the demo world once, before the first journey: every server begins with a copy of it. */
export default async function fillWorld(): Promise<() => Promise<void>> {
  const server = await Server.start();
  await server.pause();
  process.env[FILLED] = server.folder;
  return () => rm(server.folder, { recursive: true, force: true });
}
