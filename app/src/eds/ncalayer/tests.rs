use super::{
    frames::{greeting, reply},
    *,
};
use domain::lang::Lang;
use eds::blob::Blob;
use serde_json::{Value, json};

const GREETING: &str = r#"{"result":{"version":"1.4"}}"#;
/// An empty SEQUENCE, which is enough to be unpacked.
const PEM: &str = "-----BEGIN CMS-----\nMAA=\n-----END CMS-----\n";
const DER: [u8; 2] = [0x30, 0];

fn order(contents: &[&[u8]]) -> Order {
    Order {
        contents: contents.iter().map(|content| Blob::from(*content)).collect(),
        key: KeyWanted {
            ext_key_usage_oids: vec!["1.3.6.1.5.5.7.3.4".to_owned()],
            iin: Some("123456789011".to_owned()),
            chain: Some(Vec::new()),
            ..KeyWanted::default()
        },
        lang: Lang::Kk,
    }
}

fn said(order: &Order) -> Value {
    match Talk::new(order).unwrap().heard(GREETING) {
        Step::Say(text) => serde_json::from_str(&text).unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_request_is_what_ncalayer_reads() {
    let wanted = json!({
        "module": "kz.gov.pki.knca.basics",
        "method": "sign",
        "args": {
            "allowedStorages": null,
            "format": "cms",
            "data": "AQI=",
            "signingParams": { "decode": true, "encapsulate": false, "digested": false },
            "signerParams": { "extKeyUsageOids": ["1.3.6.1.5.5.7.3.4"], "iin": "123456789011", "chain": [] },
            "locale": "kk",
        },
    });
    assert_eq!(said(&order(&[&[1, 2]])), wanted);
    assert_eq!(said(&order(&[&[1], &[2]]))["args"]["data"], json!(["AQ==", "Ag=="]));
    assert!(Talk::new(&order(&[])).is_none(), "nothing to sign, nothing to ask");
}

#[test]
fn a_greeting_has_a_version() {
    assert_eq!(greeting(GREETING).as_deref(), Some("1.4"));
    for text in ["", "hello", "{}", r#"{"result":{}}"#, r#"{"status":true,"body":{}}"#] {
        assert_eq!(greeting(text), None, "{text}");
    }
}

#[test]
fn every_shape_of_a_result_is_understood() {
    let bare = "MAA=";
    for result in [
        json!([PEM]),
        json!(PEM),
        json!([bare]),
        json!(bare),
        json!({ "signatures": [PEM], "certificate": "x" }),
    ] {
        let text = json!({ "status": true, "body": { "result": result } }).to_string();
        assert_eq!(reply(&text, 1), Ok(vec![DER.to_vec()]), "{text}");
    }
    let two = json!({ "status": true, "body": { "result": [PEM, bare] } }).to_string();
    assert_eq!(reply(&two, 2), Ok(vec![DER.to_vec(), DER.to_vec()]));
    assert_eq!(reply(&two, 1), Err(Obstacle::Foreign), "signatures of who knows what");
    assert_eq!(reply(&two, 3), Err(Obstacle::Foreign));
}

#[test]
fn what_went_wrong_is_told_apart() {
    let refused = |code: &str| Obstacle::Refused { code: code.to_owned(), message: "why".to_owned() };
    let cases = [
        (r#"{"status":true,"body":{}}"#, Obstacle::Cancelled),
        (r#"{"code":"500","message":"action.canceled"}"#, Obstacle::Cancelled),
        (r#"{"success":false,"errorCode":"MODULE_NOT_FOUND"}"#, Obstacle::Outdated),
        (
            r#"{"status":false,"code":"SIGNING_FAILURE","message":"why","details":"x"}"#,
            refused("SIGNING_FAILURE"),
        ),
        (r#"{"code":"500","message":"why"}"#, refused("500")),
        (r#"{"success":false,"errorCode":"OTHER","message":"why"}"#, refused("OTHER")),
        (r#"{"status":true,"body":{"result":["-----BEGIN"#, Obstacle::Foreign),
        (r#"{"status":true,"body":{"result":["no signature!"]}}"#, Obstacle::Foreign),
        (r#"{"status":true,"body":{"result":7}}"#, Obstacle::Foreign),
        (r#"{"status":true}"#, Obstacle::Foreign),
        ("{}", Obstacle::Foreign),
        ("", Obstacle::Foreign),
    ];
    for (text, obstacle) in cases {
        assert_eq!(reply(text, 1), Err(obstacle), "{text}");
    }
}

#[test]
fn a_conversation_has_a_greeting_one_request_and_one_answer() {
    let mut talk = Talk::new(&order(&[b"x"])).unwrap();
    assert_eq!(talk.heard("--heartbeat--"), Step::Wait);
    assert!(!talk.greeted());
    assert_eq!(talk.ended(), Obstacle::Absent);
    assert!(matches!(talk.heard(GREETING), Step::Say(_)));
    assert!(talk.greeted());
    assert_eq!(talk.heard(GREETING), Step::Wait);
    assert_eq!(talk.heard("--heartbeat--"), Step::Wait);
    assert_eq!(talk.ended(), Obstacle::Lost);
    let answer = json!({ "status": true, "body": { "result": [PEM] } }).to_string();
    assert_eq!(talk.heard(&answer), Step::Done(Ok(vec![DER.to_vec()])));
}

#[test]
fn nothing_is_said_to_what_does_not_greet() {
    for text in ["hello", "{}", r#"{"status":true,"body":{"result":["MAA="]}}"#] {
        let mut talk = Talk::new(&order(&[b"secret"])).unwrap();
        assert_eq!(talk.heard(text), Step::Done(Err(Obstacle::Foreign)), "{text}");
    }
}
