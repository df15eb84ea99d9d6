// How long a signature takes in the browser, and what signing adds to what is loaded.
import { rmSync } from "node:fs";
import { say } from "../support/figure.ts";
import { ALIYEVA, expect, test, visit } from "../support/people.ts";
import { Centre, certified, sign, worker } from "../support/signer.ts";

const SIGNATURES = 40;
/** The length of what is signed is that of `bench eds`. */
const CONTENT = Buffer.alloc(10_000, "қ");

test("signatures in the browser", async ({ people }) => {
  const page = await people.official(ALIYEVA);
  const loaded = new Map<string, number>();
  page.on("response", async response => {
    const path = new URL(response.url()).pathname;
    if (path.includes("/signer/")) loaded.set(path, Number((await response.allHeaders())["content-length"]));
  });
  await visit(page, "/");
  const centre = new Centre();
  for (const kind of ["rsa2048", "p256", "gost512"] as const) {
    const talk = await worker(page);
    const opened = await certified(talk, centre, kind);
    expect(opened.Ok.opened.keys).toHaveLength(1);
    const took: number[] = [];
    for (let round = 0; round < SIGNATURES; round += 1) {
      expect(await sign(talk, [CONTENT])).toHaveLength(1);
      took.push(talk.took);
    }
    say(`eds_sign_ms_${kind}`, took, took.length);
  }
  rmSync(centre.folder, { recursive: true });
  await expect.poll(() => loaded.size).toBe(3);
  const sizes = [...loaded.values()];
  expect(sizes.every(size => size > 0)).toBe(true);
  say("eds_signing_bytes", [sizes.reduce((sum, size) => sum + size, 0)], sizes.length);
});
