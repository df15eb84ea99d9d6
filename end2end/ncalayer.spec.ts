// NCALayer in a page: whatever goes wrong there is said with its cure, nothing is lost, and the next try signs.
import type { Page } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDouble, type Double, type Settings } from "./ncalayer/double.ts";
import { makeKey, type PemKey } from "./ncalayer/keys.ts";
import type { Outcome } from "./ncalayer/outcomes.ts";
import { NUMBERS, certified, numbered, pem, press } from "./support/certificates.ts";
import { closedPoll, makeDocument, makeGroup } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, SADYKOVA, TURSYNOV, expect, ready, test, visit } from "./support/people.ts";
import { shot } from "./support/shots.ts";

test.use({ expected: /WebSocket connection to .* failed/ });

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "alqa-ncalayer-page-"));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

const BUTTON = { kk: "NCALayer арқылы қол қою", ru: "Подписать через NCALayer", en: "Sign with NCALayer" };
const trouble = (page: Page) => page.locator("main [role=alert] .banner");
const signed = (page: Page) => page.locator("main .banner[data-kind=success]", { hasText: "Подписано" });

/** What NCALayer does, and what the page says of it. */
const FAULTS: [Outcome, string][] = [
  [{ do: "cancel" }, "можно подписать ещё раз"],
  [{ do: "no-key" }, "Проверьте ключ и повторите"],
  [{ do: "error", code: "SIGNING_FAILURE" }, "Проверьте ключ и повторите"],
  [{ do: "error", code: "INVALID_SIGNING_PARAMS" }, "Обновите NCALayer и повторите"],
  [{ do: "error", code: "INVOCATION_ERROR" }, "Обновите NCALayer и повторите"],
  [{ do: "error", code: "GENERAL_ERROR" }, "Перезапустите его и повторите"],
  [{ do: "error", code: "CSR_GENERATING_FAILURE" }, "Перезапустите его и повторите"],
  [{ do: "error", code: "CERTIFICATE_IMPORTING_FAILURE" }, "Перезапустите его и повторите"],
  [{ do: "error", code: "INVALID_IMPORTING_CERTIFICATE" }, "Перезапустите его и повторите"],
  [{ do: "module-not-found" }, "Обновите его и повторите"],
  [{ do: "malformed" }, "Перезапустите его и повторите"],
  [{ do: "malformed", text: "[1,2,3]" }, "Перезапустите его и повторите"],
  [{ do: "malformed", text: '{"status":true,"body":{"result":["no signature"]}}' }, "Перезапустите его и повторите"],
  [{ do: "malformed", text: '{"status":true,"body":{"result":[]}}' }, "Перезапустите его и повторите"],
  [{ do: "drop" }, "прервалась. Повторите"],
];

interface Scene {
  page: Page;
  own: PemKey;
  keys: PemKey[];
  /** Addresses of protocols to be signed. */
  poll(question: string): Promise<string>;
}

/** Somebody with a key of the own centre, beside others that must not be offered. */
async function scene(people: { official(who: typeof NURLANOV): Promise<Page> }, name: string): Promise<Scene> {
  const page = await people.official(NURLANOV);
  const officers: [Page, Page] = [await people.official(SADYKOVA), await people.official(TURSYNOV)];
  const iin = numbered(NUMBERS.secretary);
  const { store } = await certified(page, officers, folder, "ECDSA P-256", "с правом подписи", iin);
  const own = pem(store);
  const subject = `/C=KZ/CN=НҰРЛАНОВ ЕРЛАН/serialNumber=IIN${iin}`;
  const foreign = makeKey({ name: "foreign", subject, purposes: ["emailProtection"], algorithm: "ec" });
  const onlySignsIn = makeKey({ name: "auth", subject, purposes: ["clientAuth"], algorithm: "ec" });
  const group = await makeGroup(page, name, ALIYEVA, NURLANOV, [KASSYMOVA]);
  const chair = await people.official(ALIYEVA);
  const poll = async (question: string) => `poll=${await closedPoll(chair, await makeDocument(chair, group, question), question)}`;
  return { page, own, keys: [onlySignsIn, foreign, own], poll };
}

async function withDouble(settings: Settings, act: (double: Double) => Promise<void>): Promise<void> {
  const double = await startDouble(settings);
  try {
    await act(double);
  } finally {
    await double.stop();
  }
}

/** Puts the page's clock forward until its patience ends. */
async function untilSaid(page: Page, said: string): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(60_000);
    await expect(trouble(page)).toContainText(said, { timeout: 100 });
  }).toPass({ timeout: 60_000 });
}

/** Has the browser keep its pages from this computer; gives what undoes it. */
async function deny(page: Page, origin: string): Promise<() => Promise<void>> {
  const own = await page.context().newCDPSession(page);
  const { targetInfo } = await own.send("Target.getTargetInfo");
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (!browser) throw new Error("no browser to tell");
  const where = targetInfo.browserContextId ? { browserContextId: targetInfo.browserContextId } : {};
  let denied = 0;
  for (const name of ["loopback-network", "local-network-access"]) {
    // Each version of the browser knows some of the names.
    const told = browser.send("Browser.setPermission", { permission: { name }, setting: "denied", origin, ...where });
    denied += await told.then(() => 1, () => 0);
  }
  expect(denied, "Chromium knows the permission").toBeGreaterThan(0);
  return async () => {
    await browser.send("Browser.resetPermissions", where);
  };
}

