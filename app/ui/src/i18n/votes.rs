//! Words of votes: the card, the rule in plain words, the form that opens a vote, the protocol.

use crate::plural::Forms;

words! {
    STATE_OPEN { kk "Дауыс беру жүріп жатыр" ru "Идёт голосование" en "The vote is open" }
    STATE_COUNTING { kk "Уақыт бітті, қорытынды шығарылуда" ru "Время истекло, подводится итог" en "Time is up, the result is being counted" }
    STATE_STOPPED { kk "Дауыс қабылданбайды" ru "Голоса не принимаются" en "No votes are taken" }
    STATE_CLOSED { kk "Дауыс беру аяқталды" ru "Голосование завершено" en "The vote is closed" }
    NO_TERM { kk "мерзімі белгіленбеген" ru "без срока" en "no closing time" }
    WILL_CLOSE { kk "Жабылатын уақыты: {time}." ru "Закроется {time}." en "It closes {time}." }

    NOBODY_YET { kk "{all}\u{a0}адамнан әлі ешкім дауыс берген жоқ" ru "Пока не проголосовал никто из\u{a0}{all}" en "None of\u{a0}{all} has voted yet" }
    SURE_ADOPTED { kk "қалған дауыстар қандай болса да, қабылданады" ru "принимается при любых остальных голосах" en "adopted whatever happens" }
    SURE_REJECTED { kk "енді қабылдануы мүмкін емес" ru "принять уже нельзя" en "can no longer be adopted" }
    NOT_AS_IT_STANDS { kk "қазіргі дауыстармен қабылданбайды" ru "при нынешних голосах не принимается" en "not carried by the votes as they stand" }
    CARRIES { kk "әзірге қабылданып тұр" ru "пока принимается" en "carries so far" }
    FIGURES_LATER { kk "Сандар дауыс беру жабылғаннан кейін көрсетіледі." ru "Цифры появятся после закрытия." en "Figures are shown after closing." }

    YOUR_VOTE { kk "Сіздің дауысыңыз: «{choice}»." ru "Ваш голос: «{choice}»." en "Your vote: “{choice}”." }
    VOTE_TAKEN { kk "Дауысыңыз қабылданды. Хаттамада тек қатысқаныңыз көрсетіледі." ru "Ваш голос принят. В протоколе будет указано только, что вы участвовали." en "Your vote is taken. The protocol will say only that you took part." }
    CAN_CHANGE { kk "Жабылғанға дейін оны өзгерте аласыз." ru "До закрытия его можно изменить." en "You can change it until closing." }
    CANNOT_CHANGE { kk "Оны өзгертуге болмайды." ru "Изменить его нельзя." en "It can’t be changed." }
    ADD_REASON { kk "Дауысқа түсініктеме қосу" ru "Добавить пояснение к голосу" en "Add a reason to the vote" }
    REASON_HINT { kk "Хаттамада дауысыңыздың жанында тұрады" ru "Войдёт в протокол рядом с вашим голосом" en "Stands beside your vote in the protocol" }
    REASON_AGAINST_HINT { kk "Қарсы дауыс үшін міндетті; хаттамаға енеді" ru "Для голоса «против» обязательна; войдёт в протокол" en "Required for a vote against; goes into the protocol" }

    ROLL { kk "Кім дауыс берді" ru "Кто проголосовал" en "Who has voted" }
    PROTOCOL { kk "Хаттама" ru "Протокол" en "Protocol" }
    CLOSE { kk "Дауыс беруді жабу" ru "Закрыть голосование" en "Close the vote" }
    CLOSE_TITLE { kk "Дауыс беруді жабу керек пе?" ru "Закрыть голосование?" en "Close the vote?" }
    CLOSE_TEXT { kk "Дауыс беру қазір аяқталып, қорытындысы шығарылады. Оны қайта ашуға болмайды." ru "Голосование завершится сейчас, и будет подведён итог. Открыть его снова нельзя." en "The vote ends now and the result is counted. It can’t be opened again." }

    ADOPTED { kk "Қабылданды" ru "Принято" en "Adopted" }
    REJECTED { kk "Қабылданбады" ru "Не принято" en "Not adopted" }
    NO_QUORUM { kk "Қабылданбады — кворум болмады" ru "Не принято — нет кворума" en "Not adopted — no quorum" }
    FIGURES { kk "Қолдағандар\u{a0}—\u{a0}{for}, қарсы болғандар\u{a0}—\u{a0}{against}, қалыс қалғандар\u{a0}—\u{a0}{abstained}." ru "За\u{a0}—\u{a0}{for}, против\u{a0}—\u{a0}{against}, воздержались\u{a0}—\u{a0}{abstained}." en "For\u{a0}{for}, against\u{a0}{against}, abstained\u{a0}{abstained}." }

    // The rule in plain words.
    NAMED { kk "Ашық (атаулы) дауыс беру." ru "Открытое, поимённое." en "Named." }
    SECRET { kk "Жасырын дауыс беру." ru "Тайное." en "Secret." }
    VOTERS { kk "Дауыс беретіндер: {who}." ru "Голосуют {who}." en "Entitled to vote: {who}." }
    WHO_EVERYBODY { kk "төраға, хатшы және топ мүшелері" ru "председатель, секретарь и члены группы" en "chair, secretary and members of the group" }
    WHO_CHAIR_AND_MEMBERS { kk "төраға және топ мүшелері" ru "председатель и члены группы" en "chair and members of the group" }
    WHO_MEMBERS { kk "топ мүшелері" ru "члены группы" en "members of the group" }
    QUORUM_NONE { kk "Кворум талап етілмейді." ru "Кворум не требуется." en "No quorum is required." }
    QUORUM { kk "Кворум\u{a0}—\u{a0}{part}." ru "Кворум\u{a0}—\u{a0}{part}." en "Quorum:\u{a0}{part}." }
    CARRIED { kk "Шешім қабылдануы үшін {part} қолдауы керек" ru "Принимается, если «за» {part}" en "Carried by {part}" }
    CARRIED_BY_ANY { kk "Шешім қабылдануы үшін бір «қолдаймын» жеткілікті." ru "Достаточно одного голоса «за»." en "Carried by a single vote “for”." }
    CARRIED_COUNT { kk "кемінде {n}\u{a0}«қолдаймын»" ru "не менее {n}\u{a0}«за»" en "at least {n}\u{a0}“for”" }
    ROUNDED_UP { kk "бөлшек үлкен жағына дөңгелектенеді" ru "дробь округляется вверх" en "fractions are rounded up" }
    ROUNDED_NEAREST { kk "бөлшек жақын бүтін санға дейін дөңгелектенеді" ru "дробь округляется до ближайшего целого" en "fractions are rounded to the nearest number" }
    MORE_HALF { kk "{of} жартысынан көбі" ru "больше половины {of}" en "more than half of {of}" }
    MORE_TWO_THIRDS { kk "{of} үштен екісінен көбі" ru "больше двух третей {of}" en "more than two thirds of {of}" }
    MORE_THREE_QUARTERS { kk "{of} төрттен үшінен көбі" ru "больше трёх четвертей {of}" en "more than three quarters of {of}" }
    MORE_OTHER { kk "{of} {share} бөлігінен көбі" ru "больше {share} {of}" en "more than {share} of {of}" }
    LEAST_THIRD { kk "{of} кемінде үштен бірі" ru "не менее трети {of}" en "at least a third of {of}" }
    LEAST_HALF { kk "{of} кемінде жартысы" ru "не менее половины {of}" en "at least half of {of}" }
    LEAST_TWO_THIRDS { kk "{of} кемінде үштен екісі" ru "не менее двух третей {of}" en "at least two thirds of {of}" }
    LEAST_THREE_QUARTERS { kk "{of} кемінде төрттен үші" ru "не менее трёх четвертей {of}" en "at least three quarters of {of}" }
    LEAST_OTHER { kk "{of} кемінде {share} бөлігі" ru "не менее {share} {of}" en "at least {share} of {of}" }
    OF_ENTITLED { kk "дауыс беру құқығы барлардың" ru "всех имеющих право голоса" en "all entitled" }
    OF_CAST { kk "қатысқандардың (қалыс қалғандарды қоса)" ru "участвующих, считая воздержавшихся" en "those who take part, abstentions included" }
    OF_DECIDED { kk "«қолдаймын» не «қарсымын» дегендердің" ru "голосующих «за» и «против»" en "those who vote for or against" }
    ALL_ENTITLED { kk "дауыс беру құқығы барлардың бәрі" ru "все имеющие право голоса" en "all entitled" }
    ALL_CAST { kk "қатысқандардың бәрі" ru "все участвующие" en "all who take part" }
    ALL_DECIDED { kk "«қолдаймын» не «қарсымын» дегендердің бәрі" ru "все, кто не воздержался" en "all who do not abstain" }
    CHAIR_DECIDES { kk "Дауыс тең болса, төрағаның дауысы шешуші болады." ru "При равенстве решает голос председателя." en "On a tie the chair’s vote decides." }
    AGAINST_NEEDS_REASON { kk "«Қарсы» дауыстың себебін көрсету керек." ru "Голос «против» требует причины." en "A vote against needs a reason." }
    SHOWN_AFTER { kk "Сандар жабылғаннан кейін көрсетіледі." ru "Цифры видны после закрытия." en "Figures are shown after closing." }
    MAY_CHANGE { kk "Жабылғанға дейін дауысты өзгертуге болады." ru "До закрытия голос можно изменить." en "Until closing a vote may be changed." }
    MAY_NOT_CHANGE { kk "Берілген дауысты өзгертуге болмайды." ru "Поданный голос изменить нельзя." en "A vote can’t be changed." }

    // The form that opens a vote.
    NEW { kk "Жаңа дауыс беру" ru "Новое голосование" en "New vote" }
    NEW_LEAD { kk "Ереже мен дауыс берушілердің тізімі ашылған сәтте бекітіледі және кейін өзгермейді." ru "Правило и список голосующих фиксируются в момент открытия и потом не меняются." en "The rule and the list of voters are fixed at the opening and do not change afterwards." }
    ON_DOCUMENT { kk "Құжат тұтастай дауысқа салынады." ru "На голосование ставится документ в целом." en "The whole document is put to the vote." }
    ON_POINT { kk "Құжаттың мына бөлігі дауысқа салынады:" ru "На голосование ставится эта часть документа:" en "This part of the document is put to the vote:" }
    WHOLE_INSTEAD { kk "Құжатты тұтастай дауысқа салу" ru "Поставить на голосование документ в целом" en "Put the whole document to the vote" }
    PART_QUESTION { kk "Мәселе" ru "Вопрос" en "Question" }
    EXAMPLE { kk "Мысалы: «{text}»" ru "Например: «{text}»" en "For example: “{text}”" }
    ADOPT_DOCUMENT { kk "Құжат қабылдансын" ru "Принять документ" en "Adopt the document" }
    ADOPT_POINT { kk "{n}-тармақ қабылдансын" ru "Принять пункт {n}" en "Adopt point {n}" }
    ADOPT_PART { kk "Осы бөлік қабылдансын" ru "Принять эту часть" en "Adopt this part" }
    PART_VOTERS { kk "Кім және қалай дауыс береді" ru "Кто и как голосует" en "Who votes and how" }
    VOTERS_LEGEND { kk "Кім дауыс береді" ru "Кто голосует" en "Who may vote" }
    EVERYBODY { kk "Төраға, хатшы және топ мүшелері" ru "Председатель, секретарь и члены группы" en "Chair, secretary and members" }
    CHAIR_AND_MEMBERS { kk "Төраға және топ мүшелері" ru "Председатель и члены группы" en "Chair and members" }
    MEMBERS { kk "Тек топ мүшелері" ru "Только члены группы" en "Members alone" }
    NAMED_OPTION { kk "Ашық (атаулы)" ru "Открытое (поимённое)" en "Named" }
    NAMED_MEANS { kk "Хаттамада әркімнің дауысы аталады." ru "В протоколе назван голос каждого." en "The protocol names every vote." }
    SECRET_OPTION { kk "Жасырын" ru "Тайное" en "Secret" }
    SECRET_MEANS {
        kk "Хаттамада тек қатысқандар аталады. Бюллетеньдер мөрленіп, атсыз сақталады; жабылғанда бір рет ашылады, саналады және жойылады. Сондықтан сандарды ерте көрсетуге, дауысты өзгертуге, себеп талап етуге және тең дауысты төрағаның шешуіне болмайды."
        ru "В протоколе названы только участники. Бюллетени запечатываются и хранятся без имён; при закрытии их один раз вскрывают, считают и уничтожают. Поэтому нельзя показать цифры раньше, изменить голос, потребовать причину и решить равенство голосом председателя."
        en "The protocol names only who took part. Ballots are sealed and kept without names; at closing they are opened once, counted and destroyed. So figures can’t be shown earlier, a vote can’t be changed, no reason can be asked for, and the chair can’t decide a tie."
    }
    SHOWN_LEGEND { kk "Сандар қашан көрсетіледі" ru "Когда видны цифры" en "When figures are shown" }
    SHOWN_LIVE { kk "Бірден" ru "Сразу" en "At once" }
    SHOWN_LIVE_MEANS { kk "Әр дауыстан кейін" ru "После каждого голоса" en "After every vote" }
    SHOWN_CLOSED { kk "Жабылғаннан кейін" ru "После закрытия" en "After closing" }
    SHOWN_CLOSED_MEANS { kk "Оған дейін тек неше адам дауыс бергені көрінеді" ru "До этого видно только, сколько человек проголосовало" en "Until then only how many have voted" }
    PART_COUNT { kk "Кворум және көпшілік" ru "Кворум и большинство" en "Quorum and majority" }
    QUORUM_HINT { kk "Дауыс беру құқығы барлардың қанша бөлігі қатысуы керек; бөлшек үлкен жағына дөңгелектенеді" ru "Какая часть имеющих право голоса должна участвовать; дробь округляется вверх" en "How many of those entitled must take part; fractions are rounded up" }
    SHARE_NONE { kk "Талап етілмейді" ru "Не требуется" en "None" }
    SHARE_THIRD { kk "Кемінде үштен бірі" ru "Не менее трети" en "At least a third" }
    SHARE_HALF { kk "Кемінде жартысы" ru "Не менее половины" en "At least half" }
    SHARE_TWO_THIRDS { kk "Кемінде үштен екісі" ru "Не менее двух третей" en "At least two thirds" }
    SHARE_THREE_QUARTERS { kk "Кемінде төрттен үші" ru "Не менее трёх четвертей" en "At least three quarters" }
    SHARE_ALL { kk "Барлығы" ru "Все" en "All" }
    MAJORITY_HINT { kk "Қанша «қолдаймын» керек" ru "Сколько нужно голосов «за»" en "How many votes “for” are needed" }
    COMPARED { kk "«Қолдаймын»" ru "«За»" en "“For”" }
    MORE_THAN { kk "үлестен көп" ru "больше" en "more than" }
    AT_LEAST { kk "үлестен кем емес" ru "не менее" en "at least" }
    SHARE { kk "Үлесі" ru "Доля" en "Share" }
    HALF { kk "жартысы" ru "половины" en "half" }
    TWO_THIRDS { kk "үштен екісі" ru "двух третей" en "two thirds" }
    THREE_QUARTERS { kk "төрттен үші" ru "трёх четвертей" en "three quarters" }
    WHOLE { kk "барлығы (бірауыздан)" ru "всех (единогласно)" en "all (unanimous)" }
    COUNTED_OF { kk "Үлес кімдердің санынан есептеледі" ru "От числа" en "Of" }
    BASE_ENTITLED { kk "дауыс беру құқығы барлардың" ru "всех имеющих право голоса" en "all entitled" }
    BASE_CAST { kk "қатысқандардың, қалыс қалғандарды қоса" ru "участвующих, считая воздержавшихся" en "those who take part, abstentions included" }
    BASE_DECIDED { kk "«қолдаймын» не «қарсымын» дегендердің" ru "голосующих «за» и «против»" en "those who vote for or against" }
    ROUNDING { kk "Үлес бүтін сан болмаса" ru "Если доля — не целое число" en "If the share is no whole number" }
    ROUNDING_HINT { kk "«Үлестен кем емес» таңдалғанда ғана қолданылады" ru "Применяется только для «не менее»" en "Applies only to “at least”" }
    ROUND_UP { kk "Үлкен жағына: 28,33 — 29 дауыс" ru "Вверх: 28,33 — это 29 голосов" en "Up: 28.33 is 29 votes" }
    ROUND_NEAREST { kk "Жақын бүтін санға: 28,33 — 28 дауыс" ru "До ближайшего целого: 28,33 — это 28 голосов" en "To the nearest: 28.33 is 28 votes" }
    TIE { kk "Дауыс тең болса" ru "При равенстве голосов" en "On a tie" }
    TIE_FAILS { kk "Ұсыныс өтпейді" ru "Предложение не проходит" en "The proposal fails" }
    TIE_CHAIR { kk "Төрағаның дауысы шешеді" ru "Решает голос председателя" en "The chair’s vote decides" }
    PART_ORDER { kk "Өткізу тәртібі" ru "Порядок проведения" en "Procedure" }
    CHANGEABLE { kk "Жабылғанға дейін дауысты өзгертуге болады" ru "До закрытия голос можно изменить" en "A vote may be changed until closing" }
    REASON_AGAINST { kk "«Қарсы» дауыс үшін себеп міндетті" ru "Для голоса «против» нужна причина" en "A vote against needs a reason" }
    CLOSES_HINT { kk "Астана уақыты бойынша. Бос қалдырсаңыз, дауыс беру қолмен жабылады." ru "По времени Астаны. Если оставить пустым, голосование закрывают вручную." en "Astana time. Left empty, the vote is closed by hand." }
    CHANGE_RULE { kk "Ережені өзгерту" ru "Изменить правило" en "Change the rule" }
    PREVIEW { kk "Ереже былай оқылады" ru "Правило словами" en "The rule in words" }
    OPEN { kk "Дауыс беруді ашу" ru "Открыть голосование" en "Open the vote" }

    // The roll and the protocol.
    PROTOCOL_TITLE { kk "Дауыс беру хаттамасы" ru "Протокол голосования" en "Protocol of the vote" }
    GROUP { kk "Жұмыс тобы" ru "Рабочая группа" en "Working group" }
    DOCUMENT { kk "Құжат" ru "Документ" en "Document" }
    POINT { kk "Құжаттың бөлігі" ru "Часть документа" en "Part of the document" }
    RULE { kk "Ереже" ru "Правило" en "Rule" }
    OPENED { kk "Ашылды" ru "Открыто" en "Opened" }
    CLOSED { kk "Жабылды" ru "Закрыто" en "Closed" }
    CLOSES { kk "Жабылады" ru "Закроется" en "Closes" }
    BY_TIME { kk "уақыты біткенде өздігінен" ru "автоматически, по истечении времени" en "by itself, when its time was over" }
    ENTITLED { kk "Дауыс беру құқығы бар" ru "Имеют право голоса" en "Entitled to vote" }
    TOOK_PART { kk "Қатысты" ru "Приняли участие" en "Took part" }
    QUORUM_LABEL { kk "Кворум" ru "Кворум" en "Quorum" }
    RESULTS { kk "Дауыс беру нәтижелері" ru "Результаты голосования" en "Figures" }
    QUORUM_NOT_REQUIRED { kk "талап етілмейді" ru "не требуется" en "not required" }
    DECIDED { kk "Шешім: {decision}." ru "Решение: {decision}." en "Decision: {decision}." }
    DECIDED_ADOPTED { kk "қабылданды" ru "принято" en "adopted" }
    DECIDED_REJECTED { kk "қабылданбады" ru "не принято" en "not adopted" }
    DECIDED_NO_QUORUM { kk "қабылданбады — кворум болмады" ru "не принято — нет кворума" en "not adopted — no quorum" }
    BY_NAME { kk "Атаулы дауыс беру" ru "Поимённое голосование" en "Votes by name" }
    SECRET_WHY {
        kk "Дауыс беру жасырын өтті: бюллетеньдер атсыз сақталды, жабылғанда саналып, жойылды. Сондықтан кімнің қалай дауыс бергені аталмайды."
        ru "Голосование было тайным: бюллетени хранились без имён, при закрытии подсчитаны и уничтожены. Поэтому не названо, кто как проголосовал."
        en "The vote was secret: ballots were kept without names, counted at closing and destroyed. So it is not named who voted how."
    }
    NUMBER { kk "№" ru "№" en "№" }
    VOTER { kk "Дауыс беруші" ru "Голосующий" en "Voter" }
    VOTE { kk "Дауысы" ru "Голос" en "Vote" }
    SIDE_FOR { kk "Қолдады" ru "За" en "For" }
    SIDE_AGAINST { kk "Қарсы" ru "Против" en "Against" }
    SIDE_ABSTAIN { kk "Қалыс қалды" ru "Воздержался" en "Abstained" }
    VOTED { kk "Дауыс берді" ru "Голос подан" en "Voted" }
    DID_NOT_VOTE { kk "Дауыс бермеді" ru "Голос не подан" en "Did not vote" }
    NOT_YET { kk "Әлі дауыс берген жоқ" ru "Голос ещё не подан" en "Not yet" }
    SIGNATURE { kk "(қолы, тегі, инициалдары)" ru "(подпись, фамилия, инициалы)" en "(signature, name)" }
    IDENTIFIER { kk "Дауыс берудің сәйкестендіргіші: {id}" ru "Идентификатор голосования: {id}" en "Identifier of the vote: {id}" }
    TO_VOTE { kk "Дауыс беруге өту" ru "Перейти к голосованию" en "To the vote" }
    BACK { kk "Құжатқа оралу" ru "Вернуться к документу" en "Back to the document" }
    FOR_ANOTHER { kk "{name} ({absent} үшін, № {order} бұйрық)" ru "{name} за {absent}, приказ № {order}" en "{name} for {absent}, order № {order}" }
}

