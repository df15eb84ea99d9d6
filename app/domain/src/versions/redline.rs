//! What was struck out and what was written within one text, for a reader.

use super::{
    diff::kept,
    words::{is_space, is_word, tokens},
};
use serde::{Deserialize, Serialize};

/// A stretch of a redline. The texts of [`Span::Same`] and [`Span::Gone`] in order are the old text, those of
/// [`Span::Same`] and [`Span::Come`] the new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// In both texts.
    Same(String),
    /// Only in the old text.
    Gone(String),
    /// Only in the new text.
    Come(String),
}

/// Compares word by word. Of two changes in one place the one struck out comes first; short words between changes
/// are shown as changed with them, so that the reader meets phrases and not confetti.
pub fn redline(old: &str, new: &str) -> Vec<Span> {
    let (old, new) = (tokens(old), tokens(new));
    let mut pieces = pieces(&old, &new);
    while absorb_islands(&mut pieces) {}
    for at in 0..pieces.len() {
        slide(&mut pieces, at);
    }
    spans(&pieces)
}

/// The old text of a redline.
pub fn old_text(spans: &[Span]) -> String {
    spans
        .iter()
        .filter_map(|span| match span {
            Span::Same(text) | Span::Gone(text) => Some(text.as_str()),
            Span::Come(_) => None,
        })
        .collect()
}

/// The new text of a redline.
pub fn new_text(spans: &[Span]) -> String {
    spans
        .iter()
        .filter_map(|span| match span {
            Span::Same(text) | Span::Come(text) => Some(text.as_str()),
            Span::Gone(_) => None,
        })
        .collect()
}

/// Tokens that stay, or tokens that go with those that come in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Kept(Vec<&'t str>),
    Changed { gone: Vec<&'t str>, come: Vec<&'t str> },
}

/// The two texts token by token, kept and changed in turn.
pub(super) fn pieces<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    for (at_old, at_new) in kept(old, new).into_iter().chain([(old.len(), new.len())]) {
        if at_old > from_old || at_new > from_new {
            let (gone, come) = (old[from_old..at_old].to_vec(), new[from_new..at_new].to_vec());
            pieces.push(Piece::Changed { gone, come });
        }
        let Some(token) = old.get(at_old) else { break };
        match pieces.last_mut() {
            Some(Piece::Kept(tokens)) => tokens.push(token),
            _ => pieces.push(Piece::Kept(vec![token])),
        }
        (from_old, from_new) = (at_old + 1, at_new + 1);
    }
    pieces
}

/// Takes what is kept between two changes into them, where it is too little to be read by itself.
fn absorb_islands(pieces: &mut Vec<Piece<'_>>) -> bool {
    let mut absorbed = false;
    let mut joined: Vec<Piece<'_>> = Vec::with_capacity(pieces.len());
    let mut rest = std::mem::take(pieces).into_iter().peekable();
    while let Some(piece) = rest.next() {
        match (joined.last_mut(), piece, rest.peek()) {
            (
                Some(Piece::Changed { gone, come }),
                Piece::Kept(island),
                Some(Piece::Changed { gone: g, come: c }),
            ) if is_island(&island, size(gone, come), size(g, c)) => {
                gone.extend(&island);
                come.extend(&island);
                absorbed = true;
            }
            (Some(Piece::Changed { gone, come }), Piece::Changed { gone: g, come: c }, _) => {
                gone.extend(g);
                come.extend(c);
            }
            (_, piece, _) => joined.push(piece),
        }
    }
    *pieces = joined;
    absorbed
}

fn size(gone: &[&str], come: &[&str]) -> usize {
    letters(gone).max(letters(come))
}

fn letters(tokens: &[&str]) -> usize {
    tokens.iter().filter(|token| is_word(token)).map(|token| token.chars().count()).sum()
}

/// Nothing but spaces and marks, or fewer letters than were changed on either side of it.
fn is_island(kept: &[&str], before: usize, after: usize) -> bool {
    let letters = letters(kept);
    letters == 0
        || (letters < before.min(after) && kept.iter().filter(|token| is_word(token)).count() <= ISLAND_MAX)
}

/// Words in a row that a reader takes in by themselves, however much was changed around them, less one.
const ISLAND_MAX: usize = 3;

