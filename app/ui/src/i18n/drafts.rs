//! Words of drafts: texts written on the portal.

use crate::plural::Forms;

words! {
    DRAFTS { kk "Жазылып жатқан мәтіндер" ru "Тексты в работе" en "Texts being written" }
    DRAFT { kk "Мәтін жоба күйінде" ru "Черновик текста" en "Draft text" }
    BEGIN { kk "Мәтінді порталда жазу" ru "Написать текст на портале" en "Write a text on the portal" }
    BEGIN_LEAD {
        kk "Мәтін тармақ-тармақпен жазылады, нөмірлері өзі қойылады, әр сақтау авторымен бірге тарихта қалады. Топ мәтінді орналастырылғаннан кейін, ал топ мүшелері — оны оларға ашсаңыз, одан бұрын көреді."
        ru "Текст пишется по пунктам, номера ставятся сами, каждое сохранение остаётся в истории с автором. Группа увидит текст после размещения, а её участники — раньше, если вы откроете его им."
        en "The text is written point by point, numbers come by themselves, and every save stays in the history with its author. The group sees the text once it is placed, its members before that if you open it to them."
    }
    FROM_FILE { kk "Файлдан бастау" ru "Начать с файла" en "Begin with a file" }
    FROM_FILE_HINT {
        kk "Файлдағы мәтін блоктарға бөлінеді: тараулар, баптар, тармақтар, кестелер. Суреттер көшірілмейді. Файлдың өзі орналастырылмайды."
        ru "Текст файла будет разложен на блоки: главы, статьи, пункты, таблицы. Рисунки не переносятся. Сам файл не размещается."
        en "The text of the file becomes blocks: chapters, articles, points, tables. Pictures are not taken over. The file itself is not placed."
    }
    WRITE_NEXT { kk "Немесе порталда жазу" ru "Или написать на портале" en "Or write it on the portal" }
    WRITE_NEXT_LEAD {
        kk "Талқыланып жатқан нұсқаның мәтіні блоктарға бөлініп ашылады. Орналастырғанша немесе мүшелеріне ашқанша топ оны көрмейді."
        ru "Текст обсуждаемой версии откроется по блокам. Группа увидит его, когда вы его разместите или откроете участникам."
        en "The text of the version under discussion opens block by block. The group sees it when you place it or open it to its members."
    }
    LANGUAGE { kk "Мәтін тілі" ru "Язык текста" en "Language of the text" }
    LANGUAGE_HINT {
        kk "Нөмірлер осы тілде қойылады: «1-бап», «Статья 1», «Article 1»."
        ru "На этом языке будут номера: «1-бап», «Статья 1», «Article 1»."
        en "Numbers are in this language: “1-бап”, “Статья 1”, “Article 1”."
    }
    IN_KAZAKH { kk "Қазақ тілінде" ru "На казахском языке" en "In Kazakh" }
    IN_RUSSIAN { kk "Орыс тілінде" ru "На русском языке" en "In Russian" }
    IN_ENGLISH { kk "Ағылшын тілінде" ru "На английском языке" en "In English" }
    OF_VERSION {
        kk "Бұл мәтін {n}-нұсқадан басталды және құжаттың келесі нұсқасы болады"
        ru "Текст начат с версии {n} и станет следующей версией документа"
        en "Begun from version {n}; it will be the next version of the document"
    }
    PLACED {
        kk "Мәтін орналастырылды: {n}-нұсқа. Енді оны тек оқуға болады"
        ru "Текст размещён: версия {n}. Теперь его можно только читать"
        en "Placed as version {n}. It can only be read now"
    }
    OPEN_DOCUMENT { kk "Құжатты ашу" ru "Открыть документ" en "Open the document" }
    PLACE { kk "Топ алдына орналастыру" ru "Разместить перед группой" en "Place before the group" }
    PLACE_LEAD {
        kk "Мәтіннен DOCX файлы жасалып, жаңа құжат ретінде топ алдына орналастырылады. Осыдан кейін мәтін өзгертілмейді."
        ru "Из текста будет создан файл DOCX и размещён перед группой как новый документ. После этого текст не меняется."
        en "A DOCX file is made of the text and placed before the group as a new document. After that the text does not change."
    }
    PLACE_NEXT_LEAD {
        kk "Мәтіннен DOCX файлы жасалып, құжаттың келесі нұсқасы ретінде орналастырылады. Ескертулер жаңа мәтіндегі өз орындарына көшіріледі."
        ru "Из текста будет создан файл DOCX и размещён как следующая версия документа. Замечания перейдут на свои места в новом тексте."
        en "A DOCX file is made of the text and placed as the next version of the document. Remarks move to their places in the new text."
    }
    SHARE { kk "Топ мүшелеріне ашу" ru "Открыть участникам" en "Open to the members" }
    SHARE_TITLE { kk "Мәтінді топ мүшелеріне ашасыз ба?" ru "Открыть текст участникам группы?" en "Open this text to the members of the group?" }
    SHARE_TEXT {
        kk "Топ мүшелері мәтінді көріп, оны сіздермен бірге жаза алады; бақылаушылар көрмейді. Орналастыру, атауы мен тілі, мәтіннен бас тарту бастамашыда, төрағада және хатшыда қалады. Мәтінді қайта жабу мүмкін емес."
        ru "Участники группы увидят текст и смогут писать его вместе с вами; наблюдатели его не увидят. Размещать текст, менять название и язык и отказываться от него по-прежнему могут инициатор, председатель и секретарь. Закрыть текст снова нельзя."
        en "The members of the group will see the text and write it with you; observers will not. Placing it, its title and language, and giving it up stay with the initiator, the chair and the secretary. It can’t be closed again."
    }
    SHARED { kk "топ мүшелері бірге жазады" ru "пишут все участники группы" en "all members of the group write" }
    EDIT_DRAFT { kk "Атауы мен тілі" ru "Название и язык" en "Title and language" }
    DISCARD { kk "Мәтіннен бас тарту" ru "Отказаться от текста" en "Give the text up" }
    DISCARD_TITLE { kk "Мәтіннен бас тартасыз ба?" ru "Отказаться от этого текста?" en "Give this text up?" }
    DISCARD_TEXT {
        kk "Мәтін ешкімге көрінбейді. Бұл әрекетті кері қайтару мүмкін емес."
        ru "Текст больше никто не увидит. Отменить это действие нельзя."
        en "Nobody will see the text any more. This can’t be undone."
    }
    KEYS {
        kk "Блокты түзету үшін басыңыз. Enter — сақтап, келесісін жазу; Ctrl+Enter — сақтау; Ctrl+B, Ctrl+I — қалың, көлбеу; Alt+Shift+→ және ← — деңгейі; Esc — болдырмау."
        ru "Нажмите на блок, чтобы править. Enter — сохранить и писать следующий; Ctrl+Enter — сохранить; Ctrl+B, Ctrl+I — жирный, курсив; Alt+Shift+→ и ← — уровень; Esc — отмена."
        en "Press a block to edit it. Enter saves and goes on to the next; Ctrl+Enter saves; Ctrl+B, Ctrl+I make bold, italic; Alt+Shift+→ and ← change the level; Esc cancels."
    }
    EDIT { kk "Түзету" ru "Править" en "Edit" }
    ADD_BELOW { kk "Астына қосу" ru "Добавить ниже" en "Add below" }
    HISTORY { kk "Түзетулер тарихы" ru "История правок" en "History" }
    ADD { kk "Блок қосу" ru "Добавить блок" en "Add a block" }
    ADD_TABLE { kk "Кесте қосу" ru "Добавить таблицу" en "Add a table" }
    SAVE_AND_NEXT { kk "Сақтап, келесісін жазу" ru "Сохранить и дальше" en "Save and go on" }
    MOVE_UP { kk "Жоғары жылжыту" ru "Переместить выше" en "Move up" }
    MOVE_DOWN { kk "Төмен жылжыту" ru "Переместить ниже" en "Move down" }
    REMOVE { kk "Блокты алып тастау" ru "Убрать блок" en "Remove the block" }
    REMOVED { kk "Блок алып тасталды" ru "Блок убран" en "The block was removed" }
    PUT_BACK { kk "Қайтару" ru "Вернуть" en "Put it back" }
    WRITES_HERE { kk "{name} осында жазып жатыр" ru "{name} пишет здесь" en "{name} is writing here" }
    SAVED_MEANWHILE {
        kk "{name} осы блокты сақтап қойды. Сіздің мәтініңіз жоғалмайды: сақтағанда екеуі де қатар тұрады."
        ru "{name} уже сохранил(а) этот блок. Ваш текст не пропадёт: после сохранения оба останутся рядом."
        en "{name} has saved this block meanwhile. Your text is not lost: when you save it, both stand side by side."
    }
    TWO_WORDINGS {
        kk "Бір уақытта екі мәтін сақталды; екіншісінің авторы — {name}"
        ru "Одновременно сохранены два текста; второй — {name}"
        en "Two wordings were saved at the same time; the other is by {name}"
    }
    IN_FORCE { kk "Қазіргі мәтін: {name}" ru "Текст сейчас: {name}" en "The text now: {name}" }
    OTHER { kk "Екінші мәтін: {name}" ru "Второй текст: {name}" en "The other wording: {name}" }
    TOGETHER { kk "Екеуі біріктірілгенде" ru "Обе правки вместе" en "Both changes together" }
    MERGE { kk "Біріктіру" ru "Объединить" en "Merge" }
    KEEP { kk "Қазіргісін қалдыру" ru "Оставить текущий" en "Keep the text now" }
    TAKE { kk "Екіншісін алу" ru "Взять второй" en "Take the other" }
    NOW { kk "қазіргі" ru "сейчас" en "now" }
    WAS_BESIDE { kk "қатар сақталған" ru "сохранено рядом" en "saved beside" }
    RETURN { kk "Осы мәтінге оралу" ru "Вернуть этот текст" en "Return to this wording" }
    RESTORED { kk "Бұрын жазылып, сақталмаған мәтін қалпына келтірілді. Оны сақтаңыз немесе болдырмаңыз." ru "Восстановлен текст, который был набран раньше и не сохранён. Сохраните его или отмените правку." en "What was typed before and not saved has been restored. Save it, or cancel." }
    NO_LONGER_WRITTEN { kk "Мәтін енді өңделмейді. Керегін көшіріп алыңыз, содан кейін өшіріңіз." ru "Текст больше не редактируется. Скопируйте нужное, затем удалите." en "The text is no longer being written. Copy what you need, then delete it." }
    DELETE_UNSAVED { kk "Осы браузерден өшіру" ru "Удалить из этого браузера" en "Delete it from this browser" }
    OPEN_UNSAVED { kk "Ашу" ru "Открыть" en "Open it" }
    STYLE { kk "Блок түрі" ru "Вид блока" en "Kind of block" }
    TITLE { kk "Құжат атауы" ru "Заголовок документа" en "Title" }
    CHAPTER { kk "Тарау" ru "Глава" en "Chapter" }
    ARTICLE { kk "Бап" ru "Статья" en "Article" }
    HEADING { kk "Тақырыпша" ru "Подзаголовок" en "Heading" }
    POINT { kk "Тармақ" ru "Пункт" en "Point" }
    SUBPOINT { kk "Тармақша" ru "Подпункт" en "Subpoint" }
    ITEM { kk "Әріпті бөлік" ru "Часть с буквой" en "Lettered item" }
    BULLET { kk "Тізім жолы" ru "Строка списка" en "List item" }
    PARAGRAPH { kk "Жай мәтін" ru "Обычный текст" en "Paragraph" }
    TABLE { kk "Кесте" ru "Таблица" en "Table" }
    BOLD { kk "Қалың (Ctrl+B)" ru "Жирный (Ctrl+B)" en "Bold (Ctrl+B)" }
    ITALIC { kk "Көлбеу (Ctrl+I)" ru "Курсив (Ctrl+I)" en "Italic (Ctrl+I)" }
    BOLD_SIGN { kk "Қ" ru "Ж" en "B" }
    ITALIC_SIGN { kk "К" ru "К" en "I" }
    ADD_ROW { kk "Жол қосу" ru "Добавить строку" en "Add a row" }
    ADD_COLUMN { kk "Баған қосу" ru "Добавить столбец" en "Add a column" }
    REMOVE_ROW { kk "Жолды алып тастау" ru "Убрать строку" en "Remove the row" }
    REMOVE_COLUMN { kk "Бағанды алып тастау" ru "Убрать столбец" en "Remove the column" }
    MARKUP_HINT {
        kk "**қалың**, *көлбеу*. Кестеде әр жол — бір қатар, ұяшықтар | белгісімен бөлінеді."
        ru "**жирный**, *курсив*. В таблице строка — это ряд, ячейки разделяются знаком |."
        en "**bold**, *italic*. In a table a line is a row, and | parts the cells."
    }
    SAVED { kk "соңғы сақтау: {date}" ru "сохранён {date}" en "saved {date}" }
    NEXT_VERSION { kk "құжаттың келесі нұсқасы" ru "следующая версия документа" en "next version of a document" }
}

