//! A rule in the making: read from the form as it is, and what its parts forbid each other.

use domain::votes::{
    Base, OpenPoll, PollRules, Rounding, Secrecy, Share, TallyShown, Threshold, Tie, Voters,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// The rule a new form starts with: the commonest one.
pub(super) const fn usual() -> PollRules {
    PollRules {
        voters: Voters::ChairAndMembers,
        secrecy: Secrecy::Named,
        tally: TallyShown::Live,
        quorum: Threshold::AtLeast { share: Share::HALF, rounding: Rounding::Up },
        majority: Threshold::MoreThan { share: Share::HALF },
        base: Base::Entitled,
        tie: Tie::Fails,
        changeable: true,
        reason_against: false,
    }
}

/// The rule the form describes now.
pub(super) fn read(form: &HtmlFormElement) -> Option<PollRules> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let entries = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let open: OpenPoll = serde_html_form::from_str(&String::from(entries.to_string())).ok()?;
    Some(open.rules())
}

/// A control whose choice the rule may forbid.
struct Control {
    /// Where it is in the form.
    selector: &'static str,
    /// What is chosen instead when it is forbidden; nothing for a check box.
    instead: Option<&'static str>,
    /// Whether it is forbidden.
    barred: bool,
}

/// Asks the rule what can't be combined with a named or a secret vote.
fn controls(secrecy: Secrecy) -> [Control; 4] {
    let plain = || PollRules {
        secrecy,
        tally: TallyShown::AfterClosing,
        tie: Tie::Fails,
        changeable: false,
        reason_against: false,
        ..usual()
    };
    let barred = |rules: PollRules| rules.consistent().is_err();
    [
        Control {
            selector: "input[name=tally][value=live]",
            instead: Some("input[name=tally][value=after_closing]"),
            barred: barred(PollRules { tally: TallyShown::Live, ..plain() }),
        },
        Control {
            selector: "input[name=tie][value=chair_decides]",
            instead: Some("input[name=tie][value=fails]"),
            barred: barred(PollRules { tie: Tie::ChairDecides, ..plain() }),
        },
        Control {
            selector: "input[name=changeable]",
            instead: None,
            barred: barred(PollRules { changeable: true, ..plain() }),
        },
        Control {
            selector: "input[name=reason_against]",
            instead: None,
            barred: barred(PollRules { reason_against: true, ..plain() }),
        },
    ]
}

/// Disables what the rule forbids, and chooses what is left.
pub(super) fn settle(form: &HtmlFormElement) {
    let find = |selector: &str| -> Option<HtmlInputElement> {
        form.query_selector(selector).ok().flatten()?.dyn_into().ok()
    };
    let secret = find("input[name=secrecy][value=secret]").is_some_and(|input| input.checked());
    for control in controls(if secret { Secrecy::Secret } else { Secrecy::Named }) {
        let Some(input) = find(control.selector) else { continue };
        if control.barred && input.checked() {
            input.set_checked(false);
            if let Some(instead) = control.instead.and_then(find) {
                instead.set_checked(true);
            }
        }
        input.set_disabled(control.barred);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_vote_bars_what_needs_names() {
        assert!(controls(Secrecy::Named).iter().all(|control| !control.barred));
        assert!(controls(Secrecy::Secret).iter().all(|control| control.barred));
        assert_eq!(usual().consistent(), Ok(()));
    }
}
