//! Words of remarks.

use crate::plural::Forms;

words! {
    REMARKS { kk "Ескертулер" ru "Замечания" en "Remarks" }
    FILTER { kk "Қандай ескертулерді көрсету" ru "Какие замечания показать" en "Which remarks to show" }
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
pub const FURTHER: Forms = Forms {
    kk: "Тағы {n} ескерту",
    ru: ["Ещё {n} замечание", "Ещё {n} замечания", "Ещё {n} замечаний"],
    en: ["{n} more remark", "{n} more remarks"],
};
