// What a browser and a stranger can't do.
import { discussion } from "./support/discussion.ts";
import { OTHER_SENTENCE } from "./support/draft.ts";
import { ask, findPerson, makeDocument, makeGroup, makePoll, makeRemark, origin } from "./support/made.ts";
import { ADMIN, ALIYEVA, KASSYMOVA, NURLANOV, OSPANOV, expect, signIn, test, visit } from "./support/people.ts";
import { WORDS } from "./support/words.ts";

test("the session's cookie can't be read, nor sent by other sites", async ({ people }) => {
  const page = await people.stranger();
  await signIn(page, ALIYEVA);
  const session = (await page.context().cookies()).find(cookie => cookie.httpOnly);
  expect(session).toMatchObject({ secure: true, httpOnly: true, sameSite: "Lax", path: "/" });
  expect(session?.name).toMatch(/^__Host-/);
  expect(await page.evaluate(() => document.cookie)).not.toContain(session?.value);
  // Signing out ends it on the server, not only in this browser.
  const kept = { cookie: `${session?.name}=${session?.value}`, origin: origin(page) };
  const before = await page.request.post("/api/list_groups", { data: { op: {} }, headers: kept });
  expect(before.status()).toBe(200);
  await visit(page, "/account");
  await page.locator("main form.sign-out button").click();
  await page.waitForURL("/sign-in");
  const after = await page.request.post("/api/list_groups", { data: { op: {} }, headers: kept });
  expect(after.status()).toBe(401);
});

test("pages forbid what they don't need, and nothing they do is forbidden", async ({ people }) => {
  const page = await people.official(ALIYEVA);
  const violations: string[] = [];
  await page.exposeFunction("noteViolation", (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", event => {
      const note = (window as unknown as { noteViolation: (text: string) => void }).noteViolation;
      note(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  const group = await makeGroup(page, "Группа: запреты", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document_ = await makeDocument(page, group, "Проект: запреты");
  const poll = await makePoll(page, document_, "Принять?");
  for (const path of ["/", "/groups", "/groups/new", `/groups/${group}`, `/documents/${document_}`, `/polls/${poll}`, "/directory", "/account"]) {
    const answer = await page.goto(path);
    const headers = answer?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[\w-]{16,}' 'wasm-unsafe-eval'/);
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toContain("unsafe-inline");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["cache-control"], path).toBe("no-store");
    await page.locator("html.hydrated").waitFor();
  }
  await visit(page, `/documents/${document_}`);
  await discussion(page).begin(OTHER_SENTENCE, WORDS.ru.suggest);
  expect(violations).toEqual([]);
});

test("what other sites send is refused", async ({ people, request, server }) => {
  const page = await people.official(ALIYEVA);
  const foreign: Record<string, string>[] = [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site", origin: server.url }, {}];
  for (const headers of foreign) {
    const called = await page.request.post("/api/list_groups", { data: { op: {} }, headers });
    expect(called.status(), JSON.stringify(headers)).toBe(403);
    const sent = await page.request.post("/do/sign_out?then=/&back=/", { form: {}, headers, maxRedirects: 0 });
    expect(sent.status(), JSON.stringify(headers)).toBe(403);
    const file = await page.request.post("/files?name=a.txt&purpose=document", { data: "a", headers });
    expect(file.status(), JSON.stringify(headers)).toBe(403);
  }
  const live = await page.request.get("/live", {
    headers: { origin: "https://evil.example", connection: "upgrade", upgrade: "websocket" },
  });
  expect(live.status()).toBe(403);
  // And she is still signed in.
  expect(await ask<unknown[]>(page, "list_groups", {})).toEqual(expect.any(Array));
  const nobody = await request.post("/api/list_groups", { data: { op: {} }, headers: { origin: server.url } });
  expect(nobody.status()).toBe(401);
});

test.describe("another group", () => {
  test.use({ expected: /404/ });

  test("its pages are not there for a stranger to it", async ({ people }) => {
    const [chair, stranger] = await Promise.all([people.official(ALIYEVA), people.official(OSPANOV)]);
    const group = await makeGroup(chair, "Закрытая от других группа", ALIYEVA, NURLANOV, [KASSYMOVA]);
    const document = await makeDocument(chair, group, "Проект не для всех");
    const poll = await makePoll(chair, document, "Принять тайно?");
    await makeRemark(chair, document, "Замечание не для всех");
    for (const path of [`/groups/${group}`, `/documents/${document}`, `/polls/${poll}`, `/documents/${document}/polls/new`]) {
      const answer = await stranger.goto(path);
      expect(answer?.status(), path).toBe(404);
      const text = (await answer?.text()) ?? "";
      for (const secret of ["Закрытая от других", "не для всех", "тайно"]) expect(text, path).not.toContain(secret);
    }
    const file = await stranger.request.get(`/documents/${document}/file`);
    expect(file.status()).toBe(404);
    await visit(stranger, "/groups");
    await expect(stranger.getByText("Закрытая от других")).toHaveCount(0);
  });
});

test("what people write is text, whatever it looks like", async ({ people }) => {
  const page = await people.official(ALIYEVA);
  const group = await makeGroup(page, "Группа </title><script>alert(1)</script>", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(page, group, "<img src=x onerror=alert(1)>");
  const text = "</textarea><img src=x onerror=alert(2)> <!-- {{7*7}}";
  await makeRemark(page, document, text);
  await makePoll(page, document, "<svg onload=alert(3)>?");
  page.on("dialog", dialog => {
    throw new Error(`a script ran: ${dialog.message()}`);
  });
  await visit(page, `/groups/${group}`);
  await visit(page, `/documents/${document}`);
  await expect(discussion(page).remark(text)).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("<img src=x onerror=alert(1)>");
  await expect(page.locator("img, main script")).toHaveCount(0);
});

test("a wrong password is told as little as a wrong login, and is slowed down", async ({ people }) => {
  // An account of its own: whoever is locked out here could not sign in for the tests after this.
  const admin = await people.official(ADMIN);
  const [login, right] = ["polyakova", "Kok-Aspan-2846"];
  const person = await findPerson(admin, { login, surname: "Полякова", name: "" });
  await ask(admin, "create_account", { person, login, new_password: right });
  const page = await people.stranger();
  const sign = (login: string, password: string) =>
    page.request.post("/api/sign_in", { data: { op: { login, password } }, headers: { origin: origin(page) } });
  const wrong = await sign(login, "совсем другой");
  const unknown = await sign("nobody-at-all", "совсем другой");
  expect([wrong.status(), await wrong.text()]).toEqual([unknown.status(), await unknown.text()]);
  expect((await sign(login, right)).ok()).toBe(true);
  for (let attempt = 0; attempt < 12; attempt += 1) await sign(login, `подбор ${attempt}`);
  expect((await sign(login, right)).ok(), "even the right password waits").toBe(false);
});
