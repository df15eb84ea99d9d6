// People in browsers of their own. Tests that need more than one page begin here.
import { expect, test as base, watch } from "../server.ts";
import { remember } from "./made.ts";
import type { Browser, BrowserContext, Page } from "@playwright/test";

export { expect };

/** The password of all demonstration accounts. */
export const PASSWORD = "Tau-Samal-7391";

export const LANGS = ["kk", "ru", "en"] as const;
export type Lang = (typeof LANGS)[number];

/** Somebody of the demonstration, each of another body. */
export interface Official {
  login: string;
  surname: string;
  /** As pages show it. */
  name: string;
}

export const ALIYEVA: Official = { login: "aliyeva", surname: "Әлиева", name: "Әлиева А. Б." };
export const NURLANOV: Official = { login: "nurlanov", surname: "Нұрланов", name: "Нұрланов Е. С." };
export const KASSYMOVA: Official = { login: "kassymova", surname: "Қасымова", name: "Қасымова Б. Ә." };
export const OSPANOV: Official = { login: "ospanov", surname: "Оспанов", name: "Оспанов Т. Б." };
export const SADYKOVA: Official = { login: "sadykova", surname: "Садықова", name: "Садықова Ш. Е." };
export const TURSYNOV: Official = { login: "tursynov", surname: "Тұрсынов", name: "Тұрсынов М. О." };
export const ADMIN: Official = { login: "admin", surname: "Ермеков", name: "Ермеков Д." };

interface Asked {
  lang?: Lang;
  width?: number;
  height?: number;
  scheme?: "light" | "dark";
  script?: boolean;
}

/** A browser of one's own. */
export class People {
  private readonly contexts: BrowserContext[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
    private readonly problems: string[],
  ) {}

  /** A page of somebody who is not signed in. */
  async stranger({ lang = "ru", width = 1280, height = 800, scheme = "light", script = true }: Asked = {}): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: { width, height },
      colorScheme: scheme,
      javaScriptEnabled: script,
      reducedMotion: "reduce",
    });
    this.contexts.push(context);
    context.on("page", page => watch(page, this.problems));
    await context.addCookies([{ name: "lang", value: lang, url: this.url }]);
    context.setDefaultNavigationTimeout(15_000);
    const page = await context.newPage();
    remember(page, this.url);
    return page;
  }

  /** A page of somebody who is signed in; how signing in looks is another test's affair. */
  async official(who: Official, asked: Asked = {}): Promise<Page> {
    const page = await this.stranger(asked);
    await signInQuietly(page, this.url, who);
    return page;
  }

  async close(): Promise<void> {
    await Promise.all(this.contexts.map(context => context.close()));
  }
}

export async function signInQuietly(page: Page, url: string, who: Official): Promise<void> {
  const answer = await page.request.post("/api/sign_in", {
    data: { op: { login: who.login, password: PASSWORD } },
    headers: { origin: url },
  });
  expect(answer.ok(), `${who.login} signs in`).toBe(true);
}

export const test = base.extend<{ people: People }>({
  people: async ({ browser, server, expected }, use) => {
    const problems: string[] = [];
    const people = new People(browser, server.url, problems);
    await use(people);
    await people.close();
    expect(problems.filter(problem => !expected.test(problem)), "the pages complained").toEqual([]);
  },
});

/** Until the browser's half runs. */
export async function ready(page: Page): Promise<void> {
  await page.locator("html.hydrated").waitFor({ timeout: 20_000 });
}

/** Goes to an address and waits until the browser's half runs. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** Signs in as people do. */
export async function signIn(page: Page, who: Official): Promise<void> {
  await visit(page, "/sign-in");
  await page.locator("#login").fill(who.login);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(url => url.pathname === "/");
  await ready(page);
}
