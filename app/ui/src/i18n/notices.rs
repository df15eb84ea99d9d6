//! Words of the home page and of notices. No notice says how anybody voted, nor that anybody has.

use crate::plural::Forms;

words! {
    TITLE { kk "Менің қарауымда" ru "Ждёт меня" en "Waiting for me" }
    VOTES { kk "Дауыс беру" ru "Голосования" en "Votes" }
    MENTIONS { kk "Сізге жүгінгендер" ru "К вам обращаются" en "You are called upon" }
    READING { kk "Оқылмаған құжаттар" ru "Непрочитанные документы" en "Documents to read" }
    TO_ACKNOWLEDGE { kk "Танысуыңыз қажет" ru "Требуют ознакомления" en "To be read and acknowledged" }
    VOTE { kk "Дауыс беру" ru "Голосовать" en "Vote" }
    ANSWER { kk "Жауап беру" ru "Ответить" en "Answer" }
    READ { kk "Оқу" ru "Прочитать" en "Read" }
    FROM_DOCUMENT { kk "Құжат: {title}" ru "Документ: {title}" en "Document: {title}" }
    MENTION_BY { kk "{name} талқылауда сізге жүгінеді" ru "{name} обращается к вам в обсуждении" en "{name} calls upon you in the discussion" }
    NO_TERM { kk "мерзімі белгіленбеген" ru "без срока" en "no closing time" }
    CLOSES { kk "{time} дейін" ru "до {time}" en "until {time}" }
    PLACED { kk "{time} орналастырылды" ru "размещён {time}" en "placed {time}" }
    NOTHING_WAITS { kk "Сізді ештеңе күтіп тұрған жоқ." ru "Вас ничего не ждёт." en "Nothing waits for you." }
    NOTHING_WAITS_MORE { kk "Жаңа дауыс берулер, сізге жүгінулер және құжаттар осы жерде өздігінен пайда болады." ru "Новые голосования, обращения к вам и документы появятся здесь сами." en "New votes, mentions and documents appear here by themselves." }
    TO_GROUPS { kk "Жұмыс топтарына өту" ru "К рабочим группам" en "To the working groups" }

    NEWS { kk "Жаңалықтар" ru "Новое" en "News" }
    NO_NEWS { kk "Хабарламалар жоқ." ru "Уведомлений нет." en "There are no notices." }
    UNREAD { kk "Оқылмаған" ru "Непрочитано" en "Unread" }
    READ_ALL { kk "Барлығын оқылды деп белгілеу" ru "Отметить всё прочитанным" en "Mark all as read" }

    ADDED_TO_GROUP { kk "Сіз «{about}» жұмыс тобына қосылдыңыз" ru "Вас включили в рабочую группу «{about}»" en "You were added to the working group “{about}”" }
    DOCUMENT_PLACED { kk "«{about}» құжаты талқылауға орналастырылды" ru "На обсуждение размещён документ «{about}»" en "The document “{about}” was placed for discussion" }
    VERSION_PLACED { kk "«{about}» құжатының жаңа нұсқасы орналастырылды" ru "Размещена новая версия документа «{about}»" en "A new version of “{about}” was placed" }
    MENTIONED { kk "«{about}» құжатын талқылауда сізге жүгінді" ru "К вам обращаются в обсуждении документа «{about}»" en "You are called upon in the discussion of “{about}”" }
    MENTIONED_BY { kk "{actor} «{about}» құжатын талқылауда сізге жүгінді" ru "{actor} обращается к вам в обсуждении документа «{about}»" en "{actor} calls upon you in the discussion of “{about}”" }
    REPLIED { kk "«{about}» құжатына жазған ескертуіңізге жауап берілді" ru "На ваше замечание к документу «{about}» ответили" en "Your remark on “{about}” was answered" }
    REPLIED_BY { kk "{actor} «{about}» құжатына жазған ескертуіңізге жауап берді" ru "{actor} отвечает на ваше замечание к документу «{about}»" en "{actor} answered your remark on “{about}”" }
    SUGGESTION_DECIDED { kk "«{about}» құжатына ұсынған түзетуіңіз бойынша шешім қабылданды" ru "По вашей правке к документу «{about}» принято решение" en "Your suggested wording for “{about}” was decided on" }
    POLL_OPENED { kk "«{about}» құжаты бойынша дауыс беру ашылды" ru "Открыто голосование по документу «{about}»" en "A vote was opened on “{about}”" }
    POLL_CLOSED { kk "«{about}» құжаты бойынша дауыс беру аяқталды" ru "Завершено голосование по документу «{about}»" en "The vote on “{about}” was closed" }
    DOCUMENT_ARCHIVED { kk "«{about}» құжаты жабылып, мұрағатқа берілді" ru "Документ «{about}» закрыт и передан в архив" en "The document “{about}” was closed and archived" }
    MEETING_SCHEDULED { kk "«{about}» жұмыс тобының кеңесі тағайындалды" ru "Назначено совещание рабочей группы «{about}»" en "A meeting of the working group “{about}” was called" }
    MEETING_CANCELLED { kk "«{about}» жұмыс тобының кеңесі өткізілмейді" ru "Отменено совещание рабочей группы «{about}»" en "A meeting of the working group “{about}” was called off" }
    READING_ASKED { kk "«{about}» құжатымен танысып, оны растаңыз" ru "Ознакомьтесь с документом «{about}» и подтвердите это" en "Please read “{about}” and confirm it" }
    REQUEST_WAITS { kk "Сертификатқа өтініш шешім күтуде" ru "Ждёт решения запрос на сертификат" en "A request for a certificate waits for a decision" }
    CERTIFICATE_ISSUED { kk "Сертификатыңыз берілді: оны кілтіңізге орнатыңыз" ru "Ваш сертификат выдан: установите его к ключу" en "Your certificate was issued: add it to your key" }
    REQUEST_REFUSED { kk "Сертификатқа өтінішіңіз қабылданбады" ru "В выдаче сертификата отказано" en "Your request for a certificate was refused" }
    CERTIFICATE_SUSPENDED { kk "Сертификатыңыздың қолданысы тоқтатыла тұрды" ru "Действие вашего сертификата приостановлено" en "Your certificate was suspended" }
    CERTIFICATE_RESUMED { kk "Сертификатыңыз қайтадан қолданыста" ru "Действие вашего сертификата возобновлено" en "Your certificate is in force again" }
    CERTIFICATE_REVOKED { kk "Сертификатыңыз қайтарып алынды" ru "Ваш сертификат отозван" en "Your certificate was revoked" }
    CERTIFICATE_EXPIRES { kk "Сертификатыңыздың мерзімі аяқталып келеді: жаңасын сұратыңыз" ru "Срок действия вашего сертификата истекает: запросите новый" en "Your certificate ends soon: ask for a new one" }
    OFFICER_NAMED { kk "Сіз куәландырушы орталықтың қызметкері болып тағайындалдыңыз" ru "Вас назначили сотрудником удостоверяющего центра" en "You were named an officer of the certification centre" }
    TO_SIGN { kk "Қол қоюыңыз қажет" ru "Ждут вашей подписи" en "To be signed" }
    SIGN { kk "Қол қою" ru "Подписать" en "Sign" }
    PROTOCOL_OF { kk "Дауыс беру хаттамасы. Құжат: {title}" ru "Протокол голосования. Документ: {title}" en "Protocol of the vote. Document: {title}" }
    CENTRE_ENDS { kk "Куәландырушы орталықтың мерзімдері" ru "Сроки удостоверяющего центра" en "Terms of the certification centre" }
    CENTRE_RENEW { kk "Мерзімі аяқталып келеді немесе аяқталды: жаңарту қажет" ru "Срок истекает или истёк: нужно обновить" en "Ends soon or has ended: to be renewed" }
    REQUESTS { kk "Сертификатқа өтініштер" ru "Запросы на сертификаты" en "Requests for certificates" }
    CHECK_IDENTITY { kk "Жеке басын тексеру керек" ru "Проверить личность" en "Identity to be checked" }
    ISSUE { kk "Сертификат беру керек" ru "Выдать сертификат" en "Certificate to be issued" }
    LOOK { kk "Қарау" ru "Рассмотреть" en "Look" }
    SUBSTITUTE_NAMED { kk "Сіз орнын басушы болып тағайындалдыңыз" ru "Вас назначили замещающим" en "You were named as a substitute" }
    SUBSTITUTE_NAMED_FOR { kk "Сіз орнын басушы болып тағайындалдыңыз: {about}" ru "Вам поручено замещать: {about}" en "You were named to act for {about}" }
}

/// How much waits.
pub const WAITING: Forms =
    Forms {
        kk: "{n} мәселе", ru: ["{n} дело", "{n} дела", "{n} дел"], en: ["{n} thing", "{n} things"]
    };

/// How many notices are unread.
pub const UNREAD_COUNT: Forms = Forms {
    kk: "{n} оқылмаған хабарлама",
    ru: ["{n} непрочитанное уведомление", "{n} непрочитанных уведомления", "{n} непрочитанных уведомлений"],
    en: ["{n} unread notice", "{n} unread notices"],
};
