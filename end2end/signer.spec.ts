// Signing in the browser: the worker that holds keys, as a page asks it. OpenSSL judges what it can read.
import { readFileSync, rmSync } from "node:fs";
import { makeDocument, makeGroup } from "./support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, test, visit } from "./support/people.ts";
import { Centre, type Opened, PASSWORD, type Talk, bytes, file, micros, request, sign, unpacked, worker } from "./support/signer.ts";

const CONTENT = Buffer.from("Қаулының жобасы\r\n");

let centre: Centre;
test.beforeAll(() => {
  centre = new Centre();
});
test.afterAll(() => rmSync(centre.folder, { recursive: true }));

async function verdict(talk: Talk, content: Buffer, cms: string): Promise<unknown> {
  const files = [{ name: "a.p7s", bytes: cms }, { name: "a.txt", bytes: file(content) }];
  const answer = (await talk.ask({ examine: { files, lists: [], policy: centre.policy(), now: micros() } })) as { Ok: { examined: { examination: string } } };
  return (JSON.parse(answer.Ok.examined.examination) as { signatures: { verdict: unknown }[] }).signatures[0]?.verdict;
}

for (const kind of ["rsa2048", "p256", "gost512"] as const) {
  test(`a key made in the browser gets a certificate and signs: ${kind}`, async ({ people }) => {
    const page = await people.official(ALIYEVA);
    await visit(page, "/");
    const talk = await worker(page);
    const asked = await request(talk, kind);
    const made = talk.took;
    if (kind !== "gost512") expect(centre.keyIn(asked.store)).toContain("BEGIN PRIVATE KEY");

    const certificates = [bytes(centre.certify(asked.request, kind)), bytes(readFileSync(centre.certificate))];
    const install = { file: file(asked.store), password: PASSWORD, certificates, roles: [] };
    const installed = (await talk.ask({ install })) as { Ok: { installed: { store: string } } };
    const store = unpacked(installed.Ok.installed.store);
    const opened = (await talk.ask({ open: { file: file(store), password: PASSWORD, roles: [] } })) as Opened;
    const [key] = opened.Ok.opened.keys;
    expect(key?.certificate).toMatchObject({ signs: true, subject: { iin: "123456789011" } });
    const opening = talk.took;

    const signatures = await sign(talk, [CONTENT, Buffer.alloc(0), CONTENT]);
    expect(signatures).toHaveLength(3);
    await sign(talk, [CONTENT]);
    console.log(`${kind}: key and request ${made.toFixed(0)} ms, opening ${opening.toFixed(0)} ms, one signature ${talk.took.toFixed(1)} ms`);
    if (kind !== "gost512") {
      expect(centre.verify(unpacked(signatures[0] ?? ""), CONTENT)).toEqual(CONTENT);
      expect(() => centre.verify(unpacked(signatures[0] ?? ""), Buffer.from("басқа"))).toThrow();
    }
    expect(await verdict(talk, CONTENT, signatures[0] ?? "")).toBe("Valid");
    expect(await verdict(talk, Buffer.from("басқа"), signatures[0] ?? "")).toBe("Invalid");
    expect(await talk.ask("close")).toEqual({ Ok: "closed" });
    expect(await talk.ask({ sign: { key: 0, contents: [], at: micros() } })).toEqual({ Err: "not_open" });
  });
}

test("what is not a key store, or not its password, is told apart, and the worker lives on", async ({ people }) => {
  const page = await people.official(ALIYEVA);
  await visit(page, "/");
  const talk = await worker(page);
  const { store } = await request(talk, "gost512");
  const open = (data: Buffer, password: string) => talk.ask({ open: { file: file(data), password, roles: [] } });
  expect(await open(store, "құпия сөз 7391")).toEqual({ Err: "wrong_password" });
  expect(await open(Buffer.from("%PDF-1.7"), PASSWORD)).toEqual({ Err: "no_key_store" });
  expect(await open(store.subarray(0, store.length / 2), PASSWORD)).toEqual({ Err: "no_key_store" });
  expect(await talk.ask({ open: { file: 5 } })).toEqual({ Err: "malformed" });
  expect(await talk.ask({ unheard: {} })).toEqual({ Err: "malformed" });
  // It has no certificate yet: it opens, and does not sign.
  expect(await open(store, PASSWORD)).toMatchObject({ Ok: { opened: { keys: [{ key: 0, algorithm: "gost512" }] } } });
  expect(await talk.ask({ sign: { key: 0, contents: [], at: micros() } })).toEqual({ Err: "no_certificate" });
});

test("nothing of it is loaded before somebody signs", async ({ people }) => {
  const page = await people.official(ALIYEVA);
  const fetched: string[] = [];
  page.on("request", request => fetched.push(new URL(request.url()).pathname));
  const group = await makeGroup(page, "Группа: ещё не подписано", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const document = await makeDocument(page, group, "Проект без подписи");
  for (const path of ["/", "/groups", `/groups/${group}`, `/documents/${document}`, "/directory", "/library", "/account"]) await visit(page, path);
  expect(fetched.length).toBeGreaterThan(20);
  expect(fetched.filter(path => path.includes("/signer/"))).toEqual([]);
  await worker(page);
  await expect.poll(() => fetched.filter(path => path.includes("/signer/")).map(path => path.split("/").pop()).sort()).toEqual(["signer-worker.js", "signer.js", "signer_bg.wasm"]);
});

test("the worker may load its own program and nothing else", async ({ people, server }) => {
  const page = await people.official(ALIYEVA);
  await visit(page, "/");
  const script = await page.locator("link[rel=modulepreload][href$='/alqa.js']").getAttribute("href");
  const answer = await page.request.get(`${server.url}${script?.replace(/alqa\.js$/, "signer/signer-worker.js")}`);
  expect(answer.headers()["content-security-policy"]).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
  const policy = (await page.request.get("/")).headers()["content-security-policy"] ?? "";
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.ncalayer};`);
  await expect(page.locator("meta[name=ncalayer]")).toHaveAttribute("content", `ws://127.0.0.1:${server.ncalayer}`);
});
