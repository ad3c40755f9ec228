import { scores } from "../support/lighthouse";
import { expect, test } from "../support/test";

const CONFERENCE = "/c/plenary-days-2027";
const PAGES = [CONFERENCE, `${CONFERENCE}/schedule/2027-05-13`, `${CONFERENCE}/talks/94ZMZ2`];
const LEAST = 98;

test("Lighthouse finds home, agenda and session well made", { tag: "@scripts-on" }, async ({ server }) => {
  test.setTimeout(180_000);
  const found = await scores(PAGES.map((page) => `${server.address}${page}`));
  expect(found).toHaveLength(PAGES.length * 3);
  expect(found.filter(({ score }) => score < LEAST)).toEqual([]);
});
