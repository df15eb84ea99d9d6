//! Names of the fields of forms, and the form each entry must have.

words! {
    LOGIN { kk "Логин" ru "Логин" en "Login" }
    PASSWORD { kk "Құпиясөз" ru "Пароль" en "Password" }
    CURRENT_PASSWORD { kk "Қазіргі құпиясөз" ru "Текущий пароль" en "Current password" }
    NEW_PASSWORD { kk "Жаңа құпиясөз" ru "Новый пароль" en "New password" }
    REPEAT_PASSWORD { kk "Жаңа құпиясөзді қайталаңыз" ru "Новый пароль ещё раз" en "New password again" }
    SURNAME { kk "Тегі" ru "Фамилия" en "Surname" }
    GIVEN_NAME { kk "Аты" ru "Имя" en "Given name" }
    PATRONYMIC { kk "Әкесінің аты" ru "Отчество" en "Patronymic" }
    PHONE { kk "Жұмыс телефоны" ru "Рабочий телефон" en "Work phone" }
    OFFICE { kk "Кабинет" ru "Кабинет" en "Office" }
    EMAIL { kk "Электрондық пошта" ru "Электронная почта" en "E-mail" }
    BODY { kk "Мемлекеттік орган" ru "Государственный орган" en "State body" }
    UNIT { kk "Құрылымдық бөлімше" ru "Структурное подразделение" en "Unit" }
    PARENT { kk "Жоғары тұрған бөлімше" ru "Вышестоящее подразделение" en "Unit above" }
    POSITION { kk "Лауазымы" ru "Должность" en "Position" }
    NAME_KK { kk "Қазақ тіліндегі атауы" ru "Наименование на казахском языке" en "Name in Kazakh" }
    NAME_RU { kk "Орыс тіліндегі атауы" ru "Наименование на русском языке" en "Name in Russian" }
    NAME_EN { kk "Ағылшын тіліндегі атауы" ru "Наименование на английском языке" en "Name in English" }
    BIN { kk "БСН" ru "БИН" en "BIN" }
    PERSON { kk "Қызметкер" ru "Сотрудник" en "Employee" }
    ABSENT { kk "Орнында жоқ қызметкер" ru "Отсутствующий сотрудник" en "Person away" }
    SUBSTITUTE { kk "Орнын басушы" ru "Замещающий сотрудник" en "Substitute" }
    ORDER { kk "Бұйрықтың нөмірі" ru "Номер приказа" en "Order number" }
    FROM { kk "Басталатын күні" ru "Первый день" en "First day" }
    UNTIL { kk "Аяқталатын күні" ru "Последний день" en "Last day" }
    NAME { kk "Атауы" ru "Наименование" en "Name" }
    DESCRIPTION { kk "Сипаттамасы" ru "Описание" en "Description" }
    JUSTIFICATION { kk "Негіздемесі" ru "Обоснование" en "Justification" }
    CHAIR { kk "Төраға" ru "Председатель" en "Chair" }
    SECRETARY { kk "Хатшы" ru "Секретарь" en "Secretary" }
    MEMBERS { kk "Мүшелер" ru "Члены группы" en "Members" }
    OBSERVERS { kk "Байқаушылар" ru "Наблюдатели" en "Observers" }
    ROLE { kk "Топтағы рөлі" ru "Роль в группе" en "Role in the group" }
    FILE { kk "Файл" ru "Файл" en "File" }
    TITLE { kk "Құжаттың атауы" ru "Наименование документа" en "Title of the document" }
    MARKING { kk "Шектеу белгісі" ru "Пометка об ограничении" en "Restriction marking" }
    PLACE { kk "Өтетін орны" ru "Место проведения" en "Place" }
    AGENDA { kk "Күн тәртібі" ru "Повестка дня" en "Agenda" }
    AT { kk "Күні мен уақыты" ru "Дата и время" en "Date and time" }
    TEXT { kk "Мәтін" ru "Текст" en "Text" }
    WORDING { kk "Ұсынылатын редакция" ru "Предлагаемая редакция" en "Suggested wording" }
    ANCHOR { kk "Құжат мәтініндегі орын" ru "Место в тексте документа" en "Place in the document" }
    MENTIONS { kk "Аталған қызметкерлер" ru "Упомянутые сотрудники" en "People mentioned" }
    QUESTION { kk "Дауысқа салынатын мәселе" ru "Вопрос голосования" en "Question of the vote" }
    QUORUM { kk "Кворум" ru "Кворум" en "Quorum" }
    MAJORITY { kk "Қажетті көпшілік" ru "Необходимое большинство" en "Majority required" }
    SECRECY { kk "Дауыс беру түрі" ru "Вид голосования" en "Kind of vote" }
    CLOSES_AT { kk "Дауыс беру аяқталатын уақыт" ru "Время окончания голосования" en "End of the vote" }
    CHOICE { kk "Сіздің дауысыңыз" ru "Ваш голос" en "Your vote" }
    REASON { kk "Себебі" ru "Причина" en "Reason" }
    STANCE { kk "Әзірлеушінің ұстанымы" ru "Позиция разработчика" en "Developer’s position" }
    REASONING { kk "Ұстанымның негіздемесі" ru "Обоснование позиции" en "Reasoning" }
    GROUNDS { kk "Ескертудің негіздемесі" ru "Обоснование замечания" en "Justification" }
    REMARKS { kk "Ескертулер" ru "Замечания" en "Remarks" }
    INTO { kk "Қайда көшіру" ru "Куда переместить" en "Where to move it" }
    NUMBER { kk "Актінің нөмірі" ru "Номер акта" en "Number of the act" }
    ADOPTED_ON { kk "Қабылданған күні" ru "Дата принятия" en "Date of the act" }
    VALID_FROM { kk "Қолданыстағы бірінші күні" ru "Первый день действия" en "First day in force" }
    VALID_UNTIL { kk "Қолданыстағы соңғы күні" ru "Последний день действия" en "Last day in force" }
    REPLACED_BY { kk "Ауыстырған құжат" ru "Заменивший документ" en "Document that replaces it" }
    REPLACES { kk "Ауыстырылатын құжат" ru "Заменяемый документ" en "Document to be replaced" }
    SCOPE { kk "Кімге ашық" ru "Кому доступно" en "Who may read" }
    GRANTS { kk "Органдар мен бөлімшелер" ru "Органы и подразделения" en "Bodies and units" }
    PEOPLE { kk "Қызметкерлер" ru "Сотрудники" en "People" }
    IIN { kk "ЖСН" ru "ИИН" en "IIN" }
    REQUEST { kk "Қолтаңба кілті" ru "Ключ подписи" en "Signing key" }
    DOCUMENTS { kk "Тексерілген құжаттар" ru "Проверенные документы" en "Documents checked" }
    SIGNATURE { kk "Қолтаңба" ru "Подпись" en "Signature" }
    ORIGIN { kk "Порталдың мекенжайы" ru "Адрес портала" en "Address of the portal" }
    NONCE { kk "Бір реттік белгі" ru "Одноразовая метка" en "One-time mark" }
    COMMENT { kk "Түсіндірме" ru "Пояснение" en "Explanation" }
    SEARCH { kk "Іздеу сөздері" ru "Слова для поиска" en "Words to search for" }

    // What an entry of the wrong form must look like.
    FORM_BIN { kk "он екі цифрды бос орынсыз енгізіңіз немесе өрісті бос қалдырыңыз" ru "введите двенадцать цифр без пробелов или оставьте поле пустым" en "enter twelve digits without spaces or leave it empty" }
    FORM_IIN { kk "ЖСН-нің он екі цифрын тексеріңіз: бақылау цифры сәйкес емес" ru "проверьте двенадцать цифр ИИН: контрольная цифра не сходится" en "check the twelve digits of the IIN: the control digit does not fit" }
    FORM_KEY { kk "«Кілт жасау» батырмасын басыңыз" ru "нажмите «Создать ключ»" en "press “Make the key”" }
    FORM_EMAIL { kk "мекенжайды a.aliyeva@adilet.gov.kz үлгісімен, латын әріптерімен енгізіңіз немесе өрісті бос қалдырыңыз" ru "введите адрес латинскими буквами по образцу a.aliyeva@adilet.gov.kz или оставьте поле пустым" en "enter an address such as a.aliyeva@adilet.gov.kz or leave it empty" }
    FORM_PHONE { kk "кемінде үш цифр енгізіңіз; +, -, жақша, үтір және бос орын қолдануға болады, мысалы +7 (7172) 74-02-10" ru "введите не менее трёх цифр; допустимы +, -, скобки, запятая и пробел, например +7 (7172) 74-02-10" en "enter at least three digits; +, -, brackets, comma and space are accepted, as in +7 (7172) 74-02-10" }
    FORM_LOGIN { kk "латын әріптерінен, цифрлардан, нүктеден, дефистен және астын сызу белгісінен тұратын 3–64 таңба енгізіңіз" ru "введите от 3 до 64 знаков: латинские буквы, цифры, точку, дефис, подчёркивание" en "enter 3 to 64 characters: Latin letters, digits, dot, hyphen, underscore" }
    FORM_DAY { kk "күнтізбеден күнді таңдаңыз" ru "выберите день в календаре" en "choose a day in the calendar" }
    FORM_TIME { kk "күні мен уақытын Астана уақытымен таңдаңыз" ru "выберите дату и время по времени Астаны" en "choose date and time, Astana time" }
    FORM_PERSON { kk "қызметкерді анықтамалықтан таңдаңыз" ru "выберите сотрудника из справочника" en "choose a person from the directory" }
    FORM_PEOPLE { kk "қызметкерлерді анықтамалықтан таңдаңыз" ru "выберите сотрудников из справочника" en "choose people from the directory" }
    FORM_LIST { kk "тізімнен таңдаңыз" ru "выберите из списка" en "choose from the list" }
    FORM_FILE { kk "файлды таңдап, толық жүктелгенін күтіңіз" ru "выберите файл и дождитесь окончания загрузки" en "choose a file and wait until it has been sent" }
    FORM_ANCHOR { kk "құжат мәтінінен орынды қайта белгілеңіз" ru "отметьте место в тексте документа ещё раз" en "mark the place in the document again" }
    FORM_CHOICE { kk "жауаптардың бірін таңдаңыз" ru "выберите один из ответов" en "choose one of the answers" }
    FORM_ENTRY { kk "жазылғанды тексеріп, үлгі бойынша енгізіңіз" ru "проверьте запись и введите её по образцу" en "check the entry and follow the example" }
}
