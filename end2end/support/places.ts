// Every page there is, with something on it to look at.
import type { Page } from "@playwright/test";
import { SENTENCE, WORDING } from "./draft.ts";
import { ask, findPerson, key, makeDocument, makeGroup, makeItem, makePoll, makeRemark, makeRemarkOn, makeSection, makeVersion } from "./made.ts";
import { ADMIN, ALIYEVA, KASSYMOVA, NURLANOV, OSPANOV, SADYKOVA } from "./people.ts";

export interface Place {
  name: string;
  path: string;
}

interface Discussed {
  blocks: { id: string; text: string }[];
  remarks: { id: string }[];
}

/** Makes a group at work and lists all pages; to be asked for by the administrator, who leads the group. */
export async function places(page: Page): Promise<Place[]> {
  const group = await makeGroup(page, "Межведомственная рабочая группа по бірлескен жұмыс", ADMIN, NURLANOV, [
    ALIYEVA,
    KASSYMOVA,
    OSPANOV,
    SADYKOVA,
  ]);
  const document = await makeDocument(page, group, "Құжатпен бірлесіп жұмыс істеу қағидаларының жобасы");
  await discuss(page, document);
  const open = await makePoll(page, document, "Принять пункт 2 с предложенной редакцией?", { reason_against: true });
  const closed = await makePoll(page, document, "Одобрить проект за основу?");
  for (const choice of ["for"]) await ask(page, "cast_vote", { poll: closed, choice, reason: "", key: key() });
  await ask(page, "close_poll", { poll: closed });
  const versions = await revised(page, group);
  const bodies = await ask<{ id: string; people: number }[]>(page, "list_bodies", {});
  const body = bodies.find(row => row.people > 0)?.id;
  const people = await ask<{ rows: { id: string }[] }>(page, "search_directory", { search: "Ким", body: null, page: 0 });
  const person = people.rows[0]?.id;
  const { section, order, former } = await shelved(page);
  const { draft, block } = await written(page, group);
  await becomeOfficer(page);
  if (body) await holdPost(page, body);
  return [
    { name: "home", path: "/" },
    { name: "groups", path: "/groups" },
    { name: "new-group", path: "/groups/new" },
    { name: "group", path: `/groups/${group}` },
    { name: "document", path: `/documents/${document}` },
    { name: "document-revised", path: `/documents/${versions}` },
    { name: "document-older", path: `/documents/${versions}?version=1` },
    { name: "draft-new", path: `/groups/${group}/drafts/new` },
    { name: "draft", path: `/drafts/${draft}` },
    { name: "draft-edit", path: `/drafts/${draft}?edit=${block}` },
    { name: "draft-add", path: `/drafts/${draft}?after=${block}&style=table` },
    { name: "draft-history", path: `/drafts/${draft}/blocks/${block}` },
    { name: "new-version", path: `/documents/${versions}/versions/new` },
    { name: "compare", path: `/documents/${versions}/compare` },
    { name: "compare-inline", path: `/documents/${versions}/compare?view=inline` },
    { name: "compare-side", path: `/documents/${versions}/compare?view=side` },
    { name: "remarks", path: `/documents/${versions}/remarks` },
    { name: "import-answers", path: `/documents/${versions}/remarks/import` },
    { name: "new-poll", path: `/documents/${document}/polls/new` },
    { name: "roll", path: `/polls/${open}` },
    { name: "protocol", path: `/polls/${closed}` },
    { name: "directory", path: "/directory" },
    { name: "search", path: "/search?text=%D2%9B%D0%B0%D2%93%D0%B8%D0%B4%D0%B0" },
    { name: "search-nothing", path: "/search?text=%D0%BD%D0%B8%D1%87%D0%B5%D0%B3%D0%BE%D1%82%D0%B0%D0%BA%D0%BE%D0%B3%D0%BE&kind=poll" },
    { name: "directory-found", path: "/directory?search=%D0%B4%D0%B5%D0%BF%D0%B0%D1%80%D1%82%D0%B0%D0%BC%D0%B5%D0%BD%D1%82" },
    { name: "body", path: `/directory/bodies/${body}` },
    { name: "body-person", path: `/directory/bodies/${body}?do=person` },
    { name: "import", path: `/directory/bodies/${body}/import` },
    { name: "person", path: `/directory/people/${person}` },
    { name: "person-substitute", path: `/directory/people/${person}?do=substitute` },
    { name: "library", path: "/library" },
    { name: "library-new", path: "/library?do=section" },
    { name: "library-folder", path: `/library/folders/${section}?all=true` },
    { name: "library-place", path: `/library/folders/${section}?do=place` },
    { name: "library-access", path: `/library/folders/${section}?do=access` },
    { name: "library-item", path: `/library/${order}` },
    { name: "library-acknowledged", path: `/library/${order}?do=acknowledged` },
    { name: "library-edit", path: `/library/${order}?do=edit` },
    { name: "library-replaced", path: `/library/${former}` },
    { name: "check", path: "/signatures/check" },
    { name: "to-sign", path: "/signatures" },
    { name: "sign", path: `/signatures/sign?poll=${closed}` },
    { name: "certificates", path: "/certificates" },
    { name: "certificate-new", path: "/certificates/new" },
    { name: "certificate-register", path: "/certificates/register" },
    { name: "account", path: "/account" },
    { name: "not-found", path: "/nowhere" },
  ];
}

