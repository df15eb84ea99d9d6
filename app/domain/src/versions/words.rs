//! Texts as readers see them: words, white space and marks.

/// Cuts a text into words, runs of white space and single marks. Put together again they are the text.
///
/// A number with its separators ("1.000,50", "2.3") is one word: no reader sees a change inside it.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            _ if is_letter(first) => word_length(rest),
            _ if first.is_whitespace() => length_while(rest, char::is_whitespace),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        found.push(token);
        rest = after;
    }
    found
}

/// The words of a text in lower case.
pub(super) fn folded_words(text: &str) -> impl Iterator<Item = String> {
    tokens(text).into_iter().filter(|token| is_word(token)).map(str::to_lowercase)
}

/// Whether a token is a word rather than a mark or white space.
pub(super) fn is_word(token: &str) -> bool {
    token.chars().next().is_some_and(is_letter)
}

/// Whether a token is white space.
pub(super) fn is_space(token: &str) -> bool {
    token.chars().next().is_some_and(char::is_whitespace)
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || is_combining(character)
}

/// Accents that stay apart from their letter even in composed form, such as the stress in Russian.
const fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn length_while(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|character| !belongs(character)).unwrap_or(text.len())
}

fn word_length(text: &str) -> usize {
    let mut length = length_while(text, is_letter);
    while ends_with_digit(&text[..length]) {
        let Some(separated) = text[length..].strip_prefix(['.', ',']) else { break };
        if !separated.starts_with(|character: char| character.is_ascii_digit()) {
            break;
        }
        length += 1 + length_while(separated, is_letter);
    }
    length
}

fn ends_with_digit(word: &str) -> bool {
    word.ends_with(|character: char| character.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_spaces_and_marks() {
        assert_eq!(
            tokens("§ 5, п.2: «да»"),
            ["§", " ", "5", ",", " ", "п", ".", "2", ":", " ", "«", "да", "»"]
        );
        assert_eq!(tokens("1.000,50 тенге."), ["1.000,50", " ", "тенге", "."]);
        assert_eq!(tokens("в 2013. Далее"), ["в", " ", "2013", ".", " ", "Далее"]);
        assert_eq!(folded_words("Закон, ЗАКОН").collect::<Vec<_>>(), ["закон", "закон"]);
    }

    proptest::proptest! {
        #[test]
        fn tokens_are_the_whole_text(text in "\\PC{0,60}") {
            proptest::prop_assert_eq!(tokens(&text).concat(), text);
        }
    }
}
