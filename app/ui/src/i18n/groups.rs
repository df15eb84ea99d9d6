//! Words of working groups.

use crate::plural::Forms;

words! {
    LEAD { kk "Сіз бастамашы, төраға, хатшы, мүше немесе байқаушы ретінде қатысатын топтар." ru "Группы, где вы инициатор, председатель, секретарь, член группы или наблюдатель." en "Groups in which you are the initiator, chair, secretary, a member or an observer." }
    CREATE { kk "Топ құру" ru "Создать группу" en "Create a group" }
    NEW { kk "Жұмыс тобын құру" ru "Создание рабочей группы" en "New working group" }
    NEW_LEAD { kk "Жұмыс тобы құжат жобасын талқылау және дауыс беру үшін құрылады. Сіз оның бастамашысы боласыз." ru "Рабочая группа создаётся для обсуждения проекта документа и голосования. Вы станете её инициатором." en "A working group is created to discuss a draft and vote on it. You become its initiator." }
    FILTER { kk "Күйі бойынша көрсету" ru "Показать по состоянию" en "Show by state" }
    TAB_OPEN { kk "Жұмыс істеп жатқан" ru "Действующие" en "Working" }
    TAB_CLOSED { kk "Жабылған" ru "Закрытые" en "Closed" }
    NONE_OPEN { kk "Жұмыс істеп жатқан топтар жоқ." ru "Действующих групп нет." en "There are no working groups at work." }
    NONE_OPEN_MORE { kk "Сізді қосқан топтар осы жерде пайда болады. Өз тобыңызды құра аласыз." ru "Здесь появятся группы, в которые вас включат. Можно создать свою." en "Groups you are added to appear here. You can create one of your own." }
    NONE_CLOSED { kk "Жабылған топтар жоқ." ru "Закрытых групп нет." en "There are no closed groups." }
    NAME { kk "Атауы" ru "Наименование" en "Name" }
    CHAIR { kk "Төраға" ru "Председатель" en "Chair" }
    SECRETARY { kk "Хатшы" ru "Секретарь" en "Secretary" }
    MEMBER { kk "Мүше" ru "Член группы" en "Member" }
    OBSERVER { kk "Байқаушы" ru "Наблюдатель" en "Observer" }
    INITIATOR { kk "Бастамашы" ru "Инициатор" en "Initiator" }
    DESCRIPTION { kk "Сипаттама" ru "Описание" en "Description" }
    JUSTIFICATION { kk "Жұмыс тобын құру негіздемесі" ru "Обоснование создания рабочей группы" en "Justification for creating the group" }
    FILES { kk "Файл салу" ru "Вложение файлов" en "Attached files" }
    MEMBERS { kk "Жұмыс тобының қатысушылары" ru "Участники рабочей группы" en "Members of the group" }
    OBSERVERS { kk "Байқаушылар" ru "Наблюдатели" en "Observers" }
    MEETINGS { kk "Жұмыс тобының кеңесі" ru "Совещания рабочей группы" en "Meetings of the group" }
    DOCUMENTS { kk "Жұмыс тобының құжаттары" ru "Документы рабочей группы" en "Documents of the group" }
    COL_MEMBERS { kk "Мүшелер" ru "Членов" en "Members" }
    COL_DOCUMENTS { kk "Құжаттар" ru "Документов" en "Documents" }
    COL_VOTES { kk "Жүріп жатқан дауыс беру" ru "Идут голосования" en "Open votes" }
    COL_ACTIVE { kk "Соңғы оқиға" ru "Последнее событие" en "Last activity" }
    COL_STATE { kk "Күйі" ru "Состояние" en "State" }
    OPEN { kk "Жұмыс істейді" ru "Действует" en "Working" }
    CLOSED { kk "Жабылған" ru "Закрыта" en "Closed" }
    CLOSED_TEXT { kk "Топтың жұмысы аяқталды: тек қарауға болады." ru "Работа группы завершена: только просмотр." en "The group’s work is over: view only." }
    NOTHING { kk "Көрсетілмеген" ru "Не указано" en "Not given" }

    NAME_HINT { kk "Ресми құжаттағыдай толық" ru "Полностью, как в официальных документах" en "In full, as in official papers" }
    DESCRIPTION_HINT { kk "Топ нені және қандай мақсатта талқылайды" ru "Что и с какой целью обсуждает группа" en "What the group discusses and to what end" }
    JUSTIFICATION_HINT { kk "Тапсырманың немесе шешімнің деректемелері" ru "Реквизиты поручения или решения" en "The instruction or decision it rests on" }
    CHAIR_HINT { kk "Дауыс беруді ашады, құжаттарды жабады" ru "Открывает голосования, закрывает документы" en "Opens votes, closes documents" }
    SECRETARY_HINT { kk "Құжаттарды орналастырады, кеңестерді тағайындайды" ru "Размещает документы, назначает совещания" en "Places documents, calls meetings" }
    MEMBERS_HINT { kk "Кез келген мемлекеттік органнан; талқылайды және дауыс береді" ru "Из любых государственных органов; обсуждают и голосуют" en "From any state bodies; they discuss and vote" }
    OBSERVERS_HINT { kk "Тек қарайды: ескерту жазбайды, дауыс бермейді" ru "Только смотрят: не оставляют замечаний и не голосуют" en "They only watch: no remarks, no votes" }
    FILES_LATER { kk "Топ құрылғаннан кейін оның карточкасында салынады." ru "Вкладываются в карточке группы сразу после её создания." en "Attached on the group’s card right after it is created." }
    MEETINGS_LATER { kk "Топ құрылғаннан кейін оның карточкасында тағайындалады; топтағылардың бәріне хабарланады." ru "Назначаются в карточке группы после её создания; все в группе получат уведомление." en "Called on the group’s card after it is created; everybody is told." }
    DOCUMENTS_LATER { kk "Топ құрылғаннан кейін оның карточкасында орналастырылады." ru "Размещаются в карточке группы после её создания." en "Placed on the group’s card after it is created." }

    CREATED { kk "{date} құрылды, бастамашы: {name}" ru "Создана {date}, инициатор: {name}" en "Created {date}, initiator: {name}" }
    TO_DOCUMENTS { kk "Құжаттар" ru "Документы" en "Documents" }
    VOTING_NOW { kk "Дауыс беру жүріп жатыр" ru "Идёт голосование" en "Voting is under way" }

    ADD_MEMBER { kk "Мүше қосу" ru "Добавить в группу" en "Add a member" }
    PERSON { kk "Қызметкер" ru "Сотрудник" en "Person" }
    PERSON_HINT { kk "Тегі, лауазымы немесе мемлекеттік орган" ru "Фамилия, должность или государственный орган" en "Surname, position or state body" }
    ROLE { kk "Топтағы рөлі" ru "Роль в группе" en "Role in the group" }
    ROLE_HINT { kk "Жаңа төраға немесе хатшы тағайындалса, бұрынғысы мүше болып қалады." ru "При назначении нового председателя или секретаря прежний остаётся членом группы." en "When a new chair or secretary is named, the former one becomes a member." }
    CHANGE_ROLE { kk "Рөлін өзгерту" ru "Изменить роль" en "Change role" }
    CHANGE_ROLE_OF { kk "Рөлін өзгерту: {name}" ru "Изменить роль: {name}" en "Change the role of {name}" }
    REMOVE_MEMBER { kk "Топтан шығару" ru "Исключить из группы" en "Remove from the group" }
    REMOVE_HINT { kk "Шығарылған қызметкер топты және оның құжаттарын енді көрмейді. Бұрын жазғандары мен берген дауыстары сақталады." ru "Исключённый больше не видит группу и её документы. Написанное и поданные голоса сохраняются." en "Whoever is removed no longer sees the group and its documents. What was written and voted stays." }

    ATTACH { kk "Файл салу" ru "Вложить файл" en "Attach a file" }
    NO_FILES { kk "Файлдар салынбаған" ru "Файлы не вложены" en "No files attached" }
    DETACH { kk "Алып тастау" ru "Убрать" en "Remove" }
    DETACH_TITLE { kk "Файлды карточкадан алып тастау керек пе?" ru "Убрать файл из карточки?" en "Remove the file from the card?" }
    DETACH_TEXT { kk "«{name}» файлы топтың карточкасынан алынады. Оның салынғаны журналда қалады." ru "Файл «{name}» исчезнет из карточки группы. Запись о нём останется в журнале." en "The file “{name}” disappears from the group’s card. The journal keeps that it was there." }

    NO_MEETINGS { kk "Кеңестер тағайындалмаған" ru "Совещания не назначены" en "No meetings called" }
    SCHEDULE { kk "Кеңес тағайындау" ru "Назначить совещание" en "Call a meeting" }
    AT { kk "Күні мен уақыты" ru "Дата и время" en "Date and time" }
    PLACE { kk "Өтетін орны" ru "Место" en "Place" }
    PLACE_HINT { kk "Мекенжай және зал немесе бейнеконференция сілтемесі" ru "Адрес и зал или ссылка на видеоконференцию" en "Address and hall, or the address of the call" }
    AGENDA { kk "Күн тәртібі" ru "Повестка" en "Agenda" }
    MEETING_TOLD { kk "Топтың барлық мүшелеріне хабарлама жіберіледі." ru "Все в группе получат уведомление." en "Everybody in the group is told." }
    CANCEL_MEETING { kk "Кеңесті болдырмау" ru "Отменить совещание" en "Call the meeting off" }
    CANCEL_TITLE { kk "Кеңесті болдырмау керек пе?" ru "Отменить совещание?" en "Call the meeting off?" }
    CANCEL_TEXT { kk "{time} белгіленген кеңес өткізілмейді, бұл туралы топтың барлық мүшелеріне хабарланады. Қажет болса, жаңа кеңес тағайындаңыз." ru "Совещание {time} не состоится, все в группе получат уведомление. При необходимости назначьте новое." en "The meeting of {time} will not be held, and everybody in the group is told. Call another one if need be." }
    CANCELLED { kk "Өткізілмейді" ru "Отменено" en "Called off" }

    NO_DOCUMENTS { kk "Құжаттар орналастырылмаған" ru "Документы не размещены" en "No documents placed" }
    NO_DOCUMENTS_MORE { kk "Талқылау бірінші құжат орналастырылғаннан кейін басталады." ru "Обсуждение начнётся, когда будет размещён первый документ." en "The discussion begins once the first document is placed." }
    DISCUSSED { kk "Талқылануда" ru "Обсуждается" en "Under discussion" }
    ARCHIVED { kk "Мұрағатта" ru "В архиве" en "In the archive" }
    UNREAD { kk "Сіз ашпағансыз" ru "Вы не открывали" en "You have not opened it" }
    PLACED { kk "{date} орналастырылды" ru "размещён {date}" en "placed {date}" }
    PLACE_DOCUMENT { kk "Құжат орналастыру" ru "Разместить документ" en "Place a document" }
    FILE { kk "Файл" ru "Файл" en "File" }
    TITLE { kk "Құжаттың атауы" ru "Название документа" en "Title of the document" }
    MARKING { kk "Қолжетімділікті шектеу белгісі" ru "Пометка ограничения доступа" en "Marking" }

    CHANGE { kk "Өзгерту" ru "Изменить" en "Change" }
    EDIT { kk "Атауын, сипаттамасын, негіздемесін өзгерту" ru "Изменить наименование, описание, обоснование" en "Change name, description, justification" }
    CHANGED_TITLE { kk "Мәтінді басқа қызметкер өзгертті" ru "Тексты тем временем изменил другой" en "Somebody changed the texts in between" }
    CHANGED_TEXT { kk "Төменде қазіргі мәтін, одан кейін сіз жазған мәтін көрсетілген. Ештеңе жоғалған жоқ: қайсысы қалатынын таңдаңыз." ru "Ниже — действующий текст, за ним ваш. Ничего не потеряно: выберите, какой останется." en "Below is the text as it stands, then yours. Nothing is lost: choose which one stays." }
    CHANGED_PLAIN { kk "Төменде қазіргі мәтін, одан кейін сіз жазған мәтін көрсетілген. «Сақтау» қазіргі мәтінді сіздікімен ауыстырады." ru "Ниже — действующий текст, за ним ваш. «Сохранить» заменит действующий текст вашим." en "Below is the text as it stands, then yours. “Save” puts yours in its place." }
    TEXT_NOW { kk "Қазіргі мәтін" ru "Действующий текст" en "The text as it stands" }
    TEXT_YOURS { kk "Сіздің мәтініңіз" ru "Ваш текст" en "Your text" }
    KEEP_MINE { kk "Менің мәтінімді қалдыру" ru "Оставить мой текст" en "Keep mine" }
    KEEP_MINE_THEN { kk "Сіздің мәтініңіз сақталғанда қазіргісін ауыстырады." ru "При сохранении ваш текст заменит действующий." en "When saved, your text takes the place of the one that stands." }
    TAKE_THEIRS { kk "Қазіргісін алу" ru "Взять действующий" en "Take the one that stands" }

    CLOSE { kk "Топты жабу" ru "Закрыть группу" en "Close the group" }
    CLOSE_TITLE { kk "Жұмыс тобын жабу керек пе?" ru "Закрыть рабочую группу?" en "Close the working group?" }
    CLOSE_TEXT { kk "Топтың жұмысы аяқталады: құжаттар, ескертулер және дауыс беру қорытындылары тек қарау үшін қалады. Топты қайта ашуға болмайды." ru "Работа группы завершится: документы, замечания и итоги голосований останутся только для просмотра. Открыть группу снова нельзя." en "The group’s work ends: documents, remarks and results stay for viewing only. The group can’t be opened again." }
}

