//! Words around every page.

words! {
    SKIP { kk "Мазмұнға өту" ru "К содержанию" en "Skip to content" }
    NAVIGATION { kk "Бөлімдер" ru "Разделы" en "Sections" }
    WAITING { kk "Менің қарауымда" ru "Ждёт меня" en "Waiting for me" }
    GROUPS { kk "Жұмыс топтары" ru "Рабочие группы" en "Working groups" }
    DIRECTORY { kk "Анықтамалық" ru "Справочник" en "Directory" }
    LIBRARY { kk "Кітапхана" ru "Библиотека" en "Library" }
    FIND { kk "Барлығынан іздеу…" ru "Искать везде…" en "Search everything…" }
    LANGUAGE { kk "Тіл" ru "Язык" en "Language" }
    TO_SIGN { kk "Қол қоюға" ru "На подпись" en "To sign" }
    CERTIFICATES { kk "Сертификаттар" ru "Сертификаты" en "Certificates" }
    ACCOUNT { kk "Есептік жазба" ru "Учётная запись" en "Account" }
    LINE_STARTING { kk "қосылуда" ru "соединение" en "connecting" }
    LINE_ON { kk "байланыста" ru "на связи" en "connected" }
    LINE_OFF { kk "байланыс жоқ" ru "нет связи" en "offline" }
    OFFLINE_SINCE {
        kk "{time} бастап байланыс жоқ. Жазғаныңыз осы браузерде сақталады және байланыс қалпына келгенде жіберіледі; дауыс тек қабылданғаннан кейін есептеледі."
        ru "Нет связи с {time}. Написанное сохраняется в этом браузере и отправится, когда связь восстановится; голос считается только после приёма."
        en "Offline since {time}. What you write is kept in this browser and is sent when the line is back; a vote counts only once it is received."
    }
    ACTING {
        kk "Сіз № {order} бұйрық негізінде {name} атынан әрекет етесіз."
        ru "Вы действуете за {name} по приказу № {order}."
        en "You act for {name} under order № {order}."
    }
    ACTING_END { kk "Ауыстыру" ru "Сменить" en "Change" }
    CHECK_SIGNATURE { kk "Электрондық қолтаңбаны тексеру" ru "Проверить электронную подпись" en "Check a signature" }
    NO_SECRETS {
        kk "Порталда мемлекеттік құпиялар және «Қызмет бабында пайдалану үшін» белгісі бар құжаттар орналастырылмайды."
        ru "На портале не размещаются государственные секреты и документы с пометкой «Для служебного пользования»."
        en "State secrets and documents marked “For official use” are not placed on the portal."
    }
    NOT_FOUND { kk "Мұндай бет жоқ" ru "Такой страницы нет" en "There is no such page" }
    SIGN_IN_FIRST { kk "Алдымен жүйеге кіріңіз" ru "Сначала войдите" en "Sign in first" }
    NOT_ALLOWED { kk "Бұл әрекетке рұқсат жоқ" ru "Это действие недоступно" en "This is not allowed" }
    OFFLINE { kk "Сервермен байланыс жоқ" ru "Нет связи с сервером" en "The server can’t be reached" }
    WENT_WRONG { kk "Бет ашылмады" ru "Страница не открылась" en "The page did not open" }
    NOT_FETCHED {
        kk "Беттің бағдарламасы жүктелмеді: байланыс үзілген немесе жүйе жаңартылған. Бетті қайта жүктеңіз."
        ru "Программа страницы не загрузилась: прервалась связь или система обновлена. Загрузите страницу заново."
        en "The page’s program was not loaded: the connection broke, or the system has been updated. Load the page again."
    }
    RELOAD { kk "Қайта жүктеу" ru "Загрузить заново" en "Load again" }
    SIGN_IN { kk "Кіру" ru "Войти" en "Sign in" }
    TO_HOME { kk "Басты бетке" ru "На главную" en "Home" }
}
