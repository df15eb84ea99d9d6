//! PPTX: the presentation lists its slides, each slide is a part and may have a part with notes.

use std::io::{Read, Seek};

use domain::documents::NoText;

use super::shapes::Shapes;
use super::{Deck, Slide};
use crate::limits::MAX_SIDE_XML_BYTES;
use crate::ooxml::package::{Package, Relation};
use crate::ooxml::xml::{Element, Part};
use crate::structure::Piece;

/// The slides of a presentation.
pub fn read(file: impl Read + Seek) -> Result<Vec<Piece>, NoText> {
    let mut package = Package::open(file)?;
    let main = package.main_part("ppt/presentation.xml")?;
    let relations = package.relations_of(&main)?;
    let xml = package.text(&main, MAX_SIDE_XML_BYTES)?.ok_or(NoText::Damaged)?;
    let presentation = Part::whole(&xml)?;
    let mut deck = Deck::default();
    let mut shapes = Shapes::default();
    for slide in presentation.named("sldIdLst").into_iter().flat_map(Element::elements) {
        // Two attributes are called "id", one of them names the relation.
        let relation = relations.iter().find(|relation| slide.has_attribute("id", &relation.id));
        let path = &relation.ok_or(NoText::Damaged)?.target;
        match read_slide(&mut package, path, &mut shapes)? {
            Some(slide) => deck.add(slide)?,
            None => deck.skip()?,
        }
    }
    deck.finish()
}

/// One slide; none if it is hidden.
fn read_slide<R: Read + Seek>(
    package: &mut Package<R>,
    path: &str,
    shapes: &mut Shapes,
) -> Result<Option<Slide>, NoText> {
    let xml = package.text(path, MAX_SIDE_XML_BYTES)?.ok_or(NoText::Damaged)?;
    let root = Part::whole(&xml)?;
    if matches!(root.attribute("show"), Some("0" | "false")) {
        return Ok(None);
    }
    let relations = package.relations_of(path)?;
    let mut slide = Slide::default();
    let diagrams = shapes.slide(&root, &mut slide);
    for id in diagrams {
        diagram(package, &relations, &id, shapes, &mut slide)?;
    }
    let notes = relations.iter().find(|relation| relation.kind == "notesSlide");
    if let Some(notes) = notes
        && let Some(xml) = package.text(&notes.target, MAX_SIDE_XML_BYTES)?
    {
        slide.notes = shapes.notes(&Part::whole(&xml)?);
    }
    Ok(Some(slide))
}

/// The texts of a diagram: they stand in a part of their own.
fn diagram<R: Read + Seek>(
    package: &mut Package<R>,
    relations: &[Relation],
    id: &str,
    shapes: &mut Shapes,
    slide: &mut Slide,
) -> Result<(), NoText> {
    let Some(relation) = relations.iter().find(|relation| relation.id == id) else { return Ok(()) };
    if let Some(xml) = package.text(&relation.target, MAX_SIDE_XML_BYTES)? {
        shapes.diagram(&Part::whole(&xml)?, slide);
    }
    Ok(())
}