/// Why the group can't be closed yet.
pub const CLOSE_FIRST: Forms = Forms {
    kk: "Топты жабу үшін алдымен құжаттарды жабыңыз: {n} құжат талқылануда.",
    ru: [
        "Чтобы закрыть группу, сначала закройте документы: обсуждается {n} документ.",
        "Чтобы закрыть группу, сначала закройте документы: обсуждаются {n} документа.",
        "Чтобы закрыть группу, сначала закройте документы: обсуждаются {n} документов.",
    ],
    en: [
        "To close the group, close its documents first: {n} document is under discussion.",
        "To close the group, close its documents first: {n} documents are under discussion.",
    ],
};

/// Remarks that are not resolved.
pub const OPEN_REMARKS: Forms = Forms {
    kk: "{n} ашық ескерту",
    ru: ["{n} открытое замечание", "{n} открытых замечания", "{n} открытых замечаний"],
    en: ["{n} open remark", "{n} open remarks"],
};

/// Votes that are open.
pub const OPEN_VOTES: Forms = Forms {
    kk: "Жүріп жатқан дауыс беру: {n}",
    ru: ["Идёт {n} голосование", "Идут {n} голосования", "Идёт {n} голосований"],
    en: ["{n} open vote", "{n} open votes"],
};

/// Everybody in the group.
pub const PEOPLE: Forms = Forms {
    kk: "{n} адам",
    ru: ["{n} человек", "{n} человека", "{n} человек"],
    en: ["{n} person", "{n} people"],
};
