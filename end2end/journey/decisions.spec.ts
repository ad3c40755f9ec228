import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { closed, everybody, type Member, open, prepare, save, test } from "../support/committee";
import { tabTo } from "../support/keyboard";
import { Mailbox } from "../support/mail";
import { expectReflow } from "../support/reflow";
import type { Server } from "../support/server";
import { expect } from "../support/test";

/** Says something in the ballot that is shown. */
async function say(page: Page, position: string, reason = ""): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(`^${position}( \\*)?( |$)`) }).check();
  if (reason) await page.getByLabel("Your reason", { exact: false }).fill(reason);
  await page.getByRole("button", { name: /^(Cast|Change) the vote$/ }).click();
  await expect(page.getByText(`You say: ${position}`, { exact: true })).toBeVisible();
}

/** Announces a meeting that begins in five minutes, so that people can sign in to it already. Returns where it is. */
async function announce(page: Page, server: Server, title: string, session?: { conference: string; code: string }): Promise<string> {
  const midnight = new Date(`${server.day(0)}T00:00:00Z`).getTime();
  const soon = new Date(midnight + (Date.now() % 86_400_000) + 5 * 60_000).toISOString();
  await page.getByLabel("What it is called", { exact: true }).fill(title);
  await page.getByLabel("Day", { exact: true }).fill(soon.slice(0, 10));
  await page.getByLabel("Begins at", { exact: true }).fill(soon.slice(11, 16));
  await page.getByLabel("Time zone", { exact: true }).selectOption("UTC");
  if (session) {
    await page.locator("[name=conference]").fill(session.conference);
    await page.locator("[name=session]").fill(session.code);
  }
  await page.getByRole("button", { name: "Announce a meeting" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Signs in to a meeting from its page. */
async function attend(page: Page): Promise<void> {
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Sign in to the meeting", exact: true }).click();
  await expect(page.getByText("You are signed in to this meeting")).toBeVisible();
}

/** Says something without a mouse: to the positions, down to one of them, on to the button. */
async function sayByKeyboard(page: Page, position: string, nth: number): Promise<void> {
  await tabTo(page, page.getByRole("radio").first());
  await page.keyboard.press("Space");
  for (let down = 1; down < nth; down++) await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: position, exact: true })).toBeChecked();
  await tabTo(page, page.getByRole("button", { name: "Cast the vote", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(`You say: ${position}`, { exact: true })).toBeVisible();
}

test("an objection is raised, answered and taken back, another does not count, and the ballot passes", async ({ page, server, committee, complaints }) => {
  test.setTimeout(240_000);
  // An objection without its reason is refused.
  complaints.expect(/422/);
  const objection = "Five minutes are too few for a hospital: nobody there signs in again at each bed.";
  const answer = "Section 3.2 now lets a place with guarded doors set eight hours.";
  let ballot = "";

  await test.step("the chair asks for consent", async () => {
    await committee.found(page);
    await committee.as(page, "noor", `${committee.home}/manage/ballots/new`);
    await prepare(page, {
      title: "Sessions end by themselves",
      question: "May every session end after five minutes without a click?",
      consequence: "The chapter says so from the next revision on.",
      rule: "sociocratic-consent",
      hours: 168,
    });
    ballot = await save(page);
    await open(page);
  });

  await test.step("somebody objects, and not without a reason", async () => {
    await committee.as(page, "uma", ballot);
    await page.getByRole("radio", { name: /^Objection/ }).check();
    await page.getByRole("button", { name: "Cast the vote", exact: true }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByRole("radio", { name: /^Objection/ })).toBeChecked();
    await expectAccessible(page);
    await say(page, "Objection", objection);
    await expect(page.getByText("It would not pass if it closed now.")).toBeVisible();
    await expect(page.getByText("Nobody blocks: nobody says “Objection”: at most 0, 1 now", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
    await committee.as(page, "xavier", ballot);
    await say(page, "Objection", "I did not like the tone of the last call.");
  });

  await test.step("the chair has the text at once, in a mail and on the page that runs the ballot", async () => {
    await new Mailbox(server, "noor@demo.example").saying(objection);
    await committee.as(page, "noor", `${ballot}/run`);
    const rulings = page.getByRole("region", { name: "Reasons and rulings", exact: true });
    const row = (name: string) => rulings.getByRole("listitem").filter({ hasText: name });
    await expect(row("Uma Krishnan").getByText(objection)).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
    await row("Uma Krishnan").getByLabel("Reason", { exact: true }).fill(answer);
    await row("Uma Krishnan").getByRole("button", { name: "Dealt with", exact: true }).click();
    await expect(row("Uma Krishnan").getByLabel("Reason", { exact: true })).toHaveValue(answer);
    await row("Xavier Roche").getByLabel("Reason", { exact: true }).fill("It is no reason about the text.");
    await row("Xavier Roche").getByRole("button", { name: "It does not count", exact: true }).click();
    await expect(row("Xavier Roche").getByRole("button", { name: "It counts", exact: true })).toBeVisible();
  });

  await test.step("anybody reads both answers; the objection stands until whoever raised it takes it back", async () => {
    await committee.asStranger(page, ballot);
    const said = page.getByRole("region", { name: "What was said", exact: true });
    await expect(said.getByText(`Dealt with: ${answer}`)).toBeVisible();
    await expect(said.getByText("Ruling: It is no reason about the text.")).toBeVisible();
    await expect(said.getByRole("listitem").filter({ hasText: "Xavier Roche" }).getByText("does not count", { exact: true })).toBeVisible();
    await expect(page.getByText("It would not pass if it closed now.")).toBeVisible();
    await expectAccessible(page);
    await committee.as(page, "uma", ballot);
    await say(page, "Concern", "Eight hours are fine with me.");
    await expect(page.getByText("It would pass if it closed now.")).toBeVisible();
  });

  await test.step("whoever was ruled out appeals, and those above the group decide", async () => {
    const appeals = page.getByRole("region", { name: "Appeals against rulings", exact: true });
    await committee.as(page, "xavier", ballot);
    await appeals.getByText("Appeal against a ruling", { exact: true }).click();
    await appeals.getByLabel("Grounds", { exact: true }).fill("A tone that keeps people away is a reason.");
    await expectAccessible(page);
    await appeals.getByRole("button", { name: "Lodge the appeal", exact: true }).click();
    await expect(appeals.getByText("waits for a decision", { exact: true })).toBeVisible();
    await expect(appeals.getByRole("button", { name: "Take the appeal back", exact: true })).toBeVisible();
    await committee.asRuth(page, ballot);
    await expectAccessible(page);
    await expectReflow(page);
    await appeals.getByLabel("Decision", { exact: true }).selectOption("dismissed");
    await appeals.getByLabel("Reasons", { exact: true }).fill("It is one to be heard, and none about this text.");
    await appeals.getByRole("button", { name: "Decide", exact: true }).click();
    await expect(appeals.getByText("Dismissed: what was decided stands", { exact: true })).toBeVisible();
    await committee.asStranger(page, ballot);
    await expect(appeals.getByText("It is one to be heard, and none about this text.", { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("others consent, without a mouse", async () => {
    await committee.as(page, "piet", ballot);
    await sayByKeyboard(page, "Consent", 1);
    await committee.as(page, "sara", ballot);
    await say(page, "Consent");
  });

  await committee.later(8);

  await test.step("its time is over, and it passed", async () => {
    await committee.asStranger(page, ballot);
    await closed(page, ballot);
    await expect(page.getByRole("region", { name: "What it came to" }).getByText("It passed.")).toBeVisible();
    await page.getByText("said before", { exact: true }).click();
    await expect(page.getByText(objection)).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
    await committee.as(page, "noor", `${ballot}/run`);
    await page.getByRole("button", { name: "Settle it", exact: true }).click();
    await expect(page.getByText("Settled", { exact: true })).toBeVisible();
  });
});

test("of seven, five carry a special majority and four do not", async ({ page, committee }) => {
  test.setTimeout(240_000);
  const ballots = new Map<number, string>();
  const majority = "Majority: those who say “Yes” come to at least 2/3 of all who may vote: 5 needed";

  await test.step("the chair opens two ballots under the same rule", async () => {
    await committee.found(page);
    for (const yes of [4, 5]) {
      await committee.as(page, "noor", `${committee.home}/manage/ballots/new`);
      await prepare(page, {
        title: `Standard with ${yes} in favour`,
        question: "Is this text a standard of the group?",
        consequence: "It is published as a standard.",
        rule: "oasis-special",
        hours: 168,
      });
      ballots.set(yes, await save(page));
      await open(page);
    }
  });

  await test.step("in each, one is against and one abstains", async () => {
    for (const [yes, ballot] of ballots) {
      const inFavour: Member[] = ["noor", "piet", "sara", "teo", "xavier"].slice(0, yes) as Member[];
      for (const member of inFavour) {
        await committee.as(page, member, ballot);
        if (member === "sara") await sayByKeyboard(page, "Yes", 1);
        else await say(page, "Yes");
      }
      await committee.as(page, "uma", ballot);
      await say(page, "No", "Table 4 cannot be tested.");
      await committee.as(page, "wanda", ballot);
      await say(page, "Abstain");
      await expect(page.getByText(`${majority}, ${yes} now`)).toBeVisible();
      await expect(page.getByText("those who say “No” come to at most 1/4 of all who may vote: at most 1, 1 now")).toBeVisible();
      await expect(page.getByText(`${yes + 2} of 7 votes were cast.`)).toBeVisible();
      await expectAccessible(page);
      await expectReflow(page);
    }
  });

  await committee.later(8);

  await test.step("the result shows the inequality with its numbers", async () => {
    for (const [yes, ballot] of ballots) {
      await committee.asStranger(page, ballot);
      await closed(page, ballot);
      const result = page.getByRole("region", { name: "What it came to" });
      await expect(result.getByText(yes === 5 ? "It passed." : "It did not pass.")).toBeVisible();
      const row = result.getByRole("row").filter({ hasText: "those who say “Yes”" });
      await expect(row.getByText(`${yes} ≥ 2/3 × 7`, { exact: true })).toBeVisible();
      await expect(row.getByText(yes === 5 ? "holds" : "does not hold", { exact: true })).toBeVisible();
      await expect(result.getByText("1 ≤ 1/4 × 7", { exact: true })).toBeVisible();
      await expectAccessible(page);
      await expectReflow(page);
    }
  });
});

test("of a sealed ballot nobody sees anything before it closes, and everybody everything afterwards", async ({ page, committee }) => {
  test.setTimeout(240_000);
  let ballot = "";
  /** What the page says of the count, to whoever looks. */
  const nothingShown = async () => {
    await expect(page.getByText("No count is shown before it closes.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "What was said" })).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "The record" })).toHaveCount(0);
    await expect(page.getByText(/now$/)).toHaveCount(0);
  };

  await test.step("the chair puts a resolution to the vote under Debian's rule", async () => {
    await committee.found(page);
    await committee.as(page, "noor", `${committee.home}/manage/ballots/new`);
    await prepare(page, {
      title: "Where the group meets",
      question: "Does the group meet in Zielona Góra in March?",
      consequence: "The secretary books the rooms.",
      rule: "debian-gr",
      hours: 336,
    });
    ballot = await save(page);
    await open(page);
  });

  await test.step("six vote; one of them thinks again, and each is shown their own vote", async () => {
    for (const member of everybody.slice(0, 5)) {
      await committee.as(page, member, ballot);
      if (member === "teo") await sayByKeyboard(page, "For", 1);
      else await say(page, member === "sara" ? "Further discussion" : "For");
      await nothingShown();
    }
    await committee.as(page, "wanda", ballot);
    await say(page, "Abstain");
    await say(page, "Further discussion", "March is when we examine.");
    await expectAccessible(page);
    await expectReflow(page);
  });

  await test.step("neither the chair, nor who runs the site, nor a stranger is shown any of it", async () => {
    for (const look of [
      () => committee.as(page, "noor", ballot),
      () => committee.asRuth(page, ballot),
      () => committee.asStranger(page, ballot),
    ]) {
      await look();
      await nothingShown();
      await expect(page.getByText("March is when we examine.")).toHaveCount(0);
      await expect(page.getByText("6 of 7 votes were cast.")).toBeVisible();
    }
    await committee.as(page, "noor", `${ballot}/run`);
    await expect(page.getByText("March is when we examine.")).toHaveCount(0);
    await expect(page.getByText("Further discussion", { exact: true })).toHaveCount(1);
    await expectAccessible(page);
    await expectReflow(page);
  });

  await committee.later(15);

  await test.step("after the close everybody sees who said what", async () => {
    await committee.asStranger(page, ballot);
    await closed(page, ballot);
    const result = page.getByRole("region", { name: "What it came to" });
    await expect(result.getByText("It passed.")).toBeVisible();
    await expect(result.getByText("4 ≥ 3/2 × √7", { exact: true })).toBeVisible();
    await expect(result.getByText("4 > 1 × 2", { exact: true })).toBeVisible();
    await expect(page.getByText("March is when we examine.")).toBeVisible();
    await page.getByText("Count it yourself", { exact: true }).click();
    await expect(page.getByText("plenary verify record.json")).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
  });
});

test("a vote in a meeting is for those in the room, and the desk records what somebody there says", async ({ page, server, committee, complaints }) => {
  test.setTimeout(240_000);
  // Whose vote cannot be recorded, because they are not in the room.
  complaints.expect(/409/);
  let meeting = "";
  let ballot = "";

  await test.step("the chair calls a meeting that begins in five minutes, with one item", async () => {
    await committee.found(page);
    await committee.as(page, "noor", `${committee.home}/meetings/new`);
    meeting = await announce(page, server, "Call 1: rooms");
    await page.getByRole("link", { name: "Change the agenda", exact: true }).click();
    await page.getByLabel("What it is about", { exact: true }).fill("A room of our own");
    await page.getByRole("button", { name: "Add an item", exact: true }).click();
    await expect(page.getByRole("heading", { name: "A room of our own" })).toBeVisible();
  });

  await test.step("three others sign in to the meeting", async () => {
    for (const member of ["noor", "piet", "sara", "teo"] as const) {
      await committee.as(page, member, `${meeting}/attend`);
      await attend(page);
    }
  });

  await test.step("the chair opens a ballot from the item, without a mouse", async () => {
    await committee.as(page, "noor", `${meeting}/agenda`);
    await tabTo(page, page.getByRole("link", { name: /^Prepare a ballot ?: A room of our own$/ }));
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("What the ballot is called", { exact: true })).toHaveValue("A room of our own");
    await prepare(page, {
      title: "A room of our own",
      question: "Does the group rent a room?",
      consequence: "The chair signs the lease.",
      rule: "lf-charter-meeting",
      hours: 1,
    });
    await expectAccessible(page);
    await expectReflow(page);
    ballot = await save(page);
    await open(page);
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(4);
    await expectAccessible(page);
    await expectReflow(page);
  });

  await test.step("who is there votes, who is not does not", async () => {
    await committee.as(page, "piet", ballot);
    await sayByKeyboard(page, "Yes", 1);
    await committee.as(page, "sara", ballot);
    await say(page, "No", "We cannot heat it.");
    await committee.as(page, "xavier", ballot);
    await expect(page.getByText("Only those in the room vote.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Cast the vote", exact: true })).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step("the chair votes, and records what somebody in the room says", async () => {
    await committee.as(page, "noor", ballot);
    await say(page, "Yes");
    await page.getByRole("link", { name: "Run the ballot", exact: true }).click();
    const desk = page.getByRole("region", { name: "Record a vote", exact: true });
    await desk.getByLabel("Whose vote", { exact: true }).selectOption("Xavier Roche");
    await desk.getByLabel("Position", { exact: true }).selectOption("Yes");
    await desk.getByRole("button", { name: "Record a vote", exact: true }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Whose vote", { exact: true }).selectOption("Teo Marchetti");
    await page.getByLabel("Position", { exact: true }).selectOption("Yes");
    await page.getByRole("button", { name: "Record a vote", exact: true }).click();
    await page.goto(ballot);
    await expect(page.getByRole("listitem").filter({ hasText: "Teo Marchetti" }).getByText("cast by Noor Haddad")).toBeVisible();
    await expect(page.getByText("Quorum: for a quorum all who are in the room", { exact: false })).toBeVisible();
  });

  await committee.later(1);

  await test.step("it is over; the meeting leads to it, and it leads back", async () => {
    await committee.asStranger(page, ballot);
    await closed(page, ballot);
    const result = page.getByRole("region", { name: "What it came to" });
    await expect(result.getByText("It passed.")).toBeVisible();
    await expect(result.getByText("4 ≥ 1/2 × 7", { exact: true })).toBeVisible();
    await expect(result.getByText("3 > 1/2 × 4", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.goto(meeting);
    await page.getByRole("main").getByRole("link", { name: "A room of our own", exact: true }).click();
    await expect(page).toHaveURL(ballot);
    await page.getByRole("link", { name: "Call 1: rooms", exact: true }).click();
    await expect(page).toHaveURL(meeting);
  });
});

test("a group votes at a session of a programme, and the programme leads to the ballot", async ({ page, server, committee }) => {
  test.setTimeout(240_000);
  const [conference, code] = ["plenary-days-2027", "94ZMZ2"];
  const session = `/c/${conference}/talks/${code}`;
  let ballot = "";

  await test.step("the meeting that is the session leads its chair to a ballot", async () => {
    await committee.found(page);
    await committee.as(page, "noor", `${committee.home}/meetings/new`);
    const meeting = await announce(page, server, "Meeting at the conference", { conference, code });
    await committee.as(page, "piet", `${meeting}/attend`);
    await attend(page);
    await committee.as(page, "noor", meeting);
    await page.getByRole("link", { name: "Prepare a ballot at this session", exact: true }).click();
    await expect(page.getByText(/^Held at the session/)).toBeVisible();
    await expect(page.getByLabel("What the ballot is called", { exact: true })).not.toHaveValue("");
    await prepare(page, {
      title: "A show in two parts",
      question: "Do we show both parts?",
      consequence: "Both parts are shown.",
      rule: "lf-charter-meeting",
      hours: 1,
    });
    await expectAccessible(page);
    await expectReflow(page);
    ballot = await save(page);
    await committee.asStranger(page, session);
    await expect(page.getByRole("link", { name: "A show in two parts", exact: true })).toHaveCount(0);
    await committee.as(page, "noor", `${ballot}/run`);
    await open(page);
    await expect(page.getByRole("checkbox", { name: "Piet de Wit", exact: true })).toBeChecked();
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
  });

  await test.step("anybody finds it on the page of the session, and the way back", async () => {
    await committee.asStranger(page, session);
    await page.getByRole("link", { name: "A show in two parts", exact: true }).click();
    await expect(page).toHaveURL(ballot);
    await expectAccessible(page);
    await page.getByText(/^At the session/).getByRole("link").click();
    await expect(page).toHaveURL(session);
    await expectAccessible(page);
    await expectReflow(page);
  });
});
