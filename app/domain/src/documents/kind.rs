//! The kinds of file the portal accepts (P10).

use serde::{Deserialize, Serialize};

/// An accepted kind of file, decided by content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// Portable Document Format.
    Pdf,
    /// Tagged Image File Format.
    Tiff,
    /// JPEG picture.
    Jpeg,
    /// Rich Text Format.
    Rtf,
    /// Word 97–2003.
    Doc,
    /// Word, Office Open XML.
    Docx,
    /// Excel 97–2003.
    Xls,
    /// Excel, Office Open XML.
    Xlsx,
    /// PowerPoint 97–2003.
    Ppt,
    /// PowerPoint, Office Open XML.
    Pptx,
    /// RAR archive.
    Rar,
    /// ZIP archive.
    Zip,
}

impl FileKind {
    /// Every accepted kind, in the order of P10.
    pub const ALL: [Self; 12] = [
        Self::Pdf,
        Self::Tiff,
        Self::Jpeg,
        Self::Rtf,
        Self::Doc,
        Self::Docx,
        Self::Xls,
        Self::Xlsx,
        Self::Ppt,
        Self::Pptx,
        Self::Rar,
        Self::Zip,
    ];

    /// The usual file name ending, lower case, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Tiff => "tiff",
            Self::Jpeg => "jpeg",
            Self::Rtf => "rtf",
            Self::Doc => "doc",
            Self::Docx => "docx",
            Self::Xls => "xls",
            Self::Xlsx => "xlsx",
            Self::Ppt => "ppt",
            Self::Pptx => "pptx",
            Self::Rar => "rar",
            Self::Zip => "zip",
        }
    }

    /// The media type sent with a download.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Tiff => "image/tiff",
            Self::Jpeg => "image/jpeg",
            Self::Rtf => "application/rtf",
            Self::Doc => "application/msword",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xls => "application/vnd.ms-excel",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ppt => "application/vnd.ms-powerpoint",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Rar => "application/vnd.rar",
            Self::Zip => "application/zip",
        }
    }

    /// The kind a file name claims by its ending, if it is one of the accepted endings (`jpg`, `tif` included).
    pub fn by_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "jpg" => Some(Self::Jpeg),
            "tif" => Some(Self::Tiff),
            other => Self::ALL.into_iter().find(|kind| kind.extension() == other),
        }
    }
}

/// Why a file is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileRefusal {
    /// There is nothing in the file.
    Empty,
    /// The content is none of the accepted kinds.
    UnknownKind,
    /// The ending of the name says one kind, the content is another.
    NameDisagrees {
        /// What the name claims; none when the ending itself is not an accepted one.
        named: Option<FileKind>,
        /// What the content is.
        found: FileKind,
    },
    /// A filled table of remarks is neither XLSX nor DOCX.
    NoFilledTable,
    /// The document carries macros.
    Macros,
    /// An archive holds archives within archives deeper than allowed, or unpacks to more than allowed.
    ArchiveBomb,
    /// It was not known within a minute what it is.
    TooSlow,
}
