// What a test needs to be there before it begins, made by the same calls as the pages make, without their forms.
import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { DRAFT, NEXT } from "./draft.ts";
import { expect, type Official } from "./people.ts";

/** Carries out an operation as whoever is signed in in the page's browser. */
export async function ask<T>(page: Page, operation: string, op: Record<string, unknown>): Promise<T> {
  const answer = await page.request.post(`/api/${operation}`, { data: { op }, headers: { origin: origin(page) } });
  const text = await answer.text();
  expect(answer.status(), `${operation}: ${text}`).toBe(200);
  return JSON.parse(text) as T;
}

/** The browser's request context knows the base address, but says no origin by itself. */
export function origin(page: Page): string {
  const base = bases.get(page);
  if (!base) throw new Error("whose page is this?");
  return base;
}

const bases = new WeakMap<Page, string>();

export function remember(page: Page, base: string): void {
  bases.set(page, base);
}

/** Marks an act: 26 signs, the first at most 7. */
export function key(): string {
  const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  return `0${[...randomBytes(25)].map(byte => signs[byte % 32]).join("")}`;
}

export async function findPerson(page: Page, who: Official): Promise<string> {
  const search = who.surname;
  const found = await ask<{ rows: { id: string }[] }>(page, "search_directory", { search, body: null, page: 0 });
  const first = found.rows[0];
  if (!first) throw new Error(`${search} is not in the directory`);
  return first.id;
}

export async function makeGroup(
  page: Page,
  name: string,
  chair: Official,
  secretary: Official,
  members: readonly Official[],
): Promise<string> {
  const ids = await Promise.all([chair, secretary, ...members].map(who => findPerson(page, who)));
  return ask<string>(page, "create_group", {
    name,
    description: "Проект готовится к внесению в Правительство.",
    justification: "Поручение Премьер-Министра от 12 марта 2026 года",
    chair: ids[0],
    secretary: ids[1],
    members: ids.slice(2),
    key: key(),
  });
}

export async function makeDocument(page: Page, group: string, title: string): Promise<string> {
  const file = await send(page, DRAFT);
  return ask<string>(page, "place_document", { group, file, title, marking: "open", key: key() });
}

/** Places the next version of the draft. */
export async function makeVersion(page: Page, document: string): Promise<string> {
  const file = await send(page, NEXT);
  return ask<string>(page, "place_version", { document, file, marking: "open", key: key() });
}

/** Attaches a file to a group. */
export async function makeAttachment(page: Page, group: string, name: string, buffer: Buffer): Promise<string> {
  const file = await send(page, { name, buffer });
  return ask<string>(page, "attach_file", { group, file, marking: "open", key: key() });
}

/** A section of the library, open to everybody unless its list says otherwise. */
export async function makeSection(page: Page, name: string, rest: object = {}): Promise<string> {
  const folder = await ask<string>(page, "create_section", { name, body: null, key: key() });
  await ask(page, "set_folder_access", { folder, scope: "everyone", ...rest });
  return folder;
}

/** A document of the library. */
export async function makeItem(page: Page, folder: string, title: string, rest: object = {}): Promise<string> {
  const file = await send(page, DRAFT);
  return ask<string>(page, "place_item", { folder, file, title, marking: "open", key: key(), ...rest });
}

/** Sends a file; answers what it is known by until it is used. */
export async function makeUpload(page: Page, name: string, buffer: Buffer): Promise<string> {
  return send(page, { name, buffer });
}

async function send(page: Page, file: { name: string; buffer: Buffer }): Promise<string> {
  const answer = await page.request.post(`/files?name=${encodeURIComponent(file.name)}&purpose=document`, {
    data: file.buffer,
    headers: { origin: origin(page), "content-type": "application/octet-stream" },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { id: string }).id;
}

/** A remark on a sentence of the draft. */
export async function makeRemarkOn(page: Page, document: string, sentence: string, text: string, rest: object = {}): Promise<string> {
  const { blocks } = await ask<{ blocks: { id: string; text: string }[] }>(page, "view_document", { document });
  const block = blocks.find(known => known.text.includes(sentence));
  if (!block) throw new Error(`the draft has no ${sentence}`);
  const start = Buffer.from(block.text.slice(0, block.text.indexOf(sentence))).length;
  const end = start + Buffer.from(sentence).length;
  return makeRemark(page, document, text, { block: block.id, start, end, ...rest });
}

export async function makePoll(page: Page, document: string, question: string, rest: object = {}): Promise<string> {
  return ask<string>(page, "open_poll", {
    document,
    question,
    voters: "everybody",
    secrecy: "named",
    tally: "live",
    quorum: "1/2",
    majority: "1/2",
    more_than: true,
    rounding: "up",
    base: "entitled",
    tie: "fails",
    changeable: true,
    reason_against: false,
    key: key(),
    ...rest,
  });
}

export async function makeRemark(page: Page, document: string, text: string, rest: object = {}): Promise<string> {
  return ask<string>(page, "add_remark", { document, text, wording: "", mentions: [], key: key(), ...rest });
}

/** A closed vote, whose protocol can be signed. */
export async function closedPoll(page: Page, document: string, question: string): Promise<string> {
  const poll = await makePoll(page, document, question);
  await ask(page, "cast_vote", { poll, choice: "for", reason: "", key: key() });
  await ask(page, "close_poll", { poll });
  return poll;
}
