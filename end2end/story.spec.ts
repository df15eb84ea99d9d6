// The whole story with three people in three browsers, once in each language: a draft is placed, discussed
// sentence by sentence and voted on, and everybody sees every move at once.
import { OTHER_SENTENCE, SENTENCE, WORDING } from "./support/draft.ts";
import { discussion, expectPresent, expectTally, type Discussion } from "./support/discussion.ts";
import { createGroup, placeDraft } from "./support/groups.ts";
import { ALIYEVA, KASSYMOVA, LANGS, NURLANOV, expect, ready, signIn, test } from "./support/people.ts";
import { WORDS } from "./support/words.ts";
import { shot } from "./support/shots.ts";

const EVERYBODY = [ALIYEVA, NURLANOV, KASSYMOVA];

test.describe.configure({ mode: "parallel" });

for (const lang of LANGS) {
  test(`a working group discusses a draft and votes on it, in ${lang}`, async ({ people }) => {
    test.setTimeout(120_000);
    const words = WORDS[lang];
    const title = `Жоба: ${lang}`;
    const [chair, secretary, member] = await Promise.all([
      people.stranger({ lang }),
      people.stranger({ lang, width: 820, height: 1180 }),
      people.stranger({ lang, width: 390, height: 844 }),
    ]);

    // What the live line tells the secretary's browser, shown or not.
    const told: string[] = [];
    secretary.on("websocket", socket => socket.on("framereceived", frame => told.push(String(frame.payload))));

    await test.step("everybody signs in", async () => {
      await Promise.all([signIn(chair, ALIYEVA), signIn(secretary, NURLANOV), signIn(member, KASSYMOVA)]);
      for (const page of [chair, secretary, member]) {
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.waiting);
      }
    });

    let written: Discussion;
    await test.step("the secretary creates a group and places a draft", async () => {
      const name = `Бірлескен жұмыс тобы: ${lang}`;
      await createGroup(secretary, { name, chair: ALIYEVA, secretary: NURLANOV, members: [KASSYMOVA] }, words.createGroup);
      await expect(secretary.locator(".members .member")).toHaveCount(3);
      written = await placeDraft(secretary, title);
      await expect(secretary.locator("#text .block[data-n]")).toHaveCount(6);
      await expect(written.sentence(SENTENCE)).toHaveText(SENTENCE);
    });

    await test.step("the others are told at once and open it", async () => {
      for (const page of [chair, member]) {
        const task = page.locator(".waiting .task").filter({ hasText: title });
        await expect(task).toBeVisible();
        await task.getByRole("link").click();
        await page.waitForURL(url => url.pathname === written.path);
        await ready(page);
      }
      for (const page of [chair, secretary, member]) await expectPresent(page, EVERYBODY);
    });

    const [led, kept, read] = [discussion(chair), written!, discussion(member)];
    const all = [led, kept, read];
    const remark = `Мерзімді қысқарту керек (${lang})`;
    const on = (where: Discussion) => where.remark(remark);

    await test.step("a member suggests another wording and calls upon the chair", async () => {
      const form = await read.begin(SENTENCE, words.suggest);
      await expect(form.locator("textarea[name=wording]")).toHaveValue(SENTENCE);
      await form.locator("textarea[name=wording]").fill(WORDING);
      await form.locator("textarea[name=text]").pressSequentially(`${remark} @Әли`);
      for (const others of [chair, secretary]) {
        await expect(others.locator(".typing")).toContainText(`${KASSYMOVA.name} ${words.isWriting}`);
      }
      await form.getByRole("button", { name: ALIYEVA.name }).click();
      await expect(form.locator("textarea[name=text]")).toHaveValue(`${remark} @${ALIYEVA.name} `);
      await form.getByRole("button", { name: words.send, exact: true }).click();
      for (const where of all) {
        await expect(on(where)).toHaveCount(1);
        await expect(on(where).locator(".suggest ins")).toContainText("үш");
        await expect(on(where).locator(".suggest del")).toContainText("бес");
        await expect(where.page.locator("#text mark")).toHaveText(SENTENCE);
      }
      await expect(chair.locator(".nav .count")).toBeVisible();
      await shot(chair, `story-remark-${lang}`);
      await shot(member, `story-remark-phone-${lang}`);
    });

    await test.step("a reply, settled and opened again, and the wording accepted", async () => {
      await on(kept).getByRole("button", { name: words.reply }).click();
      await on(kept).locator("textarea[name=text]").fill("Қолдаймын, үш күн жеткілікті.");
      await on(kept).getByRole("button", { name: words.send, exact: true }).click();
      for (const where of all) await expect(on(where).locator(".reply")).toContainText("үш күн жеткілікті");

      await on(led).getByRole("button", { name: words.resolve }).click();
      await expect(on(led).locator(".settled")).toContainText(ALIYEVA.name);
      // It stays with whoever has it in hand, as the one who has just written it, and is gone from a page opened anew.
      await expect(on(read).locator(".settled")).toContainText(ALIYEVA.name);
      await member.reload();
      await ready(member);
      await expect(on(read)).toHaveCount(0);
      await on(led).getByRole("button", { name: words.reopen }).click();
      for (const where of all) await expect(on(where)).toHaveCount(1);

      await on(led).getByRole("button", { name: words.accept, exact: true }).click();
      // Accepting settles it: who doesn't have it in hand finds it among all remarks.
      await expect(on(read)).toHaveCount(0);
      await read.page.locator(".talk-head button").last().click();
      for (const where of all) await expect(on(where).locator(".settled").first()).toContainText(words.accepted);
    });

    const question = `Принять пункт 3? (${lang})`;
    await test.step("the chair opens a vote on a point, and it appears before everybody", async () => {
      const vote = { question, choices: ["voters=everybody"], ticks: ["reason_against"] };
      await led.openVote(vote, words.openPoll, words.openVote, OTHER_SENTENCE);
      await ready(chair);
      for (const where of all) {
        await expect(where.vote(question)).toContainText(words.voteOpen);
        await expectTally(where.vote(question), [0, 0, 0, 3]);
      }
    });

    await test.step("all vote; turnout and figures move on every screen", async () => {
      await led.vote(question).getByRole("button", { name: words.for, exact: true }).click();
      for (const where of all) await expectTally(where.vote(question), [1, 0, 0, 2]);

      const against = kept.vote(question).getByRole("button", { name: words.against, exact: true });
      await against.click();
      await expect(kept.vote(question).locator("textarea[name=reason]")).toBeFocused();
      await expectTally(kept.vote(question), [1, 0, 0, 2]);
      await kept.vote(question).locator("textarea[name=reason]").fill("Нужен переходный период.");
      await against.click();
      for (const where of all) await expectTally(where.vote(question), [1, 1, 0, 1]);

      await read.vote(question).getByRole("button", { name: words.abstain, exact: true }).click();
      for (const where of all) await expectTally(where.vote(question), [1, 1, 1, 0]);
      await read.vote(question).getByRole("button", { name: words.for, exact: true }).click();
      for (const where of all) await expectTally(where.vote(question), [2, 1, 0, 0]);
      await expect(read.vote(question).locator("button.for")).toHaveAttribute("aria-pressed", "true");
      await shot(chair, `story-vote-${lang}`);
      await shot(secretary, `story-vote-tablet-${lang}`);
      await shot(member, `story-vote-phone-${lang}`);
    });

    await test.step("the chair closes it; the outcome and the protocol are there for all", async () => {
      await closeVote(led, question, words.closeVote);
      for (const where of all) {
        await where.page.locator("section.votes > details > summary").click();
        await expect(where.vote(question).locator(".outcome")).toContainText(words.adopted);
      }
      for (const where of all) {
        await where.vote(question).getByRole("link", { name: words.protocol }).click();
        const paper = where.page.locator("article.protocol");
        await expect(paper.locator(".decision")).toContainText(words.adopted, { ignoreCase: true });
        for (const { name } of EVERYBODY) await expect(paper).toContainText(name);
        await expect(paper).toContainText("Нужен переходный период.");
        await where.page.goBack();
        await expect(where.page.locator("#text")).toContainText(OTHER_SENTENCE);
      }
    });

    await test.step("a secret vote shows only how many have voted, until it is closed", async () => {
      const secret = `Принять документ в целом? (${lang})`;
      const vote = { question: secret, choices: ["voters=everybody", "secrecy=secret"] };
      await led.openVote(vote, words.openPoll, words.openVote);
      const before = told.length;
      await kept.vote(secret).waitFor();
      for (const where of all) await expect(where.vote(secret).locator(".tally")).toHaveCount(0);
      await led.vote(secret).getByRole("button", { name: words.for, exact: true }).click();
      await read.vote(secret).getByRole("button", { name: words.against, exact: true }).click();
      for (const where of all) {
        await expect(where.vote(secret).locator(".vote-state")).toContainText("2");
        await expect(where.vote(secret).locator(".tally")).toHaveCount(0);
        await expect(where.vote(secret).locator("[aria-pressed]")).toHaveCount(0);
      }
      // Not even one's own choice is said back; and a vote once given stands.
      await expect(read.vote(secret).locator(".receipt")).not.toContainText(words.against);
      await expect(read.vote(secret).locator("button.against")).toBeDisabled();
      const frames = told.slice(before).filter(frame => frame.includes(secret));
      expect(frames.length).toBeGreaterThan(1);
      for (const frame of frames) expect(frame).not.toMatch(/"(for|against|abstain|pro)"/);
      await closeVote(led, secret, words.closeVote);
      for (const where of all) await expectTally(where.vote(secret), [1, 1, 0, 1]);
    });

    await test.step("the document goes to the archive; from then on all can only look", async () => {
      await chair.getByRole("link", { name: words.closeDocument }).click();
      await chair.getByRole("dialog").getByRole("button", { name: words.closeDocument }).click();
      for (const where of all) {
        await expect(where.page.locator(".sheet-head")).toContainText(words.archived);
        await expect(where.page.locator("#talk form, #talk footer button, section.vote form")).toHaveCount(0);
        await where.sentence(OTHER_SENTENCE).first().click();
        await expect(where.page.locator(".pick")).toHaveCount(0);
      }
      await shot(chair, `story-archived-${lang}`);
    });
  });
}



async function closeVote(where: Discussion, question: string, act: string): Promise<void> {
  await where.vote(question).getByRole("link", { name: act }).click();
  await where.page.getByRole("dialog").getByRole("button", { name: act }).click();
}