/** Officers see more pages; each language asks for it anew. */
async function becomeOfficer(page: Page): Promise<void> {
  const [officers, person] = await Promise.all([
    ask<{ person: { id: string } }[]>(page, "list_officers", {}),
    findPerson(page, ADMIN),
  ]);
  if (!officers.some(officer => officer.person.id === person)) await ask(page, "name_officer", { person });
}

/** Who holds no post signs for nobody. */
async function holdPost(page: Page, body: string): Promise<void> {
  const person = await findPerson(page, ADMIN);
  const { appointments } = await ask<{ appointments: unknown[] }>(page, "view_person", { person });
  if (appointments.length === 0) await ask(page, "appoint", { body, person, unit: null, position: "маман", editor: false, key: key() });
}

/** A text being written; in its last point two have written at once. */
async function written(page: Page, group: string): Promise<{ draft: string; block: string }> {
  const draft = await ask<string>(page, "begin_draft", { group, title: "Бірлескен жұмыс қағидаларының мәтіні", lang: "kk", key: key() });
  const text = [
    "# Құжат жобаларымен бірлесіп жұмыс істеу қағидалары",
    "## Жалпы ережелер",
    "1. Осы **Қағидалар** мемлекеттік органдардың құжат жобасымен бірлесіп жұмыс істеу тәртібін айқындайды.",
    "1) ескерту нақты тармаққа жазылады;",
    "2) ұсыныс *жаңа редакциямен* беріледі.",
    "| Мемлекеттік орган | Мерзімі |",
    "| Әділет министрлігі | бес жұмыс күні |",
    "2. Ескертулер бес жұмыс күні ішінде беріледі.",
  ].join("\n");
  const block = await ask<string>(page, "add_blocks", { draft, style: "point", text, key: key() });
  for (const text of ["Ескертулер он жұмыс күні ішінде беріледі.", "Ескертулер бес жұмыс күні ішінде порталда беріледі."]) {
    await ask(page, "save_block", { draft, block, base: 1, style: "point", text, key: key() });
  }
  return { draft, block };
}

/** A section of the library with a folder, an order to be read, and one that it replaced. */
async function shelved(page: Page): Promise<{ section: string; order: string; former: string }> {
  // Each language has its own; sections of one name there are not.
  const section = await makeSection(page, `Нормативтік құқықтық актілер · Нормативные правовые акты ${key().slice(-3)}`);
  for (const name of ["Заңдар", "Қаулылар мен өкімдер"]) await ask(page, "create_folder", { folder: section, name, key: key() });
  const former = await makeItem(page, section, "Порталда жұмыс істеу қағидалары (2025 жылғы редакция)", { number: "45", adopted_on: "2025-02-10" });
  await makeItem(page, section, "Инструкция по делопроизводству", { valid_from: "2030-01-01", valid_until: "2031-12-31" });
  const order = await makeItem(page, section, "Порталда жұмыс істеу қағидалары", {
    number: "118-НҚ",
    adopted_on: "2026-09-14",
    description: "Ознакомиться всем сотрудникам, которые работают с порталом.",
    must_acknowledge: true,
    replaces: former,
  });
  return { section, order, former };
}

async function discuss(page: Page, document: string): Promise<void> {
  const { blocks } = await ask<Discussed>(page, "view_document", { document });
  const first = await makeRemarkOn(page, document, SENTENCE, "Мерзімді қысқарту керек: тәжірибеде үш күн жеткілікті.", {
    wording: SENTENCE.replace("бес", "үш"),
    grounds: "Заңда үш күн көзделген.",
  });
  await ask(page, "reply", { remark: first, text: "Қолдаймын.", mentions: [], key: key() });
  const second = await makeRemark(page, document, "Что происходит с замечанием, если пункт исключён?", { block: blocks.at(-1)?.id });
  await makeRemark(page, document, "Прошу рассмотреть до конца недели.");
  await ask(page, "resolve_remark", { remark: second });
}

/** A document with two versions, on which remarks were written before the second came and answered after it. */
async function revised(page: Page, group: string): Promise<string> {
  const document = await makeDocument(page, group, "Екі нұсқасы бар жоба");
  const kept = await makeRemarkOn(page, document, SENTENCE, "Мерзімді қысқарту керек.");
  await makeRemarkOn(page, document, "Решение принимается голосованием членов рабочей группы.", "Каким большинством?");
  await makeVersion(page, document);
  const answer = { stance: "partly", reasoning: "Срок сокращён до трёх дней.", wording: WORDING };
  await ask(page, "answer_remarks", { document, remarks: [kept], ...answer });
  return document;
}
