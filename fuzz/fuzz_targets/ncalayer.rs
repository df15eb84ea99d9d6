#![no_main]

#[allow(dead_code, reason = "the socket, which is not taken in, has more to say")]
#[path = "../../app/src/eds/ncalayer/mod.rs"]
mod ncalayer;

use domain::lang::Lang;
use eds::{armour, blob::Blob};
use ncalayer::{KeyWanted, Order, Step, Talk};

// Each line is a frame that a program on the reader's computer says, after as many contents as the first octet tells.
libfuzzer_sys::fuzz_target!(|said: &[u8]| {
    let Some((count, said)) = said.split_first() else { return };
    let count = usize::from(count % 3) + 1;
    let contents = vec![Blob(b"content".to_vec()); count];
    let order = Order { contents, key: KeyWanted::default(), lang: Lang::Kk };
    let mut talk = Talk::new(&order).expect("something to sign");
    for frame in String::from_utf8_lossy(said).lines() {
        let greeted = talk.greeted();
        match talk.heard(frame) {
            Step::Wait => assert_eq!(talk.greeted(), greeted),
            // The request is said once, and only to what greets.
            Step::Say(request) => assert!(!greeted && talk.greeted() && request.contains("\"sign\"")),
            Step::Done(Ok(signatures)) => {
                assert!(greeted && signatures.len() == count);
                let again = |der: &Vec<u8>| armour::to_der(der).as_ref() == Ok(der);
                assert!(signatures.iter().all(again));
                return;
            }
            Step::Done(Err(_)) => return,
        }
    }
    let _ = talk.ended();
});
