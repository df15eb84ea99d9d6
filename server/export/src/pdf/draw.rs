//! From filled pages to the bytes of a file.

use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::KrillaGlyph;
use krilla::{Document, SerializeSettings};

use super::faces::Faces;
use super::lines::Run;
use super::sheet::{Drawn, Item, Place, Sheets};
use super::structure::{NodeId, Structure};
use crate::clean::clean_line;
use crate::error::ExportError;

/// The file.
pub fn finish(sheets: Sheets<'_>, title: &str, lang: &str) -> Result<Vec<u8>, ExportError> {
    let Sheets { faces, paper, pages, mut structure, places, .. } = sheets;
    let mut document = Document::new_with(SerializeSettings::default());
    for items in pages {
        let settings = PageSettings::from_wh(paper.width, paper.height);
        let settings = settings.ok_or_else(|| ExportError::unwritable("no paper"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        draw_page(&mut surface, faces, &items, &mut structure);
        surface.finish();
        page.finish();
    }
    // No date: nothing here knows the clock.
    let metadata = Metadata::new().title(clean_line(title)).language(lang.to_owned());
    document.set_metadata(metadata.creator("Alqa".to_owned()));
    document.set_outline(outline(&places));
    document.set_tag_tree(structure.tree(lang));
    document.finish().map_err(|fault| ExportError::unwritable(format!("{fault:?}")))
}

/// Neighbours of one part are drawn under one mark.
fn draw_page(surface: &mut Surface<'_>, faces: &Faces, items: &[Item], structure: &mut Structure) {
    for part in items.chunk_by(|a, b| a.node == b.node) {
        let node = part.first().and_then(|item| item.node);
        begin_part(surface, node, structure);
        for item in part {
            draw(surface, faces, &item.drawn);
        }
        surface.end_tagged();
    }
}

fn begin_part(surface: &mut Surface<'_>, node: Option<NodeId>, structure: &mut Structure) {
    match node {
        Some(node) => {
            let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            structure.drawn(node, identifier);
        }
        None => {
            let layout = Artifact::with_kind(ArtifactType::Layout);
            surface.start_tagged(ContentTag::Artifact(layout));
        }
    }
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, drawn: &Drawn) {
    match drawn {
        Drawn::Text { x, y, run, spacing } => text(surface, faces, Point::from_xy(*x, *y), run, *spacing),
        Drawn::Fill { x, y, width, height, colour } => {
            let Some(rectangle) = Rect::from_xywh(*x, *y, *width, *height) else { return };
            let mut path = PathBuilder::new();
            path.push_rect(rectangle);
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*colour)));
                surface.draw_path(&path);
            }
        }
    }
}

fn text(surface: &mut Surface<'_>, faces: &Faces, start: Point, run: &Run, spacing: f32) {
    let look = run.piece.look;
    let face = faces.of(look.face);
    let text = run.piece.text.as_str();
    let glyphs: Vec<KrillaGlyph> = text
        .char_indices()
        .map(|(at, c)| {
            let glyph = face.glyph(c);
            let more = if c == ' ' { spacing / look.size } else { 0.0 };
            let range = at..at + c.len_utf8();
            KrillaGlyph::new(glyph.id, glyph.width + more, 0.0, 0.0, 0.0, range, None)
        })
        .collect();
    surface.set_fill(Some(fill(look.colour)));
    surface.draw_glyphs(start, &glyphs, face.font.clone(), text, look.size, false);
}

fn fill(colour: u32) -> Fill {
    let [_, red, green, blue] = colour.to_be_bytes();
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

/// The headings as a tree: a heading holds the deeper ones that follow it.
fn outline(places: &[Place]) -> Outline {
    let mut outline = Outline::new();
    let mut rest = places;
    while let Some((place, after)) = rest.split_first() {
        let (node, after) = branch(place, after);
        outline.push_child(node);
        rest = after;
    }
    outline
}

/// As deep as headings are, which is nine at most.
fn branch<'p>(place: &Place, mut rest: &'p [Place]) -> (OutlineNode, &'p [Place]) {
    let there = XyzDestination::new(place.page, Point::from_xy(0.0, place.y));
    let mut node = OutlineNode::new(place.title.clone(), there);
    while let Some((next, after)) = rest.split_first().filter(|(next, _)| next.level > place.level) {
        let (child, after) = branch(next, after);
        node.push_child(child);
        rest = after;
    }
    (node, rest)
}