/// Pictures of a file that are left out of its text.
pub const PICTURES_LEFT: Forms = Forms {
    kk: "Файлдағы суреттер мәтінге көшірілмеді: {n}. Қажет болса, оларды бөлек файлмен тіркеңіз.",
    ru: [
        "{n} рисунок файла в текст не перенесён. Если он нужен, приложите его отдельным файлом.",
        "{n} рисунка файла в текст не перенесены. Если они нужны, приложите их отдельным файлом.",
        "{n} рисунков файла в текст не перенесены. Если они нужны, приложите их отдельным файлом.",
    ],
    en: [
        "{n} picture of the file is not in the text. If it is needed, attach it as a file of its own.",
        "{n} pictures of the file are not in the text. If they are needed, attach them as a file of their own.",
    ],
};

/// Wordings that were typed and not saved.
pub const UNSAVED: Forms = Forms {
    kk: "Сақталмаған мәтін: {n}. Ол осы браузерде тұр.",
    ru: [
        "{n} набранный блок не сохранён. Он лежит в этом браузере.",
        "{n} набранных блока не сохранены. Они лежат в этом браузере.",
        "{n} набранных блоков не сохранены. Они лежат в этом браузере.",
    ],
    en: [
        "{n} block typed here is not saved. It is kept in this browser.",
        "{n} blocks typed here are not saved. They are kept in this browser.",
    ],
};

/// Places where both changed the same words.
pub const CLASHES: Forms = Forms {
    kk: "{n} жерде бір сөздер екі түрлі өзгертілген: онда екеуі де қатар тұрады, біріктіргеннен кейін түзетіңіз",
    ru: [
        "В {n} месте изменены одни и те же слова: там стоят оба варианта, поправьте после объединения",
        "В {n} местах изменены одни и те же слова: там стоят оба варианта, поправьте после объединения",
        "В {n} местах изменены одни и те же слова: там стоят оба варианта, поправьте после объединения",
    ],
    en: [
        "In {n} place both changed the same words: both stand there, edit it after merging",
        "In {n} places both changed the same words: both stand there, edit them after merging",
    ],
};
