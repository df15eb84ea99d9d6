//! Words of the directory.

use crate::plural::Forms;

words! {
    // The list.
    DIRECTORY { kk "Анықтамалық" ru "Справочник" en "Directory" }
    DIRECTORY_LEAD { kk "Мемлекеттік органдар, олардың бөлімшелері мен қызметкерлері." ru "Государственные органы, их подразделения и сотрудники." en "State bodies, their units and people." }
    SEARCH_LABEL { kk "Аты-жөні, лауазымы, бөлімшесі, телефоны немесе кабинеті" ru "Имя, должность, подразделение, телефон или кабинет" en "Name, position, unit, phone or office" }
    IN_BODY { kk "Мемлекеттік орган" ru "Государственный орган" en "State body" }
    ALL_BODIES { kk "Барлық органдар" ru "Все органы" en "All bodies" }
    BODIES { kk "Мемлекеттік органдар" ru "Государственные органы" en "State bodies" }
    PEOPLE { kk "Қызметкерлер" ru "Сотрудники" en "People" }
    FOUND_NOBODY { kk "Ештеңе табылмады" ru "Никто не найден" en "Nobody was found" }
    FOUND_NOBODY_MORE { kk "Жазылуын тексеріңіз, сөздерді азайтыңыз немесе барлық органдардан іздеңіз." ru "Проверьте написание, уберите часть слов или ищите по всем органам." en "Check the spelling, use fewer words, or search in all bodies." }
    NO_PEOPLE { kk "Тізімде әзірге ешкім жоқ" ru "В списке пока никого нет" en "Nobody is on the list yet" }
    NO_BODIES { kk "Анықтамалықта әзірге мемлекеттік орган жоқ" ru "В справочнике пока нет государственных органов" en "The directory holds no state bodies yet" }
    PHONE_OF { kk "Телефон" ru "Телефон" en "Phone" }
    OFFICE_NUMBER { kk "{office}-кабинет" ru "кабинет {office}" en "office {office}" }

    BODY_PAGE { kk "Орган туралы: құрылымы мен деректері" ru "Об органе: структура и сведения" en "About the body: structure and details" }
    KEEPING { kk "Тізімді жүргізу" ru "Ведение списка" en "Keeping the list" }

    // A body.
    BIN_OF { kk "БСН {bin}" ru "БИН {bin}" en "BIN {bin}" }
    UNITS { kk "Құрылымы" ru "Структура" en "Structure" }
    NO_UNITS { kk "Бөлімшелер енгізілмеген" ru "Подразделения не внесены" en "No units have been entered" }
    EDIT_BODY { kk "Деректерді өзгерту" ru "Изменить сведения" en "Edit the details" }
    ADD_UNIT { kk "Бөлімше қосу" ru "Добавить подразделение" en "Add a unit" }
    ADD_PERSON { kk "Қызметкер қосу" ru "Добавить сотрудника" en "Add a person" }
    IMPORT { kk "Кестеден енгізу" ru "Загрузить из таблицы" en "Import a table" }
    NO_PARENT { kk "Ешқайсысы: органның өзіне бағынады" ru "Нет: подчиняется органу" en "None: directly under the body" }
    NO_UNIT { kk "Бөлімшесіз" ru "Без подразделения" en "No unit" }
    NEW_BODY { kk "Жаңа мемлекеттік орган" ru "Новый государственный орган" en "New state body" }
    NEW_BODY_LEAD { kk "Ағылшынша атауы мен БСН-ді кейін толықтыруға болады." ru "Наименование на английском и БИН можно дополнить позже." en "The English name and the BIN can be added later." }
    CREATE_BODY { kk "Органды енгізу" ru "Внести орган" en "Enter the body" }
    BIN_HINT { kk "Бизнес-сәйкестендіру нөмірі: он екі цифр" ru "Бизнес-идентификационный номер: двенадцать цифр" en "Business identification number: twelve digits" }
    POSITION_HINT { kk "Тағайындау туралы бұйрықтағыдай" ru "Как в приказе о назначении" en "As in the order of appointment" }

    // A person.
    POSTS { kk "Лауазымдары" ru "Должности" en "Posts" }
    NO_POSTS { kk "Қазіргі уақытта лауазымы жоқ" ru "Сейчас должностей нет" en "Holds no post at present" }
    KEEPS_DIRECTORY { kk "органның тізімін жүргізеді" ru "ведёт список органа" en "keeps the body’s list" }
    VCARD { kk "Карточканы жүктеп алу (vCard)" ru "Скачать карточку (vCard)" en "Download the card (vCard)" }
    SUBSTITUTIONS { kk "Орын басу" ru "Замещения" en "Substitutions" }
    SUBSTITUTES_FOR { kk "мына қызметкердің орнын басады:" ru "замещает:" en "acts for" }
    BY_ORDER { kk "№ {order} бұйрық, {from} – {until}" ru "приказ № {order}, {from} – {until}" en "order No. {order}, {from} – {until}" }
    IN_FORCE { kk "қолданыста" ru "действует" en "in force" }
    NOT_YET { kk "әлі басталмаған" ru "ещё не началось" en "not begun" }
    END_SUBSTITUTION { kk "Мерзімінен бұрын аяқтау" ru "Прекратить досрочно" en "End it early" }
    END_SUBSTITUTION_OF { kk "Орын басуды тоқтату: {absent} орнына {substitute}" ru "Прекратить замещение: {substitute} за {absent}" en "End the substitution of {substitute} for {absent}" }
    END_SUBSTITUTION_TEXT { kk "Орнын басушы осы қызметкердің атынан әрекет ету құқығынан бірден айырылады. Бұрын жасалғаны күшінде қалады." ru "Замещающий сразу потеряет право действовать от этого имени. Сделанное ранее остаётся в силе." en "The substitute at once loses the right to act in this name. What was done before stays valid." }
    NAME_SUBSTITUTE { kk "Орнын басушыны тағайындау" ru "Назначить замещающего" en "Name a substitute" }
    NAME_SUBSTITUTE_LEAD { kk "Осы күндері орнын басушы орнында жоқ қызметкердің атынан әрекет етеді; әр әрекеттің жанында бұйрық нөмірі көрсетіледі." ru "В эти дни замещающий действует от имени отсутствующего; рядом с каждым действием указан номер приказа." en "On these days the substitute acts in the name of the person away; the number of the order stands beside every act." }
    SUBSTITUTE_HINT { kk "Бұйрықта аталған қызметкер" ru "Сотрудник, названный в приказе" en "The person named in the order" }
    ORDER_HINT { kk "Мысалы: 125-ж" ru "Например: 125-л" en "For example: 125-l" }
    BOTH_DAYS { kk "Бұл күн де есептеледі" ru "Этот день входит в срок" en "This day counts" }
    EDIT_CARD { kk "Карточканы өзгерту" ru "Изменить карточку" en "Edit the card" }
    APPOINT { kk "Лауазымға тағайындау" ru "Назначить на должность" en "Appoint to a post" }
    APPOINT_ACT { kk "Тағайындау" ru "Назначить" en "Appoint" }
    APPOINT_ELSEWHERE { kk "Басқа органда тағайындау" ru "Назначить в другом органе" en "Appoint in another body" }
    EDITOR { kk "Осы органның қызметкерлер тізімін жүргізеді" ru "Ведёт список сотрудников этого органа" en "Keeps this body’s list of people" }
    END_APPOINTMENT { kk "Лауазымынан босату" ru "Освободить от должности" en "End the post" }
    END_APPOINTMENT_TEXT { kk "Лауазым қызметкердің карточкасынан алынады. Карточка мен бұрын жасалғаны сақталады." ru "Должность исчезнет из карточки сотрудника. Сама карточка и сделанное ранее сохранятся." en "The post leaves the person’s card. The card itself and what was done before are kept." }
    END_APPOINTMENT_OF { kk "«{position}» лауазымынан босату" ru "Освободить от должности «{position}»" en "End the post “{position}”" }
    ACCOUNT { kk "Есептік жазба" ru "Учётная запись" en "Account" }
    ACCOUNT_LOGIN { kk "Логин: {login}" ru "Логин: {login}" en "Login: {login}" }
    NO_ACCOUNT { kk "Есептік жазба жоқ: қызметкер порталға кіре алмайды." ru "Учётной записи нет: сотрудник не может войти на портал." en "There is no account: the person can’t sign in." }
    CREATE_ACCOUNT { kk "Есептік жазба ашу" ru "Создать учётную запись" en "Create an account" }
    RESET_PASSWORD { kk "Жаңа құпиясөз беру" ru "Выдать новый пароль" en "Give a new password" }
    RESET_PASSWORD_LEAD { kk "Барлық сеанстар аяқталады. Қызметкер алғаш кіргенде құпиясөзді ауыстырады." ru "Все сеансы завершатся. При первом входе сотрудник сменит пароль." en "All sessions end. The person changes the password at the first sign-in." }
    FIRST_PASSWORD { kk "Алғашқы құпиясөз" ru "Первый пароль" en "First password" }
    FIRST_PASSWORD_HINT { kk "Кемінде 10 таңба. Қызметкерге қауіпсіз жолмен хабарлаңыз: алғаш кіргенде ол ауыстырылады." ru "Не менее 10 знаков. Передайте его сотруднику надёжным путём: при первом входе он будет сменён." en "At least 10 characters. Hand it over by a safe way: it is changed at the first sign-in." }
    LOGIN_HINT { kk "3–64 таңба: латын әріптері, цифрлар, нүкте, дефис, астын сызу" ru "От 3 до 64 знаков: латинские буквы, цифры, точка, дефис, подчёркивание" en "3 to 64 characters: Latin letters, digits, dot, hyphen, underscore" }

    // Import.
    IMPORT_TITLE { kk "Қызметкерлерді кестеден енгізу" ru "Загрузка сотрудников из таблицы" en "Import people from a table" }
    IMPORT_LEAD { kk "Алдымен тексеріңіз: ештеңе жазылмайды, тек есеп көрсетіледі." ru "Сначала проверьте: ничего не записывается, показывается только отчёт." en "Check first: nothing is written, only a report is shown." }
    IMPORT_FORMAT { kk "Кестенің бірінші жолында бағандардың атаулары болады, реті кез келген. CSV (UTF-8) немесе XLSX." ru "В первой строке таблицы — названия столбцов в любом порядке. CSV (UTF-8) или XLSX." en "The first row of the table names the columns, in any order. CSV (UTF-8) or XLSX." }
    IMPORT_COLUMNS { kk "Бағандар" ru "Столбцы" en "Columns" }
    COLUMN { kk "Баған атауы" ru "Название столбца" en "Name of the column" }
    COLUMN_OTHER { kk "Мұндай атау да жарайды" ru "Допустимы также" en "Also accepted" }
    COLUMN_REQUIRED { kk "Міндетті" ru "Обязателен" en "Required" }
    YES { kk "иә" ru "да" en "yes" }
    NO { kk "жоқ" ru "нет" en "no" }
    DRY_RUN { kk "Тексеру" ru "Проверить" en "Check" }
    IMPORT_ACT { kk "Енгізу" ru "Загрузить" en "Import" }
    REPORT_DRY { kk "Тексеру аяқталды, ештеңе жазылған жоқ" ru "Проверка завершена, ничего не записано" en "The check is done; nothing was written" }
    REPORT_DONE { kk "Кесте енгізілді" ru "Таблица загружена" en "The table was imported" }
    REPORT_CREATED { kk "Жаңа қызметкерлер" ru "Новых сотрудников" en "New people" }
    REPORT_UPDATED { kk "Өзгертілгені" ru "Изменено" en "Changed" }
    REPORT_UNCHANGED { kk "Өзгеріссіз" ru "Без изменений" en "Unchanged" }
    REPORT_REFUSED { kk "Қабылданбағаны" ru "Не принято" en "Not taken" }
    REPORT_REJECTED { kk "Қабылданбаған жолдар" ru "Непринятые строки" en "Rows not taken" }
    ROW { kk "Жол" ru "Строка" en "Row" }
    WHO { kk "Кім" ru "Кто" en "Who" }
    WHAT_IS_WRONG { kk "Не дұрыс емес" ru "Что не так" en "What is wrong" }
    TO_BODY { kk "Орган бетіне" ru "К странице органа" en "To the body’s page" }

    // Choosing people.
    PICK_SEARCH { kk "Тегін, лауазымын немесе органын теріңіз" ru "Введите фамилию, должность или орган" en "Type a surname, a position or a body" }
    PICK_REMOVE { kk "{name}: алып тастау" ru "{name}: убрать" en "{name}: remove" }
    PICK_CHOSEN { kk "{name} таңдалды" ru "Выбран сотрудник: {name}" en "{name} was chosen" }
    PICK_REMOVED { kk "{name} алып тасталды" ru "Убран сотрудник: {name}" en "{name} was removed" }
    PICK_FIRST_ONLY { kk "Тізімде алғашқы {n} қызметкер көрсетілген, барлығы {total}." ru "Показаны первые {n} сотрудников из {total}." en "The first {n} of {total} people are listed." }
    PICK_MORE { kk "Барлығы көрсетілген жоқ: іздеу сөздерін нақтылаңыз." ru "Показаны не все: уточните запрос." en "Not all are shown: add another word." }
}

/// How many people there are.
pub const PEOPLE_COUNT: Forms = Forms {
    kk: "{n} қызметкер",
    ru: ["{n} сотрудник", "{n} сотрудника", "{n} сотрудников"],
    en: ["{n} person", "{n} people"],
};

/// How many people a search has found.
pub const FOUND_COUNT: Forms = Forms {
    kk: "{n} қызметкер табылды",
    ru: ["Найден {n} сотрудник", "Найдено {n} сотрудника", "Найдено {n} сотрудников"],
    en: ["{n} person was found", "{n} people were found"],
};
