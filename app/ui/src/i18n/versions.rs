//! Words of versions.

use crate::plural::Forms;

words! {
    VERSIONS { kk "Нұсқалар" ru "Версии" en "Versions" }
    VERSION { kk "{n}-нұсқа" ru "Версия {n}" en "Version {n}" }
    COMPARE { kk "Нұсқаларды салыстыру" ru "Сравнить версии" en "Compare versions" }
    TAKE { kk "Редакцияларды мәтінге енгізу" ru "Внести правки в текст" en "Take suggestions into the text" }
    TAKE_LEAD {
        kk "Таңдалған редакциялардан құжаттың келесі нұсқасы жасалады: ескертулері шешіледі, авторлары нұсқалар тарихында аталады."
        ru "Из выбранных правок получится следующая версия документа: замечания с ними снимаются, авторы названы в истории версий."
        en "The next version is made of the suggestions chosen: their remarks are resolved, their authors are named in the history."
    }
    NO_SUGGESTIONS {
        kk "Мәтінге енгізуге болатын редакция жоқ."
        ru "Правок, которые можно внести в текст, нет."
        en "There are no suggestions to take into the text."
    }
    RIVALS {
        kk "Бір сөздерге қатысты: біреуін ғана таңдаңыз"
        ru "Об одних и тех же словах: выберите одну"
        en "About the same words: choose one"
    }
    MAKE { kk "{n}-нұсқаны жасау" ru "Создать версию {n}" en "Make version {n}" }
    OF_SUGGESTIONS { kk "редакциялар авторлары: {names}" ru "из правок: {names}" en "of suggestions by {names}" }
    PLACE { kk "Жаңа нұсқа орналастыру" ru "Разместить новую версию" en "Place a new version" }
    PLACE_LEAD {
        kk "Ескертулер жаңа мәтіндегі өз орындарына көшіріледі. Орны табылмағандары бөлек көрсетіледі: олар жоғалмайды."
        ru "Замечания перейдут на свои места в новом тексте. Те, чьё место не найдётся, будут показаны отдельно: ни одно не пропадёт."
        en "Remarks move to their places in the new text. Those whose place is not found are shown apart: none is lost."
    }
    NEWER {
        kk "Жаңа нұсқа орналастырылды: {n}-нұсқа"
        ru "Размещена новая версия: версия {n}"
        en "A new version was placed: version {n}"
    }
    NEWER_TEXT {
        kk "Жазып жатқаныңыз сақталады; ескертуіңіз жаңа мәтіндегі орнына көшіріледі."
        ru "То, что вы пишете, сохранится; замечание перейдёт на своё место в новом тексте."
        en "What you are writing is kept; your remark moves to its place in the new text."
    }
    OLDER {
        kk "Сіз {n}-нұсқаны қарап отырсыз; талқыланып жатқаны — {current}-нұсқа"
        ru "Вы смотрите версию {n}; обсуждается версия {current}"
        en "You are looking at version {n}; version {current} is under discussion"
    }
    OPEN_CURRENT { kk "Талқыланып жатқан нұсқаны ашу" ru "Открыть обсуждаемую версию" en "Open the version under discussion" }
    BACK { kk "Құжатқа оралу" ru "Вернуться к документу" en "Back to the document" }
    FROM { kk "Бастапқы нұсқа" ru "Исходная версия" en "From version" }
    TO { kk "Салыстырылатын нұсқа" ru "Сравниваемая версия" en "To version" }
    SHOW { kk "Көрсету" ru "Показать" en "Show" }
    VIEW { kk "Көрсету түрі" ru "Вид сравнения" en "How to show it" }
    INLINE { kk "Бір мәтінде" ru "Одним текстом" en "In one text" }
    SIDE { kk "Қатар" ru "Рядом" en "Side by side" }
    CHANGES { kk "Тек өзгерістер" ru "Только изменения" en "Only changes" }
    UNFOLD { kk "Көрсету" ru "Показать" en "Show" }
    CHANGE_BY_CHANGE { kk "Өзгерістерді аралау" ru "Переход по изменениям" en "From change to change" }
    PREVIOUS_CHANGE { kk "Алдыңғы өзгеріс" ru "Предыдущее изменение" en "Previous change" }
    NEXT_CHANGE { kk "Келесі өзгеріс" ru "Следующее изменение" en "Next change" }
    CHANGE_OF { kk "{n}-өзгеріс, барлығы {all}" ru "Изменение {n} из {all}" en "Change {n} of {all}" }
    CHANGE_KEYS { kk "Пернелер: N — келесі, P — алдыңғы" ru "Клавиши: N — следующее, P — предыдущее" en "Keys: N for the next, P for the previous" }
    INSERTED { kk "қосылды" ru "добавлено" en "added" }
    DELETED { kk "алып тасталды" ru "исключено" en "removed" }
    MOVED_FROM { kk "мұнда ауыстырылды, бұрын: {old}" ru "перенесено, было: {old}" en "moved here, was {old}" }
    MOVED_AWAY { kk "Бұл мәтін ауыстырылды, қазір: {new}" ru "Этот текст перенесён, теперь: {new}" en "This text was moved, now {new}" }
    RENUMBERED { kk "тек нөмірі өзгерді: {old} → {new}" ru "изменён только номер: {old} → {new}" en "only the number changed: {old} → {new}" }
    SAME_TEXTS { kk "Мәтіндерде айырмашылық жоқ" ru "Тексты не отличаются" en "The texts do not differ" }
    NO_TEXT {
        kk "{n}-нұсқаның мәтіні жоқ, сондықтан салыстыру мүмкін емес."
        ru "У версии {n} нет текста, поэтому сравнить её нельзя."
        en "Version {n} has no text, so it can’t be compared."
    }
    LOST_DELETED { kk "{n}-нұсқада бұл мәтін жоқ" ru "В версии {n} этого текста нет" en "Version {n} does not have this text" }
    LOST_AMBIGUOUS {
        kk "{n}-нұсқада бұл мәтін бірнеше жерде кездеседі"
        ru "В версии {n} этот текст встречается в нескольких местах"
        en "Version {n} has this text in several places"
    }
    TEXT_CHANGED { kk "мәтін өзгерген" ru "текст изменён" en "text changed" }
    NEAREST { kk "Жақын тармақ: {place}" ru "Ближайший пункт: {place}" en "Nearest point: {place}" }
    MOVE { kk "Орнын ауыстыру" ru "Переместить" en "Move" }
    MOVE_HOW { kk "Мәтіннен дұрыс орынды таңдаңыз: сөйлемді түртіңіз немесе сөздерді белгілеңіз." ru "Выберите верное место в тексте: коснитесь предложения или выделите слова." en "Choose the right place in the text: tap a sentence or select words." }
    PUT_HERE { kk "Осында қою: {place}" ru "Поставить здесь: {place}" en "Put it here: {place}" }
    PUT_ON_PICKED { kk "Таңдалған сөздерге қою" ru "Поставить на выбранные слова" en "Put it on the words picked" }
}

