//! Words of previews.

words! {
    LOOK { kk "Ашып көру" ru "Просмотр" en "Preview" }
    READ { kk "Оқу" ru "Читать" en "Read" }
    NOT_SHOWN { kk "Файл мұнда көрсетілмейді" ru "Файл здесь не показывается" en "The file is not shown here" }
    TEXT_ONLY { kk "Тек мәтіні көрсетілген" ru "Показан только текст" en "Only the text is shown" }
    TEXT_ONLY_WHY {
        kk "Серверде беттерді дайындайтын LibreOffice бағдарламасы жоқ. Беттердің қандай екенін көру үшін файлды жүктеп алыңыз."
        ru "На сервере нет программы LibreOffice, которая готовит страницы. Чтобы увидеть, как они выглядят, скачайте файл."
        en "The server has no LibreOffice, the program that prepares pages. To see how they look, download the file."
    }
    NEEDS_SCRIPT {
        kk "Беттерді көру үшін браузерде JavaScript қосулы болуы керек. Файлды жүктеп алуға болады."
        ru "Чтобы видеть страницы, включите в браузере JavaScript. Файл можно скачать."
        en "To see the pages, turn JavaScript on in your browser. You can download the file."
    }
    MAKING {
        kk "Сервер беттерді дайындап жатыр: үлкен файлға бір минутқа дейін уақыт кетеді. Бетті жапсаңыз, дайындау тоқтайды."
        ru "Сервер готовит страницы: для большого файла до минуты. Если закрыть страницу, подготовка остановится."
        en "The server is preparing the pages: up to a minute for a large file. Leaving this page stops it."
    }
    LOADING { kk "Жүктелуде" ru "Загрузка" en "Loading" }
    FAILED {
        kk "Беттерді көрсету мүмкін болмады: файл зақымдалған, құпиясөзбен қорғалған немесе тым үлкен. Оны жүктеп алыңыз."
        ru "Показать страницы не удалось: файл повреждён, защищён паролем или слишком велик. Скачайте его."
        en "The pages can’t be shown: the file is damaged, protected by a password or too large. Download it."
    }
    BUSY {
        kk "Сервер қазір басқа файлдармен жұмыс істеп жатыр. Бір минуттан кейін бетті жаңартыңыз."
        ru "Сервер сейчас занят другими файлами. Обновите страницу через минуту."
        en "The server is busy with other files. Reload this page in a minute."
    }
    PAGE { kk "Бет" ru "Страница" en "Page" }
    PAGE_OF { kk "{all} беттің {n}-беті" ru "Страница {n} из {all}" en "Page {n} of {all}" }
    TOOLBAR { kk "Беттерді көру" ru "Просмотр страниц" en "Viewing the pages" }
    SMALLER { kk "Кішірейту" ru "Уменьшить" en "Make smaller" }
    LARGER { kk "Үлкейту" ru "Увеличить" en "Make larger" }
    ENTRIES { kk "Мұрағаттағы файлдар" ru "Файлы в архиве" en "Files in the archive" }
    ENTRY { kk "Файл" ru "Файл" en "File" }
    KIND { kk "Түрі" ru "Вид" en "Kind" }
    SIZE { kk "Көлемі" ru "Размер" en "Size" }
    EMPTY_ARCHIVE { kk "Мұрағат бос" ru "Архив пуст" en "The archive is empty" }
    ENTRY_ENCRYPTED { kk "құпиясөзбен қорғалған" ru "защищён паролем" en "protected by a password" }
    ENTRY_OTHER { kk "бұл түрдегі файл көрсетілмейді" ru "файлы этого вида не показываются" en "files of this kind are not shown" }
    ENTRY_NOT_OPENED { kk "мұнда ашылмайтын тәсілмен сығылған" ru "сжат способом, который здесь не читается" en "packed in a way that is not read here" }
}
