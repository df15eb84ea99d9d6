// The same pages with scripts off: forms are sent by the browser itself.
import type { Page } from "@playwright/test";
import { makeDocument, makeGroup, makePoll } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, PASSWORD, expect, test, type Official } from "./support/people.ts";
import { WORDS } from "./support/words.ts";

const words = WORDS.ru;

// A refused form comes back with the status of the refusal; and what a browser fetches ahead for scripts, it
// doesn't use without them.
test.use({ expected: /4\d\d .*\/do\/|status of 4\d\d|csp .*\/(alqa|chunks)\.js/ });

test("signing in by the form, and out again", async ({ people }) => {
  const page = await people.stranger({ script: false });
  await page.goto("/groups");
  await page.goto("/sign-in?back=%2Fdirectory");
  await page.locator("#login").fill("aliyeva");
  await page.locator("#password").fill("не тот пароль");
  await page.locator("main button[type=submit]").click();
  await expect(page.locator("main [role=alert]").first()).not.toBeEmpty();
  await expect(page.locator("#login")).toHaveValue("aliyeva");
  await expect(page.locator("#password")).toHaveValue("");
  await page.locator("#password").fill(PASSWORD);
  await page.locator("main button[type=submit]").click();
  await expect(page).toHaveURL("/directory");
  await page.goto("/account");
  await page.locator("main form.sign-out button").click();
  await expect(page).toHaveURL("/sign-in");
});

test("a refused form comes back with everything entered, and then creates the group", async ({ people }) => {
  const page = await people.official(NURLANOV, { script: false });
  await page.goto("/groups/new");
  await choose(page, "chair", ALIYEVA);
  await choose(page, "secretary", NURLANOV);
  await tick(page, KASSYMOVA);
  await page.locator("#description").fill("Описание с <b>знаками</b> & кавычками \"");
  await page.locator("#justification").fill("Поручение от 12 марта");
  await page.getByRole("button", { name: words.createGroup, exact: true }).click();

  await expect(page.locator("#name-error")).toBeVisible();
  await expect(page.locator("#name")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#chair option:checked")).toContainText(ALIYEVA.surname);
  await expect(page.locator("#secretary option:checked")).toContainText(NURLANOV.surname);
  await expect(page.locator("#members input:checked")).toHaveCount(1);
  await expect(page.locator("#description")).toHaveValue("Описание с <b>знаками</b> & кавычками \"");
  await expect(page.locator("#justification")).toHaveValue("Поручение от 12 марта");

  await page.locator("#name").fill("Группа без сценариев");
  await page.getByRole("button", { name: words.createGroup, exact: true }).click();
  await expect(page).toHaveURL(/\/groups\/[0-9A-Z]{26}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Группа без сценариев");
  await expect(page.locator(".members .member")).toHaveCount(3);
});

test("voting with a required reason, and closing the vote", async ({ people }) => {
  const [chair, member] = await Promise.all([
    people.official(ALIYEVA, { script: false }),
    people.official(KASSYMOVA, { script: false, width: 390, height: 844 }),
  ]);
  const group = await makeGroup(chair, "Группа: бюллетень", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(chair, group, "Проект: бюллетень");
  await makePoll(chair, document, "Принять проект?", { reason_against: true });

  await member.goto("/");
  await member.getByRole("link", { name: "Принять проект?" }).click();
  const vote = member.locator("section.vote");
  await vote.getByRole("button", { name: words.against }).click();
  await expect(vote.locator("[role=alert]").first()).not.toBeEmpty();
  await vote.locator("textarea[name=reason]").fill("Нужен переходный период.");
  await vote.getByRole("button", { name: words.against }).click();
  await expect(member).toHaveURL(/\/documents\/[0-9A-Z]{26}#vote-/);
  await expect(vote.locator("button.against")).toHaveAttribute("aria-pressed", "true");
  await expect(vote.locator(".receipt")).toContainText(words.against);

  await chair.goto(`/documents/${document}`);
  const led = chair.locator("section.vote");
  await led.getByRole("button", { name: words.for, exact: true }).click();
  await expect(led.locator(".receipt")).toContainText(words.for);
  await expect(led.locator(".tally-key .for dd")).toHaveText("1");
  await expect(led.locator(".tally-key .against dd")).toHaveText("1");
  await led.getByRole("link", { name: words.closeVote }).click();
  await chair.locator("dialog:target").getByRole("button", { name: words.closeVote }).click();
  await chair.locator("section.votes > details > summary").click();
  await expect(led.locator(".outcome")).toContainText(words.rejected);
});

test("the language is changed by a link, and kept", async ({ people }) => {
  const page = await people.official(KASSYMOVA, { script: false });
  await page.goto("/directory?search=%D0%9B%D0%B8");
  await page.locator(".lang").getByRole("link", { name: "Eng" }).click();
  await expect(page).toHaveURL("/directory?search=%D0%9B%D0%B8");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Directory");
  await page.locator(".lang").getByRole("link", { name: "Қаз" }).click();
  await page.goto("/groups");
  await expect(page.locator("html")).toHaveAttribute("lang", "kk");
});

async function choose(page: Page, field: string, who: Official): Promise<void> {
  const value = await page.locator(`#${field} option`, { hasText: who.surname }).first().getAttribute("value");
  await page.locator(`#${field}`).selectOption(value);
}

async function tick(page: Page, who: Official): Promise<void> {
  await page.locator("#members label", { hasText: who.surname }).first().locator("input").check();
}
