//! Requests and responses of OCSP that others collected, whole and faulty: see `tests/data/README.md`.

use eds::{
    error::ReadError,
    ocsp::{Failure, Request, Response, State},
};

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../data/ocsp/", $name, ".der"))
    };
}

#[test]
fn requests_are_read_or_refused() {
    for (name, bytes, right) in [
        ("req-sha1", &file!("req-sha1")[..], true),
        ("req-ext-nonce", file!("req-ext-nonce"), true),
        ("req-multi-sha1", file!("req-multi-sha1"), true),
        ("req-acceptable-responses", file!("req-acceptable-responses"), true),
        ("req-ext-unknown-oid", file!("req-ext-unknown-oid"), true),
        ("req-invalid-hash-alg", file!("req-invalid-hash-alg"), true),
        ("ocsp-army.valid-req", file!("ocsp-army.valid-req"), true),
        ("req-invalid-version", file!("req-invalid-version"), false),
    ] {
        let read = Request::read(bytes);
        assert_eq!(read.is_ok(), right, "{name}: {read:?}");
    }
    assert_eq!(Request::read(file!("req-multi-sha1")).unwrap().ids.len(), 2);
    assert!(Request::read(file!("req-ext-nonce")).unwrap().nonce.is_some());
}

fn state(bytes: &[u8]) -> State {
    Response::read(bytes).unwrap().unwrap().singles()[0].state
}

#[test]
fn responses_are_read_or_refused() {
    assert_eq!(state(file!("resp-sha256")), State::Good);
    assert_eq!(state(file!("resp-delegate-unknown-cert")), State::Unknown);
    for bytes in [
        &file!("resp-revoked")[..],
        file!("resp-responder-key-hash"),
        file!("resp-revoked-reason"),
        file!("resp-revoked-no-next-update"),
    ] {
        assert!(matches!(state(bytes), State::Revoked { .. }));
    }
    assert_eq!(Response::read(file!("resp-unauthorized")), Ok(Err(Failure::Unauthorized)));
    for bytes in [
        &file!("resp-successful-no-response-bytes")[..],
        file!("resp-response-type-unknown-oid"),
        file!("resp-unknown-response-status"),
    ] {
        assert_eq!(Response::read(bytes), Err(ReadError::Structure));
    }
    let army = Response::read(file!("ocsp-army.deps.mil-resp")).unwrap().unwrap();
    assert!(army.singles().len() > 1);
}
