//! Words of signing in and of one's own account.

words! {
    SIGN_IN_TITLE { kk "Порталға кіру" ru "Вход на портал" en "Sign in" }
    PORTAL { kk "Мемлекеттік органдардың интранет-порталы" ru "Интранет-портал государственных органов" en "Intranet portal of state bodies" }
    MODULE { kk "Құжатпен бірлесіп жұмыс істеу" ru "Совместная работа над документом" en "Joint work on documents" }
    SIGN_IN { kk "Кіру" ru "Войти" en "Sign in" }
    SHOW_PASSWORD { kk "Көрсету" ru "Показать" en "Show" }
    HIDE_PASSWORD { kk "Жасыру" ru "Скрыть" en "Hide" }
    BY_CERTIFICATE { kk "ЭЦҚ арқылы кіру" ru "Войти с ЭЦП" en "Sign in with a certificate" }
    BY_CERTIFICATE_LEAD { kk "Порталдың бір реттік мәтініне кілтіңізбен қол қоясыз: кіру үшін осы жеткілікті." ru "Вы подписываете своим ключом одноразовый текст портала: этого достаточно для входа." en "You sign a one-time text of the portal with your key: that is all it takes." }
    BY_CERTIFICATE_SCRIPT { kk "Бұл үшін браузерде JavaScript қосулы болуы керек." ru "Для этого в браузере должен быть включён JavaScript." en "This needs JavaScript in your browser." }
    BY_PASSWORD { kk "Құпиясөзбен кіру" ru "Войти по паролю" en "Sign in by password" }
    WHAT_IS_SIGNED { kk "Қол қойылатын мәтін" ru "Подписываемый текст" en "The text that is signed" }
    FORGOTTEN { kk "Логинді немесе құпиясөзді ұмытсаңыз, органыңыздың анықтамалығын жүргізетін қызметкерге немесе портал әкімшісіне жүгініңіз." ru "Если вы забыли логин или пароль, обратитесь к сотруднику, который ведёт справочник вашего органа, или к администратору портала." en "If you forgot your login or password, ask the keeper of your body’s directory or the administrator of the portal." }
    ALREADY_IN { kk "Сіз {name} ретінде кіргенсіз." ru "Вы уже вошли: {name}." en "You are signed in as {name}." }
    GO_ON { kk "Жалғастыру" ru "Продолжить" en "Go on" }

    ACCOUNT { kk "Есептік жазба" ru "Учётная запись" en "Account" }
    MY_CARD { kk "Анықтамалықтағы карточкам" ru "Моя карточка в справочнике" en "My card in the directory" }
    POSTS { kk "Лауазымдарым" ru "Мои должности" en "My posts" }
    SIGN_OUT { kk "Шығу" ru "Выйти" en "Sign out" }

    CHANGE_PASSWORD { kk "Құпиясөзді өзгерту" ru "Сменить пароль" en "Change the password" }
    CHANGE_PASSWORD_LEAD { kk "Басқа құрылғылардағы сеанстар аяқталады." ru "Сеансы на других устройствах завершатся." en "Sessions on other devices end." }
    NEW_PASSWORD_HINT { kk "Кемінде 10 таңба. Бірнеше кездейсоқ сөзден құраңыз; логинді және жиі қолданылатын сөздерді қоспаңыз." ru "Не менее 10 знаков. Лучше всего несколько случайных слов; не используйте логин и распространённые слова." en "At least 10 characters. A few random words do well; without the login and common words." }
    PASSWORD_CHANGED { kk "Құпиясөз өзгертілді. Басқа сеанстар аяқталды." ru "Пароль изменён. Остальные сеансы завершены." en "The password was changed. Other sessions have ended." }
    FIRST_PASSWORD_TITLE { kk "Өз құпиясөзіңізді белгілеңіз" ru "Задайте свой пароль" en "Set a password of your own" }
    FIRST_PASSWORD_LEAD { kk "Сізге берілген құпиясөз тек бірінші рет кіруге арналған. Порталда жұмыс істеу үшін оны ауыстырыңыз." ru "Выданный пароль действует только для первого входа. Чтобы работать на портале, смените его." en "The password you were given is for the first sign-in only. Change it to work on the portal." }
    GIVEN_PASSWORD { kk "Берілген құпиясөз" ru "Выданный пароль" en "Password you were given" }
    SAVE_AND_GO_ON { kk "Сақтап, жалғастыру" ru "Сохранить и продолжить" en "Save and go on" }

    SESSIONS { kk "Сеанстар" ru "Сеансы" en "Sessions" }
    SESSIONS_LEAD { kk "Есептік жазбаңыз ашық тұрған браузерлер. Танымайтынын аяқтап, құпиясөзді өзгертіңіз." ru "Браузеры, в которых открыта ваша учётная запись. Незнакомый завершите и смените пароль." en "Browsers in which your account is open. End one you do not know, and change the password." }
    THIS_SESSION { kk "осы браузер" ru "этот браузер" en "this browser" }
    SESSION_SEEN { kk "Соңғы белсенділік: {seen}" ru "Последняя активность: {seen}" en "Last active: {seen}" }
    SESSION_BEGAN { kk "Кірген уақыты: {began}" ru "Вход: {began}" en "Signed in: {began}" }
    UNKNOWN_AGENT { kk "Белгісіз браузер" ru "Неизвестный браузер" en "Unknown browser" }
    END_SESSION { kk "Аяқтау" ru "Завершить" en "End" }
    END_SESSION_OF { kk "Сеансты аяқтау: {agent}" ru "Завершить сеанс: {agent}" en "End the session: {agent}" }

    SUBSTITUTIONS { kk "Орын басу" ru "Замещение" en "Substitution" }
    NO_SUBSTITUTIONS { kk "Бүгін сіз ешкімнің орнын баспайсыз." ru "Сегодня вы никого не замещаете." en "You substitute nobody today." }
    ACTING_NOW { kk "Сіз {name} атынан әрекет етесіз: № {order} бұйрық, {from} – {until}." ru "Вы действуете за сотрудника {name}: приказ № {order}, {from} – {until}." en "You act for {name}: order No. {order}, {from} – {until}." }
    ACT_FOR { kk "{name} атынан әрекет ету" ru "Действовать за: {name}" en "Act for {name}" }
    OWN_NAME { kk "Өз атыма оралу" ru "Вернуться к своему имени" en "Return to my own name" }
    BY_ORDER { kk "№ {order} бұйрық, {from} – {until}" ru "приказ № {order}, {from} – {until}" en "order No. {order}, {from} – {until}" }
    ACTING_RESTRICTED { kk "Құпиясөз бен сеанстарды тек өз атыңыздан басқаруға болады." ru "Паролем и сеансами можно управлять только от своего имени." en "Password and sessions can be managed in your own name only." }
}
