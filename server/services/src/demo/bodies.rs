//! The bodies of the demonstration: the Government's, by their real names, with a few units each.

/// A name in Kazakh, Russian and English.
pub(super) type Named = [&'static str; 3];

/// A unit: its name, and the Russian name of the unit above it.
pub(super) type UnitSeed = (Named, Option<&'static str>);

/// A body of the demonstration.
pub(super) struct BodySeed {
    pub(super) name: Named,
    pub(super) units: &'static [UnitSeed],
}

const STAFF: UnitSeed = (["Кадр қызметі", "Кадровая служба", "Human Resources Service"], None);
const LAWYERS: UnitSeed = (["Заң қызметі", "Юридическая служба", "Legal Service"], None);

pub(super) const BODIES: &[BodySeed] = &[
    BodySeed {
        name: ["Әділет министрлігі", "Министерство юстиции", "Ministry of Justice"],
        units: &[
            (["Заңнама департаменті", "Департамент законодательства", "Department of Legislation"], None),
            (
                [
                    "Заң жобаларын сараптау басқармасы",
                    "Управление экспертизы законопроектов",
                    "Bill Review Division",
                ],
                Some("Департамент законодательства"),
            ),
            (
                [
                    "Тіркеу қызметі департаменті",
                    "Департамент регистрационной службы",
                    "Department of Registration Service",
                ],
                None,
            ),
            (
                [
                    "Құжаттамалық қамтамасыз ету басқармасы",
                    "Управление документационного обеспечения",
                    "Records Management Division",
                ],
                None,
            ),
            STAFF,
        ],
    },
    BodySeed {
        name: ["Қаржы министрлігі", "Министерство финансов", "Ministry of Finance"],
        units: &[
            (
                [
                    "Бюджеттік кредиттеу департаменті",
                    "Департамент бюджетного кредитования",
                    "Department of Budget Lending",
                ],
                None,
            ),
            (
                [
                    "Бухгалтерлік есеп әдіснамасы департаменті",
                    "Департамент методологии бухгалтерского учёта",
                    "Department of Accounting Methodology",
                ],
                None,
            ),
            (
                [
                    "Жиынтық жоспарлау басқармасы",
                    "Управление сводного планирования",
                    "Consolidated Planning Division",
                ],
                Some("Департамент бюджетного кредитования"),
            ),
            LAWYERS,
            STAFF,
        ],
    },
    BodySeed {
        name: [
            "Жасанды интеллект және цифрлық даму министрлігі",
            "Министерство искусственного интеллекта и цифрового развития",
            "Ministry of Artificial Intelligence and Digital Development",
        ],
        units: &[
            (
                [
                    "Цифрлық трансформация департаменті",
                    "Департамент цифровой трансформации",
                    "Department of Digital Transformation",
                ],
                None,
            ),
            (
                [
                    "Мемлекеттік жүйелер архитектурасы басқармасы",
                    "Управление архитектуры государственных систем",
                    "State Systems Architecture Division",
                ],
                Some("Департамент цифровой трансформации"),
            ),
            (
                [
                    "Ақпараттық қауіпсіздік комитеті",
                    "Комитет по информационной безопасности",
                    "Information Security Committee",
                ],
                None,
            ),
            STAFF,
        ],
    },
    BodySeed {
        name: ["Денсаулық сақтау министрлігі", "Министерство здравоохранения", "Ministry of Healthcare"],
        units: &[
            (
                [
                    "Медициналық көмекті ұйымдастыру департаменті",
                    "Департамент организации медицинской помощи",
                    "Department of Medical Care",
                ],
                None,
            ),
            (
                ["Алғашқы көмек басқармасы", "Управление первичной помощи", "Primary Care Division"],
                Some("Департамент организации медицинской помощи"),
            ),
            (
                [
                    "Дәрі-дәрмек саясаты департаменті",
                    "Департамент лекарственной политики",
                    "Department of Drug Policy",
                ],
                None,
            ),
            LAWYERS,
            STAFF,
        ],
    },
    BodySeed {
        name: [
            "Еңбек және халықты әлеуметтік қорғау министрлігі",
            "Министерство труда и социальной защиты населения",
            "Ministry of Labour and Social Protection of the Population",
        ],
        units: &[
            (
                [
                    "Халықты жұмыспен қамту департаменті",
                    "Департамент занятости населения",
                    "Department of Employment",
                ],
                None,
            ),
            (
                [
                    "Әлеуметтік қызметтер департаменті",
                    "Департамент социальных услуг",
                    "Department of Social Services",
                ],
                None,
            ),
            (
                [
                    "Көші-қон саясаты басқармасы",
                    "Управление миграционной политики",
                    "Migration Policy Division",
                ],
                Some("Департамент занятости населения"),
            ),
            LAWYERS,
            STAFF,
        ],
    },
    BodySeed {
        name: [
            "Ұлттық экономика министрлігі",
            "Министерство национальной экономики",
            "Ministry of National Economy",
        ],
        units: &[
            (
                [
                    "Макроэкономикалық талдау департаменті",
                    "Департамент макроэкономического анализа",
                    "Department of Macroeconomic Analysis",
                ],
                None,
            ),
            (
                ["Болжау басқармасы", "Управление прогнозирования", "Forecasting Division"],
                Some("Департамент макроэкономического анализа"),
            ),
            (
                [
                    "Кәсіпкерлікті дамыту департаменті",
                    "Департамент развития предпринимательства",
                    "Department of Entrepreneurship",
                ],
                None,
            ),
            STAFF,
        ],
    },
    BodySeed {
        name: ["Премьер-Министрдің Кеңсесі", "Канцелярия Премьер-Министра", "Prime Minister's Office"],
        units: &[
            (
                [
                    "Заңнама және құқықтық сараптама бөлімі",
                    "Отдел законодательства и правовой экспертизы",
                    "Legislation and Legal Review Section",
                ],
                None,
            ),
            (
                [
                    "Үкімет отырыстарын дайындау бөлімі",
                    "Отдел подготовки заседаний Правительства",
                    "Government Sessions Section",
                ],
                None,
            ),
            (
                ["Орындалуын бақылау бөлімі", "Отдел контроля исполнения", "Implementation Control Section"],
                None,
            ),
            STAFF,
        ],
    },
];
