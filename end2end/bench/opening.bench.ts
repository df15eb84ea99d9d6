// How long it takes until a document of 200 pages with 2,000 remarks answers a tap, and how evenly it scrolls.
import type { Page } from "@playwright/test";
import { docx, type Line } from "../support/docx.ts";
import { at, say } from "../support/figure.ts";
import { ask, key, makeGroup, makeUpload } from "../support/made.ts";
import { ALIYEVA, KASSYMOVA, NURLANOV, expect, test, type People } from "../support/people.ts";

const REMARKS = 2_000;
const SIZES = [[1440, 900], [820, 1180]] as const;
const OPENINGS = 3;
const PIXELS = 48_000;

test("a document of 200 pages with 2,000 remarks", async ({ people }) => {
  const chair = await people.official(ALIYEVA);
  const group = await makeGroup(chair, "Большой проект", ALIYEVA, NURLANOV, [KASSYMOVA]);
  const file = await makeUpload(chair, "проект.docx", docx(law()));
  const document = await ask<string>(chair, "place_document", { group, file, title: "Проект на двести страниц", marking: "open", key: key() });
  const { blocks } = await ask<{ blocks: { id: string }[] }>(chair, "view_document", { document });
  expect(blocks.length).toBeGreaterThan(2_000);
  await remark(chair, document, blocks.map(block => block.id));

  const opened: number[] = [];
  const frames: number[] = [];
  for (const [width, height] of SIZES) {
    for (let round = 0; round < OPENINGS; round += 1) {
      const { answered, gaps } = await open(people, document, width, height);
      opened.push(answered);
      frames.push(...gaps);
    }
  }
  say("opening_ms", opened, opened.length);
  say("scrolling_p95_ms", [at(frames, 0.95)], frames.length);
});

async function open(people: People, document: string, width: number, height: number) {
  const page = await people.official(ALIYEVA, { width, height });
  const began = performance.now();
  await page.goto(`/documents/${document}`, { waitUntil: "commit" });
  await page.locator("html.hydrated").waitFor();
  // Interactive is what answers: a tap on a sentence offers what can be done with it.
  await page.locator("#text [data-at]").nth(4).click();
  await page.locator(".pick").waitFor();
  const answered = performance.now() - began;
  const gaps = await page.evaluate(async pixels => {
    const found: number[] = [];
    let last = performance.now();
    for (let y = 0; y < pixels; y += 400) {
      scrollTo(0, y);
      await new Promise(done => requestAnimationFrame(done));
      found.push(performance.now() - last);
      last = performance.now();
    }
    return found;
  }, PIXELS);
  await page.context().close();
  return { answered, gaps };
}

/** Remarks spread over the whole text, twenty at a time. */
async function remark(page: Page, document: string, blocks: readonly string[]): Promise<void> {
  for (let from = 0; from < REMARKS; from += 20) {
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => {
        const number = from + at;
        const block = blocks[Math.floor((number * blocks.length) / REMARKS)];
        const text = `Предлагаем уточнить: замечание ${number} по существу положения, изложенного в пункте.`;
        const rest = { wording: number % 5 ? "" : "в новой редакции", grounds: number % 3 ? "" : "Приведение в соответствие с законом." };
        return ask(page, "add_remark", { document, block, start: 0, end: 0, text, mentions: [], key: key(), ...rest });
      }),
    );
  }
}

/** The same law each time: about two hundred pages. */
function law(): Line[] {
  const lines: Line[] = [];
  const next = numbers(3);
  const sentence = () => {
    const words = Array.from({ length: 9 + (next() % 10) }, () => WORDS[next() % WORDS.length]).join(" ");
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  for (let article = 1; article <= 156; article += 1) {
    if (article % 13 === 1) lines.push({ text: `Глава ${Math.ceil(article / 13)}. ${sentence().slice(0, 60)}`, kind: "heading" });
    lines.push({ text: `Статья ${article}. ${sentence().slice(0, 50)}` });
    for (let point = 1; point <= 6; point += 1) {
      lines.push({ text: `${point}. ${Array.from({ length: 2 + (next() % 3) }, sentence).join(" ")}` });
      for (let sub = 1; sub <= 1 + (next() % 3); sub += 1) lines.push({ text: `${sub}) ${sentence().toLowerCase()}` });
    }
  }
  return lines;
}

const WORDS =
  "государственный орган рабочая группа проект решение порядок рассмотрение документ правительство министерство согласование предложение замечание обоснование экспертиза срок направление регламент постановление уполномоченный осуществляет представляет вносит утверждает определяет настоящий закон республика обеспечение информационная система электронный подпись протокол заседание председатель секретарь член комиссия контроль исполнение поручение ответственный".split(
    " ",
  );

/** Numbers that come in the same order each time (the constants are those of MINSTD). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}
