// @ts-check
// The worker that holds keys: hands each question to the program beside it, and its answer back. Files are read here,
// so that what is in them never lies in the page's memory. What is asked and answered: the crate `signing`.
import start, { answer } from "./signer.js";

const started = start({ module_or_path: new URL("signer_bg.wasm", import.meta.url) });

// One question after the other: an answer may depend on the one before.
let before = started.catch(() => undefined);
addEventListener("message", ({ data }) => (before = before.then(() => reply(data.id, data.ask))));

/**
 * @param {number} id
 * @param {unknown} ask
 */
async function reply(id, ask) {
  /** @param {string} why */
  const refuse = why => postMessage({ id, answer: { Err: why } });
  try {
    await started;
  } catch {
    return refuse("stopped");
  }
  let read;
  try {
    read = await withFilesRead(ask);
  } catch {
    return refuse("unreadable_file");
  }
  try {
    postMessage(answer({ id, ask: read }));
  } catch {
    // It broke off in the middle: nobody knows what state it is in.
    refuse("stopped");
    close();
  }
}

/**
 * The same question with bytes where files were.
 * @param {unknown} value
 * @returns {Promise<unknown>}
 */
async function withFilesRead(value) {
  if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer());
  if (Array.isArray(value)) return Promise.all(value.map(withFilesRead));
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  const entries = Object.entries(value).map(async ([name, part]) => [name, await withFilesRead(part)]);
  return Object.fromEntries(await Promise.all(entries));
}
