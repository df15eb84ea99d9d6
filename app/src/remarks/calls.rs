//! Calls of `domain::remarks`.

use crate::calls;

calls! {
    add_remark "add_remark" domain::remarks::AddRemark;
    edit_remark "edit_remark" domain::remarks::EditRemark;
    reply "reply" domain::remarks::Reply;
    resolve_remark "resolve_remark" domain::remarks::ResolveRemark;
    reopen_remark "reopen_remark" domain::remarks::ReopenRemark;
    answer_remarks "answer_remarks" domain::remarks::AnswerRemarks;
    check_answers "check_answers" domain::remarks::CheckAnswers;
    import_answers "import_answers" domain::remarks::ImportAnswers;
    move_remark "move_remark" domain::remarks::MoveRemark;
    decide_suggestion "decide_suggestion" domain::remarks::DecideSuggestion;
}
