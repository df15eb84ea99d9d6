//! What the reader has picked in the text: a sentence by a tap, any words by dragging over them.

use domain::id::BlockId;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// A stretch of a block that was picked. `end` zero means the whole block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picked {
    pub block: BlockId,
    pub start: u32,
    pub end: u32,
    pub exact: String,
}

/// The sentence a tap fell on.
pub(super) fn tapped(target: &Element) -> Option<Picked> {
    let segment = target.closest("[data-from]").ok()??;
    let block = block_of(&segment)?;
    let number = |name: &str| segment.get_attribute(name)?.parse::<u32>().ok();
    let (start, end) = (number("data-from")?, number("data-to")?);
    let exact = words(&block, start, end)?;
    Some(Picked { block: block_id(&block)?, start, end, exact })
}

/// The words dragged over, as far as they lie in the block the drag began in.
pub(super) fn selected() -> Option<Picked> {
    let selection = web_sys::window()?.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let block = block_of(&element(&range.start_container().ok()?)?)?;
    let start = offset(&range.start_container().ok()?, range.start_offset().ok()?)?;
    let end_node = range.end_container().ok()?;
    let inside = block_of(&element(&end_node)?).is_some_and(|end| end == block);
    let end = if inside { offset(&end_node, range.end_offset().ok()?)? } else { length(&block)? };
    let exact = words(&block, start, end)?;
    if exact.trim().is_empty() {
        return None;
    }
    Some(Picked { block: block_id(&block)?, start, end, exact })
}

/// The whole of a block, picked by its button.
pub(super) fn whole(target: &Element) -> Option<Picked> {
    let block = block_of(target)?;
    let exact = words(&block, 0, length(&block)?)?;
    Some(Picked { block: block_id(&block)?, start: 0, end: 0, exact })
}

/// Lets go of the browser's own selection.
pub(super) fn release() {
    if let Some(selection) = web_sys::window().and_then(|window| window.get_selection().ok().flatten()) {
        drop(selection.remove_all_ranges());
    }
}

fn element(node: &Node) -> Option<Element> {
    node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())
}

fn block_of(element: &Element) -> Option<Element> {
    element.closest("[data-block]").ok()?
}

fn block_id(block: &Element) -> Option<BlockId> {
    block.get_attribute("data-block")?.parse().ok()
}

/// Bytes before a place in a text node: the segment says where it begins, the rest is counted.
fn offset(node: &Node, units: u32) -> Option<u32> {
    let segment = element(node)?.closest("[data-at]").ok()??;
    let at: u32 = segment.get_attribute("data-at")?.parse().ok()?;
    let text = segment.text_content()?;
    let before: Vec<u16> = text.encode_utf16().take(units as usize).collect();
    Some(at + u32::try_from(String::from_utf16_lossy(&before).len()).ok()?)
}

/// The pieces of a block with their first byte and the one past their last.
pub(super) fn pieces(block: &Element) -> Vec<(Element, u32, u32)> {
    let Ok(list) = block.query_selector_all("[data-at]") else { return Vec::new() };
    let piece = |at| {
        let element = list.item(at)?.dyn_into::<Element>().ok()?;
        let start: u32 = element.get_attribute("data-at")?.parse().ok()?;
        let length = u32::try_from(element.text_content()?.len()).ok()?;
        Some((element, start, start + length))
    };
    (0..list.length()).filter_map(piece).collect()
}

fn length(block: &Element) -> Option<u32> {
    pieces(block).pop().map(|(_, _, end)| end)
}

fn words(block: &Element, start: u32, end: u32) -> Option<String> {
    let text: String = pieces(block).iter().filter_map(|(piece, ..)| piece.text_content()).collect();
    text.get(start as usize..end as usize).map(str::to_owned)
}
