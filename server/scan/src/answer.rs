//! What the daemon answers.

/// An answer to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer<'a> {
    Clean,
    Found(&'a str),
    TooLong,
    Unclear,
}

impl<'a> Answer<'a> {
    /// Anything that is not clearly one of the others is unclear: only a plain "OK" makes a file clean.
    pub(crate) fn read(line: &'a str) -> Self {
        if line == "stream: OK" {
            return Self::Clean;
        }
        let found = line.strip_prefix("stream: ").and_then(|rest| rest.strip_suffix(" FOUND"));
        match found.map(str::trim) {
            Some(name) if !name.is_empty() => Self::Found(name),
            _ if line.contains("size limit exceeded") => Self::TooLong,
            _ => Self::Unclear,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ok_is_clean() {
        assert_eq!(Answer::read("stream: OK"), Answer::Clean);
        assert_eq!(Answer::read("stream: Eicar-Test-Signature FOUND"), Answer::Found("Eicar-Test-Signature"));
        assert_eq!(Answer::read("stream: A OK FOUND"), Answer::Found("A OK"));
        assert_eq!(Answer::read("INSTREAM size limit exceeded. ERROR"), Answer::TooLong);
        for unclear in
            ["", "OK", "stream: ok", "stream:  FOUND", "stream: Can't open file ERROR", "UNKNOWN COMMAND"]
        {
            assert_eq!(Answer::read(unclear), Answer::Unclear, "{unclear}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_other_line_is_clean(line in ".{0,40}") {
            proptest::prop_assume!(line != "stream: OK");
            proptest::prop_assert_ne!(Answer::read(&line), Answer::Clean);
        }
    }
}
