//! What control words do.

use domain::documents::NoText;

use super::reader::Reader;
use super::state::{Destination, Letters, Paragraph};
use crate::charset::CodePage;

impl Reader<'_> {
    /// Does what a control word says.
    pub(super) fn word(&mut self, name: &str, parameter: Option<i32>) -> Result<(), NoText> {
        let optional = std::mem::take(&mut self.optional);
        let repeated = std::mem::take(&mut self.to_skip) > 0;
        if name == "bin" {
            self.tokens.skip_binary(parameter.unwrap_or(0));
            return Ok(());
        }
        if self.state.destination == Destination::Skip {
            return Ok(());
        }
        if let Some(c) = character(name) {
            if !repeated {
                self.put(c);
            }
            return Ok(());
        }
        if self.destination(name, optional) {
            return Ok(());
        }
        match self.state.destination {
            Destination::Fonts => self.fonts.word(name, parameter),
            Destination::Styles if name == "s" => self.styles.begin(parameter.unwrap_or(0)),
            _ => {}
        }
        self.letters(name, parameter);
        self.paragraph(name, parameter);
        match name {
            "u" => self.unicode(parameter.unwrap_or(0)),
            "ansicpg" => self.set_page(parameter),
            "mac" => self.usual_page = CodePage(10000),
            "deflang" => {
                let language = parameter.and_then(|code| u16::try_from(code).ok()).unwrap_or(0);
                self.usual_page = CodePage::of_language(language);
            }
            "deff" => {
                self.usual_font = parameter.unwrap_or(0);
                self.state.letters.font = self.usual_font;
            }
            "par" | "sect" | "nestcell" => self.end_paragraph()?,
            "cell" if self.state.destination == Destination::Text => {
                self.stories.end_cell(&self.state.paragraph, &self.styles)?;
            }
            "row" if self.state.destination == Destination::Text => self.stories.end_row(),
            _ => {}
        }
        Ok(())
    }

    fn set_page(&mut self, parameter: Option<i32>) {
        if let Some(page) = parameter.and_then(|page| u16::try_from(page).ok()).filter(|page| *page > 0) {
            self.named_page = Some(CodePage(page));
        }
    }

    /// Whether the word says where letters go from now on.
    fn destination(&mut self, name: &str, optional: bool) -> bool {
        let depth = self.depth();
        let to = match name {
            "fonttbl" => Destination::Fonts,
            "stylesheet" => Destination::Styles,
            "listtext" | "pntext" => Destination::Label,
            "upr" => Destination::Twin,
            "ud" => Destination::Text,
            "field" => {
                if self.fields.last().is_none_or(|(began, _)| *began != depth) {
                    self.fields.push((depth, String::new()));
                }
                return true;
            }
            "fldinst" => Destination::Instruction,
            "fldrslt" if self.fields.last().is_some_and(|(_, field)| is_contents(field)) => Destination::Skip,
            "footnote" => {
                self.stories.begin_note(depth);
                self.state.paragraph = Paragraph::default();
                Destination::Text
            }
            "shptxt" | "dptxbxtext" => {
                self.stories.begin_box(depth);
                self.state.paragraph = Paragraph::default();
                Destination::Text
            }
            "shpinst" | "do" | "moMath" | "moMathPara" | "fldrslt" => return true,
            name if is_elsewhere(name) => Destination::Skip,
            // A group that only some programs understand.
            _ if optional => Destination::Skip,
            _ => return false,
        };
        self.state.destination = to;
        true
    }

    fn letters(&mut self, name: &str, parameter: Option<i32>) {
        let on = parameter != Some(0);
        let letters = &mut self.state.letters;
        match name {
            "plain" => *letters = Letters { font: self.usual_font, ..Letters::default() },
            "f" => letters.font = parameter.unwrap_or(0),
            "lang" => letters.language = parameter.and_then(|code| u16::try_from(code).ok()).unwrap_or(0),
            "b" => letters.face.bold = on,
            "i" => letters.face.italic = on,
            "v" => letters.hidden = on,
            "deleted" => letters.deleted = on,
            "uc" => {
                self.state.repeats = parameter.and_then(|count| usize::try_from(count).ok()).unwrap_or(1);
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, name: &str, parameter: Option<i32>) {
        let number = parameter.and_then(|number| u32::try_from(number).ok());
        let paragraph = &mut self.state.paragraph;
        match name {
            "pard" => *paragraph = Paragraph::default(),
            "intbl" => paragraph.in_table = true,
            "itap" => paragraph.in_table = parameter.is_some_and(|depth| depth > 0),
            "qc" => paragraph.centred = true,
            "ql" | "qr" | "qj" => paragraph.centred = false,
            "outlinelevel" => {
                paragraph.outline =
                    number.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9);
            }
            "s" => paragraph.style = parameter.unwrap_or(0),
            "ls" => paragraph.list = number.filter(|list| *list > 0),
            "ilvl" => paragraph.level = number.and_then(|level| u8::try_from(level).ok()).unwrap_or(0),
            _ => {}
        }
    }
}

/// Words that are characters.
fn character(name: &str) -> Option<char> {
    Some(match name {
        "tab" | "emspace" | "enspace" | "qmspace" => ' ',
        "line" | "page" | "column" => '\n',
        "emdash" => '—',
        "endash" => '–',
        "bullet" => '•',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        _ => return None,
    })
}

/// Groups that hold no text of the document.
fn is_elsewhere(name: &str) -> bool {
    let headers = name.starts_with("header") || name.starts_with("footer");
    // "footery" is a measure.
    let distance = matches!(name, "headery" | "footery");
    let math_properties = name.starts_with('m') && name.ends_with("Pr");
    (headers && !distance)
        || math_properties
        || matches!(
            name,
            "pict"
                | "info"
                | "colortbl"
                | "filetbl"
                | "listtable"
                | "listoverridetable"
                | "revtbl"
                | "ftnsep"
                | "ftnsepc"
                | "ftncn"
                | "aftnsep"
                | "aftnsepc"
                | "aftncn"
                | "xe"
                | "rxe"
                | "txe"
                | "tc"
                | "tcn"
                | "nonshppict"
                | "nonesttables"
                | "shprslt"
                | "sp"
                | "objdata"
                | "objclass"
                | "objname"
                | "annotation"
                | "atnid"
                | "atnauthor"
                | "bkmkstart"
                | "bkmkend"
                | "template"
                | "pn"
        )
}

fn is_contents(instruction: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("TOC"))
}