/// How many of all have voted; `{all}` is filled in afterwards.
pub const TURNOUT: Forms = Forms {
    kk: "{all}\u{a0}адамнан {n}\u{a0}адам дауыс берді",
    ru: [
        "Проголосовал {n}\u{a0}из\u{a0}{all}",
        "Проголосовали {n}\u{a0}из\u{a0}{all}",
        "Проголосовали {n}\u{a0}из\u{a0}{all}",
    ],
    en: ["{n}\u{a0}of\u{a0}{all} has voted", "{n}\u{a0}of\u{a0}{all} have voted"],
};

/// How many of all took part; `{all}` is filled in afterwards.
pub const PARTICIPANTS: Forms = Forms {
    kk: "{all}\u{a0}адамнан {n}\u{a0}адам қатысты.",
    ru: [
        "Участвовал {n}\u{a0}из\u{a0}{all}.",
        "Участвовали {n}\u{a0}из\u{a0}{all}.",
        "Участвовали {n}\u{a0}из\u{a0}{all}.",
    ],
    en: ["{n}\u{a0}of\u{a0}{all} took part.", "{n}\u{a0}of\u{a0}{all} took part."],
};

/// What is still needed.
pub const MORE_NEEDED: Forms = Forms {
    kk: "тағы {n}\u{a0}«қолдаймын» керек",
    ru: ["нужно ещё {n}\u{a0}«за»", "нужно ещё {n}\u{a0}«за»", "нужно ещё {n}\u{a0}«за»"],
    en: ["{n} more “for” is needed", "{n} more “for” are needed"],
};

/// Who votes, in the rule; `{who}` is filled in afterwards.
pub const VOTERS_COUNT: Forms = Forms {
    kk: "Дауыс беретіндер: {who}, {n}\u{a0}адам.",
    ru: [
        "Голосует {n}\u{a0}человек: {who}.",
        "Голосуют {n}\u{a0}человека: {who}.",
        "Голосуют {n}\u{a0}человек: {who}.",
    ],
    en: ["{n}\u{a0}person votes: {who}.", "{n}\u{a0}people vote: {who}."],
};

/// How many would be entitled.
pub const PEOPLE_NOW: Forms = Forms {
    kk: "Қазір {n} адам",
    ru: ["Сейчас {n} человек", "Сейчас {n} человека", "Сейчас {n} человек"],
    en: ["{n} person now", "{n} people now"],
};
