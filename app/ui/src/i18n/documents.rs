//! Words of documents.

use crate::plural::Forms;

words! {
    TEXT_AS { kk "Мәтіні {kind} түрінде" ru "Текст в {kind}" en "Text as {kind}" }
    RECOGNISE { kk "Мәтінді тану" ru "Распознать текст" en "Recognise the text" }
    RECOGNITION { kk "Мәтінді тану" ru "Распознавание текста" en "Recognition of the text" }
    RECOGNITION_WAITS { kk "Кезек күтуде." ru "Ждёт своей очереди." en "Waiting for its turn." }
    RECOGNITION_RUNS { kk "Оқылған беттер: {total} ішінен {done}" ru "Прочитано страниц: {done} из {total}" en "Pages read: {done} of {total}" }
    RECOGNITION_FAILED { kk "Беттерден мәтін танылмады: олар тым бұлыңғыр, бұрылған немесе бос." ru "Распознать текст не удалось: страницы слишком бледны, повёрнуты или пусты." en "No text was recognised: the pages are too faint, turned or empty." }
    RECOGNITION_STOPPED { kk "Мәтінді тану тоқтатылды." ru "Распознавание остановлено." en "Recognition was stopped." }
    STOP { kk "Тоқтату" ru "Остановить" en "Stop" }
    RECOGNISED { kk "Мәтін автоматты түрде танылды — тексеріңіз" ru "Текст распознан автоматически — проверьте" en "The text was recognised by a program: check it" }
    RECOGNISED_TEXT {
        kk "Әріптер мен сандар қате танылуы мүмкін. Файлдың өзімен салыстырыңыз."
        ru "Буквы и цифры могли быть распознаны неверно. Сверяйте с самим файлом."
        en "Letters and figures may be wrong. Compare with the file itself."
    }
    PAGES_UNREAD { kk "Мына беттерді оқу мүмкін болмады: {pages}. Оларды файлдың өзінен қараңыз." ru "Не удалось прочитать страницы: {pages}. Смотрите их в самом файле." en "Pages that could not be read: {pages}. Look at them in the file itself." }
    PICTURED { kk "Мәтінде кейбір беттер жоқ" ru "В тексте не все страницы" en "The text lacks some pages" }
    PICTURED_TEXT { kk "Файлдың мына беттері сурет болып табылады: {pages}. Оларда жазылғаны мәтінге енбеді, файлдың өзінен қараңыз." ru "Эти страницы файла — изображения: {pages}. Написанное на них в текст не вошло, смотрите сам файл." en "These pages of the file are pictures: {pages}. What is written on them is not in the text: look at the file itself." }
    TEXT_IS_THERE { kk "Мәтін танылды." ru "Текст распознан." en "The text has been recognised." }
    SHOW_TEXT { kk "Мәтінді көрсету" ru "Показать текст" en "Show the text" }
    DROP { kk "Файлды осы жерге сүйреп әкеліңіз немесе" ru "Перетащите файл сюда или" en "Drop a file here or" }
    CHOOSE_FILE { kk "Файлды таңдау" ru "Выбрать файл" en "Choose a file" }
    LIMIT { kk "{n} МБ-тан аспайды" ru "Не более {n} МБ" en "At most {n} MB" }
    JUDGED { kk "Файл жіберілді, сервер оны тексеріп жатыр" ru "Файл отправлен, сервер проверяет его" en "The file has been sent, the server is checking it" }
    SENDING_STOPPED { kk "Файлды жіберу тоқтатылды." ru "Отправка файла отменена." en "Sending the file was cancelled." }
    READ_NOW { kk "Сервер файлды өңдеп, мәтінін оқып жатыр. Бұған бір минутқа дейін уақыт кетуі мүмкін." ru "Сервер обрабатывает файл и читает его текст. Это может занять до минуты." en "The server is working on the file and reading its text. This may take up to a minute." }
    WAIT_NO_LONGER { kk "Күтуді тоқтату" ru "Не ждать" en "Stop waiting" }
    LEFT { kk "Жауап күтілмейді, бірақ сервер істі аяқтап үлгерген болуы мүмкін: басқа файл жібермес бұрын тексеріңіз. Осы файлды қайта жіберсеңіз, ол екінші рет орналастырылмайды." ru "Ответ больше не ожидается, но сервер мог успеть закончить: проверьте это, прежде чем отправлять другой файл. Если отправить этот же файл ещё раз, второй раз он размещён не будет." en "The answer is no longer waited for, but the server may have finished all the same: check before you send another file. Sent again, this file is not placed twice." }
    DROP_NEEDS_SCRIPT {
        kk "Файл жіберу үшін браузерде JavaScript қосулы болуы керек."
        ru "Чтобы отправить файл, в браузере должен быть включён JavaScript."
        en "Sending a file needs JavaScript in the browser."
    }
    BYTES { kk "{n} байт" ru "{n} байт" en "{n} bytes" }
    KILOBYTES { kk "{n} КБ" ru "{n} КБ" en "{n} kB" }
    MEGABYTES { kk "{n} МБ" ru "{n} МБ" en "{n} MB" }
    POINT { kk "{n}-т." ru "п. {n}" en "pt. {n}" }
    SUBPOINT { kk "{n}-тш." ru "пп. {n}" en "sub. {n}" }
    POINTS { kk "Тармақтар" ru "Пункты" en "Points" }
    OPEN_REMARKS { kk "ашық ескерту" ru "открытых замечаний" en "open remarks" }
    NO_TEXT { kk "Бұл файлдың мәтіні көрсетілмейді" ru "Текст этого файла не показан" en "The text of this file is not shown" }
    NO_TEXT_DISCUSS {
        kk "Файлды жүктеп алуға, құжат туралы тұтастай ескерту жазуға және дауыс беруге болады."
        ru "Файл можно скачать; замечания и голосования относятся к документу в целом."
        en "The file can be downloaded; remarks and votes concern the document as a whole."
    }
    ON_PAGE { kk "{n}-бет" ru "стр. {n}" en "page {n}" }
    REMARK_ON_POINT { kk "Тармаққа ескерту" ru "Замечание к пункту" en "Remark on this point" }
    PLACED { kk "{time} орналастырылды" ru "Размещён {time}" en "Placed {time}" }
    ARCHIVED { kk "Мұрағатта" ru "В архиве" en "Archived" }
    VIEW_ONLY { kk "— тек қарауға болады" ru "— доступен только просмотр" en "— view only" }
    OPEN_POLL { kk "Дауысқа салу" ru "Поставить на голосование" en "Put to the vote" }
    CLOSE_DOCUMENT { kk "Жабу және мұрағатқа беру" ru "Закрыть и передать в архив" en "Close and archive" }
    CLOSE_DOCUMENT_TEXT {
        kk "Талқылау аяқталады: топ құжатты, ескертулерді және дауыс беру нәтижелерін тек қарай алады."
        ru "Обсуждение закончится: группе документ, замечания и результаты голосований останутся доступны только для просмотра."
        en "The discussion ends: the group can only view the document, its remarks and the results of its votes."
    }
    PARTS { kk "Бет бөліктері" ru "Части страницы" en "Parts of the page" }
    VOTES { kk "Дауыс берулер" ru "Голосования" en "Votes" }
    TEXT { kk "Мәтін" ru "Текст" en "Text" }
    REMARKS { kk "Ескертулер" ru "Замечания" en "Remarks" }
    PICKED { kk "Таңдалған мәтін" ru "Выбранный текст" en "Selected text" }
    WRITE_REMARK { kk "Ескерту жазу" ru "Написать замечание" en "Write a remark" }
    SUGGEST { kk "Редакция ұсыну" ru "Предложить редакцию" en "Suggest wording" }
    MARK_OPEN { kk "Белгісі жоқ" ru "Без пометки" en "No marking" }
    MARK_OPEN_HINT { kk "Порталда орналастыруға болады" ru "Можно разместить на портале" en "May be placed on the portal" }
    MARK_OFFICIAL { kk "«Қызмет бабында пайдалану үшін»" ru "«Для служебного пользования»" en "“For official use”" }
    MARK_OFFICIAL_HINT { kk "Порталда орналастырылмайды" ru "На портале не размещается" en "Not placed on the portal" }
    MARK_SECRET { kk "Мемлекеттік құпиялар" ru "Государственные секреты" en "State secrets" }
    LEGAL_TITLE { kk "Порталда орналастырылмайтын құжаттар" ru "Что нельзя размещать на портале" en "What may not be placed on the portal" }
    LEGAL { kk "Нұсқаулықтың қолданысы мемлекеттік құпияларды құрайтын мәліметтері бар электрондық құжаттарға қолданылмайды; «Қызмет бабында пайдалану үшін» белгісі бар құжаттармен жұмыс тәртібі Қазақстан Республикасы Үкіметінің қаулыларымен айқындалады (мемлекеттік органдардың интранет-порталында жұмыс істеу жөніндегі нұсқаулықтың 3-тармағы)." ru "Действие Инструкции не распространяется на электронные документы со сведениями, составляющими государственные секреты; порядок работы с документами с пометкой «Для служебного пользования» определяется постановлениями Правительства Республики Казахстан (пункт 3 Инструкции по работе на интранет-портале государственных органов)." en "The Instruction does not cover electronic documents with state secrets; documents marked “For official use” are handled under resolutions of the Government of the Republic of Kazakhstan (point 3 of the Instruction for working in the intranet portal of state bodies)." }
    REFUSED_MARKING { kk "Мұндай белгісі бар құжат порталда орналастырылмайды: файлды жібермеңіз." ru "Документ с такой пометкой на портале не размещается: не отправляйте файл." en "A document so marked may not be placed on the portal: do not send the file." }
    LET_GO { kk "Болдырмау" ru "Отменить" en "Cancel" }
}

/// How many are in the document now.
pub const HERE: Forms = Forms {
    kk: "қазір {n} адам осында",
    ru: ["сейчас здесь {n} человек", "сейчас здесь {n} человека", "сейчас здесь {n} человек"],
    en: ["{n} person here now", "{n} people here now"],
};

/// Votes that are over.
pub const CLOSED_VOTES: Forms = Forms {
    kk: "Аяқталған дауыс беру: {n}",
    ru: ["Завершено {n} голосование", "Завершено {n} голосования", "Завершено {n} голосований"],
    en: ["{n} vote closed", "{n} votes closed"],
};
