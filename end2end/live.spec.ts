// What comes over the live line is not undone by an answer that was on its way meanwhile.
import { expectTally } from "./support/discussion.ts";
import { ask, key, makeDocument, makeGroup, makePoll } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, test, visit } from "./support/people.ts";
import { WORDS } from "./support/words.ts";

const words = WORDS.ru;

test("a late answer does not take back what was told since it was asked for", async ({ people }) => {
  const [chair, member] = await Promise.all([people.official(ALIYEVA), people.official(KASSYMOVA)]);
  const group = await makeGroup(chair, "Группа: поздний ответ", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: поздний ответ");
  const poll = await makePoll(chair, document, "Принять?");
  await visit(chair, `/documents/${document}`);
  const vote = chair.locator("section.vote");

  // The chair votes; the page asks anew, and the answer, made before the member votes, is held back.
  let release = () => {};
  const told = new Promise<void>(done => (release = done));
  let made = () => {};
  const answered = new Promise<void>(done => (made = done));
  await chair.route("**/api/view_document", async route => {
    const response = await route.fetch();
    made();
    await told;
    await route.fulfill({ response });
  });
  await vote.getByRole("button", { name: words.for, exact: true }).click();
  await answered;
  await ask(member, "cast_vote", { poll, choice: "against", reason: "", key: key() });
  await expectTally(vote, [1, 1, 0, 1]);
  const late = chair.waitForResponse("**/api/view_document");
  release();
  await (await late).finished();
  await chair.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expectTally(vote, [1, 1, 0, 1]);
  await expect(vote.locator("button.for")).toHaveAttribute("aria-pressed", "true");
});
