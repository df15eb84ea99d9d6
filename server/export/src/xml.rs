//! Writing XML: elements always close, text is always escaped.

use crate::clean::clean;

/// An XML part being written.
pub struct Xml {
    out: String,
}

impl Xml {
    /// A part with this root element.
    pub fn part(root: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) -> String {
        let mut xml =
            Self { out: String::from(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#) };
        xml.element(root, attributes, inside);
        xml.out
    }

    /// An element with something inside.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.begin(name, attributes);
        self.out.push('>');
        inside(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element with nothing inside.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.out.push_str("/>");
    }

    /// An empty element whose one attribute is the value.
    pub fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        escape(&mut self.out, &clean(text));
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape(&mut self.out, &clean(value));
            self.out.push('"');
        }
    }
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// The properties every file of the office formats has. No dates: nothing here knows the clock.
pub fn core_properties(title: &str, lang: Option<&str>) -> String {
    let root = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let attributes = [("xmlns:cp", root), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")];
    Xml::part("cp:coreProperties", &attributes, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(title));
        if let Some(lang) = lang {
            xml.element("dc:language", &[], |xml| xml.text(lang));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn nothing_breaks_out() {
        let xml = Xml::part("a", &[("b", "\"<&\u{0}")], |xml| xml.text("]]>\u{1}</a>"));
        assert!(xml.ends_with("<a b=\"&quot;&lt;&amp;\u{fffd}\">]]&gt;\u{fffd}&lt;/a&gt;</a>"), "{xml}");
    }
}
