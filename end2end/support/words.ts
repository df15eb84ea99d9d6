// What people read on the controls they use, so that the story proves the language as well.
import type { Lang } from "./people.ts";

interface Words {
  createGroup: string;
  placeDocument: string;
  writeRemark: string;
  suggest: string;
  send: string;
  reply: string;
  resolve: string;
  reopen: string;
  accept: string;
  accepted: string;
  isWriting: string;
  unsent: string;
  openPoll: string;
  openVote: string;
  voteOpen: string;
  for: string;
  against: string;
  abstain: string;
  closeVote: string;
  adopted: string;
  rejected: string;
  protocol: string;
  closeDocument: string;
  archived: string;
  waiting: string;
}

export const WORDS: Record<Lang, Words> = {
  kk: {
    createGroup: "Топ құру",
    placeDocument: "Құжат орналастыру",
    writeRemark: "Ескерту жазу",
    suggest: "Редакция ұсыну",
    send: "Жіберу",
    reply: "Жауап беру",
    resolve: "Шешілді деп белгілеу",
    reopen: "Қайта ашу",
    accept: "Редакцияны қабылдау",
    accepted: "Редакция қабылданды",
    isWriting: "жазып жатыр",
    unsent: "Жіберілмеді",
    openPoll: "Дауысқа салу",
    openVote: "Дауыс беруді ашу",
    voteOpen: "Дауыс беру жүріп жатыр",
    for: "Қолдаймын",
    against: "Қарсымын",
    abstain: "Қалыс қаламын",
    closeVote: "Дауыс беруді жабу",
    adopted: "Қабылданды",
    rejected: "Қабылданбады",
    protocol: "Хаттама",
    closeDocument: "Жабу және мұрағатқа беру",
    archived: "Мұрағатта",
    waiting: "Менің қарауымда",
  },
  ru: {
    createGroup: "Создать группу",
    placeDocument: "Разместить документ",
    writeRemark: "Написать замечание",
    suggest: "Предложить редакцию",
    send: "Отправить",
    reply: "Ответить",
    resolve: "Снять замечание",
    reopen: "Открыть снова",
    accept: "Принять правку",
    accepted: "Правка принята",
    isWriting: "пишет",
    unsent: "Не отправлено",
    openPoll: "Поставить на голосование",
    openVote: "Открыть голосование",
    voteOpen: "Идёт голосование",
    for: "За",
    against: "Против",
    abstain: "Воздержусь",
    closeVote: "Закрыть голосование",
    adopted: "Принято",
    rejected: "Не принято",
    protocol: "Протокол",
    closeDocument: "Закрыть и передать в архив",
    archived: "В архиве",
    waiting: "Ждёт меня",
  },
  en: {
    createGroup: "Create a group",
    placeDocument: "Place a document",
    writeRemark: "Write a remark",
    suggest: "Suggest wording",
    send: "Send",
    reply: "Reply",
    resolve: "Resolve",
    reopen: "Reopen",
    accept: "Accept",
    accepted: "Suggestion accepted",
    isWriting: "is writing",
    unsent: "Not sent yet",
    openPoll: "Put to the vote",
    openVote: "Open the vote",
    voteOpen: "The vote is open",
    for: "For",
    against: "Against",
    abstain: "Abstain",
    closeVote: "Close the vote",
    adopted: "Adopted",
    rejected: "Not adopted",
    protocol: "Protocol",
    closeDocument: "Close and archive",
    archived: "Archived",
    waiting: "Waiting for me",
  },
};
