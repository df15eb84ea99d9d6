// The draft that the tests discuss: numbered points in Kazakh and in Russian.
import { docx } from "./docx.ts";

/** A sentence to remark on: letters of two bytes before it, so that offsets in bytes and in letters differ. */
export const SENTENCE = "Өзгерістер енгізу мерзімі – бес жұмыс күні.";
/** Another wording of it. */
export const WORDING = "Өзгерістер енгізу мерзімі – үш жұмыс күні.";
/** A sentence of another point. */
export const OTHER_SENTENCE = "Изменение формата не допускается.";

const MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const DRAFT = {
  name: "Бірлескен жұмыс қағидалары.docx",
  mimeType: MEDIA,
  buffer: docx([
    { kind: "heading", text: "Құжатпен бірлесіп жұмыс істеу қағидаларының жобасы" },
    { kind: "point", text: "Осы Қағидалар мемлекеттік органдардың құжат жобасымен бірлесіп жұмыс істеу тәртібін айқындайды." },
    { kind: "point", text: `Жоба порталда орналастырылады. ${SENTENCE} Мерзімі өткен ескертулер қаралмайды.` },
    { kind: "sub", text: "ескерту нақты тармаққа жазылады;" },
    { kind: "sub", text: "ұсыныс жаңа редакциямен беріледі." },
    { kind: "point", text: `Документ хранится в том формате, в котором подготовлен. ${OTHER_SENTENCE}` },
    { kind: "point", text: "Решение принимается голосованием членов рабочей группы." },
  ]),
};

/** The next version of it: a point comes in, the sentence is changed, the last point is gone. */
export const NEXT = {
  name: "Бірлескен жұмыс қағидалары, 2.docx",
  mimeType: MEDIA,
  buffer: docx([
    { kind: "heading", text: "Құжатпен бірлесіп жұмыс істеу қағидаларының жобасы" },
    { kind: "point", text: "Осы Қағидалар мемлекеттік органдардың құжат жобасымен бірлесіп жұмыс істеу тәртібін айқындайды." },
    { kind: "point", text: "Топтың хатшысы әр отырыстың хаттамасын үш күн ішінде рәсімдейді." },
    { kind: "point", text: `Жоба порталда орналастырылады. ${WORDING} Мерзімі өткен ескертулер қаралмайды.` },
    { kind: "sub", text: "ескерту нақты тармаққа жазылады;" },
    { kind: "sub", text: "ұсыныс жаңа редакциямен беріледі." },
    { kind: "point", text: `Документ хранится в том формате, в котором подготовлен. ${OTHER_SENTENCE}` },
  ]),
};
