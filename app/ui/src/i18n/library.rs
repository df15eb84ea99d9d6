//! Words of the library.

use crate::plural::Forms;

words! {
    LIBRARY { kk "Кітапхана" ru "Библиотека" en "Library" }
    LEAD { kk "Танысу үшін орналастырылған құжаттар: сізге қолжетімді бөлімдер мен бумалар." ru "Документы, размещённые для ознакомления: доступные вам разделы и папки." en "Documents placed for reading: the sections and folders open to you." }
    SEARCH { kk "Кітапханадан іздеу" ru "Искать в библиотеке" en "Search the library" }
    SECTIONS { kk "Бөлімдер" ru "Разделы" en "Sections" }
    NO_SECTIONS { kk "Сізге қолжетімді бөлімдер жоқ" ru "Доступных вам разделов нет" en "No sections are open to you" }
    NO_SECTIONS_MORE { kk "Бөлімдерді мемлекеттік органның тізімін жүргізетін қызметкер немесе әкімші ашады." ru "Разделы открывает сотрудник, ведущий список государственного органа, или администратор." en "Sections are opened by the keeper of a body’s list or an administrator." }
    TO_ACKNOWLEDGE { kk "Танысуыңыз қажет" ru "Требуют ознакомления" en "To be read and acknowledged" }
    LATEST { kk "Жақында орналастырылғандар" ru "Размещено недавно" en "Placed lately" }
    NOTHING_PLACED { kk "Құжаттар әлі орналастырылмаған" ru "Документы ещё не размещены" en "No documents have been placed yet" }

    NEW_SECTION { kk "Жаңа бөлім" ru "Новый раздел" en "New section" }
    NEW_SECTION_LEAD { kk "Бөлімді алдымен оны жүргізушілер ғана көреді. Кімге ашық екенін бөлім құрылғаннан кейін белгілейсіз." ru "Сначала раздел видят только те, кто его ведёт. Кому он открыт, вы укажете сразу после создания." en "At first only those who manage the section see it. You say whom it is open to right after it is created." }
    WHOSE { kk "Кімнің бөлімі" ru "Чей раздел" en "Whose section it is" }
    WHOSE_HINT { kk "Бөлімді осы органның тізімін жүргізетін қызметкерлер мен әкімшілер жүргізеді" ru "Раздел ведут сотрудники, ведущие список этого органа, и администраторы" en "The keepers of this body’s list and the administrators manage it" }
    WHOLE_PORTAL { kk "Бүкіл порталдың бөлімі" ru "Раздел всего портала" en "A section of the whole portal" }
    SECTION_OF { kk "Бөлімді жүргізетін орган: {body}" ru "Раздел ведёт: {body}" en "Section of: {body}" }
    CREATE_SECTION { kk "Бөлім құру" ru "Создать раздел" en "Create the section" }

    DOCUMENTS { kk "Құжаттар" ru "Документы" en "Documents" }
    FOLDERS { kk "Бумалар" ru "Папки" en "Folders" }
    NO_FOLDERS { kk "Ішінде бумалар жоқ" ru "Вложенных папок нет" en "There are no folders in it" }
    NO_ITEMS { kk "Бұл бумада құжаттар жоқ" ru "В этой папке нет документов" en "There are no documents in this folder" }
    NO_ITEMS_OVER { kk "Қолданыста жоқ құжаттарды көру үшін «Барлығы» сүзгісін таңдаңыз." ru "Чтобы увидеть утратившие силу, выберите «Все»." en "Choose “All” to see what is no longer in force." }
    FILTER { kk "Қолданылуы бойынша көрсету" ru "Показать по действию" en "Show by validity" }
    TAB_IN_FORCE { kk "Қолданыстағы" ru "Действующие" en "In force" }
    TAB_ALL { kk "Барлығы" ru "Все" en "All" }

    MANAGING { kk "Жүргізу" ru "Ведение" en "Managing" }
    PLACE { kk "Құжат орналастыру" ru "Разместить документ" en "Place a document" }
    NEW_FOLDER { kk "Жаңа бума" ru "Новая папка" en "New folder" }
    CREATE_FOLDER { kk "Бума құру" ru "Создать папку" en "Create the folder" }
    ACCESS { kk "Кімге ашық" ru "Кому доступно" en "Who may read" }
    RENAME { kk "Атауын өзгерту" ru "Переименовать" en "Rename" }
    MOVE { kk "Көшіру" ru "Переместить" en "Move" }
    DELETE { kk "Жою" ru "Удалить" en "Delete" }
    DELETE_FOLDER { kk "Буманы жою" ru "Удалить папку" en "Delete the folder" }
    DELETE_FOLDER_TITLE { kk "Буманы жою керек пе?" ru "Удалить папку?" en "Delete the folder?" }
    DELETE_FOLDER_TEXT { kk "Бума тізімнен алынады. Бос бума ғана жойылады." ru "Папка исчезнет из списка. Удалить можно только пустую папку." en "The folder leaves the list. Only an empty folder can be deleted." }
    DELETE_FIRST { kk "Буманы жою үшін алдымен ішіндегі құжаттар мен бумаларды көшіріңіз немесе алып тастаңыз." ru "Чтобы удалить папку, сначала переместите или уберите документы и папки из неё." en "To delete the folder, first move or withdraw the documents and folders in it." }
    INTO { kk "Қайда" ru "Куда" en "Where to" }
    NO_PLACES { kk "Көшіруге болатын бума жоқ" ru "Нет папки, в которую можно переместить" en "There is no folder it could be moved to" }
    MOVE_HINT { kk "Көшірілгенде жаңа буманың рұқсаттары қолданылады." ru "После перемещения действуют права новой папки." en "Once moved, the list of the new folder holds." }

    LETS_IN { kk "Оқи алатындар" ru "Читать могут" en "May be read by" }
    SCOPE_INHERITED { kk "Жоғары тұрған буманы оқи алатындар" ru "Те же, кто и папку, в которой лежит" en "Those who may read the folder it lies in" }
    SCOPE_INHERITED_HINT { kk "Өз тізімі жоқ: бәрі сол бумадағыдай" ru "Собственного списка нет: всё как у той папки" en "No list of its own: everything as that folder has it" }
    SCOPE_EVERYONE { kk "Барлық қызметкерлер" ru "Все сотрудники" en "All employees" }
    SCOPE_EVERYONE_HINT { kk "Кез келген органда лауазымы бар әр қызметкер" ru "Каждый, кто занимает должность в каком-либо органе" en "Whoever holds a post in any body" }
    SCOPE_CHOSEN { kk "Тізімдегілер" ru "По списку" en "Those on the list" }
    SCOPE_CHOSEN_HINT { kk "Төменде белгіленгендер ғана; тізім бос болса — тек жүргізушілер" ru "Только отмеченные ниже; если список пуст — только те, кто ведёт раздел" en "Only those marked below; with an empty list only those who manage it" }
    NARROWS { kk "Тізім жоғары тұрған бумалардың тізімін тарылтады: оларды оқи алмайтындарға бұл да ашылмайды." ru "Список сужает доступ папок выше: кто не может читать их, не прочитает и это." en "The list narrows those of the folders above: whoever may not read them may not read this either." }
    ROLES { kk "Порталдағы рөлдер" ru "Роли на портале" en "Roles on the portal" }
    ROLE_KEEPERS { kk "Органдардың тізімін жүргізетін қызметкерлер" ru "Сотрудники, ведущие списки органов" en "Keepers of bodies’ lists" }
    ROLE_CHAIRS { kk "Жұмыс топтарының төрағалары" ru "Председатели рабочих групп" en "Chairs of working groups" }
    ROLE_SECRETARIES { kk "Жұмыс топтарының хатшылары" ru "Секретари рабочих групп" en "Secretaries of working groups" }
    ROLE_ADMINISTRATORS { kk "Портал әкімшілері" ru "Администраторы портала" en "Administrators of the portal" }
    BODIES { kk "Мемлекеттік органдар мен бөлімшелер" ru "Государственные органы и подразделения" en "State bodies and units" }
    WHOLE_BODY { kk "Бүкіл орган, барлық бөлімшелерімен" ru "Весь орган со всеми подразделениями" en "The whole body with all its units" }
    PEOPLE { kk "Жекелеген қызметкерлер" ru "Отдельные сотрудники" en "Single people" }
    ONLY_MANAGERS { kk "Тек бөлімді жүргізушілер" ru "Только те, кто ведёт раздел" en "Only those who manage the section" }

    OF_ACT { kk "{date} № {number}" ru "№ {number} от {date}" en "No. {number} of {date}" }
    OF_NUMBER { kk "№ {number}" ru "№ {number}" en "No. {number}" }
    OF_DAY { kk "{date}" ru "от {date}" en "of {date}" }
    IN_FORCE { kk "Қолданыста" ru "Действует" en "In force" }
    FROM_DAY { kk "{date} күшіне енеді" ru "Вступит в силу {date}" en "In force from {date}" }
    EXPIRED { kk "Қолданыста жоқ" ru "Утратил силу" en "No longer in force" }
    REPLACED { kk "Ауыстырылған" ru "Заменён" en "Replaced" }
    MUST_READ { kk "Танысыңыз" ru "Ознакомьтесь" en "Please read" }
    YOU_READ { kk "Сіз таныстыңыз" ru "Вы ознакомились" en "You have read it" }
    PLACED { kk "{date} орналастырылды" ru "размещён {date}" en "placed {date}" }

    DOWNLOAD { kk "Файлды жүктеп алу" ru "Скачать файл" en "Download the file" }
    ASKED_TITLE { kk "Құжатпен танысып, оны растаңыз" ru "Ознакомьтесь с документом и подтвердите это" en "Read the document and confirm it" }
    ASKED_TEXT { kk "Файлды оқып шығып, «Таныстым» батырмасын басыңыз. Растау өз атыңыздан бір рет беріледі және уақытымен сақталады." ru "Прочитайте файл и нажмите «Ознакомлен(а)». Подтверждение даётся один раз, от своего имени, и сохраняется со временем." en "Read the file and press “I have read it”. It is confirmed once, in your own name, and kept with the time." }
    ASKED_ACTING { kk "Растауды құжатпен танысқан қызметкердің өзі береді: орынбасар оның атынан растай алмайды." ru "Подтверждает сам сотрудник: замещающий не может сделать это за него." en "People confirm this themselves: a substitute can’t do it for another." }
    ACKNOWLEDGE { kk "Таныстым" ru "Ознакомлен(а)" en "I have read it" }
    ACKNOWLEDGED_AT { kk "Сіз {time} таныстыңыз" ru "Вы ознакомились {time}" en "You confirmed having read it {time}" }
    REPLACED_BY { kk "Құжат ауыстырылған:" ru "Документ заменён:" en "Replaced by:" }
    REPLACED_UNSEEN { kk "Құжатты басқа құжат ауыстырды." ru "Документ заменён другим." en "Another document has taken its place." }
    REPLACES { kk "Мыналарды ауыстырды" ru "Заменил" en "Replaces" }
    EXPIRED_TEXT { kk "Құжаттың қолданылу мерзімі аяқталды; ол тек анықтама үшін қолжетімді." ru "Срок действия документа истёк: он доступен для справки." en "The document’s term is over; it is kept for reference." }
    ABOUT { kk "Деректемелері" ru "Реквизиты" en "Requisites" }
    NUMBER { kk "Нөмірі" ru "Номер" en "Number" }
    ADOPTED { kk "Қабылданған күні" ru "Дата принятия" en "Date of the act" }
    DESCRIPTION { kk "Сипаттамасы" ru "Описание" en "Description" }
    VALIDITY { kk "Қолданылуы" ru "Действие" en "Validity" }
    TERM { kk "{from} – {until}" ru "{from} – {until}" en "{from} – {until}" }
    TERM_FROM { kk "{from} бастап" ru "с {from}" en "from {from}" }
    TERM_UNTIL { kk "{until} дейін" ru "по {until}" en "until {until}" }
    NO_TERM { kk "мерзімсіз" ru "бессрочно" en "without a term" }
    FILE { kk "Файл" ru "Файл" en "File" }
    PLACED_BY { kk "Орналастырған" ru "Разместил(а)" en "Placed by" }
    FOLDER { kk "Бума" ru "Папка" en "Folder" }

    TITLE_HINT { kk "Ресми құжаттағыдай толық" ru "Полностью, как в самом документе" en "In full, as on the document itself" }
    NUMBER_HINT { kk "Мысалы: 125" ru "Например: 125" en "For example: 125" }
    MUST_ACKNOWLEDGE { kk "Танысқанын растау қажет" ru "Требуется подтвердить ознакомление" en "Reading must be confirmed" }
    MUST_ACKNOWLEDGE_HINT { kk "Құжат оған рұқсаты бар әр қызметкердің «Менің қарауымда» бетінде ол танысқанша тұрады" ru "Документ будет стоять на странице «Ждёт меня» у каждого, кому он доступен, пока тот не ознакомится" en "The document stands on the page “Waiting for me” of everybody who may read it until they confirm" }
    HOLD_BACK { kk "Әзірге ешкімге ашпау" ru "Пока никому не открывать" en "Keep it closed for now" }
    HOLD_BACK_HINT { kk "Құжатты тек жүргізушілер көреді; кімге ашық екенін оның бетінде белгілейсіз" ru "Документ увидят только те, кто ведёт раздел; кому он открыт, вы укажете на его странице" en "Only those who manage the section see it; say on its page whom it is open to" }
    PLACE_REPLACING { kk "Ауыстырылатын құжат: {title}" ru "Взамен документа: {title}" en "In place of: {title}" }

    EDIT { kk "Деректемелерді өзгерту" ru "Изменить реквизиты" en "Edit the requisites" }
    REPLACE { kk "Ауыстыру" ru "Заменить" en "Replace" }
    REPLACE_NEW { kk "Жаңа құжатпен ауыстыру" ru "Заменить новым документом" en "Replace by a new document" }
    REPLACE_BY { kk "Немесе орналастырылған құжатпен ауыстыру" ru "Или заменить уже размещённым" en "Or by one that is placed already" }
    NOT_REPLACED { kk "Ауыстырылмаған" ru "Не заменён" en "Not replaced" }
    ACKNOWLEDGED { kk "Танысқандар" ru "Ознакомление" en "Who has read it" }
    WAIT_TAB { kk "Әлі танысқан жоқ" ru "Ещё не ознакомились" en "Not yet" }
    DONE_TAB { kk "Танысты" ru "Ознакомились" en "Have confirmed" }
    NOBODY_WAITS { kk "Рұқсаты барлардың бәрі танысты" ru "Ознакомились все, кому документ доступен" en "Everybody who may read it has confirmed" }
    NOBODY_DONE { kk "Әлі ешкім растаған жоқ" ru "Пока никто не подтвердил" en "Nobody has confirmed yet" }
    NOT_ASKED { kk "Бұл құжатпен танысқанын растау талап етілмейді." ru "Подтверждать ознакомление с этим документом не требуется." en "Confirming that this document was read is not required." }
    WITHDRAW { kk "Алып тастау" ru "Убрать" en "Withdraw" }
    WITHDRAW_TITLE { kk "Құжатты алып тастау керек пе?" ru "Убрать документ?" en "Withdraw the document?" }
    WITHDRAW_TEXT { kk "Құжат кітапханадан алынады. Оның орналастырылғаны журналда қалады." ru "Документ исчезнет из библиотеки. Запись о нём останется в журнале." en "The document leaves the library. The journal keeps that it was there." }
    WITHDRAW_BARRED { kk "Бұл құжатпен танысқандар бар, сондықтан оны алып тастауға болмайды: соңғы күнін белгілеңіз немесе ауыстырыңыз." ru "С документом уже ознакомились, убрать его нельзя: укажите последний день действия или замените." en "Somebody has confirmed having read it, so it can’t be withdrawn: set its last day or replace it." }
}

/// Entries of a list that are chosen within a body.
pub const CHOSEN_COUNT: Forms = Forms {
    kk: "таңдалды: {n}",
    ru: ["выбрано: {n}", "выбрано: {n}", "выбрано: {n}"],
    en: ["{n} chosen", "{n} chosen"],
};

/// How many of those who may read a document have said so.
pub const DONE_COUNT: Forms = Forms {
    kk: "{n} қызметкер танысты",
    ru: ["Ознакомился {n} сотрудник", "Ознакомились {n} сотрудника", "Ознакомились {n} сотрудников"],
    en: ["{n} person has confirmed", "{n} people have confirmed"],
};
