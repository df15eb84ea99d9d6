use super::*;
use eds::moment::Moment;
use serde_json::{from_value, json, to_value};

#[test]
fn a_question_reads_as_pages_write_it() {
    let asked = json!({ "id": 3, "ask": { "sign": { "key": 0, "contents": [[1, 2]], "at": 5 } } });
    let question: Question = from_value(asked.clone()).unwrap();
    let ask = Ask::Sign { key: 0, contents: vec![vec![1, 2].into()], at: Moment::from_micros(5) };
    assert_eq!(question, Question { id: 3, ask });
    assert_eq!(to_value(question).unwrap(), asked);
    let close: Question = from_value(json!({ "id": 4, "ask": "close" })).unwrap();
    assert_eq!(close.ask, Ask::Close);
}

#[test]
fn a_refusal_is_a_key() {
    let reply = Reply { id: 1, answer: Err(Refusal::WrongPassword) };
    assert_eq!(to_value(&reply).unwrap(), json!({ "id": 1, "answer": { "Err": "wrong_password" } }));
    let reply: Reply = from_value(json!({ "id": 1, "answer": { "Ok": "closed" } })).unwrap();
    assert_eq!(reply.answer, Ok(Answer::Closed));
}

#[test]
fn nothing_secret_is_printed() {
    let ask: Ask =
        Ask::Open { file: vec![7].into(), password: "Құпия".to_owned().into(), roles: Vec::new() };
    assert_eq!(format!("{ask:?}"), "Open");
    assert_eq!(format!("{:?}", Bytes(vec![7; 9])), "9 bytes");
}
