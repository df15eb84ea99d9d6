//! Words of the search.

use crate::plural::Forms;

words! {
    SEARCH { kk "Іздеу" ru "Поиск" en "Search" }
    LEAD {
        kk "Құжаттар, ескертулер, дауыс берулер, жұмыс топтары, кітапхана, қызметкерлер мен органдар — сізге қолжетімді барлығы ішінен."
        ru "По документам, замечаниям, голосованиям, рабочим группам, библиотеке, сотрудникам и органам — среди всего, что вам доступно."
        en "Through documents, remarks, votes, working groups, the library, people and bodies: everything you may see."
    }
    WHAT { kk "Не іздейсіз" ru "Что искать" en "What to look for" }
    WHAT_HINT {
        kk "Сөздерді кез келген түрінде жазыңыз; «тырнақшадағы сөздер» дәл солай, -\u{2060}сөз болмауы керек."
        ru "Слова в любой форме; «слова в кавычках» — точно так; -\u{2060}слово — чтобы его не было."
        en "Words in any form; “words in quotes” exactly so; -\u{2060}word must not occur."
    }
    PROGRESS { kk "Күйі" ru "Состояние" en "State" }
    ANY_PROGRESS { kk "Кез келген" ru "Любое" en "Any" }
    UNDER_WAY { kk "Жұмыста" ru "В работе" en "Under way" }
    FINISHED { kk "Аяқталған" ru "Завершено" en "Finished" }
    FROM { kk "Күннен бастап" ru "С даты" en "From" }
    UNTIL { kk "Күнге дейін" ru "По дату" en "Until" }
    TURNED {
        kk "Соңғы күн бастапқы күннен ерте: күндерді тексеріңіз."
        ru "Дата окончания раньше даты начала: проверьте даты."
        en "The last day is before the first: check the dates."
    }
    NOT_ASKED { kk "Іздейтін сөзді енгізіңіз" ru "Введите, что искать" en "Enter what to look for" }
    NOT_ASKED_MORE {
        kk "Сөздің жалғаулары, пернетақта орналасуы және латынша жазылуы ескеріледі."
        ru "Окончания слов, раскладка клавиатуры и запись латиницей учитываются."
        en "Endings of words, the keyboard layout and Latin spelling are taken into account."
    }
    RESULTS { kk "Нәтижелер" ru "Результаты" en "Results" }
    KINDS { kk "Түрі бойынша" ru "По виду" en "By kind" }
    ALL { kk "Барлығы" ru "Всё" en "Everything" }
    REPAIRED {
        kk "Жазылғаны бойынша ештеңе жоқ; «{text}» ізделді."
        ru "По введённому ничего нет; искали «{text}»."
        en "Nothing fits what was typed; “{text}” was looked for."
    }
    NOTHING { kk "Ештеңе табылмады" ru "Ничего не найдено" en "Nothing was found" }
    NOTHING_MORE {
        kk "Сөздерді азайтыңыз немесе сүзгілерді алып тастаңыз."
        ru "Уберите часть слов или фильтры."
        en "Use fewer words or drop the filters."
    }
    FILLING {
        kk "Іздеу көрсеткіші толтырылуда: бәрі әлі табылмауы мүмкін."
        ru "Указатель поиска заполняется: пока может найтись не всё."
        en "The search index is being filled: not everything may be found yet."
    }
    DOCUMENT { kk "Құжат" ru "Документ" en "Document" }
    REMARK { kk "Ескерту" ru "Замечание" en "Remark" }
    POLL { kk "Дауыс беру" ru "Голосование" en "Vote" }
    ALL_GROUPS { kk "Барлық топтар" ru "Все группы" en "All groups" }
    GROUP { kk "Жұмыс тобы" ru "Рабочая группа" en "Working group" }
    LIBRARY_ITEM { kk "Кітапханадағы құжат" ru "Документ библиотеки" en "Library document" }
    PERSON { kk "Қызметкер" ru "Сотрудник" en "Person" }
    BODY { kk "Мемлекеттік орган" ru "Государственный орган" en "State body" }
    DOCUMENTS { kk "Құжаттар" ru "Документы" en "Documents" }
    REMARKS { kk "Ескертулер" ru "Замечания" en "Remarks" }
    POLLS { kk "Дауыс берулер" ru "Голосования" en "Votes" }
    GROUPS { kk "Жұмыс топтары" ru "Рабочие группы" en "Working groups" }
    LIBRARY { kk "Кітапхана" ru "Библиотека" en "Library" }
    PEOPLE { kk "Қызметкерлер" ru "Сотрудники" en "People" }
    BODIES { kk "Мемлекеттік органдар" ru "Государственные органы" en "State bodies" }
}

/// How much was found.
pub const FOUND: Forms = Forms {
    kk: "{n} нәтиже табылды.",
    ru: ["Найден {n} результат.", "Найдено {n} результата.", "Найдено {n} результатов."],
    en: ["{n} result was found.", "{n} results were found."],
};
