//! The text as HTML: the same on the server and in the browser, whole or block by block.

use super::segments::{Segment, Stretch, Stretches, segments};
use domain::{
    documents::{BlockKind, BlockView, Emphasis, PagePlace, TextBlock},
    id::BlockId,
};
use html_escape::{encode_double_quoted_attribute_to_string as attribute, encode_text_to_string as text};
use std::{collections::BTreeMap, fmt::Write as _};

/// Blocks laid out together: what is far from the reader's eyes need not be laid out, see `style/documents.css`.
const TOGETHER: usize = 40;

/// A block, and what it is called if it can be pointed at.
type Line<'b> = (Option<BlockId>, &'b TextBlock, &'b [Emphasis]);

fn line(view: &BlockView) -> Line<'_> {
    (Some(view.id), &view.block, &view.emphasis)
}

/// How blocks are drawn.
struct Drawn<'d> {
    stretches: &'d Stretches,
    offers: Offers<'d>,
}

/// What is offered at a block.
#[derive(Clone, Copy, Default)]
pub(super) struct Offers<'d> {
    /// The words of the button that takes a whole point in hand; none where nothing can be said.
    pub remark: Option<&'d str>,
    /// Leads to where the block stands on its page; none where the file has no pages.
    pub page: Option<PageLink<'d>>,
}

/// A way to the pages of a version.
#[derive(Clone, Copy)]
pub(super) struct PageLink<'d> {
    /// The address of its pages.
    pub address: &'d str,
    /// "стр. {n}".
    pub word: &'d str,
    /// Whether a place on the page can be named, not only the page.
    pub exact: bool,
}

/// All blocks in order; the cells of one table together.
pub(super) fn html(blocks: &[BlockView], stretches: &Stretches, offers: Offers<'_>) -> String {
    let lines: Vec<Line> = blocks.iter().map(line).collect();
    Drawn { stretches, offers }.all(&lines)
}

/// Blocks that nobody points at.
pub(crate) fn plain_html(blocks: &[TextBlock]) -> String {
    let lines: Vec<Line> = blocks.iter().map(|block| (None, block, &[][..])).collect();
    Drawn { stretches: &Stretches::new(), offers: Offers::default() }.all(&lines)
}

/// What a block's element holds.
pub(super) fn inside(view: &BlockView, stretches: &Stretches, offers: Offers<'_>) -> String {
    let mut out = String::with_capacity(view.block.text.len() * 2 + 320);
    Drawn { stretches, offers }.fill(&mut out, line(view));
    out
}

