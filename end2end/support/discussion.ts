// A document's page as people use it: the text, the remarks, the votes.
import type { Locator, Page } from "@playwright/test";
import { expect, type Official } from "./people.ts";

export interface Vote {
  question: string;
  /** Radio buttons chosen, as `name=value`. */
  choices?: readonly string[];
  /** Boxes ticked, by name. */
  ticks?: readonly string[];
}

export interface Discussion {
  page: Page;
  path: string;
  /** The piece of text that holds a sentence. */
  sentence(text: string): Locator;
  /** A remark by a part of what it says. */
  remark(text: string): Locator;
  /** The vote on a question. */
  vote(question: string): Locator;
  /** Taps a sentence and begins to write on it; answers the form. */
  begin(sentence: string, act: string): Promise<Locator>;
  /** Writes a remark on a sentence and sends it. */
  write(sentence: string, act: string, text: string, send: string): Promise<void>;
  /** Opens a vote; on the point of a sentence if one is given. */
  openVote(vote: Vote, open: string, submit: string, sentence?: string): Promise<void>;
}

export function discussion(page: Page): Discussion {
  const sentence = (text: string) => page.locator("#text [data-at]").filter({ hasText: text });
  const begin = async (text: string, act: string) => {
    await sentence(text).first().click();
    await page.locator(".pick").getByRole("button", { name: act, exact: true }).click();
    return page.locator("#talk form.compose");
  };
  return {
    page,
    path: new URL(page.url()).pathname,
    sentence,
    remark: text => page.locator("#talk article.thread").filter({ hasText: text }),
    // Also one that is folded away.
    vote: question => page.locator("section.vote").filter({ has: page.locator("h2", { hasText: question }) }),
    begin,
    async write(on, act, text, send) {
      const form = await begin(on, act);
      await form.locator("textarea[name=text]").fill(text);
      await form.getByRole("button", { name: send, exact: true }).click();
      await expect(form).toBeHidden();
    },
    async openVote({ question, choices = [], ticks = [] }, open, submit, on) {
      if (on) await sentence(on).first().click();
      await page.locator(on ? ".pick" : ".sheet-head").getByRole("link", { name: open }).click();
      await page.waitForURL(on ? /\/polls\/new\?block=/ : /\/polls\/new$/);
      await page.locator("#question").fill(question);
      // The rest of the rule is folded away below its words.
      await page.locator(".vote-change > summary").click();
      for (const choice of choices) {
        const [name, value] = choice.split("=");
        await page.locator(`input[name=${name}][value=${value}]`).check();
      }
      for (const name of ticks) await page.locator(`input[name=${name}]`).check();
      await page.getByRole("button", { name: submit, exact: true }).click();
      await page.waitForURL(/\/documents\/[0-9A-Z]{26}#vote-/);
    },
  };
}

/** Who the head of the sheet says is here. */
export async function expectPresent(page: Page, people: readonly Official[]): Promise<void> {
  await expect(page.locator(".sheet-head .faces .face")).toHaveCount(people.length);
}

/** The figures under a vote's bar: for, against, abstained, not voted. */
export async function expectTally(vote: Locator, figures: readonly [number, number, number, number]): Promise<void> {
  const classes = ["for", "against", "abstain", "absent"];
  for (const [at, name] of classes.entries()) {
    await expect(vote.locator(`.tally-key .${name} dd`)).toHaveText(String(figures[at]));
  }
}
