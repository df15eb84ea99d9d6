//! Words of certificates and of the certification centre.

words! {
    CERTIFICATES { kk "Сертификаттар" ru "Сертификаты" en "Certificates" }
    LEAD {
        kk "Электрондық цифрлық қолтаңба кілттеріңіздің сертификаттары (тіркеу куәліктері) және оларға өтініштер."
        ru "Сертификаты (регистрационные свидетельства) ваших ключей электронной цифровой подписи и запросы на них."
        en "The certificates of your signing keys, and the requests for them."
    }
    NO_CENTRE_TITLE { kk "Порталда куәландырушы орталық жоқ" ru "На портале нет удостоверяющего центра" en "This portal has no certification centre" }
    NO_CENTRE_TEXT {
        kk "Сертификаттарды сыртқы орталық береді. Оларды қай жерден алуға болатынын әкімшіден біліңіз."
        ru "Сертификаты выдаёт внешний центр. Где их получить, узнайте у администратора."
        en "Certificates are issued elsewhere. Ask the administrator where."
    }
    ASK { kk "Сертификатқа өтініш беру" ru "Запросить сертификат" en "Ask for a certificate" }
    MINE { kk "Менің сертификаттарым" ru "Мои сертификаты" en "My certificates" }
    NONE_MINE { kk "Сізде әзірге сертификат жоқ" ru "У вас пока нет сертификата" en "You have no certificate yet" }
    NONE_MINE_MORE {
        kk "Кілт осы браузерде жасалады және компьютеріңізден шықпайды. Сертификатты орталықтың екі қызметкері береді."
        ru "Ключ создаётся в этом браузере и не покидает ваш компьютер. Сертификат выдают два сотрудника центра."
        en "The key is made in this browser and never leaves your computer. Two officers of the centre issue the certificate."
    }
    MY_REQUESTS { kk "Менің өтініштерім" ru "Мои запросы" en "My requests" }
    QUEUE { kk "Шешім күтіп тұрған өтініштер" ru "Запросы, ожидающие решения" en "Requests that wait" }
    NONE_WAITS { kk "Шешім күтіп тұрған өтініш жоқ" ru "Запросов, ожидающих решения, нет" en "No requests wait" }
    REGISTER { kk "Сертификаттар тізілімі" ru "Реестр сертификатов" en "Register of certificates" }
    REGISTER_LEAD {
        kk "Орталық берген барлық сертификаттар: қолданыстағылары, тоқтатыла тұрғандары, қайтарып алынғандары және мерзімі өткендері."
        ru "Все сертификаты, выданные центром: действующие, приостановленные, отозванные и истёкшие."
        en "All certificates that the centre has issued: in force, suspended, revoked and expired."
    }
    REGISTER_SEARCH { kk "Тегі, ЖСН немесе сериялық нөмірі" ru "Фамилия, ИИН или серийный номер" en "Surname, IIN or serial number" }
    NOTHING_FOUND { kk "Мұндай сертификат табылмады" ru "Таких сертификатов нет" en "There are no such certificates" }
    ALL { kk "Барлығы" ru "Все" en "All" }
    NEXT_PAGE { kk "Келесі" ru "Дальше" en "Next" }
    FIRST_PAGE { kk "Басына" ru "В начало" en "First page" }
    FILTER { kk "Күйі бойынша" ru "По состоянию" en "By state" }

    SERIAL { kk "Сериялық нөмірі" ru "Серийный номер" en "Serial number" }
    OWNER { kk "Иесі" ru "Владелец" en "Owner" }
    CAPACITY { kk "Қандай ретінде" ru "В качестве кого" en "In what capacity" }
    KEY { kk "Кілт" ru "Ключ" en "Key" }
    UNTIL { kk "Мерзімі" ru "Действует до" en "Until" }
    STATE { kk "Күйі" ru "Состояние" en "State" }
    ASKED { kk "Өтініш берілді" ru "Запрошен" en "Asked" }
    ASKER { kk "Өтініш беруші" ru "Заявитель" en "Who asks" }

    IN_FORCE { kk "қолданыста" ru "действует" en "in force" }
    SUSPENDED { kk "тоқтатыла тұрған" ru "приостановлен" en "suspended" }
    REVOKED { kk "қайтарып алынған" ru "отозван" en "revoked" }
    EXPIRED { kk "мерзімі өткен" ru "срок истёк" en "expired" }
    STATE_ASKED { kk "жеке басын тексеруді күтуде" ru "ждёт проверки личности" en "identity to be checked" }
    STATE_CHECKED { kk "берілуін күтуде" ru "ждёт выдачи" en "waits to be issued" }
    STATE_ISSUED { kk "сертификат берілді" ru "сертификат выдан" en "certificate issued" }
    STATE_REFUSED { kk "бас тартылды" ru "отказано" en "refused" }
    STATE_WITHDRAWN { kk "кері қайтарылды" ru "отозван заявителем" en "withdrawn" }

    HEAD { kk "бірінші басшы" ru "первый руководитель" en "first head" }
    SIGNER { kk "қол қою құқығы бар" ru "с правом подписи" en "may sign" }
    EMPLOYEE { kk "қызметкер" ru "сотрудник" en "employee" }
    PERSON { kk "жеке тұлға" ru "физическое лицо" en "natural person" }
    GOST512 { kk "ГОСТ 2015, 512 бит" ru "ГОСТ 2015, 512 бит" en "GOST 2015, 512 bits" }
    GOST256 { kk "ГОСТ 2015, 256 бит" ru "ГОСТ 2015, 256 бит" en "GOST 2015, 256 bits" }
    RSA { kk "RSA" ru "RSA" en "RSA" }
    P256 { kk "ECDSA P-256" ru "ECDSA P-256" en "ECDSA P-256" }

    ASK_TITLE { kk "Сертификатқа өтініш" ru "Запрос сертификата" en "Ask for a certificate" }
    ASK_LEAD {
        kk "Аты-жөніңіз анықтамалықтан алынады. Кілт осы браузерде жасалып, құпиясөзбен қорғалған файлға сақталады."
        ru "Имя берётся из справочника. Ключ создаётся в этом браузере и сохраняется в файл под вашим паролем."
        en "Your name comes from the directory. The key is made in this browser and saved to a file under your password."
    }
    NEEDS_SCRIPT {
        kk "Кілт браузерде жасалады: ол үшін JavaScript қосулы болуы керек."
        ru "Ключ создаётся в браузере: для этого должен быть включён JavaScript."
        en "The key is made in the browser: that needs JavaScript."
    }
    WHO { kk "2. Кімге" ru "2. Кому" en "2. For whom" }
    NAME { kk "Аты-жөні" ru "Имя в сертификате" en "Name" }
    IIN_HINT { kk "Жеке куәліктегі он екі цифр; оны орталықтың қызметкері тексереді" ru "Двенадцать цифр из удостоверения личности; их сверит сотрудник центра" en "Twelve digits of the identity card; an officer of the centre compares them" }
    NO_BODY { kk "Органсыз, жеке тұлға ретінде" ru "Без органа, как физическое лицо" en "No body: as a natural person" }
    BODY_HINT { kk "Лауазымыңыз бар органдар" ru "Органы, в которых вы занимаете должность" en "The bodies you hold a post in" }
    ROLE { kk "Қол қою құқығы" ru "Право подписи" en "Right to sign" }
    ROLE_HINT { kk "Лауазымыңызға сай: оны орталықтың қызметкері тексереді" ru "По вашей должности: её проверит сотрудник центра" en "As your post has it: an officer of the centre checks it" }
    HEAD_HINT { kk "Мемлекеттік органның бірінші басшысы" ru "Первый руководитель государственного органа" en "First head of the state body" }
    SIGNER_HINT { kk "Құжаттарға қол қою құқығы берілген адам" ru "Лицо, наделённое правом подписи" en "Somebody given the right to sign" }
    EMPLOYEE_HINT { kk "Органның қызметкері" ru "Сотрудник органа" en "An employee of the body" }
    YOUR_KEY { kk "1. Кілтіңіз" ru "1. Ваш ключ" en "1. Your key" }
    KIND { kk "Кілттің түрі" ru "Вид ключа" en "Kind of key" }
    KIND_HINT { kk "Ұлттық стандарт ұсынылады; RSA мен P-256 шетелдік бағдарламаларға да түсінікті" ru "Рекомендуется национальный стандарт; RSA и P-256 понимают и зарубежные программы" en "The national standard is advised; RSA and P-256 are known to foreign programs too" }
    NEW_PASSWORD { kk "Кілт файлының құпиясөзі" ru "Пароль к файлу с ключом" en "Password of the key file" }
    NEW_PASSWORD_HINT { kk "Кемінде 10 таңба. Оны ешкім қалпына келтіре алмайды" ru "Не менее 10 знаков. Восстановить его не сможет никто" en "At least 10 characters. Nobody can restore it" }
    REPEAT_PASSWORD { kk "Құпиясөзді қайталаңыз" ru "Пароль ещё раз" en "Password again" }
    MAKE_KEY { kk "Кілт жасау" ru "Создать ключ" en "Make the key" }
    MAKING_KEY { kk "Кілт жасалып жатыр…" ru "Ключ создаётся…" en "Making the key…" }
    KEY_MADE {
        kk "Кілт жасалып, {file} файлына сақталды. Файл мен құпиясөзді сақтаңыз: олар сертификатты орнату үшін қажет болады."
        ru "Ключ создан и сохранён в файл {file}. Сохраните файл и пароль: они понадобятся, чтобы установить сертификат."
        en "The key was made and saved to {file}. Keep the file and the password: you need them to add the certificate."
    }
    SAVE_AGAIN { kk "Файлды тағы бір рет сақтау" ru "Сохранить файл ещё раз" en "Save the file again" }
    SEND { kk "Өтінішті жіберу" ru "Отправить запрос" en "Send the request" }
    PASSWORD_SHORT { kk "Құпиясөз кемінде 10 таңбадан тұруы керек." ru "Пароль должен содержать не менее 10 знаков." en "The password must have at least 10 characters." }
    PASSWORDS_DIFFER { kk "Құпиясөздер бірдей емес. Екеуін де қайта енгізіңіз." ru "Пароли различаются. Введите оба ещё раз." en "The passwords differ. Enter both again." }

    REQUEST { kk "Сертификатқа өтініш" ru "Запрос на сертификат" en "Request for a certificate" }
    KEY_DIGEST { kk "Кілттің ізі (SHA-256)" ru "Отпечаток ключа (SHA-256)" en "Fingerprint of the key (SHA-256)" }
    CHECKED_BY { kk "Жеке басын тексерген" ru "Личность проверил(а)" en "Identity checked by" }
    DECIDED_BY { kk "Шешім қабылдаған" ru "Решение принял(а)" en "Decided by" }
    WHY_REFUSED { kk "Бас тарту себебі" ru "Причина отказа" en "Why it was refused" }
    WITHDRAW { kk "Өтінішті кері қайтару" ru "Отозвать запрос" en "Withdraw the request" }
    WITHDRAW_TITLE { kk "Өтінішті кері қайтару керек пе?" ru "Отозвать запрос?" en "Withdraw the request?" }
    WITHDRAW_TEXT { kk "Кілт файлыңыз пайдасыз болып қалады; кейін жаңа кілтпен қайта сұратуға болады." ru "Файл с ключом станет бесполезен; позже можно запросить сертификат с новым ключом." en "The key file becomes useless; you can ask again later with a new key." }
    CHECK_IDENTITY { kk "Жеке басын тексеру" ru "Проверка личности" en "Check the identity" }
    CHECK_IDENTITY_LEAD {
        kk "Өтініш берушінің жеке басын, ЖСН-ін, лауазымын және кілттің ізін құжаттар бойынша салыстырыңыз. Сертификатты одан кейін басқа қызметкер береді."
        ru "Сверьте по документам личность, ИИН и должность заявителя, а также отпечаток ключа. После этого сертификат выдаст другой сотрудник."
        en "Compare person, IIN and post with the documents, and the fingerprint of the key. Another officer then issues the certificate."
    }
    DOCUMENTS_HINT { kk "Мысалы: жеке куәлік № 012345678, 2026 жылғы 3 ақпандағы № 15 бұйрық" ru "Например: удостоверение личности № 012345678, приказ № 15 от 3 февраля 2026 года" en "For example: identity card 012345678, order No. 15 of 3 February 2026" }
    IDENTITY_RIGHT { kk "Бәрі сәйкес келеді" ru "Всё сходится" en "Everything fits" }
    ISSUE { kk "Сертификат беру" ru "Выдать сертификат" en "Issue the certificate" }
    ISSUE_TITLE { kk "Сертификат беру керек пе?" ru "Выдать сертификат?" en "Issue the certificate?" }
    ISSUE_TEXT { kk "Сертификат бірден қолданысқа енеді. Берілгенін өтініш берушіге портал хабарлайды." ru "Сертификат сразу вступит в действие. О выдаче портал сообщит заявителю." en "The certificate is in force at once. The portal tells the person who asked." }
    REFUSE { kk "Бас тарту" ru "Отказать" en "Refuse" }
    REFUSE_LEAD { kk "Себебін өтініш беруші оқиды" ru "Причину прочитает заявитель" en "Who asked reads the reason" }
    SECOND_OFFICER { kk "Жеке басын сіз тексердіңіз. Сертификатты басқа қызметкер береді." ru "Личность проверили вы. Сертификат выдаст другой сотрудник центра." en "You checked the identity. Another officer issues the certificate." }
    OWN_REQUEST { kk "Бұл — сіздің өтінішіңіз: шешімді басқа екі қызметкер қабылдайды." ru "Это ваш собственный запрос: решение принимают два других сотрудника центра." en "This is your own request: two other officers decide on it." }
    WAIT { kk "Енді орталықтың екі қызметкерін күтіңіз. Сертификат берілгенде портал хабарлайды." ru "Теперь ждите двух сотрудников центра. Когда сертификат выдадут, портал сообщит." en "Now two officers of the centre look at it. The portal tells you when the certificate is issued." }
    BRING { kk "Жеке басыңызды растайтын құжатты және осы кілт ізін көрсетіңіз." ru "Предъявите документ, удостоверяющий личность, и этот отпечаток ключа." en "Show your identity document and this fingerprint of the key." }
    BRING_OR_CONFIRM {
        kk "Өтінішті төменде қолданыстағы сертификатыңызбен растаңыз немесе жеке басыңызды растайтын құжатты және осы кілт ізін көрсетіңіз."
        ru "Подтвердите запрос ниже своим действующим сертификатом или предъявите документ, удостоверяющий личность, и этот отпечаток ключа."
        en "Confirm the request below with your certificate in force, or show your identity document and this fingerprint of the key."
    }
    WAIT_ISSUE { kk "Сертификаттың берілуін күтіңіз" ru "Ожидайте выдачи сертификата" en "The certificate is about to be issued" }
    CHECKED_WAIT { kk "Жеке басыңыз расталды: сертификатты орталықтың қызметкері береді." ru "Личность подтверждена: сертификат выдаст сотрудник центра." en "Your identity is confirmed: an officer of the centre issues the certificate." }
    CONFIRMED_BY { kk "Жеке басы расталды" ru "Личность подтверждена" en "Identity confirmed" }
    BY_CERTIFICATE { kk "иесінің сертификатымен" ru "сертификатом владельца" en "with the owner’s certificate" }
    NO_MORE_IN_FORCE { kk "ол енді қолданыста емес" ru "он больше не действует" en "it is no longer in force" }
    CONFIRM_TITLE { kk "Қолданыстағы сертификатпен растау" ru "Подтверждение действующим сертификатом" en "Confirm with your certificate" }
    CONFIRM_LEAD {
        kk "Дәл сол деректер көрсетілген сертификатыңыз қолданыста. Өтінішке онымен қол қойсаңыз, құжат көрсетудің қажеті жоқ: жаңа сертификатты бір қызметкер береді."
        ru "У вас есть действующий сертификат с теми же данными. Если подписать им запрос, документы предъявлять не нужно: новый сертификат выдаст один сотрудник центра."
        en "You have a certificate in force that says the same of you. Sign the request with it, and no papers are needed: one officer issues the new certificate."
    }
    OPEN_CERTIFICATE { kk "Сертификатты ашу" ru "Открыть сертификат" en "Open the certificate" }

    CERTIFICATE { kk "Сертификат" ru "Сертификат" en "Certificate" }
    SUBJECT { kk "Сертификаттағы деректер" ru "Данные в сертификате" en "Subject" }
    TERM { kk "Қолданылу мерзімі" ru "Срок действия" en "Term" }
    FROM_UNTIL { kk "{from} – {until}" ru "{from} – {until}" en "{from} – {until}" }
    DIGEST { kk "Сертификаттың ізі (SHA-256)" ru "Отпечаток сертификата (SHA-256)" en "Fingerprint of the certificate (SHA-256)" }
    DOWNLOAD { kk "Сертификатты жүктеп алу" ru "Скачать сертификат" en "Download the certificate" }
    INSTALL { kk "Сертификатты кілтке орнату" ru "Установить сертификат к ключу" en "Add the certificate to your key" }
    INSTALL_LEAD {
        kk "Сақталған кілт файлын таңдап, құпиясөзін енгізіңіз. Сертификаты бар жаңа файл сақталады: бұдан былай сонымен қол қоясыз. Файл мен құпиясөз ешқайда жіберілмейді."
        ru "Выберите сохранённый файл с ключом и введите пароль. Будет сохранён новый файл, уже с сертификатом: им вы и будете подписывать. Файл и пароль никуда не отправляются."
        en "Choose the saved key file and enter its password. A new file with the certificate is saved: you sign with that one. File and password are not sent anywhere."
    }
    KEY_FILE { kk "Кілт файлы (.p12)" ru "Файл с ключом (.p12)" en "Key file (.p12)" }
    PASSWORD { kk "Құпиясөз" ru "Пароль" en "Password" }
    INSTALL_ACT { kk "Орнату және сақтау" ru "Установить и сохранить" en "Add and save" }
    INSTALLED { kk "Дайын: {file} файлымен қол қоюға болады. Бастапқы кілт файлын жойыңыз." ru "Готово: файлом {file} можно подписывать. Исходный файл с ключом удалите." en "Done: you can sign with {file}. Delete the first key file." }
    CHOOSE_KEY_FILE { kk "Кілт файлын таңдаңыз." ru "Выберите файл с ключом." en "Choose the key file." }
    HISTORY { kk "Сертификаттың тарихы" ru "История сертификата" en "What happened to it" }
    CHANGE_ISSUED { kk "Берілді" ru "Выдан" en "Issued" }
    CHANGE_SUSPENDED { kk "Тоқтатыла тұрды" ru "Приостановлен" en "Suspended" }
    CHANGE_RESUMED { kk "Қайта іске қосылды" ru "Возобновлён" en "Resumed" }
    CHANGE_REVOKED { kk "Қайтарып алынды" ru "Отозван" en "Revoked" }
    ACTS { kk "Әрекеттер" ru "Действия" en "Acts" }
    SUSPEND { kk "Тоқтата тұру" ru "Приостановить" en "Suspend" }
    SUSPEND_LEAD { kk "Кілт бөтен қолға түскен болуы мүмкін болса, сертификатты бірден тоқтата тұрыңыз. Қайта іске қосуды орталықтың қызметкері шешеді." ru "Если ключ мог попасть в чужие руки, сразу приостановите сертификат. Возобновляет его сотрудник центра." en "If the key may be in other hands, suspend the certificate at once. An officer of the centre resumes it." }
    RESUME { kk "Қайта іске қосу" ru "Возобновить" en "Resume" }
    RESUME_LEAD { kk "Сертификат қайтадан қолданысқа енеді." ru "Сертификат снова вступит в действие." en "The certificate is in force again." }
    REVOKE { kk "Қайтарып алу" ru "Отозвать" en "Revoke" }
    REVOKE_LEAD { kk "Қайтарып алынған сертификат қайта іске қосылмайды. Уақыт белгісі бар бұрынғы қолтаңбалар жарамды болып қалады." ru "Отозванный сертификат не возобновляется. Прежние подписи с меткой времени остаются действительными." en "A revoked certificate is never in force again. Earlier signatures with a time stamp keep their force." }
    REASON { kk "Себебі" ru "Причина" en "Reason" }
    KEY_COMPROMISE { kk "Кілт бөтен қолға түсті немесе түсуі мүмкін" ru "Ключ попал или мог попасть в чужие руки" en "The key is or may be in other hands" }
    AFFILIATION_CHANGED { kk "Еңбек қатынастарының тоқтатылуы немесе лауазымның өзгеруі" ru "Прекращение трудовых отношений или смена должности" en "Left the body or changed post" }
    SUPERSEDED { kk "Жаңа сертификатпен ауыстырылды" ru "Заменён новым сертификатом" en "Replaced by a new certificate" }
    CESSATION { kk "Енді қажет емес" ru "Больше не нужен" en "No longer needed" }
    PRIVILEGE_WITHDRAWN { kk "Қате берілген немесе құқығы жойылған" ru "Выдан по ошибке или право утрачено" en "Issued by mistake, or the right was lost" }

    CENTRE { kk "Куәландырушы орталық" ru "Удостоверяющий центр" en "Certification centre" }
    ROOT_DIGEST { kk "Түбірлік сертификаттың ізі (SHA-256)" ru "Отпечаток корневого сертификата (SHA-256)" en "Fingerprint of the root’s certificate (SHA-256)" }
    LIST { kk "Қайтарып алынған сертификаттар тізімі" ru "Список отозванных сертификатов" en "List of revoked certificates" }
    OCSP { kk "OCSP" ru "OCSP" en "OCSP" }
    STAMPS { kk "Уақыт белгілері" ru "Метки времени" en "Time stamps" }
    EXPIRIES { kk "Орталықтың мерзімдері" ru "Сроки самого центра" en "Terms of the centre itself" }
    ENDS_SOON { kk "жаңарту қажет" ru "пора обновить" en "to be renewed" }
    CENTRE_ENDS { kk "Орталықтың өз мерзімі аяқталып келеді немесе аяқталды" ru "Собственный срок центра истекает или истёк" en "A term of the centre itself ends soon or has ended" }
    CENTRE_ENDS_TEXT {
        kk "Ол аяқталғаннан кейін қолтаңбаларды тексеру мүмкін болмайды. Не істеу керегі әкімші нұсқаулығының «Certification centre» бөлімінде жазылған: alqa renew-services, alqa root-list."
        ru "После этого подписи нельзя будет проверить. Что делать, сказано в руководстве администратора, раздел «Certification centre»: alqa renew-services, alqa root-list."
        en "After that signatures can’t be checked. What to do is said in the administrator’s guide under “Certification centre”: alqa renew-services, alqa root-list."
    }
    CENTRE_REPLACED_TEXT {
        kk "Түбірлік немесе беруші орталықтың мерзімі аяқталғанша жаңа орталық құрылуы керек. Ауысқаннан кейін бұрынғы сертификаттармен қол қойылмайды: әркім жаңасын сұратады. Тәртібі әкімші нұсқаулығының «Certification centre» бөлімінде жазылған."
        ru "До окончания срока корневого или выдающего центра нужно создать новый центр. После перехода прежними сертификатами уже не подписать: каждый запросит новый. Порядок — в руководстве администратора, раздел «Certification centre»."
        en "Before the root or the issuing authority ends a new centre must be made. After the change nobody can sign with earlier certificates: everybody asks for a new one. How it is done is said in the administrator’s guide under “Certification centre”."
    }
    EXPIRES_ROOT { kk "Түбірлік сертификат" ru "Корневой сертификат" en "Root’s certificate" }
    EXPIRES_ROOT_LIST { kk "Түбірлік тізім" ru "Список корневого центра" en "Root’s list" }
    EXPIRES_AUTHORITY { kk "Беруші орталықтың сертификаты" ru "Сертификат выдающего центра" en "Issuing authority’s certificate" }
    EXPIRES_FULL_TERM { kk "Толық мерзімге сертификат беру" ru "Выдача сертификатов на полный срок" en "Issuing for the full term" }
    EXPIRES_OCSP { kk "OCSP сертификаты" ru "Сертификат OCSP" en "OCSP’s certificate" }
    EXPIRES_STAMPS { kk "Уақыт белгілері қызметінің сертификаты" ru "Сертификат службы меток времени" en "Time-stamp authority’s certificate" }

    OFFICERS { kk "Орталықтың қызметкерлері" ru "Сотрудники центра" en "Officers of the centre" }
    OFFICERS_LEAD { kk "Сертификат беру үшін екі қызметкер қажет: бірі жеке басын тексереді, екіншісі береді." ru "Чтобы выдать сертификат, нужны двое: один проверяет личность, другой выдаёт." en "It takes two to issue a certificate: one checks the identity, another issues." }
    NO_OFFICERS { kk "Қызметкерлер тағайындалмаған" ru "Сотрудники не назначены" en "No officers have been named" }
    NAME_OFFICER { kk "Қызметкер тағайындау" ru "Назначить сотрудника" en "Name an officer" }
    OFFICER_HINT { kk "Порталға кіре алатын адам" ru "Человек, который может войти на портал" en "Somebody who can sign in" }
    DISMISS { kk "Босату" ru "Освободить" en "Dismiss" }
    DISMISS_TITLE { kk "Қызметкерді босату керек пе?" ru "Освободить сотрудника?" en "Dismiss the officer?" }
    DISMISS_TEXT { kk "{name} бұдан былай өтініштер бойынша шешім қабылдамайды." ru "{name} больше не сможет решать по запросам." en "{name} will no longer decide on requests." }
    NUMBERS { kk "Басқа орталықтардың сертификаттары" ru "Сертификаты других центров" en "Certificates of other authorities" }
    NUMBERS_LEAD { kk "ЖСН-і расталған адам басқа сенімді орталықтың сертификатымен қол қояды және кіреді." ru "Чей ИИН подтверждён, тот подписывает и входит с сертификатом другого доверенного центра." en "Whose IIN is confirmed may sign, and sign in, with a certificate of another trusted authority." }
    NO_NUMBERS { kk "Расталған ЖСН жоқ" ru "Подтверждённых ИИН нет" en "No IIN has been confirmed" }
    NUMBER_HINT { kk "Жеке куәліктегі он екі цифр" ru "Двенадцать цифр из удостоверения личности" en "Twelve digits of the identity card" }
    CONFIRM_NUMBER { kk "ЖСН-ді растау" ru "Подтвердить ИИН" en "Confirm the IIN" }
    WITHDRAW_NUMBER { kk "Растауды қайтарып алу" ru "Отозвать подтверждение" en "Withdraw the confirmation" }
    WITHDRAW_NUMBER_TITLE { kk "Растауды қайтарып алу керек пе?" ru "Отозвать подтверждение?" en "Withdraw the confirmation?" }
    WITHDRAW_NUMBER_TEXT { kk "{name} бұдан былай басқа орталықтың сертификатымен қол қоя алмайды. Бұрын қойған қолтаңбалары күшінде қалады." ru "{name} больше не сможет подписывать сертификатом другого центра. Прежние подписи остаются в силе." en "{name} will no longer sign with a certificate of another authority. Earlier signatures stay in force." }
    SINCE { kk "{date} бастап" ru "с {date}" en "since {date}" }

    // Why the worker with the key did not do it.
    WRONG_PASSWORD { kk "Құпиясөз дұрыс емес. Пернетақта тілін тексеріп, қайта енгізіңіз." ru "Неверный пароль. Проверьте раскладку клавиатуры и введите его ещё раз." en "The password is wrong. Check the keyboard’s layout and enter it again." }
    NO_KEY_STORE { kk "Бұл файл кілт файлы емес немесе зақымдалған. Басқа файлды таңдаңыз." ru "Это не файл с ключом, или он повреждён. Выберите другой файл." en "This is no key file, or it is damaged. Choose another file." }
    KEY_OF_ANOTHER { kk "Сертификат басқа кілтке берілген. Осы өтінішпен бірге сақталған файлды таңдаңыз." ru "Сертификат выдан к другому ключу. Выберите файл, сохранённый с этим запросом." en "The certificate belongs to another key. Choose the file saved with this request." }
    NOT_ENCODABLE { kk "Атыңызда сертификатқа жазуға болмайтын таңбалар бар. Анықтамалықтағы жазбаны тексертіңіз." ru "В имени есть знаки, недопустимые в сертификате. Попросите исправить запись в справочнике." en "Your name holds characters that a certificate can’t. Have the directory corrected." }
    WORKER_FAILED { kk "Кілтпен жұмыс істейтін бағдарлама іске қосылмады. Бетті жаңартып, қайталаңыз." ru "Программа для работы с ключом не запустилась. Обновите страницу и повторите." en "The program that works with keys did not start. Reload the page and try again." }
}
