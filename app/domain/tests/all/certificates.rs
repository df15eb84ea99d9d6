//! Whatever is asked in whatever order: nothing is issued without two others, and what is revoked stays so.

use domain::{
    certificates::{
        CertificateState, EXPIRY_WARNINGS, RequestState, Voucher, check_identity, confirm, issue, refuse,
        resume, revoke, suspend, validity, warning_due, withdraw,
    },
    id::{PersonId, Ulid},
    time::{DAY, Moment},
};
use proptest::prelude::*;

fn person(number: u8) -> PersonId {
    Ulid::from(u128::from(number)).into()
}

#[derive(Clone, Debug)]
enum Act {
    Check(u8),
    Confirm,
    /// The certificate that vouched is revoked.
    Lose,
    Issue(u8),
    Refuse(u8),
    Withdraw,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (0_u8..4).prop_map(Act::Check),
        Just(Act::Confirm),
        Just(Act::Lose),
        (0_u8..4).prop_map(Act::Issue),
        (0_u8..4).prop_map(Act::Refuse),
        Just(Act::Withdraw),
    ];
    prop::collection::vec(act, 0..12)
}

#[derive(Clone, Copy, Debug)]
enum Change {
    Suspend,
    /// By whom; the owner is 0.
    Resume(u8),
    Revoke,
}

proptest! {
    #[test]
    fn a_certificate_needs_an_officer_and_another_voucher_beside_who_asks(acts in acts()) {
        let asker = person(0);
        let (mut state, mut voucher, mut closed) = (RequestState::Asked, None, false);
        for act in acts {
            let next = match act {
                Act::Check(by) => check_identity(state, asker, voucher, person(by))
                    .inspect(|_| voucher = Some(Voucher::Officer(person(by)))),
                Act::Lose => {
                    voucher = voucher.filter(|voucher| *voucher != Voucher::Certificate);
                    continue;
                }
                Act::Confirm => confirm(state).inspect(|_| voucher = Some(Voucher::Certificate)),
                Act::Issue(by) => issue(state, asker, voucher, person(by)).inspect(|_| {
                    let first = |first| first != person(by) && first != asker;
                    let vouched = match voucher {
                        Some(Voucher::Officer(officer)) => first(officer),
                        Some(Voucher::Certificate) => true,
                        None => false,
                    };
                    assert!(by != 0 && vouched);
                }),
                Act::Refuse(by) => refuse(state, asker, person(by)),
                Act::Withdraw => withdraw(state),
            };
            prop_assert!(!closed || next.is_err(), "something became of a request that was decided");
            if let Ok(next) = next {
                state = next;
                closed = !state.is_open();
            }
        }
    }

    #[test]
    fn what_is_revoked_stays_revoked(
        changes in prop::collection::vec(prop_oneof![Just(Change::Suspend), (0_u8..3).prop_map(Change::Resume), Just(Change::Revoke)], 0..12),
        end in 0_i64..20,
    ) {
        let mut state = CertificateState::InForce;
        for (at, change) in (0_i64..).zip(changes) {
            let now = validity(state, Moment(end), Moment(at));
            let next = match change {
                Change::Suspend => suspend(now),
                Change::Resume(by) => {
                    let next = resume(now, person(0), person(by));
                    prop_assert!(by != 0 || next.is_err(), "an officer resumed the own certificate");
                    next
                }
                Change::Revoke => revoke(now),
            };
            if let Ok(next) = next {
                prop_assert!(state != CertificateState::Revoked && at <= end && next != state);
                state = next;
            }
        }
    }

    #[test]
    fn each_warning_is_given_once_and_none_too_early(hours in prop::collection::vec(0_i64..2_000, 1..40)) {
        let until = Moment(40 * DAY);
        let mut times: Vec<i64> = hours.into_iter().map(|hour| hour * DAY / 24).collect();
        times.sort_unstable();
        let mut given = None;
        for now in times {
            if let Some(due) = warning_due(until, given, Moment(now)) {
                prop_assert!(EXPIRY_WARNINGS.contains(&due) && given.is_none_or(|before| before > due));
                prop_assert!(now <= until.0 && until.0 - now <= i64::from(due) * DAY);
                given = Some(due);
            }
        }
    }
}
