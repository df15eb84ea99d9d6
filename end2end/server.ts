// What every spec imports instead of @playwright/test: a server per worker, and a watch on the page.
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const built = resolve(import.meta.dirname, "../target/alqa");
const binary = process.env["ALQA_BIN"] ?? join(built, "alqa");
const site = process.env["ALQA_SITE"] ?? join(built, "site");

export interface Server {
  url: string;
  /** What `alqa demo` printed: the accounts. */
  demo: string;
  /** The data folder, gone after the worker. */
  data: string;
  /** Where pages look for NCALayer; nothing listens there until a test starts its double. */
  ncalayer: number;
}

interface WorkerFixtures {
  server: Server;
}

interface Fixtures {
  /** Problems a test provokes on purpose: `test.use({ expected: /403/ })`. */
  expected: RegExp;
  watched: void;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // Playwright wants the empty pattern where a fixture uses no other.
    async ({}, use) => {
      const data = mkdtempSync(join(tmpdir(), "alqa-e2e-"));
      const port = await freePort();
      const ncalayer = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const env = {
        ...process.env,
        ALQA_DATA: data,
        ALQA_DATABASE: "sqlite",
        ALQA_LISTEN: `127.0.0.1:${port}`,
        ALQA_ORIGIN: url,
        ALQA_SITE: site,
        ALQA_NCALAYER: `ws://127.0.0.1:${ncalayer}`,
        // The server refuses settings it doesn't know.
        ALQA_SHOTS: undefined,
      };
      const log = join(data, "server.log");
      makeRoot(data);
      const demo = createDemo(env);
      const child = start(env, log);
      try {
        await untilReady(child, url, log);
        await use({ url, demo, data, ncalayer });
      } finally {
        await stop(child);
        rmSync(data, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  expected: [/(?!)/, { option: true }],
  // A page that works but complains in its console, or asks for something that isn't there, fails.
  watched: [
    async ({ context, expected }, use) => {
      const problems: string[] = [];
      context.on("page", page => watch(page, problems));
      await use();
      expect(problems.filter(problem => !expected.test(problem)), "the page complained").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** No violation of WCAG 2.2 A and AA that axe can see; the message names rule and element. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}: ${rule.help}`));
  expect(found).toEqual([]);
}

// On a busy machine the browser's half comes later than Chromium waits for it: no fault of the page.
const UNUSED_YET = /preloaded using link preload but not used within a few seconds/;

/** Notes what goes wrong in a page; contexts that tests open themselves need it called. */
export function watch(page: Page, problems: string[]): void {
  const note = (problem: string) => {
    if (!problems.includes(problem)) problems.push(problem);
  };
  page.on("console", message => {
    if (UNUSED_YET.test(message.text())) return;
    if (["error", "warning"].includes(message.type())) note(`console ${message.type()}: ${message.text().slice(0, 400)}`);
  });
  page.on("pageerror", error => note(`page error: ${error.message}`));
  page.on("requestfailed", request => {
    // What leaving a page breaks off is no fault.
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") note(`${why} ${request.url()}`);
  });
  page.on("response", response => {
    if (response.status() >= 400) note(`${response.status()} ${response.url()}`);
  });
}

/** The root by which the server trusts signatures: `root.key` and `trust/anchors/root.pem` in the data folder. */
function makeRoot(data: string): void {
  const anchors = join(data, "trust", "anchors");
  mkdirSync(anchors, { recursive: true });
  const files = ["-keyout", join(data, "root.key"), "-out", join(anchors, "root.pem")];
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const what = ["-subj", "/CN=Сынақ орталығы/C=KZ", "-utf8", "-days", "2", "-addext", "keyUsage=critical,keyCertSign,cRLSign"];
  const { status, stderr } = spawnSync("openssl", ["req", "-x509", ...key, ...what, ...files], { encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl: ${stderr}`);
}

function createDemo(env: NodeJS.ProcessEnv): string {
  const { status, stdout, stderr, error } = spawnSync(binary, ["demo"], { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`alqa demo: ${error?.message ?? stderr}`);
  return stdout;
}

function start(env: NodeJS.ProcessEnv, log: string): ChildProcess {
  const file = openSync(log, "a");
  const child = spawn(binary, ["serve"], { env, stdio: ["ignore", file, file] });
  closeSync(file);
  return child;
}

async function untilReady(child: ChildProcess, url: string, log: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`alqa serve ended:\n${readFileSync(log, "utf8").slice(-4000)}`);
    const answer = await fetch(url, { redirect: "manual" }).catch(() => undefined);
    if (answer && answer.status < 500) return;
    await new Promise(done => setTimeout(done, 50));
  }
  throw new Error(`alqa serve doesn't answer:\n${readFileSync(log, "utf8").slice(-4000)}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise(done => child.once("exit", done));
  child.kill("SIGTERM");
  const impatient = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(impatient);
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
