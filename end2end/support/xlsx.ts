// Filling in cells of a workbook, as a spreadsheet would: the file is taken apart, changed and put together again.
import { inflateRawSync } from "node:zlib";
import { zip } from "./docx.ts";

/** The workbook with texts in these cells of its first sheet, by their names such as "B5". */
export function fill(workbook: Buffer, cells: Readonly<Record<string, string>>): Buffer {
  const entries = unzip(workbook);
  const path = "xl/worksheets/sheet1.xml";
  let sheet = entries.get(path)?.toString();
  if (!sheet) throw new Error("no sheet");
  for (const [name, text] of Object.entries(cells)) {
    const cell = new RegExp(`<c r="${name}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`);
    if (!cell.test(sheet)) throw new Error(`no cell ${name}`);
    const words = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    sheet = sheet.replace(cell, (_, style = "") => `<c r="${name}"${style} t="inlineStr"><is><t>${words}</t></is></c>`);
  }
  entries.set(path, Buffer.from(sheet));
  return zip([...entries]);
}

/** The entries of an archive, by its directory. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map(place => (place === 20 ? archive.readUInt32LE(at + place) : archive.readUInt16LE(at + place)));
    const head = archive.readUInt32LE(at + 42);
    const from = head + 30 + archive.readUInt16LE(head + 26) + archive.readUInt16LE(head + 28);
    const data = archive.subarray(from, from + packed!);
    const stored = archive.readUInt16LE(at + 10) === 0;
    entries.set(archive.subarray(at + 46, at + 46 + name!).toString(), stored ? data : inflateRawSync(data));
    at += 46 + name! + extra! + comment!;
  }
  return entries;
}
