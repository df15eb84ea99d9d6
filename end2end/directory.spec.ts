// The directory: finding people, taking in a table of them, and acting in another's name.
import type { Page } from "@playwright/test";
import { discussion } from "./support/discussion.ts";
import { OTHER_SENTENCE } from "./support/draft.ts";
import { ask, makeDocument, makeGroup } from "./support/made.ts";
import { ADMIN, ALIYEVA, KASSYMOVA, NURLANOV, SADYKOVA, expect, ready, test, visit } from "./support/people.ts";
import { pick } from "./support/groups.ts";
import { WORDS } from "./support/words.ts";

const words = WORDS.ru;
const JUSTICE = "Министерство юстиции";

test("people are found by any part of their card, whatever the keyboard", async ({ people }) => {
  const page = await people.official(KASSYMOVA);
  await visit(page, "/directory");
  // «ә» and «а», «қ» and «к» are the same to who searches; the address keeps the search.
  for (const text of ["Әлиева", "алиева айгул", "1010"]) {
    await page.locator("#search").fill(text);
    await page.locator("main form.filters button").click();
    await page.waitForURL(url => url.searchParams.get("search") === text);
    await expect(page.locator(".person .name").filter({ hasText: "Әлиева Айгүл Берікқызы" })).toBeVisible();
  }
  await page.locator("#search").fill("никого с таким именем");
  await page.locator("main form.filters button").click();
  await expect(page.locator("main .empty")).toBeVisible();

  await page.locator("#find").fill("Әлиева");
  await page.locator("#find").press("Enter");
  await ready(page);
  await page.locator(".hit").getByRole("link", { name: /Әлиева Айгүл/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Әлиева Айгүл Берікқызы");
  await expect(page.locator(".person.full")).toContainText("Департамент законодательства");
  await expect(page.locator(".reach a[href^='tel:']")).toHaveAttribute("href", "tel:+77172740110");
  await expect(page.locator(".reach a[href^='mailto:']")).toHaveText("a.aliyeva@adilet.gov.kz");
  const card = await page.request.get(`${new URL(page.url()).pathname}/vcard`);
  expect(await card.text()).toContain("FN:Әлиева Айгүл Берікқызы");
  await page.locator(".person.full").getByRole("link", { name: JUSTICE }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(JUSTICE);
});

test("a table is checked first, its wrong rows are named, then it is taken in", async ({ people }) => {
  const page = await people.official(ADMIN);
  await visit(page, `/directory/bodies/${await bodyOf(page, JUSTICE)}/import`);
  const rows = [
    ["фамилия", "имя", "отчество", "государственный орган", "подразделение", "должность", "телефон"],
    ["Серғалиева", "Жанар", "", JUSTICE, "Кадровая служба", "главный специалист", "+7 (7172) 74-01-77"],
    ["", "Безымянный", "", JUSTICE, "", "эксперт", ""],
    ["Петров", "Пётр", "", "Министерство магии", "", "эксперт", ""],
    ["Ким", "Олег", "", JUSTICE, "Отдел, которого нет", "эксперт", ""],
  ];
  await choose(page, "сотрудники.csv", rows);
  await expect(report(page)).toHaveText(["1", "0", "0", "3"]);
  await expect(page.locator("table tbody").first().getByRole("rowheader")).toHaveText(["3", "4", "5"]);
  expect(await ask(page, "search_directory", { search: "Серғалиева", body: null, page: 0 })).toMatchObject({ total: 0 });

  // Nothing but the good row is taken.
  await page.locator("button[name=dry_run][value=false]").click();
  await expect(page.locator("main .banner a")).toBeVisible();
  await expect(report(page)).toHaveText(["1", "0", "0", "3"]);
  await page.locator("main .banner a").click();
  await expect(page.locator(".person .name").filter({ hasText: "Серғалиева Жанар" })).toBeVisible();

  // The same table again says nothing new.
  await visit(page, `/directory/bodies/${await bodyOf(page, JUSTICE)}/import`);
  await choose(page, "сотрудники.csv", rows.slice(0, 2));
  await expect(report(page)).toHaveText(["0", "0", "1", "0"]);
});

test("what is pressed while the table is on its way is done when it has arrived", async ({ people }) => {
  const page = await people.official(ADMIN);
  await visit(page, `/directory/bodies/${await bodyOf(page, JUSTICE)}/import`);
  let arrive = () => {};
  const pressed = new Promise<void>(done => (arrive = done));
  await page.route("**/files?*", async route => {
    await pressed;
    await route.continue();
  });
  const head = ["фамилия", "имя", "государственный орган", "должность"];
  await choose(page, "сотрудники.csv", [head, ["Әбенов", "Нұрлан", JUSTICE, "эксперт"]]);
  await expect(page.locator("button[name=dry_run][value=true]")).toHaveAttribute("aria-busy", "true");
  await expect(report(page)).toHaveCount(0);
  arrive();
  await expect(page.locator("main form [role=alert] p")).toHaveCount(0);
  await expect(report(page)).toHaveText(["1", "0", "0", "0"]);
});

test.describe("what is no table", () => {
  test.use({ expected: /422/ });

  test("no file at all is named as what is missing", async ({ people }) => {
    const page = await people.official(ADMIN);
    await visit(page, `/directory/bodies/${await bodyOf(page, JUSTICE)}/import`);
    await page.locator("button[name=dry_run][value=true]").click();
    await expect(page.locator("main .field .error")).toBeVisible();
  });

  test("is refused with the reason", async ({ people }) => {
    const page = await people.official(ADMIN);
    await visit(page, `/directory/bodies/${await bodyOf(page, JUSTICE)}/import`);
    await choose(page, "письмо.csv", [["Уважаемые коллеги!"], ["Направляем список."]]);
    await expect(page.locator("main form [role=alert], main form .error").filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(report(page)).toHaveCount(0);
  });
});

test("a substitute named by an order acts in the other's name, and every act says so", async ({ people }) => {
  const [absent, substitute, chair] = await Promise.all([
    people.official(NURLANOV),
    people.official(SADYKOVA),
    people.official(ALIYEVA),
  ]);
  await visit(absent, "/account");
  await absent.locator("main .page-head .acts a").click();
  await absent.waitForURL(/\/directory\/people\//);
  await absent.locator("nav.tabs a[href*='do=substitute']").click();
  await pick(absent, "substitute", SADYKOVA);
  await absent.locator("#order").fill("125-л");
  const today = await day(absent);
  await absent.locator("#from").fill(today);
  await absent.locator("#until").fill(today);
  await absent.locator("main .panel button[type=submit]").click();
  await expect(absent.locator("main")).toContainText("приказ № 125-л");

  const group = await makeGroup(chair, "Группа: замещение", ALIYEVA, KASSYMOVA, [NURLANOV]);
  const document = await makeDocument(chair, group, "Проект: замещение");
  await visit(chair, `/documents/${document}`);

  await visit(substitute, "/account");
  await substitute.locator("main li", { hasText: "125-л" }).getByRole("button").click();
  await expect(substitute.locator(".strip[data-kind=info]")).toContainText(NURLANOV.name);
  await expect(substitute.locator(".strip[data-kind=info]")).toContainText("125-л");
  await visit(substitute, `/documents/${document}`);
  await expect(substitute.locator(".strip[data-kind=info]")).toContainText("125-л");
  await discussion(substitute).write(OTHER_SENTENCE, words.writeRemark, "Замечание по поручению", words.send);
  const said = `${SADYKOVA.name} за ${NURLANOV.name}, приказ № 125-л`;
  await expect(discussion(chair).remark("Замечание по поручению")).toContainText(said);

  // Back in her own name she has no part in this group.
  await visit(substitute, "/account");
  await substitute.locator("main .banner").getByRole("button").click();
  await expect(substitute.locator(".strip[data-kind=info]")).toHaveCount(0);
  const own = await substitute.request.get(`/documents/${document}`);
  expect(own.status()).toBe(404);
});

async function bodyOf(page: Page, name: string): Promise<string> {
  const bodies = await ask<{ id: string; name: { ru: string } }[]>(page, "list_bodies", {});
  const found = bodies.find(body => body.name.ru === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found.id;
}

/** Sends a table and has it checked. */
async function choose(page: Page, name: string, rows: string[][]): Promise<void> {
  const buffer = Buffer.from(rows.map(row => row.join(";")).join("\r\n"));
  await page.locator("#file-picker").setInputFiles({ name, mimeType: "text/csv", buffer });
  await expect(page.locator(".files")).toContainText(name);
  await page.locator("button[name=dry_run][value=true]").click();
}

/** New, changed, unchanged, not taken. */
function report(page: Page) {
  return page.locator("main .banner dd.figure");
}

/** Today in Astana. */
async function day(page: Page): Promise<string> {
  return page.evaluate(() => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Almaty" }).format(new Date()));
}
