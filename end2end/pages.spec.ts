// Every page, in each language: no barrier that axe can see, in light and in dark; nothing wider than the screen.
import { expectAccessible } from "./server.ts";
import { pick } from "./support/groups.ts";
import { ADMIN, ALIYEVA, LANGS, expect, ready, test, visit, type Lang } from "./support/people.ts";
import { places } from "./support/places.ts";
import { shot } from "./support/shots.ts";
import type { Page } from "@playwright/test";

const WIDTHS = [1440, 820, 390, 320];

// A trace of all this would take longer than the pages.
test.use({ expected: /404/, trace: "off" });
test.describe.configure({ mode: "parallel" });

for (const lang of LANGS) {
  test(`every page in ${lang}`, async ({ people }) => {
    test.setTimeout(300_000);
    const stranger = await people.stranger({ lang, width: 1440, height: 900 });
    await visit(stranger, "/sign-in");
    const found = await look(stranger, "sign-in", lang);
    const page = await people.official(ADMIN, { lang, width: 1440, height: 900 });
    for (const { name, path } of await places(page)) {
      await visit(page, path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page).toHaveTitle(/ — Алқа$/);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      found.push(...(await look(page, name, lang)));
    }
    expect(found).toEqual([]);
  });
}

/** What is wrong with a page, at all widths; wide in light, narrow in dark. */
async function look(page: Page, name: string, lang: Lang): Promise<string[]> {
  const found: string[] = [];
  const barriers = (where: string) =>
    expectAccessible(page).catch((error: Error) => found.push(`${name} ${where}: ${brief(error)}`));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await tooWide(page)).map(what => `${name} at ${width}: ${what} is too wide`));
    await shot(page, `${name}-${lang}-${width}`);
  }
  // Colours are the same in all languages.
  if (lang === "ru") {
    await page.emulateMedia({ colorScheme: "dark" });
    await barriers("narrow, in dark");
    await shot(page, `${name}-${lang}-dark`);
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await barriers("wide, in light");
  return found;
}

function brief(error: Error): string {
  return error.message.split("\n").filter(line => line.includes('"')).join(" ").slice(0, 600);
}

/** The elements that stick out of the screen; none when nothing scrolls sideways. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if ((document.scrollingElement?.scrollWidth ?? 0) <= innerWidth) return [];
    const out = [...document.body.querySelectorAll("*")].filter(element => element.getBoundingClientRect().right > innerWidth + 1);
    return out.slice(0, 4).map(element => `${element.tagName.toLowerCase()}.${element.className.toString().replaceAll(" ", ".")}`);
  });
}

test("changing the language in place keeps what is typed and chosen", async ({ people }) => {
  const page = await people.official(ALIYEVA, { lang: "ru" });
  await visit(page, "/groups/new");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Создание рабочей группы");
  await page.locator("#name").fill("Недописанное наименование");
  await page.locator("#justification").fill("Поручение");
  await pick(page, "chair", ALIYEVA);
  for (const [tag, name, said] of [["en", "Eng", "New working group"], ["kk", "Қаз", "Жұмыс тобын құру"], ["ru", "Рус", "Создание рабочей группы"]] as const) {
    await page.locator(".lang").getByRole("link", { name }).click();
    await expect(heading).toHaveText(said);
    await expect(page).toHaveTitle(`${said} — Алқа`);
    await expect(page.locator("html")).toHaveAttribute("lang", tag);
    await expect(page.locator("#name")).toHaveValue("Недописанное наименование");
    await expect(page.locator("#justification")).toHaveValue("Поручение");
    await expect(page.locator(".picked li")).toContainText(ALIYEVA.surname);
  }
  expect(new URL(page.url()).pathname).toBe("/groups/new");
  await page.locator(".lang").getByRole("link", { name: "Eng" }).click();
  await page.reload();
  await ready(page);
  await expect(heading).toHaveText("New working group");
});

test("the first tab leads past the bar to the content", async ({ people }) => {
  const page = await people.official(ALIYEVA);
  await visit(page, "/groups");
  await page.keyboard.press("Tab");
  await expect(page.locator("a.skip")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});
