//! Notices as sentences. None says how anybody voted, nor that anybody has.

use domain::{
    lang::Lang,
    notices::{NoticeKind, NoticeView},
};
use ui::i18n::notices as words;

/// A notice as a sentence.
pub fn notice_text(lang: Lang, notice: &NoticeView) -> String {
    let by_somebody = !notice.actor_name.is_empty();
    let word = match notice.kind {
        NoticeKind::AddedToGroup => words::ADDED_TO_GROUP,
        NoticeKind::DocumentPlaced => words::DOCUMENT_PLACED,
        NoticeKind::VersionPlaced => words::VERSION_PLACED,
        NoticeKind::Mentioned if by_somebody => words::MENTIONED_BY,
        NoticeKind::Mentioned => words::MENTIONED,
        NoticeKind::Replied if by_somebody => words::REPLIED_BY,
        NoticeKind::Replied => words::REPLIED,
        NoticeKind::SuggestionDecided => words::SUGGESTION_DECIDED,
        NoticeKind::PollOpened => words::POLL_OPENED,
        NoticeKind::PollClosed => words::POLL_CLOSED,
        NoticeKind::DocumentArchived => words::DOCUMENT_ARCHIVED,
        NoticeKind::MeetingScheduled => words::MEETING_SCHEDULED,
        NoticeKind::MeetingCancelled => words::MEETING_CANCELLED,
        NoticeKind::ReadingAsked => words::READING_ASKED,
        NoticeKind::RequestWaits => words::REQUEST_WAITS,
        NoticeKind::CertificateIssued => words::CERTIFICATE_ISSUED,
        NoticeKind::RequestRefused => words::REQUEST_REFUSED,
        NoticeKind::CertificateSuspended => words::CERTIFICATE_SUSPENDED,
        NoticeKind::CertificateResumed => words::CERTIFICATE_RESUMED,
        NoticeKind::CertificateRevoked => words::CERTIFICATE_REVOKED,
        NoticeKind::CertificateExpires => words::CERTIFICATE_EXPIRES,
        NoticeKind::OfficerNamed => words::OFFICER_NAMED,
        NoticeKind::SubstituteNamed if notice.about.is_empty() => words::SUBSTITUTE_NAMED,
        NoticeKind::SubstituteNamed => words::SUBSTITUTE_NAMED_FOR,
    };
    // The names last: a title may itself hold braces.
    word.with(lang, &[("actor", &notice.actor_name), ("about", &notice.about)])
}

/// Where a notice leads.
pub(super) fn place(notice: &NoticeView) -> String {
    if let Some(item) = notice.library_item {
        return format!("/library/{item}");
    }
    if let Some(certificate) = notice.certificate {
        return format!("/certificates/{certificate}");
    }
    if let Some(request) = notice.certificate_request {
        return format!("/certificates/requests/{request}");
    }
    if notice.kind == NoticeKind::OfficerNamed {
        return "/certificates".to_owned();
    }
    match (notice.document, notice.remark, notice.poll, notice.group) {
        (_, _, Some(poll), _) if notice.kind == NoticeKind::PollClosed => format!("/polls/{poll}"),
        (Some(document), Some(remark), _, _) => format!("/documents/{document}#remark-{remark}"),
        (Some(document), None, Some(poll), _) => format!("/documents/{document}#vote-{poll}"),
        (Some(document), None, None, _) => format!("/documents/{document}"),
        (None, _, _, Some(group)) => format!("/groups/{group}"),
        _ => "/account".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{id::Ulid, time::Moment};

    fn notice(kind: NoticeKind) -> NoticeView {
        let id = Ulid::from(7_u128);
        NoticeView {
            id: id.into(),
            kind,
            at: Moment(0),
            actor: Some(id.into()),
            actor_name: "Ахметова Е. А.".to_owned(),
            about: "Проект правил".to_owned(),
            group: Some(id.into()),
            document: Some(id.into()),
            remark: None,
            poll: Some(id.into()),
            library_item: None,
            certificate_request: None,
            certificate: None,
            read: false,
        }
    }

    #[test]
    fn a_notice_about_a_vote_names_nobody() {
        for kind in [NoticeKind::PollOpened, NoticeKind::PollClosed] {
            for lang in Lang::ALL {
                let text = notice_text(lang, &notice(kind));
                assert!(text.contains("Проект правил") && !text.contains("Ахметова"), "{text}");
            }
        }
    }

    #[test]
    fn every_sentence_is_filled_in() {
        let kinds = [
            NoticeKind::AddedToGroup,
            NoticeKind::DocumentPlaced,
            NoticeKind::VersionPlaced,
            NoticeKind::Mentioned,
            NoticeKind::Replied,
            NoticeKind::SuggestionDecided,
            NoticeKind::PollOpened,
            NoticeKind::PollClosed,
            NoticeKind::DocumentArchived,
            NoticeKind::MeetingScheduled,
            NoticeKind::MeetingCancelled,
            NoticeKind::SubstituteNamed,
            NoticeKind::ReadingAsked,
        ];
        for kind in kinds {
            for lang in Lang::ALL {
                let whole = notice(kind);
                let bare = NoticeView { actor: None, actor_name: String::new(), ..whole.clone() };
                for text in [notice_text(lang, &whole), notice_text(lang, &bare)] {
                    assert!(!text.contains('{') && text.contains("Проект правил"), "{text}");
                }
            }
        }
        let text = notice_text(Lang::Ru, &notice(NoticeKind::Replied));
        assert_eq!(text, "Ахметова Е. А. отвечает на ваше замечание к документу «Проект правил»");
    }

    #[test]
    fn a_notice_leads_to_its_place() {
        let id = Ulid::from(7_u128).to_string();
        assert_eq!(place(&notice(NoticeKind::PollClosed)), format!("/polls/{id}"));
        assert_eq!(place(&notice(NoticeKind::PollOpened)), format!("/documents/{id}#vote-{id}"));
        let mention = NoticeView {
            remark: Some(Ulid::from(7_u128).into()),
            poll: None,
            ..notice(NoticeKind::Mentioned)
        };
        assert_eq!(place(&mention), format!("/documents/{id}#remark-{id}"));
        let asked =
            NoticeView { library_item: Some(Ulid::from(7_u128).into()), ..notice(NoticeKind::ReadingAsked) };
        assert_eq!(place(&asked), format!("/library/{id}"));
        let mine =
            [NoticeKind::CertificateIssued, NoticeKind::CertificateExpires, NoticeKind::CertificateRevoked];
        for kind in mine {
            let told = NoticeView { certificate: Some(Ulid::from(7_u128).into()), ..notice(kind) };
            assert_eq!(place(&told), format!("/certificates/{id}"));
            assert!(Lang::ALL.into_iter().all(|lang| !notice_text(lang, &told).contains('{')));
        }
        let waits = NoticeView {
            certificate_request: Some(Ulid::from(7_u128).into()),
            ..notice(NoticeKind::RequestWaits)
        };
        assert_eq!(place(&waits), format!("/certificates/requests/{id}"));
        let meeting = NoticeView { document: None, poll: None, ..notice(NoticeKind::MeetingScheduled) };
        assert_eq!(place(&meeting), format!("/groups/{id}"));
    }
}