impl Drawn<'_> {
    fn all(&self, lines: &[Line<'_>]) -> String {
        let letters: usize = lines.iter().map(|(_, block, _)| block.text.len()).sum();
        let mut out = String::with_capacity(letters * 2 + lines.len() * 320);
        let mut rest = lines;
        while !rest.is_empty() {
            out.push_str("<div class=\"paper-part\">");
            for _ in 0..TOGETHER {
                let Some((first, after)) = rest.split_first() else { break };
                let Some(place) = first.1.cell else {
                    self.block(&mut out, *first);
                    rest = after;
                    continue;
                };
                let in_table = |line: &&Line<'_>| line.1.cell.is_some_and(|cell| cell.table == place.table);
                let (cells, after) = rest.split_at(rest.iter().take_while(in_table).count());
                self.table(&mut out, cells);
                rest = after;
            }
            out.push_str("</div>");
        }
        out
    }

    fn block(&self, out: &mut String, line: Line<'_>) {
        let (id, block, _) = line;
        let tag = match block.kind {
            BlockKind::Title | BlockKind::Chapter => "h2",
            BlockKind::Article => "h3",
            _ => "div",
        };
        add(out, format_args!("<{tag} class=\"block\""));
        if let Some(id) = id {
            add(out, format_args!(" id=\"block-{id}\" data-block=\"{id}\""));
        }
        if tag == "div" {
            if !block.label.is_empty() {
                out.push_str(" data-n=\"");
                attribute(&block.label, out);
                out.push('"');
            }
            if block.kind == BlockKind::Subpoint || block.depth > 2 {
                add(out, format_args!(" data-level=\"{}\"", block.depth.clamp(2, 3)));
            }
        }
        out.push('>');
        self.fill(out, line);
        add(out, format_args!("</{tag}>"));
    }

    fn fill(&self, out: &mut String, (id, block, emphasis): Line<'_>) {
        let is_heading = matches!(block.kind, BlockKind::Title | BlockKind::Chapter | BlockKind::Article);
        if is_heading && !block.label.is_empty() {
            text(&block.label, out);
            out.push(' ');
        }
        let Some(id) = id else {
            text(&block.text, out);
            return;
        };
        let on_block = self.stretches.get(&id).map_or(&[][..], Vec::as_slice);
        for piece in segments(&block.text, emphasis, on_block) {
            draw(out, &block.text, &piece);
        }
        if block.cell.is_none() {
            self.acts(out, block);
        }
    }

    fn acts(&self, out: &mut String, block: &TextBlock) {
        let page = self.offers.page.zip(block.page);
        if self.offers.remark.is_none() && page.is_none() {
            return;
        }
        out.push_str("<span class=\"block-acts shy\">");
        if let Some(remark) = self.offers.remark {
            out.push_str("<button type=\"button\" class=\"plain needs-script\" data-whole>");
            text(remark, out);
            out.push_str("</button>");
        }
        if let Some((PageLink { address, word, exact }, PagePlace { number, top })) = page {
            let top = if exact { format!("-{top}") } else { String::new() };
            add(out, format_args!("<a href=\"{address}#page-{number}{top}\" data-page=\"{number}\">"));
            text(word.replace("{n}", &number.to_string()).as_str(), out);
            out.push_str("</a>");
        }
        out.push_str("</span>");
    }

    fn table(&self, out: &mut String, cells: &[Line<'_>]) {
        let mut rows = Rows::new();
        let mut columns = 0;
        for line in cells {
            if let Some(place) = line.1.cell {
                columns = columns.max(place.column + 1);
                rows.entry(place.row).or_default().entry(place.column).or_default().push(*line);
            }
        }
        out.push_str("<table><tbody>");
        for row in rows.values() {
            out.push_str("<tr>");
            for column in 0..columns {
                out.push_str("<td>");
                row.get(&column).into_iter().flatten().for_each(|line| self.block(out, *line));
                out.push_str("</td>");
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table>");
    }
}

/// Writing to a string never fails.
fn add(out: &mut String, what: std::fmt::Arguments<'_>) {
    out.write_fmt(what).ok();
}

fn draw(out: &mut String, whole: &str, piece: &Segment) {
    let (from, to) = piece.sentence;
    let tag = match piece.under.last() {
        None => {
            out.push_str("<span");
            "span"
        }
        Some(stretch) => {
            begin_mark(out, piece, stretch);
            "mark"
        }
    };
    add(out, format_args!(" data-at=\"{}\" data-from=\"{from}\" data-to=\"{to}\">", piece.start));
    let (before, after) = letters(piece);
    out.push_str(before);
    text(&whole[piece.start..piece.end], out);
    add(out, format_args!("{after}</{tag}>"));
}

/// What makes words stand out.
const fn letters(piece: &Segment) -> (&'static str, &'static str) {
    match (piece.bold, piece.italic) {
        (false, false) => ("", ""),
        (true, false) => ("<b>", "</b>"),
        (false, true) => ("<i>", "</i>"),
        (true, true) => ("<b><i>", "</i></b>"),
    }
}

fn begin_mark(out: &mut String, piece: &Segment, stretch: &Stretch) {
    let class = match (stretch.mine, stretch.settled) {
        (true, true) => " class=\"mine done\"",
        (true, false) => " class=\"mine\"",
        (false, true) => " class=\"done\"",
        (false, false) => "",
    };
    add(out, format_args!("<mark{class} data-remark=\"{}\"", stretch.remark));
    // One stop of the keyboard for each remark: where it begins.
    if piece.start == stretch.start {
        out.push_str(" role=\"button\" tabindex=\"0\"");
    }
}

/// Lines by row and column: a cell holds as many as it has paragraphs, an empty one none.
type Rows<'b> = BTreeMap<u32, BTreeMap<u32, Vec<Line<'b>>>>;

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{documents::CellPlace, id::Ulid};

    fn view(number: u128, kind: BlockKind, label: &str, text: &str) -> BlockView {
        let block =
            TextBlock { kind, depth: 0, label: label.into(), text: text.into(), page: None, cell: None };
        BlockView { id: Ulid::from(number).into(), block, emphasis: Vec::new() }
    }

    fn remark(block: BlockId, start: usize, end: usize) -> Stretches {
        let remark = Ulid::from(7_u128).into();
        Stretches::from([(block, vec![Stretch { remark, start, end, mine: true, settled: false }])])
    }

    #[test]
    fn nothing_in_a_text_is_taken_for_html() {
        let bad = view(1, BlockKind::Point, "1\"><i>", "<script>alert(1)</script> & \"x\"");
        let html = html(&[bad], &Stretches::new(), Offers { remark: Some("<b>"), page: None });
        assert!(!html.contains("<script") && !html.contains("<i>") && !html.contains("<b>"), "{html}");
        assert!(html.contains("&lt;script&gt;") && html.contains("data-n=\"1&quot;"), "{html}");
    }

    #[test]
    fn words_that_stand_out_do() {
        let mut block = view(1, BlockKind::Paragraph, "", "Бір екі.");
        block.emphasis = vec![Emphasis { start: 7, end: 13, bold: true, italic: true }];
        let inside = inside(&block, &Stretches::new(), Offers::default());
        assert!(inside.contains("<b><i>екі</i></b>"), "{inside}");
    }

    #[test]
    fn a_remark_on_a_whole_block_marks_all_of_it_and_is_one_stop() {
        let block = view(1, BlockKind::Paragraph, "", "Одно. Два.");
        let inside = inside(&block, &remark(block.id, 0, usize::MAX), Offers::default());
        assert_eq!(inside.matches("<mark").count(), inside.matches("</").count(), "{inside}");
        assert_eq!(inside.matches("role=\"button\"").count(), 1, "{inside}");
    }

    #[test]
    fn a_block_of_a_paged_file_leads_to_its_page() {
        let mut block = view(1, BlockKind::Point, "1.", "Тармақ");
        block.block.page = Some(PagePlace { number: 3, top: 412 });
        let page = PageLink { address: "/documents/1/preview?version=2", word: "{n}-бет", exact: true };
        let inside = inside(&block, &Stretches::new(), Offers { remark: None, page: Some(page) });
        assert!(inside.contains("href=\"/documents/1/preview?version=2#page-3-412\""), "{inside}");
        assert!(inside.contains(">3-бет</a>"), "{inside}");
    }

    #[test]
    fn cells_stand_in_their_table_and_parts_hold_all() {
        let cell = |number, row, column| {
            let mut view = view(number, BlockKind::Cell, "", "Ұяшық");
            view.block.cell = Some(CellPlace { table: 0, row, column });
            view
        };
        let mut blocks: Vec<BlockView> =
            (10..95).map(|number| view(number, BlockKind::Paragraph, "", "Мәтін")).collect();
        blocks.extend([cell(1, 0, 0), cell(2, 0, 2), cell(3, 1, 1)]);
        let html = html(&blocks, &Stretches::new(), Offers::default());
        assert_eq!(html.matches("<td>").count(), 6);
        assert_eq!(html.matches("paper-part").count(), 3);
        assert_eq!(html.matches("class=\"block\"").count(), 88);
    }
}
