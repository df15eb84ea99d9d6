//! Words of remarks.

use crate::plural::Forms;

words! {
    REMARKS { kk "Ескертулер" ru "Замечания" en "Remarks" }
    FILTER { kk "Қандай ескертулерді көрсету" ru "Какие замечания показать" en "Which remarks to show" }
    ORDER { kk "Ескертулердің реті" ru "Порядок замечаний" en "Order of the remarks" }
    BY_PLACE { kk "Мәтін ретімен" ru "По тексту" en "By place" }
    NEWEST_FIRST { kk "Жаңасы жоғарыда" ru "Сначала новые" en "Newest first" }
    OPEN { kk "Ашық" ru "Открытые" en "Open" }
    MINE { kk "Менікі" ru "Мои" en "Mine" }
    ALL { kk "Барлығы" ru "Все" en "All" }
    NO_OPEN { kk "Ашық ескерту жоқ" ru "Открытых замечаний нет" en "No open remarks" }
    NONE { kk "Мұнда ескерту жоқ" ru "Здесь замечаний нет" en "No remarks here" }
    HOW {
        kk "Ескерту жазу үшін сөйлемді түртіңіз немесе сөздерді белгілеңіз."
        ru "Чтобы написать замечание, коснитесь предложения или выделите слова."
        en "To write a remark, tap a sentence or select words."
    }
    REMARK_ON_DOCUMENT { kk "Құжатқа тұтастай ескерту" ru "Замечание ко всему документу" en "Remark on the whole document" }
    NEW_REMARK { kk "Жаңа ескерту" ru "Новое замечание" en "New remark" }
    ON_DOCUMENT { kk "Құжатқа тұтастай" ru "Ко всему документу" en "On the whole document" }
    REMARK { kk "Ескерту" ru "Замечание" en "Remark" }
    WORDING { kk "Ұсынылатын редакция" ru "Предлагаемая редакция" en "Suggested wording" }
    WORDING_HINT {
        kk "Таңдалған сөздердің орнына. Бос қалдырсаңыз, ұсыныс болмайды."
        ru "Вместо выбранных слов. Пустое поле — замечание без правки."
        en "In place of the words picked. Left empty, it is a remark without a suggestion."
    }
    ADD_GROUNDS { kk "Негіздеме қосу" ru "Добавить обоснование" en "Add a justification" }
    GROUNDS { kk "Негіздеме" ru "Обоснование" en "Justification" }
    NUMBER { kk "№" ru "№" en "No." }
    ELEMENT { kk "Құрылымдық элемент" ru "Структурный элемент" en "Structural element" }
    DRAFT_WORDING { kk "Жобаның редакциясы" ru "Редакция проекта" en "Wording of the draft" }
    BODY_AND_PERSON { kk "Авторы, мемлекеттік органы" ru "Автор, государственный орган" en "Author, state body" }
    TAKE_AWAY { kk "Файл етіп алу" ru "Выгрузить в файл" en "Take away as a file" }
    TAKE_SHOWN {
        kk "Сүзгі бойынша көрсетілген ескертулер: {n}"
        ru "Показанные по фильтру замечания: {n}"
        en "Remarks shown by the filter: {n}"
    }
    TAKE_ALL { kk "Барлық ескертулер: {n}" ru "Все замечания: {n}" en "All remarks: {n}" }
    NARROWED {
        kk "Сүзгі — {what}. Көрсетілген ескертулер: {shown}, барлығы: {all}"
        ru "Фильтр — {what}. Показано замечаний: {shown}, всего: {all}"
        en "Filter — {what}. Remarks shown: {shown}, in all: {all}"
    }
    CHOOSE_ALL {
        kk "Көрсетілгендердің бәрін белгілеу ({n})"
        ru "Отметить все показанные ({n})"
        en "Select all shown ({n})"
    }
    CHOSEN { kk "Белгіленгені: {n}" ru "Отмечено: {n}" en "Selected: {n}" }
    IN_BOTH { kk "екі тілде" ru "на двух языках" en "in Kazakh and Russian" }
    AS_TABLE { kk "Кесте" ru "Таблица" en "Table" }
    TABLE { kk "Ескертулер кестесі" ru "Таблица замечаний" en "Table of remarks" }
    TABLE_LEAD {
        kk "Барлық ескерту, олардың негіздемесі және әзірлеушінің жауабы — бір кестеде."
        ru "Все замечания, их обоснования и ответы разработчика — в одной таблице."
        en "All remarks, their justifications and the developer’s answers in one table."
    }
    COL_PLACE { kk "№, құрылымдық элемент" ru "№, структурный элемент" en "No., structural element" }
    COL_REMARK { kk "Ескерту, органы, авторы" ru "Замечание, орган, автор" en "Remark, body, author" }
    COL_WORDING { kk "Жоба редакциясы және ұсыныс" ru "Редакция проекта и предложение" en "Wording of the draft and suggestion" }
    COL_ANSWER { kk "Әзірлеушінің жауабы" ru "Ответ разработчика" en "Developer’s answer" }
    COL_STATUS { kk "Күйі" ru "Статус" en "Status" }
    BODY { kk "Мемлекеттік орган" ru "Государственный орган" en "State body" }
    OPEN_ONE { kk "Ашық" ru "Открыто" en "Open" }
    UNANSWERED { kk "Жауап берілмеген" ru "Без ответа" en "Unanswered" }
    STANCE_ACCEPTED { kk "Қабылданды" ru "Принято" en "Accepted" }
    STANCE_PARTLY { kk "Ішінара қабылданды" ru "Принято частично" en "Accepted in part" }
    STANCE_DECLINED { kk "Қабылданбады" ru "Не принято" en "Not accepted" }
    IMPORT { kk "Толтырылған кестені енгізу" ru "Загрузить заполненную таблицу" en "Import a filled table" }
    IMPORT_LEAD {
        kk "Кестені файл етіп алыңыз, «Әзірлеушінің ұстанымы», «Ұстанымның негіздемесі» және «Түпкілікті редакция» бағандарын толтырып, осында жіберіңіз. Алдымен тексеріледі: растағанға дейін ештеңе жазылмайды."
        ru "Выгрузите таблицу в файл, заполните графы «Позиция разработчика», «Обоснование позиции» и «Окончательная редакция» и отправьте её сюда. Сначала она проверяется: до вашего подтверждения ничего не записывается."
        en "Take the table away as a file, fill in the columns “Developer’s position”, “Reasoning” and “Final wording”, and send it here. It is checked first: nothing is written before you confirm."
    }
    IMPORT_FORMAT {
        kk "XLSX немесе DOCX, 5 МБ-қа дейін. Жолдарды сұрыптауға және жоюға, бағандардың орнын ауыстыруға болады. Бос қалдырылған жол ештеңені өзгертпейді."
        ru "XLSX или DOCX, до 5 МБ. Строки можно сортировать и удалять, графы — переставлять. Незаполненная строка ничего не меняет."
        en "XLSX or DOCX, up to 5 MB. Rows may be sorted and deleted, columns moved. A row left empty changes nothing."
    }
    IMPORT_STANCES {
        kk "Ұстанымды былай жазыңыз: «Қабылданды», «Ішінара қабылданды» немесе «Қабылданбады»."
        ru "Позицию пишите так: «Принято», «Принято частично» или «Не принято»."
        en "Write the position as “Accepted”, “Accepted in part” or “Not accepted”."
    }
    FILLED_FILE { kk "Толтырылған кесте" ru "Заполненная таблица" en "Filled table" }
    CHOOSE_FIRST { kk "Алдымен файлды таңдаңыз" ru "Сначала выберите файл" en "Choose a file first" }
    CHECK_TABLE { kk "Тексеру" ru "Проверить" en "Check" }
    WILL_ANSWER { kk "Берілетін жауаптар" ru "Будет дано ответов" en "Answers to be given" }
    IN_PLACE { kk "Олардың ішінде бұрынғы жауаптың орнына" ru "Из них вместо прежних" en "Of them in place of earlier ones" }
    FLAWED { kk "Қатесі бар жолдар" ru "Строк с ошибками" en "Rows with errors" }
    FLAWED_ROWS { kk "Енгізілмейтін жолдар" ru "Строки, которые не будут внесены" en "Rows that will not be taken" }
    FLAWED_HINT {
        kk "Қалған жолдарды қазір енгізуге болады. Немесе файлды түзетіп, қайта жіберіңіз."
        ru "Остальные строки можно внести сейчас. Или исправьте файл и отправьте его ещё раз."
        en "The other rows can be taken now. Or correct the file and send it again."
    }
    PLANNED_ROWS { kk "Берілетін жауаптарды көрсету" ru "Показать ответы, которые будут даны" en "Show the answers to be given" }
    ROW_OF_FILE { kk "Файлдағы жол" ru "Строка файла" en "Row of the file" }
    REMARK_NUMBER { kk "Ескерту №" ru "№ замечания" en "Remark no." }
    EARLIER_ANSWER { kk "Бұрынғы ұстаным" ru "Прежняя позиция" en "Earlier position" }
    NOTHING_NEW {
        kk "Бұл файлда енгізетін жаңа ештеңе жоқ."
        ru "В этом файле нет ничего нового для внесения."
        en "There is nothing new to take in this file."
    }
    APPLY_ANSWERS { kk "Жауаптарды енгізу" ru "Внести ответы" en "Give these answers" }
    ANSWERS_TAKEN { kk "Жауаптар енгізілді" ru "Ответы внесены" en "The answers were given" }
    TO_TABLE { kk "Ескертулер кестесіне" ru "К таблице замечаний" en "To the table of remarks" }
    ROW_ADDED {
        kk "Жол қолмен қосылған, сондықтан қай ескертуге жауап екені белгісіз. Жаңа ескертуді порталдағы құжат бетінде жазыңыз."
        ru "Строка добавлена вручную, и неизвестно, к какому она замечанию. Новое замечание напишите на портале, на странице документа."
        en "The row was added by hand, so it is not known which remark it answers. Write a new remark on the portal, on the page of the document."
    }
    ROW_FOREIGN {
        kk "Бұл құжатта мұндай ескерту жоқ. Файл басқа құжаттыкі болмасын, тексеріңіз."
        ru "На этом документе такого замечания нет. Проверьте, не от другого ли документа файл."
        en "There is no such remark on this document. See whether the file belongs to another one."
    }
    ROW_TWICE {
        kk "Осы ескертуге екі жолда жауап жазылған. Біреуін қалдырып, екіншісінің ұстаным бағандарын тазартыңыз."
        ru "На это замечание отвечают две строки. Оставьте одну, а в другой очистите графы разработчика."
        en "Two rows answer this remark. Keep one, and clear the developer’s columns of the other."
    }
    ROW_STALE {
        kk "Файл алынғаннан кейін бұл ескертуге жауап берілген немесе ескерту өзгертілген. Кестені қайта алып, осы жолды қайта толтырыңыз."
        ru "После выгрузки файла на это замечание ответили или само замечание изменили. Выгрузите таблицу заново и заполните эту строку ещё раз."
        en "After the file was made this remark was answered or changed. Take the table away anew and fill in this row again."
    }
    STANCE_UNKNOWN {
        kk "Ұстаным түсініксіз. «Қабылданды», «Ішінара қабылданды» немесе «Қабылданбады» деп жазыңыз."
        ru "Позиция не распознана. Напишите «Принято», «Принято частично» или «Не принято»."
        en "The position is not understood. Write “Accepted”, “Accepted in part” or “Not accepted”."
    }
    REASONING_MISSING {
        kk "Ескерту қабылданбаса немесе ішінара қабылданса, ұстанымның негіздемесі міндетті. Негіздемені жазыңыз."
        ru "Если замечание не принято или принято частично, обоснование обязательно. Допишите его."
        en "Where a remark is not accepted, or accepted in part, the reasoning is required. Write it."
    }
    TABLE_NOT_FOUND {
        kk "Файлда порталдан алынған ескертулер кестесі табылмады. Кестені қайта алып, соны толтырыңыз: жасырын бағаны немесе бетбелгілері жоқ көшірме қабылданбайды."
        ru "В файле нет таблицы замечаний, выгруженной с портала. Выгрузите её заново и заполните: копия без скрытой графы или закладок не принимается."
        en "There is no table of remarks from the portal in the file. Take it away anew and fill that in: a copy without its hidden column or bookmarks is not taken."
    }
    TABLE_DAMAGED {
        kk "Файлды оқу мүмкін болмады: ол зақымдалған немесе құпиясөзбен қорғалған. Файлды қорғаусыз қайта сақтап, жіберіңіз."
        ru "Файл не читается: он повреждён или защищён паролем. Сохраните его заново без защиты и отправьте ещё раз."
        en "The file can’t be read: it is damaged or protected by a password. Save it again without protection and send it."
    }
    TABLE_TOO_LONG {
        kk "Файлда {max} жолдан көп немесе мәтін тым ұзын. Кестені бірнеше файлға бөліп жіберіңіз."
        ru "В файле больше {max} строк или слишком много текста. Разделите таблицу на несколько файлов."
        en "The file has more than {max} rows, or too much text. Split the table into several files."
    }
    COLUMNS_GONE {
        kk "Файлда мына бағандар жоқ: {columns}. Тақырыптары өзгертілмеген немесе жойылмаған кестені жіберіңіз."
        ru "В файле нет граф: {columns}. Отправьте таблицу, в которой их заголовки не изменены и не удалены."
        en "The file lacks the columns: {columns}. Send a table in which their headings are neither changed nor deleted."
    }
    ANSWER_CHOSEN { kk "Белгіленген ескертулерге жауап" ru "Ответ на отмеченные замечания" en "Answer to the remarks marked" }
    REASONING_HINT {
        kk "Ескерту қабылданбаса немесе ішінара қабылданса, міндетті"
        ru "Обязательно, если замечание не принято или принято частично"
        en "Required when a remark is not accepted or accepted in part"
    }
    FINAL_WORDING { kk "Түпкілікті редакция" ru "Окончательная редакция" en "Final wording" }
    ANSWER { kk "Жауап беру" ru "Ответить" en "Answer" }
    REPLY { kk "Жауап беру" ru "Ответить" en "Reply" }
    REPLY_TEXT { kk "Жауап" ru "Ответ" en "Reply" }
    CALL_UPON { kk "Кімге жүгіну" ru "К кому обратиться" en "Whom to call upon" }
    CALL_HINT { kk "Әріптесіңізге жүгіну үшін @ белгісін қойыңыз" ru "Чтобы обратиться к коллеге, поставьте @" en "Type @ to call upon a colleague" }
    SUGGESTED { kk "Ұсынылған редакция:" ru "Предложенная редакция:" en "Suggested wording:" }
    ACCEPT { kk "Редакцияны қабылдау" ru "Принять правку" en "Accept" }
    DECLINE { kk "Қабылдамау" ru "Отклонить" en "Decline" }
    ACCEPTED { kk "Редакция қабылданды" ru "Правка принята" en "Suggestion accepted" }
    DECLINED { kk "Редакция қабылданбады" ru "Правка отклонена" en "Suggestion declined" }
    SUPERSEDED {
        kk "Осы сөздерге басқа редакция қабылданды"
        ru "Для этих слов принята другая правка"
        en "Another wording of these words was taken"
    }
    RESOLVE { kk "Шешілді деп белгілеу" ru "Снять замечание" en "Resolve" }
    REOPEN { kk "Қайта ашу" ru "Открыть снова" en "Reopen" }
    RESOLVED { kk "Шешілді" ru "Снято" en "Resolved" }
    EDITED { kk "түзетілді" ru "изменено" en "edited" }
    UNSENT {
        kk "Жіберілмеді: осы браузерде сақталды, байланыс қалпына келгенде жіберіледі"
        ru "Не отправлено: хранится в этом браузере, уйдёт, когда связь восстановится"
        en "Not sent yet: kept in this browser, goes out when the line is back"
    }
    WRITES { kk "{name} жазып жатыр" ru "{name} пишет" en "{name} is writing" }
    WRITES_ON { kk "{name} жазып жатыр ({place})" ru "{name} пишет ({place})" en "{name} is writing ({place})" }
}

/// How many more remarks there are to show.
pub const EARLIER: Forms = Forms {
    kk: "Бұдан жоғары {n} ескерту",
    ru: ["Выше ещё {n} замечание", "Выше ещё {n} замечания", "Выше ещё {n} замечаний"],
    en: ["{n} remark above", "{n} remarks above"],
};

/// Remarks not shown yet, below.
pub const FURTHER: Forms = Forms {
    kk: "Тағы {n} ескерту",
    ru: ["Ещё {n} замечание", "Ещё {n} замечания", "Ещё {n} замечаний"],
    en: ["{n} more remark", "{n} more remarks"],
};
