//! Words of electronic signatures and of what a check of them finds.

words! {
    CHECK_TITLE { kk "Электрондық қолтаңбаны тексеру" ru "Проверка электронной подписи" en "Check a signature" }
    CHECK_LEAD {
        kk "Порталдан жүктелген пакетті немесе қолтаңба мен қол қойылған файлды таңдаңыз. Тексеру осы браузерде өтеді: файлдар ешқайда жіберілмейді."
        ru "Выберите пакет, скачанный с портала, или подпись и подписанный файл. Проверка идёт в этом браузере: файлы никуда не отправляются."
        en "Choose the package from the portal, or a signature and the signed file. The check runs in this browser: the files are not sent anywhere."
    }
    SIGNATURE_FILE { kk "Пакет (ZIP) немесе қолтаңба (.p7s, .cms, .p7m, .sig)" ru "Пакет (ZIP) или подпись (.p7s, .cms, .p7m, .sig)" en "Package (ZIP) or signature (.p7s, .cms, .p7m, .sig)" }
    SIGNATURE_HINT {
        kk "Бірнеше файлды бірге таңдауға немесе осында сүйреп әкелуге болады: порталдың қолтаңбасымен бірге manifest.txt, болса evidence.json."
        ru "Можно выбрать или перетащить сюда сразу несколько файлов: к подписи с портала — manifest.txt и, если есть, evidence.json."
        en "Several files can be chosen or dropped here at once: with a signature from the portal its manifest.txt and, if there is one, evidence.json."
    }
    SIGNED_FILE { kk "Қол қойылған файл" ru "Подписанный файл" en "Signed file" }
    SIGNED_FILE_HINT {
        kk "Файл пакеттің немесе қолтаңбаның ішінде болса, таңдаудың қажеті жоқ."
        ru "Не нужен, если файл лежит в пакете или внутри подписи."
        en "Not needed if the file lies within the package or the signature."
    }
    CHOOSE_SIGNATURE { kk "Қолтаңба файлын немесе пакетті таңдаңыз: таңдалған файлдар арасында қолтаңба жоқ немесе ол зақымдалған." ru "Выберите файл подписи или пакет: среди выбранных файлов подписи нет, или она повреждена." en "Choose a signature’s file or a package: there is no signature among the files, or it is damaged." }
    TOO_MUCH {
        kk "Файлдар тым үлкен: браузерде барлығы 512 МБ дейін және 256 файлға дейін тексеріледі. Оларды бөліп тексеріңіз."
        ru "Файлы слишком велики: в браузере проверяется до 512 МБ и до 256 файлов сразу. Проверьте их по частям."
        en "The files are too large: a browser checks up to 512 MB and 256 files at once. Check them in parts."
    }
    POLICY_MISSING {
        kk "Порталдың сенімді сертификаттары алынбады. Байланысты тексеріп, қайталаңыз."
        ru "Не удалось получить доверенные сертификаты портала. Проверьте связь и повторите."
        en "The portal’s trusted certificates could not be fetched. Check the connection and try again."
    }
    CHECK { kk "Тексеру" ru "Проверить" en "Check" }
    NEEDS_SCRIPT {
        kk "Тексеру үшін браузерде JavaScript қосулы болуы керек: файлдар компьютеріңізден шықпауы үшін."
        ru "Для проверки в браузере должен быть включён JavaScript: так файлы не покидают ваш компьютер."
        en "The check needs JavaScript in your browser: that way the files do not leave your computer."
    }
    VALID { kk "Қолтаңба жарамды" ru "Подпись действительна" en "The signature is valid" }
    INVALID { kk "Қолтаңба жарамсыз" ru "Подпись недействительна" en "The signature is not valid" }
    UNDETERMINED { kk "Әзірге белгісіз" ru "Пока не установлено" en "Not yet known" }
    VALID_SAME { kk "Қолтаңба жарамды, құжат өзгермеген" ru "Подпись действительна, документ не изменён" en "The signature is valid and the document is unchanged" }
    VALID_ABSENT {
        kk "Қолтаңба жарамды, бірақ құжаттың өзі жоқ: салыстыру үшін оны таңдаңыз"
        ru "Подпись действительна, но самого документа нет: выберите его для сравнения"
        en "The signature is valid, but the document is not here: choose it to have it compared"
    }
    DOCUMENT_CHANGED {
        kk "Бұл қол қойылған құжат емес: ол өзгертілген немесе ауыстырылған"
        ru "Это не тот документ, что был подписан: он изменён или заменён"
        en "This is not the document that was signed: it was changed or replaced"
    }
    INVALID_SAME { kk "Қолтаңба жарамсыз; құжат өзгермеген" ru "Подпись недействительна; документ не изменён" en "The signature is not valid; the document is unchanged" }
    INVALID_CHANGED { kk "Қолтаңба жарамсыз, құжат өзгертілген" ru "Подпись недействительна, документ изменён" en "The signature is not valid and the document was changed" }
    UNDETERMINED_SAME { kk "Құжат өзгермеген, қолтаңба әзірге расталмаған" ru "Документ не изменён, подпись пока не подтверждена" en "The document is unchanged; the signature is not confirmed yet" }
    DOCUMENTS { kk "Қол қойылған құжаттар" ru "Подписанные документы" en "Signed documents" }
    PART_SAME { kk "өзгермеген" ru "не изменён" en "unchanged" }
    PART_CHANGED { kk "өзгертілген" ru "изменён" en "changed" }
    PART_ABSENT { kk "салыстырылмаған: файл жоқ" ru "не сравнивался: файла нет" en "not compared: no file" }
    COMPARED_WITH { kk "Салыстырылған файл: {name}" ru "Сравнён файл: {name}" en "Compared with: {name}" }
    UNCOVERED { kk "Қолтаңба мына файлдарды қамтымайды: {names}" ru "Подпись не охватывает файлы: {names}" en "No signature covers these files: {names}" }
    NEEDS_MANIFEST {
        kk "Портал құжаттың өзіне емес, оның тізімдемесіне қол қойғызады. Қолтаңба порталдан алынса, сол пакеттегі manifest.txt файлын да немесе бүкіл пакетті (ZIP) таңдаңыз."
        ru "На портале подписывают не сам документ, а опись, в которой он назван. Если подпись с портала, выберите и manifest.txt из того же пакета или весь пакет (ZIP)."
        en "On the portal not the document itself is signed but a list that names it. If the signature is from there, choose manifest.txt of the same package too, or the whole package (ZIP)."
    }
    UNDETERMINED_WHY {
        kk "Ешбір тексеру теріс нәтиже берген жоқ, бірақ бәрін анықтау мүмкін болмады. Төменде не жетіспейтіні көрсетілген."
        ru "Ни одна проверка не дала отрицательного результата, но установить удалось не всё. Ниже сказано, чего не хватает."
        en "Nothing failed, but not everything could be decided. What is missing is said below."
    }
    NO_ROOTS {
        kk "Порталда сенімді түбірлік сертификаттар көрсетілмеген: тізбекті тексеру мүмкін емес. Әкімшіге хабарласыңыз."
        ru "На портале не указаны доверенные корневые сертификаты: цепочку проверить нельзя. Обратитесь к администратору."
        en "The portal has no trusted root certificates: the chain can’t be checked. Ask the administrator."
    }
    SIGN_TITLE { kk "Қол қою" ru "Подписание" en "Signing" }
    SIGN_LEAD {
        kk "Төменде қол қойылатын деректер дәл сол қалпында көрсетілген. Оқып шығыңыз, содан кейін кілтпен қол қойыңыз."
        ru "Ниже показано в точности то, что вы подписываете. Прочитайте, затем подпишите своим ключом."
        en "What you sign is shown below exactly as it is. Read it, then sign with your key."
    }
    ACT_PROTOCOL { kk "Дауыс беру хаттамасына қол қою" ru "Подписать протокол голосования" en "Sign the protocol of the vote" }
    ACT_FINAL { kk "Түпкілікті нұсқа ретінде қол қою" ru "Подписать как окончательную версию" en "Sign as the final version" }
    AS_ROLE { kk "рөлі: {role}" ru "в качестве: {role}" en "as: {role}" }
    PART_PROTOCOL { kk "Дауыс беру хаттамасы" ru "Протокол голосования" en "Protocol of the vote" }
    PART_TEXT { kk "Құжаттың мәтіні" ru "Текст документа" en "Text of the document" }
    FINAL_TEXT { kk "Құжаттың түпкілікті нұсқасы" ru "Окончательная версия документа" en "Final version of the document" }
    SIGNED_AT { kk "Электрондық цифрлық қолтаңбамен қол қойылды: {time}" ru "Подписано электронной цифровой подписью {time}" en "Signed electronically {time}" }
    NO_SUCH_SIGNATURE { kk "Мұндай қолтаңба порталда жоқ" ru "Такой подписи на портале нет" en "There is no such signature on this portal" }
    NOT_LOOKED_UP { kk "Қолтаңбаны қазір тексеру мүмкін болмады" ru "Сейчас проверить подпись не удалось" en "The signature could not be checked now" }
    COVERS { kk "Қолтаңба мыналарды қамтиды" ru "Подпись охватывает" en "The signature covers" }
    EXACTLY { kk "Қол қойылатын деректер" ru "Подписываемые данные" en "What is signed" }
    WHAT_WAS_SIGNED { kk "Қол қойылған деректер" ru "Подписанные данные" en "What was signed" }
    SIGN_WITH { kk "Кілтіңіз" ru "Ваш ключ" en "Your key" }
    SIGN_WITH_LEAD {
        kk "Кілт пен құпиясөз осы компьютерден шықпайды."
        ru "Ключ и пароль не покидают этот компьютер."
        en "Key and password do not leave this computer."
    }
    SIGN_NEEDS_SCRIPT { kk "Қол қою үшін браузерде JavaScript қосулы болуы керек." ru "Для подписания в браузере должен быть включён JavaScript." en "Signing needs JavaScript in your browser." }
    SIGN { kk "Қол қою" ru "Подписать" en "Sign" }
    BY_NCALAYER { kk "NCALayer арқылы қол қою" ru "Подписать через NCALayer" en "Sign with NCALayer" }
    SIGNED { kk "Қол қойылды" ru "Подписано" en "Signed" }
    SIGNED_PENDING {
        kk "Қол қойылды, бірақ қолтаңба әлі расталмаған: жетіспейтін мәліметтер өздігінен сұралады"
        ru "Подписано, но подпись ещё не подтверждена: недостающие сведения запрашиваются автоматически"
        en "Signed, but not confirmed yet: what is missing is asked for automatically"
    }
    NOT_DELIVERED { kk "Қолтаңбаны жеткізу мүмкін болмады" ru "Подпись не удалось передать" en "The signature could not be delivered" }
    SEND_AGAIN { kk "Қайта жіберу" ru "Отправить ещё раз" en "Send again" }
    SIGN_ANEW { kk "Қайтадан қол қою" ru "Подписать заново" en "Sign again" }
    NOT_ACCEPTED { kk "Қолтаңба қабылданбады" ru "Подпись не принята" en "The signature was not accepted" }
    OPEN { kk "Ашу" ru "Открыть" en "Open" }
    SIGNATURES { kk "Электрондық цифрлық қолтаңбалар" ru "Электронные цифровые подписи" en "Signatures" }
    CHECKING { kk "Қолтаңбалар тексерілуде…" ru "Подписи проверяются…" en "Checking the signatures…" }
    NOT_SIGNED { kk "Әзірге қол қойылмаған." ru "Подписей пока нет." en "Not signed yet." }
    PACKAGE { kk "Қолтаңбаларымен жүктеп алу" ru "Скачать с подписями" en "Download with the signatures" }
    SIGNED_BY { kk "қол қойған: {name}, № {order} бұйрық" ru "подписал(а) {name}, приказ № {order}" en "signed by {name}, order No. {order}" }
    NEXT_CHECK { kk "Келесі тексеру:" ru "Следующая проверка:" en "Next check:" }
    GIVEN_UP {
        kk "Жетіспейтін мәліметтер 60 күн ғана сұралады: енді оларды ешкім сұрамайды. Әкімші куәландырушы орталықпен байланысты тексерсін, содан кейін қайта қол қою керек."
        ru "Недостающие сведения запрашиваются только 60 дней: больше их никто не запрашивает. Администратору нужно проверить связь с удостоверяющим центром, после этого подпишите заново."
        en "What is missing is asked for during 60 days only: nobody asks any more. The administrator should see how the authority is reached; then sign again."
    }
    DRIFT { kk "Қол қоюшының сағаты {n} минутқа алшақ." ru "Часы подписавшего расходятся на {n} мин." en "The signer’s clock differs by {n} minutes." }
    DETAILS { kk "Қалай тексерілді" ru "Как проверено" en "How it was checked" }
    BROKEN { kk "Жарамсыз қолтаңба бар: бұл мәтінге сүйенбеңіз" ru "Есть недействительная подпись: не полагайтесь на этот текст" en "A signature does not hold: do not rely on this text" }
    BROKEN_MORE {
        kk "Қол қойылғаннан кейін мәтін немесе файл өзгертілген болуы мүмкін. Себебі қолтаңбаның «Қалай тексерілді» бөлімінде көрсетілген. Бұл туралы әкімшіге хабарлаңыз."
        ru "Возможно, текст или файл изменили после подписания. Причина указана у подписи, в разделе «Как проверено». Сообщите об этом администратору."
        en "The text or a file may have been changed after it was signed. The signature says why, under “How it was checked”. Tell an administrator."
    }
    FINAL_VERSION { kk "{n}-нұсқа — түпкілікті" ru "Версия {n} — окончательная" en "Version {n} is final" }
    FINAL_VERSION_MORE { kk "Одан кейін жаңа нұсқа орналастырылмайды." ru "После неё новые версии не размещаются." en "No version is placed after it." }
    PENDING_FINAL { kk "{n}-нұсқаға түпкілікті ретінде қол қойылды" ru "Версия {n} подписана как окончательная" en "Version {n} was signed as the final one" }
    PENDING_FINAL_MORE {
        kk "Қолтаңбаның жарамды екені әлі белгісіз: не жетіспейтіні төменде көрсетілген. Ол автоматты түрде қайта тексеріледі, расталған соң нұсқа түпкілікті болады."
        ru "Действительность подписи ещё не установлена: чего не хватает, указано ниже. Проверка повторяется автоматически; после подтверждения версия станет окончательной."
        en "Whether the signature holds is not known yet: what is missing is said below. It is checked again by itself, and once it is confirmed the version is final."
    }
    TO_SIGN_TITLE { kk "Қол қоюға" ru "На подпись" en "To sign" }
    TO_SIGN_LEAD {
        kk "Сіздің қолтаңбаңызды күтіп тұрған хаттамалар және басқалар түпкілікті деп қол қойған, сіз де қол қоя алатын нұсқалар."
        ru "Протоколы, которые ждут вашей подписи, и версии, подписанные другими как окончательные: их можете подписать и вы."
        en "Protocols that wait for your signature, and versions that others have signed as final: you may sign them too."
    }
    NOTHING_TO_SIGN { kk "Қол қоятын ештеңе жоқ" ru "Подписывать нечего" en "There is nothing to sign" }
    SIGN_MARKED { kk "Белгіленгендерге қол қою" ru "Подписать отмеченные" en "Sign the marked ones" }
    TO_CERTIFICATES { kk "Сертификаттарым" ru "Мои сертификаты" en "My certificates" }
    NO_IIN { kk "Сіздің ЖСН-іңіз расталмаған" ru "Ваш ИИН не подтверждён" en "Your IIN is not confirmed" }
    NO_IIN_MORE {
        kk "Портал қолтаңбаның сіздікі екенін ЖСН бойынша біледі. Сертификат сұратыңыз, ал басқа орталықтың сертификаты болса, ЖСН-ді растауды әкімшіден сұраңыз."
        ru "По ИИН портал узнаёт, что подпись ваша. Запросите сертификат, а если он у вас от другого центра, попросите администратора подтвердить ИИН."
        en "By the IIN the portal knows that a signature is yours. Ask for a certificate or, if you have one of another authority, ask an administrator to confirm the IIN."
    }
    KEY_TOO_OLD { kk "Бұл кілт ескірген алгоритммен жасалған (ГОСТ 34.310-2004), онымен енді қол қойылмайды. Жаңа кілтті таңдаңыз." ru "Ключ сделан по устаревшему алгоритму (ГОСТ 34.310-2004), им больше не подписывают. Выберите новый ключ." en "The key is of an outdated algorithm (GOST 34.310-2004), which no longer signs. Choose a newer key." }
    KEY_UNKNOWN { kk "Кілттің түрі белгісіз: онымен бұл жерде қол қойылмайды. Басқа кілтті таңдаңыз." ru "Ключ неизвестного вида: здесь им подписать нельзя. Выберите другой ключ." en "The key is of an unknown kind and can’t sign here. Choose another key." }
    KEY_WITHOUT_CERTIFICATE { kk "Бұл файлда сертификат жоқ: алдымен сертификатты кілтке орнатыңыз." ru "В этом файле нет сертификата: сначала установите сертификат к ключу." en "There is no certificate in this file: first add the certificate to the key." }
    KEY_OF_OTHER_PERSON { kk "Бұл кілттің сертификаты басқа адамға берілген. Өз кілтіңізді таңдаңыз." ru "Сертификат этого ключа выдан другому человеку. Выберите свой ключ." en "This key’s certificate is another person’s. Choose your own key." }
    KEY_NOT_VALID { kk "Бұл кілттің сертификаты қазір жарамсыз немесе қол қоюға арналмаған." ru "Сертификат этого ключа сейчас недействителен или не предназначен для подписи." en "This key’s certificate is not valid now, or not meant for signing." }
    CHOOSE_KEY { kk "Қай кілт пайдаланылады" ru "Какой ключ использовать" en "Which key to use" }
    CHOOSE_KEY_HINT { kk "Файлда бірнеше кілт бар. Тек таңдалған кілт қол қояды." ru "В файле несколько ключей. Подпишет только выбранный." en "There are several keys in the file. Only the chosen one signs." }
    CHOOSE_KEY_FIRST { kk "Кілтті таңдаңыз." ru "Выберите ключ." en "Choose a key." }
    KEY_UNTIL { kk "{time} дейін жарамды" ru "действует до {time}" en "valid until {time}" }
    KEY_SIGNS_IN { kk "тек кіру үшін" ru "только для входа" en "only for signing in" }
    NCALAYER_UNCLEAR {
        kk "NCALayer сұрауды қабылдамады. NCALayer бағдарламасын жаңартып, қайталаңыз; көмектеспесе, кілт файлымен қол қойыңыз."
        ru "NCALayer не принял запрос. Обновите NCALayer и повторите; если не поможет, подпишите файлом с ключом."
        en "NCALayer did not take the request. Update NCALayer and try again; if that does not help, sign with a key file."
    }
    NCALAYER_BROKEN {
        kk "NCALayer ішкі қате туралы хабарлады. Оны қайта іске қосып, қайталаңыз."
        ru "NCALayer сообщил о внутренней ошибке. Перезапустите его и повторите."
        en "NCALayer reports an error of its own. Restart it and try again."
    }
    NCALAYER_OFF { kk "Бұл портал NCALayer бағдарламасын қолданбайды. Кілт файлымен қол қойыңыз." ru "Этот портал не использует NCALayer. Подпишите файлом с ключом." en "This portal does without NCALayer. Sign with a key file." }
    NCALAYER_ABSENT { kk "NCALayer жауап бермейді. Оны іске қосып, қайталаңыз немесе кілт файлымен қол қойыңыз." ru "NCALayer не отвечает. Запустите его и повторите или подпишите файлом с ключом." en "NCALayer does not answer. Start it and try again, or sign with a key file." }
    NCALAYER_FORBIDDEN { kk "Браузер бетке NCALayer бағдарламасымен байланысуға рұқсат бермейді. Сайттың рұқсаттарынан жергілікті желіге қол жеткізуді қосыңыз." ru "Браузер не разрешает странице связаться с NCALayer. Разрешите доступ к локальной сети в настройках сайта." en "The browser does not let the page reach NCALayer. Allow access to the local network in the site’s settings." }
    NCALAYER_FOREIGN { kk "NCALayer түсініксіз жауап берді. Оны қайта іске қосып, қайталаңыз." ru "NCALayer ответил непонятно. Перезапустите его и повторите." en "NCALayer gave an answer that can’t be read. Restart it and try again." }
    NCALAYER_OUTDATED { kk "NCALayer ескірген. Оны жаңартып, қайталаңыз." ru "NCALayer устарел. Обновите его и повторите." en "NCALayer is outdated. Update it and try again." }
    NCALAYER_BUSY { kk "NCALayer терезесі ашық. Алдымен соны аяқтаңыз." ru "Окно NCALayer уже открыто. Сначала завершите работу в нём." en "A window of NCALayer is open. Finish there first." }
    NCALAYER_CANCELLED { kk "Қол қоюдан бас тарттыңыз. Ештеңе жіберілген жоқ; қайта қол қоюға болады." ru "Вы отменили подписание. Ничего не отправлено; можно подписать ещё раз." en "You cancelled the signing. Nothing was sent; you can sign again." }
    NCALAYER_REFUSED { kk "NCALayer қол қоймады: сәйкес кілт табылмаған болуы мүмкін. Кілтті тексеріп, қайталаңыз." ru "NCALayer не подписал: возможно, нет подходящего ключа. Проверьте ключ и повторите." en "NCALayer did not sign: there may be no suitable key. Check the key and try again." }
    NCALAYER_LOST { kk "NCALayer байланысы үзілді. Қайталаңыз." ru "Связь с NCALayer прервалась. Повторите." en "The connection to NCALayer ended. Try again." }
    NCALAYER_TIMED_OUT { kk "NCALayer уақытында жауап бермеді. Қайталаңыз." ru "NCALayer не ответил вовремя. Повторите." en "NCALayer did not answer in time. Try again." }

    SIGNER { kk "Қол қоюшы" ru "Подписавший" en "Signer" }
    UNKNOWN_SIGNER { kk "Белгісіз қол қоюшы" ru "Неизвестный подписавший" en "Unknown signer" }
    IIN { kk "ЖСН {n}" ru "ИИН {n}" en "IIN {n}" }
    BIN { kk "БСН {n}" ru "БИН {n}" en "BIN {n}" }
    AT_STAMP { kk "{time}: уақыт белгісі" ru "{time}: метка времени" en "{time}: time stamp" }
    AT_RECEIPT { kk "{time}: портал қолтаңбаны алған немесе тексерген уақыт" ru "{time}: когда портал получил или проверил подпись" en "{time}: when the portal received or checked the signature" }
    SAID_TIME {
        kk "Қол қоюшы көрсеткен уақыт: {time} (дәлел емес)"
        ru "Время по словам подписавшего: {time} (не доказательство)"
        en "Time the signer names: {time} (no proof)"
    }
    BY_POLICY { kk "Тексеру саясаты: {policy}" ru "Политика проверки: {policy}" en "Policy of the check: {policy}" }
    PASSED { kk "дұрыс" ru "верно" en "right" }
    FAILED { kk "қате" ru "неверно" en "wrong" }
    UNKNOWN { kk "белгісіз" ru "не установлено" en "not known" }
    UNREADABLE_FILE { kk "Файл оқылмады немесе пакет зақымдалған. Қайта таңдаңыз." ru "Файл не прочитан, или пакет повреждён. Выберите его ещё раз." en "A file could not be read, or the package is damaged. Choose it again." }
    WORKER_FAILED {
        kk "Тексеру бағдарламасы іске қосылмады. Бетті жаңартып, қайталаңыз."
        ru "Программа проверки не запустилась. Обновите страницу и повторите."
        en "The checking program did not start. Reload the page and try again."
    }

    // What is looked at.
    STRUCTURE { kk "Қолтаңбаның құрылымы" ru "Строение подписи" en "Form of the signature" }
    CONTENT { kk "Мазмұн өзгермеген" ru "Содержание не изменено" en "The content is unchanged" }
    SIGNATURE { kk "Криптографиялық қолтаңба" ru "Криптографическая подпись" en "Cryptographic signature" }
    CERTIFICATE_ATTRIBUTE { kk "Сертификат қолтаңбаға байланған" ru "Подпись связана с сертификатом" en "The signature names its certificate" }
    STRENGTH { kk "Алгоритмдер мен кілттің беріктігі" ru "Стойкость алгоритмов и ключа" en "Strength of algorithms and key" }
    USAGE { kk "Сертификат қол қоюға арналған" ru "Сертификат предназначен для подписи" en "The certificate is for signing" }
    ROLE { kk "Қол қоюшының өкілеттігі" ru "Полномочие подписавшего" en "Role of the signer" }
    PERSON { kk "Қол қоюшының тұлғасы" ru "Личность подписавшего" en "Person of the signer" }
    CHAIN { kk "Сертификаттар тізбегі" ru "Цепочка сертификатов" en "Chain of certificates" }
    STAMP { kk "Уақыт белгісі" ru "Метка времени" en "Time stamp" }
    REVOCATION { kk "Сертификат қайтарып алынбаған" ru "Сертификат не отозван" en "The certificate is not revoked" }
    MANIFEST { kk "Қол қойылған тізімдеме" ru "Подписанная опись" en "What was signed" }
    EXTERNAL { kk "Сыртқы тексеру бағдарламасы" ru "Внешняя программа проверки" en "External verifier" }

    // Why a check fails.
    UNREADABLE { kk "Бұл қолтаңба емес немесе зақымдалған" ru "Это не подпись, или она повреждена" en "This is no signature, or it is damaged" }
    POLICY_BROKEN { kk "Сенімді сертификаттар оқылмайды: әкімшіге хабарлаңыз" ru "Доверенные сертификаты не читаются: сообщите администратору" en "The trusted certificates can’t be read: tell the administrator" }
    NO_SIGNERS { kk "Ешкім қол қоймаған" ru "Никто не подписал" en "Nobody signed" }
    TOO_MANY_SIGNERS { kk "Қол қоюшылар тым көп" ru "Подписавших слишком много" en "There are too many signers" }
    DOUBLED_SIGNER { kk "Бір сертификатпен екі рет қол қойылған" ru "Один сертификат подписал дважды" en "One certificate signs twice" }
    NO_SIGNED_ATTRIBUTES { kk "Қолтаңба сертификатқа байланбаған" ru "Подпись не связана с сертификатом" en "Nothing ties the signature to a certificate" }
    CONTENT_TYPE { kk "Қол қойылған мазмұнның түрі басқа" ru "Подписано содержание другого вида" en "Content of another kind was signed" }
    OTHER_CONTENT { kk "Қолтаңбаның ішіндегі файл басқа" ru "Внутри подписи лежит другой файл" en "Another file lies within the signature" }
    WRONG_DIGEST { kk "Файл қол қойылғаннан кейін өзгертілген немесе бұл басқа файл" ru "Файл изменён после подписания, или это другой файл" en "The file was changed after it was signed, or it is another file" }
    SIGNATURE_WRONG { kk "Қолтаңба осы кілтпен жасалмаған" ru "Подпись сделана не этим ключом" en "The signature was not made with this key" }
    SIGNATURE_ALGORITHM { kk "Қолтаңбаның алгоритмі белгісіз немесе кілтке сәйкес емес" ru "Алгоритм подписи неизвестен или не подходит к ключу" en "The algorithm is not known, or does not go with the key" }
    SIGNATURE_KEY { kk "Сертификаттағы кілт оқылмайды" ru "Ключ в сертификате не читается" en "The key in the certificate can’t be read" }
    NO_CERTIFICATE_ATTRIBUTE { kk "Қолтаңба қай сертификатпен жасалғанын көрсетпейді" ru "Подпись не называет свой сертификат" en "The signature does not name its certificate" }
    OTHER_CERTIFICATE { kk "Қолтаңба басқа сертификатты көрсетеді" ru "Подпись называет другой сертификат" en "The signature names another certificate" }
    WEAK_DIGEST { kk "Ескірген хеш-функция: {name}" ru "Устаревшая хеш-функция: {name}" en "Broken hash function: {name}" }
    WEAK_KEY { kk "Кілт тым қысқа: {bits} бит" ru "Слишком короткий ключ: {bits} бит" en "The key is too short: {bits} bits" }
    KEY_USAGE { kk "Кілт құжаттарға қол қоюға арналмаған" ru "Ключ не предназначен для подписания документов" en "The key is not for signing documents" }
    PURPOSE { kk "Сертификат басқа мақсатта берілген" ru "Сертификат выдан для другой цели" en "The certificate was issued for another purpose" }
    WRONG_ROLE { kk "«{needed}» өкілеттігі керек, сертификатта ол жоқ" ru "Нужно полномочие «{needed}», в сертификате его нет" en "The role “{needed}” is needed; the certificate does not give it" }
    WRONG_PERSON { kk "Басқа адам немесе басқа ұйым қол қойған" ru "Подписал другой человек или другая организация" en "Somebody else, or another body, signed" }
    AMBIGUOUS_PERSON { kk "Сертификатта екі түрлі сәйкестендіру нөмірі бар" ru "В сертификате два разных идентификационных номера" en "Two different identification numbers stand in the certificate" }
    SUSPENDED { kk "Сертификаттың қолданысы тоқтатыла тұрған: {subject}, {time}" ru "Действие сертификата приостановлено: {subject}, {time}" en "The certificate is suspended: {subject}, {time}" }
    REVOKED_WHY { kk "Сертификат қайтарып алынған: {subject}, {time}. Себебі: {why}" ru "Сертификат отозван: {subject}, {time}. Причина: {why}" en "The certificate was revoked: {subject}, {time}. Reason: {why}" }
    AUTHORITY_COMPROMISE { kk "Куәландырушы орталықтың кілті бөтен қолға түсті" ru "Ключ удостоверяющего центра попал в чужие руки" en "The authority’s key is in other hands" }
    REVOKED { kk "Сертификат қайтарып алынған: {subject}, {time}" ru "Сертификат отозван: {subject}, {time}" en "The certificate was revoked: {subject}, {time}" }
    STAMPS_SUSPENDED {
        kk "Уақыт белгісін берген орталықтың кілтіне қазір сенуге болмайды: {subject} сертификатының қолданысы тоқтатыла тұрған, {time}"
        ru "Ключу, которым заверена метка времени, сейчас нельзя доверять: действие сертификата {subject} приостановлено, {time}"
        en "The key behind the time stamp can’t be relied on now: the certificate of {subject} is suspended, {time}"
    }
    STAMPS_VOID {
        kk "Уақыт белгісін берген орталықтың кілтіне енді сенуге болмайды: {subject} сертификаты қайтарып алынған, {time}"
        ru "Ключу, которым заверена метка времени, больше нельзя доверять: сертификат {subject} отозван, {time}"
        en "The key behind the time stamp can no longer be relied on: the certificate of {subject} was revoked, {time}"
    }
    OTHER_MANIFEST { kk "Басқа нәрсеге қол қойылған: {what}" ru "Подписано другое: {what}" en "Something else was signed: {what}" }
    EXTERNAL_REFUSES { kk "Сыртқы тексеру бағдарламасы қолтаңбаны қабылдамайды: {said}" ru "Внешняя программа проверки не принимает подпись: {said}" en "The external verifier does not accept the signature: {said}" }
    EXTERNAL_NO { kk "Сыртқы тексеру бағдарламасы қолтаңбаны қабылдамайды" ru "Внешняя программа проверки не принимает подпись" en "The external verifier does not accept the signature" }
    NO_MANIFEST { kk "бұл тізімдеме емес" ru "это не опись" en "it is no list of what was signed" }
    OTHER_DOCUMENT { kk "басқа құжат" ru "другой документ" en "another document" }
    OTHER_VERSION { kk "құжаттың басқа нұсқасы" ru "другая версия документа" en "another version of the document" }
    OTHER_TITLE { kk "басқа атау" ru "другое название" en "another title" }
    OTHER_ACT { kk "басқа әрекет" ru "другое действие" en "another act" }
    OTHER_ROLE { kk "басқа өкілеттік" ru "другое полномочие" en "another role" }
    OTHER_PARTS { kk "басқа файлдар" ru "другие файлы" en "other files" }

    // The chain.
    SELF_SIGNED { kk "Сертификат өзіне-өзі қол қойған және сенімді емес" ru "Сертификат подписан сам собой и не входит в доверенные" en "The certificate is signed by itself and not trusted" }
    UNKNOWN_AUTHORITY { kk "Куәландырушы орталық белгісіз: {name}" ru "Неизвестный удостоверяющий центр: {name}" en "Unknown authority: {name}" }
    CHAIN_TOO_LONG { kk "Тізбек тым ұзын" ru "Цепочка слишком длинная" en "The chain is too long" }
    CHAIN_SIGNATURE { kk "Сертификаттың қолтаңбасы қате: {name}" ru "Неверна подпись сертификата: {name}" en "The certificate’s own signature is wrong: {name}" }
    CHAIN_NAMES { kk "Атаулар сәйкес келмейді: {name}" ru "Имена не сходятся: {name}" en "The names do not chain: {name}" }
    NOT_YET_VALID { kk "Сертификат ол кезде әлі күшіне енбеген: {name}" ru "Сертификат тогда ещё не действовал: {name}" en "The certificate was not yet valid then: {name}" }
    EXPIRED { kk "Сертификаттың мерзімі ол кезде өтіп кеткен: {name}" ru "Срок действия сертификата тогда уже истёк: {name}" en "The certificate had expired by then: {name}" }
    NOT_AUTHORITY { kk "Сертификат беруге құқығы жоқ: {name}" ru "Не имеет права выдавать сертификаты: {name}" en "May not issue certificates: {name}" }
    CHAIN_RULES { kk "Тізбектің шектеулері бұзылған: {name}" ru "Нарушены ограничения цепочки: {name}" en "The limits of the chain are broken: {name}" }
    CHAIN_POLICY { kk "Тізбекте ортақ саясат жоқ" ru "Для цепочки нет действующей политики" en "No policy holds along the chain" }

    // Stamps, answers, lists.
    STAMP_BAD { kk "Уақыт белгісі ештеңені дәлелдемейді: {why}" ru "Метка времени ничего не доказывает: {why}" en "The time stamp proves nothing: {why}" }
    STAMP_MALFORMED { kk "оқылмайды" ru "не читается" en "it can’t be read" }
    STAMP_IMPRINT { kk "басқа қолтаңбаға қойылған" ru "она от другой подписи" en "it is of another signature" }
    STAMP_SIGNATURE { kk "оның қолтаңбасы қате" ru "её подпись неверна" en "its own signature is wrong" }
    STAMP_CERTIFICATE { kk "оны берген орталықтың сертификаты жоқ немесе бұған арналмаған" ru "нет сертификата её центра, или он не для этого" en "its authority’s certificate is missing, or not for this" }
    STAMP_CHAIN { kk "оны берген орталық сенімді емес" ru "её центр не входит в доверенные" en "its authority is not trusted" }
    STAMP_FUTURE { kk "болашақ уақыт көрсетілген" ru "в ней время из будущего" en "it names a time to come" }
    STAMP_NONCE { kk "басқа сұрауға жауап" ru "это ответ на другой запрос" en "it answers another request" }
    STAMP_WEAK { kk "онда сенімсіз хеш-функция қолданылған" ru "в ней ненадёжная хеш-функция" en "it uses a broken hash function" }
    STAMP_REVOKED { kk "оны берген орталықтың сертификаты қайтарып алынған" ru "сертификат её центра отозван" en "its authority’s certificate was revoked" }
    MISSING_CONTENT { kk "Қол қойылған файл керек: оны таңдаңыз" ru "Нужен подписанный файл: выберите его" en "The signed file is needed: choose it" }
    MISSING_CERTIFICATE { kk "Қол қоюшының сертификаты қолтаңбада жоқ" ru "В подписи нет сертификата подписавшего" en "The signer’s certificate is not in the signature" }
    MISSING_STAMP { kk "Уақыт белгісі жоқ: қолтаңба қашан жасалғаны белгісіз" ru "Нет метки времени: неизвестно, когда сделана подпись" en "There is no time stamp: when it was signed is not known" }
    MISSING_REVOCATION {
        kk "Сертификаттың қайтарылғаны-қайтарылмағаны белгісіз: {subject}. OCSP жауабы немесе CRL тізімі керек"
        ru "Неизвестно, не отозван ли сертификат: {subject}. Нужен ответ OCSP или список CRL"
        en "Whether the certificate was revoked is not known: {subject}. An OCSP answer or a CRL is needed"
    }
    MISSING_EXTERNAL {
        kk "Сыртқы тексеру бағдарламасы әлі жауап берген жоқ: сұрау қайталанады"
        ru "Внешняя программа проверки ещё не ответила: запрос будет повторён"
        en "The external verifier has not answered yet: it will be asked again"
    }
    EXTERNAL_UNDECIDED {
        kk "Сыртқы тексеру бағдарламасы әлі шеше алмайды ({said}): сұрау қайталанады"
        ru "Внешняя программа проверки пока не может решить ({said}): запрос будет повторён"
        en "The external verifier can’t decide yet ({said}): it will be asked again"
    }
    REVOCATION_STALE { kk "бар мәліметтер ескірген" ru "имеющиеся сведения устарели" en "what is there is out of date" }
    REVOCATION_FORGED { kk "бар мәліметтерге сенуге болмайды" ru "имеющимся сведениям нельзя верить" en "what is there can’t be relied on" }

    // Worth knowing.
    NOTE_WEAK_DIGEST { kk "Ол кезде жарамды болған хеш-функция: {name}" ru "Хеш-функция, годная на то время: {name}" en "A hash function that was good enough then: {name}" }
    NOTE_SHA1 { kk "Сертификат SHA-1 арқылы аталған" ru "Сертификат назван по SHA-1" en "The certificate is named by SHA-1" }
    NOTE_STAMP { kk "Тағы бір уақыт белгісі ештеңені дәлелдемейді" ru "Ещё одна метка времени ничего не доказывает" en "Another time stamp proves nothing" }
    NOTE_HELD_LATER {
        kk "Сертификаттың қолданысы кейінірек тоқтатыла тұрған ({time}); қолтаңба одан бұрын жасалған"
        ru "Действие сертификата приостановлено позже ({time}); подпись сделана раньше"
        en "The certificate was suspended later ({time}); the signature is earlier"
    }
    NOTE_REVOKED_LATER {
        kk "Сертификат кейінірек қайтарып алынған ({time}); қолтаңба одан бұрын жасалған"
        ru "Сертификат отозван позже ({time}); подпись сделана раньше"
        en "The certificate was revoked later ({time}); the signature is earlier"
    }

    // Roles.
    INDIVIDUAL { kk "Жеке тұлға" ru "Физическое лицо" en "Natural person" }
    LEGAL_ENTITY { kk "Заңды тұлға" ru "Юридическое лицо" en "Legal entity" }
    HEAD { kk "Бірінші басшы" ru "Первый руководитель" en "First head" }
    MAY_SIGN { kk "Қол қою құқығы бар" ru "Право подписи" en "May sign" }
    FINANCE { kk "Қаржы құжаттарына қол қою құқығы бар" ru "Право подписи финансовых документов" en "May sign finance documents" }
    PERSONNEL { kk "Кадр қызметі" ru "Отдел кадров" en "Personnel office" }
    EMPLOYEE { kk "Қызметкер" ru "Сотрудник" en "Employee" }
    SYSTEM { kk "Ақпараттық жүйе" ru "Информационная система" en "Information system" }
    CIVIL_SERVANT { kk "Мемлекеттік қызметші" ru "Государственный служащий" en "Civil servant" }
}
