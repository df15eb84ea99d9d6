//! Words of the components, the same on every page.

use crate::plural::Forms;

words! {
    OPTIONAL { kk "міндетті емес" ru "необязательно" en "optional" }
    CHOOSE { kk "Таңдаңыз" ru "Выберите" en "Choose" }
    CLOSE { kk "Жабу" ru "Закрыть" en "Close" }
    CANCEL { kk "Бас тарту" ru "Отмена" en "Cancel" }
    SAVE { kk "Сақтау" ru "Сохранить" en "Save" }
    SEND { kk "Жіберу" ru "Отправить" en "Send" }
    DELETE { kk "Жою" ru "Удалить" en "Delete" }
    EDIT { kk "Өзгерту" ru "Изменить" en "Edit" }
    ADD { kk "Қосу" ru "Добавить" en "Add" }
    SEARCH { kk "Іздеу" ru "Найти" en "Search" }
    PAGES { kk "Беттер" ru "Страницы" en "Pages" }
    PREVIOUS { kk "Алдыңғы" ru "Предыдущая" en "Previous" }
    NEXT { kk "Келесі" ru "Следующая" en "Next" }
    PAGE_OF { kk "{page}-бет, барлығы {pages}" ru "Страница {page} из {pages}" en "Page {page} of {pages}" }
    PRINT { kk "Басып шығару" ru "Распечатать" en "Print" }
    DOWNLOAD { kk "Жүктеп алу" ru "Скачать" en "Download" }
    BACK { kk "Артқа" ru "Назад" en "Back" }
    RETRY { kk "Қайталап көру" ru "Повторить" en "Try again" }
    LOADING { kk "Жүктелуде" ru "Загрузка" en "Loading" }
    CHECK_FIELDS { kk "Мына өрістерді тексеріңіз" ru "Проверьте поля" en "Check these fields" }
    ASTANA_TIME { kk "Астана уақыты бойынша" ru "По времени Астаны" en "Astana time" }
    IRREVERSIBLE { kk "Бұл әрекетті кері қайтару мүмкін емес." ru "Это действие нельзя отменить." en "This can’t be undone." }

    TODAY { kk "бүгін" ru "сегодня" en "today" }
    YESTERDAY { kk "кеше" ru "вчера" en "yesterday" }
    TOMORROW { kk "ертең" ru "завтра" en "tomorrow" }
    TIME_LEFT { kk "{time} қалды" ru "осталось {time}" en "{time} left" }
    TIME_UP { kk "уақыт бітті" ru "время истекло" en "time is up" }
    HOURS_MINUTES { kk "{h} сағ {m} мин" ru "{h} ч {m} мин" en "{h} h {m} min" }

    FOR { kk "Қолдаймын" ru "За" en "For" }
    AGAINST { kk "Қарсымын" ru "Против" en "Against" }
    ABSTAIN { kk "Қалыс қаламын" ru "Воздержусь" en "Abstain" }
    COUNT_FOR { kk "Қолдағандар" ru "За" en "For" }
    COUNT_AGAINST { kk "Қарсы болғандар" ru "Против" en "Against" }
    COUNT_ABSTAINED { kk "Қалыс қалғандар" ru "Воздержались" en "Abstained" }
    COUNT_NOT_VOTED { kk "Дауыс бермегендер" ru "Не голосовали" en "Not voted" }
    COUNT_NEEDED { kk "Қажет" ru "Нужно" en "Needed" }
    YOUR_CHOICE { kk "сіздің дауысыңыз" ru "ваш голос" en "your vote" }
}

/// The limit of a field before anything is counted.
pub const AT_MOST: Forms = Forms {
    kk: "{n} таңбадан аспайды",
    ru: ["не более {n} знака", "не более {n} знаков", "не более {n} знаков"],
    en: ["at most {n} character", "at most {n} characters"],
};

/// What is left of the limit.
pub const CHARACTERS_LEFT: Forms = Forms {
    kk: "{n} таңба қалды",
    ru: ["остался {n} знак", "осталось {n} знака", "осталось {n} знаков"],
    en: ["{n} character left", "{n} characters left"],
};

/// What goes over the limit.
pub const CHARACTERS_OVER: Forms = Forms {
    kk: "{n} таңба артық",
    ru: ["лишний {n} знак", "лишние {n} знака", "лишних {n} знаков"],
    en: ["{n} character too many", "{n} characters too many"],
};

/// Whole days left.
pub const DAYS_LEFT: Forms = Forms {
    kk: "{n} күн қалды",
    ru: ["остался {n} день", "осталось {n} дня", "осталось {n} дней"],
    en: ["{n} day left", "{n} days left"],
};

/// People who are not shown one by one.
pub const MORE_PEOPLE: Forms = Forms {
    kk: "тағы {n} адам",
    ru: ["ещё {n} человек", "ещё {n} человека", "ещё {n} человек"],
    en: ["{n} more person", "{n} more people"],
};