test("whatever goes wrong is said with its cure, and the next try signs", async ({ people, server }) => {
  test.setTimeout(240_000);
  const { page, keys, poll } = await scene(people, "Группа: NCALayer");
  const first = await poll("Одобрить проект?");
  await visit(page, `/signatures/sign?${first}`);
  await page.locator("#key-password").fill("набранное остаётся");
  await withDouble({ keys, port: server.ncalayer }, async double => {
    for (const [outcome, said] of FAULTS) {
      double.next(outcome);
      await press(page, BUTTON.ru);
      await expect(trouble(page), JSON.stringify(outcome)).toContainText(said);
      await expect(page.locator("pre.manifest")).toContainText("alqa-manifest 1");
      await expect(page.locator("#key-password")).toHaveValue("набранное остаётся");
    }
    await shot(page, "ncalayer-lost");
    // Only the own centre's key for documents is offered, and nothing of the content is said twice.
    await press(page, BUTTON.ru);
    await expect(signed(page)).toHaveCount(1);
    const asked = double.requests.at(-1)?.args as { signerParams: { chain?: string[]; extKeyUsageOids?: string[] } };
    expect(asked.signerParams.extKeyUsageOids).toEqual(["1.3.6.1.5.5.7.3.4"]);
    expect(asked.signerParams.chain?.length).toBeGreaterThanOrEqual(2);
    expect(double.requests.every(request => !request.overlapping)).toBe(true);
  });

  // In each shape that NCALayer and its kin answer.
  for (const form of [{ result: "string", cms: "pem" }, { result: "string", cms: "base64" }, { result: "array", cms: "base64" }] as const) {
    await visit(page, `/signatures/sign?${await poll(`Вид ответа: ${form.result}, ${form.cms}?`)}`);
    await withDouble({ keys, port: server.ncalayer }, async double => {
      double.next({ do: "sign", ...form });
      await press(page, BUTTON.ru);
      await expect(signed(page)).toHaveCount(1);
    });
  }

  // Signed, but something else: it is not accepted, and says why.
  await visit(page, `/signatures/sign?${await poll("Подмена?")}`);
  await withDouble({ keys, port: server.ncalayer }, async double => {
    double.next({ do: "sign-other" });
    await press(page, BUTTON.ru);
    await expect(page.locator("main .banner[data-kind=error]").first()).toContainText("Подпись не принята");
  });

  // Several in one go: one window, and after it broke off all are still there.
  const acts = [await poll("Первый в пачке?"), await poll("Второй в пачке?"), await poll("Третий в пачке?")];
  await visit(page, `/signatures/sign?${acts.join("&")}`);
  await withDouble({ keys, port: server.ncalayer }, async double => {
    double.next({ do: "drop" });
    await press(page, BUTTON.ru);
    await expect(trouble(page)).toContainText("прервалась");
    await expect(page.locator("pre.manifest")).toHaveCount(3);
    await press(page, BUTTON.ru);
    await expect(signed(page)).toHaveCount(3);
    expect(double.requests).toHaveLength(2);
    expect((double.requests[1]?.args as { data: string[] }).data).toHaveLength(3);
  });
});

test("who does not answer in time, or may not be reached, is told apart", async ({ people, server }) => {
  test.setTimeout(180_000);
  const { page, keys, poll } = await scene(people, "Группа: молчание NCALayer");
  const address = `/signatures/sign?${await poll("Дождёмся?")}`;
  await page.clock.install();
  await visit(page, address);
  // The window stays open for longer than a person takes.
  await withDouble({ keys, port: server.ncalayer }, async double => {
    double.next({ do: "sign", hold: true });
    await press(page, BUTTON.ru);
    await double.untilHeld();
    await untilSaid(page, "не ответил вовремя. Повторите");
    double.release();
  });
  // Something lets in and says nothing.
  await withDouble({ keys, port: server.ncalayer, mute: true }, async double => {
    await press(page, BUTTON.ru);
    await expect.poll(() => double.attempts.length).toBe(1);
    await untilSaid(page, "Запустите его и повторите");
  });
  await page.clock.resume();

  // The browser was told not to let pages reach this computer. Each language has its sentence.
  const allow = await deny(page, server.url);
  for (const [lang, said] of [["kk", "жергілікті желі"], ["en", "local network"], ["ru", "локальной сети"]] as const) {
    await page.context().addCookies([{ name: "lang", value: lang, url: server.url }]);
    await page.reload();
    await ready(page);
    await press(page, BUTTON[lang]);
    await expect(trouble(page)).toContainText(said);
  }
  await allow();
  await withDouble({ keys, port: server.ncalayer }, async () => {
    await press(page, BUTTON.ru);
    await expect(signed(page)).toHaveCount(1);
  });
});