/// How many changes there are.
pub const CHANGE_COUNT: Forms = Forms {
    kk: "Өзгерістер: {n}",
    ru: ["{n} изменение", "{n} изменения", "{n} изменений"],
    en: ["{n} change", "{n} changes"],
};

/// Blocks that are the same and folded away.
pub const SAME: Forms = Forms {
    kk: "Өзгеріссіз: {n}",
    ru: ["Без изменений: {n} абзац", "Без изменений: {n} абзаца", "Без изменений: {n} абзацев"],
    en: ["{n} paragraph unchanged", "{n} paragraphs unchanged"],
};

/// Pictures of a file that a version made of its text will not have.
pub const PICTURES_LEFT: Forms = Forms {
    kk: "Қазіргі нұсқаның файлында {n} сурет бар: мұнда жасалған нұсқада олар болмайды. Суреттер қажет болса, нұсқаны дайын файлмен орналастырыңыз.",
    ru: [
        "В файле обсуждаемой версии {n} рисунок: в созданной здесь версии его не будет. Если он нужен, разместите версию готовым файлом.",
        "В файле обсуждаемой версии {n} рисунка: в созданной здесь версии их не будет. Если они нужны, разместите версию готовым файлом.",
        "В файле обсуждаемой версии {n} рисунков: в созданной здесь версии их не будет. Если они нужны, разместите версию готовым файлом.",
    ],
    en: [
        "The file under discussion has {n} picture: a version made here will not have it. If it is needed, place the version as a file.",
        "The file under discussion has {n} pictures: a version made here will not have them. If they are needed, place the version as a file.",
    ],
};

/// Remarks that lost their place.
pub const LOST: Forms = Forms {
    kk: "Орнын жоғалтқан ескерту: {n}",
    ru: ["{n} замечание потеряло место", "{n} замечания потеряли место", "{n} замечаний потеряли место"],
    en: ["{n} remark lost its place", "{n} remarks lost their places"],
};