/// Moves a lone insertion or deletion to where a reader would have made it: between sentences rather than within, at
/// the beginning of words rather than at their end.
fn slide(pieces: &mut [Piece<'_>], at: usize) {
    let is_last = at + 3 == pieces.len();
    let [before, rest @ ..] = &mut pieces[at..] else { return };
    let [change, after, ..] = rest else { return };
    let (Piece::Kept(before), Piece::Changed { gone, come }, Piece::Kept(after)) = (before, change, after)
    else {
        return;
    };
    let changed = match (gone.is_empty(), come.is_empty()) {
        (true, false) => come,
        (false, true) => gone,
        _ => return,
    };
    // What is kept between two changes must not be slid away: they would become one.
    let (least_before, least_after) = (usize::from(at > 0), usize::from(!is_last));
    let most_left = matching(before.iter().rev(), changed.iter().rev(), changed.len());
    let most_right = matching(after.iter(), changed.iter(), changed.len());
    let whole: Vec<&str> = before.iter().chain(changed.iter()).chain(after.iter()).copied().collect();
    let (from, length) = (before.len(), changed.len());
    let left = from - most_left.min(from.saturating_sub(least_before));
    let right = from + most_right.min(after.len().saturating_sub(least_after));
    let Some(best) = (left..=right).max_by_key(|start| (fitness(&whole, *start, length), *start)) else {
        return;
    };
    *before = whole[..best].to_vec();
    *changed = whole[best..best + length].to_vec();
    *after = whole[best + length..].to_vec();
}

/// How many steps a change of some tokens can be shifted along its neighbour: the text repeats itself.
fn matching<'i, 't: 'i>(
    neighbour: impl Iterator<Item = &'i &'t str>,
    changed: impl Iterator<Item = &'i &'t str> + Clone,
    length: usize,
) -> usize {
    if length == 0 {
        return 0;
    }
    neighbour.zip(changed.cycle()).take_while(|(one, other)| one == other).take(SLIDE_MAX).count()
}

const SLIDE_MAX: usize = 400;

/// How well the borders of a change suit a reader.
fn fitness(whole: &[&str], start: usize, length: usize) -> u32 {
    let border = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| whole.get(before)).copied().unwrap_or(".");
        let earlier = at.checked_sub(2).and_then(|before| whole.get(before)).copied().unwrap_or(".");
        match () {
            () if is_space(before) && ends_sentence(earlier) => 3,
            () if is_space(before) => 2,
            () if !is_word(before) => 1,
            () => 0,
        }
    };
    border(start) + border(start + length)
}

fn ends_sentence(token: &str) -> bool {
    matches!(token, "." | ";" | "!" | "?" | ":")
}

fn spans(pieces: &[Piece<'_>]) -> Vec<Span> {
    let mut spans = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Kept(tokens) if tokens.is_empty() => {}
            Piece::Kept(tokens) => spans.push(Span::Same(tokens.concat())),
            Piece::Changed { gone, come } => {
                if !gone.is_empty() {
                    spans.push(Span::Gone(gone.concat()));
                }
                if !come.is_empty() {
                    spans.push(Span::Come(come.concat()));
                }
            }
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// "[-gone-]{+come+}" within the text.
    fn shown(old: &str, new: &str) -> String {
        redline(old, new)
            .into_iter()
            .map(|span| match span {
                Span::Same(text) => text,
                Span::Gone(text) => format!("[-{text}-]"),
                Span::Come(text) => format!("{{+{text}+}}"),
            })
            .collect()
    }

    #[test]
    fn words_and_phrases() {
        assert_eq!(
            shown("Срок – десять дней.", "Срок – двадцать дней."),
            "Срок – [-десять-]{+двадцать+} дней."
        );
        assert_eq!(
            shown("Оно выдаётся бесплатно.", "Оно выдаётся на два года бесплатно."),
            "Оно выдаётся {+на два года +}бесплатно."
        );
        assert_eq!(
            shown("by the Minister of Trade and Works", "by the Head of State or Government"),
            "by the [-Minister of Trade and Works-]{+Head of State or Government+}"
        );
        assert_eq!(shown("§ 3 Abs. 5", "§ 3 Absatz 5"), "§ 3 [-Abs.-]{+Absatz+} 5");
    }

    #[test]
    fn a_sentence_is_inserted_whole() {
        assert_eq!(shown("Eins. Drei.", "Eins. Zwei. Drei."), "Eins. {+Zwei. +}Drei.");
        assert_eq!(shown("Eins. Zwei. Drei.", "Eins. Drei."), "Eins. [-Zwei. -]Drei.");
        assert_eq!(shown("Eins.", "Eins. Zwei."), "Eins.{+ Zwei.+}");
        assert_eq!(shown("Eins. Zwei.", "Zwei."), "[-Eins. -]Zwei.");
    }

    #[test]
    fn nothing_against_something() {
        assert_eq!(shown("", ""), "");
        assert_eq!(shown("", "a b"), "{+a b+}");
        assert_eq!(shown("a b", ""), "[-a b-]");
        assert_eq!(redline("a b", "a b"), [Span::Same("a b".to_owned())]);
    }

    proptest! {
        #[test]
        fn applied_and_reverted(old in "([абв]{1,2}|[ .,;]|1\\.5){0,30}", new in "([абв]{1,2}|[ .,;]|1\\.5){0,30}") {
            let spans = redline(&old, &new);
            prop_assert_eq!(old_text(&spans), old);
            prop_assert_eq!(new_text(&spans), new);
        }

        #[test]
        fn any_text(old in "\\PC{0,40}", new in "\\PC{0,40}") {
            let spans = redline(&old, &new);
            prop_assert_eq!(old_text(&spans), old);
            prop_assert_eq!(new_text(&spans), new);
        }
    }
}
