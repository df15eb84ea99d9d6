// A DOCX written by hand: enough of the format for a draft with numbered points, and nothing else.
import { crc32 } from "node:zlib";

/** A paragraph of a draft. */
export interface Line {
  text: string;
  /** "heading" stands in the middle; "point" and "sub" are numbered by the document itself; a "picture" follows its words. */
  kind?: "heading" | "point" | "sub" | "picture";
}

/** The bytes of a document. */
export function docx(lines: readonly Line[]): Buffer {
  return zip([
    ["[Content_Types].xml", CONTENT_TYPES],
    ["_rels/.rels", rels("officeDocument", "word/document.xml")],
    ["word/_rels/document.xml.rels", rels("numbering", "numbering.xml")],
    ["word/numbering.xml", NUMBERING],
    ["word/document.xml", `${HEAD}<w:document ${W}><w:body>${lines.map(paragraph).join("")}</w:body></w:document>`],
  ]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>
<Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/></Types>`;

const NUMBERING = `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0">
${level(0, "%1.")}${level(1, "%2)")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

function level(depth: number, text: string): string {
  return `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl>`;
}

function rels(type: string, target: string): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">
<Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
}

function paragraph({ text, kind }: Line): string {
  const numbered = (depth: number) => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`;
  const properties = { heading: '<w:jc w:val="center"/>', point: numbered(0), sub: numbered(1), picture: "", none: "" }[kind ?? "none"];
  const words = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const picture = kind === "picture" ? "<w:r><w:drawing><blip/></w:drawing></w:r>" : "";
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r>${picture}</w:p>`;
}

/** A ZIP archive whose entries are stored as they are. */
export function zip(entries: readonly (readonly [string, string | Buffer])[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, content] of entries) {
    const name = Buffer.from(path);
    const data = typeof content === "string" ? Buffer.from(content) : content;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0); // version needed
    about.writeUInt16LE(0x0800, 2); // names are UTF-8
    about.writeUInt16LE(0x21, 8); // 1 January 1980
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(data.length, 18);
    about.writeUInt16LE(name.length, 22);
    bodies.push(signature(0x04034b50), about, name, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), about, place, name);
    at += 30 + name.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, ...directory, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
