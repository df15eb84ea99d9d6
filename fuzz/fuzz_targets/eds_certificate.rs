#![no_main]

use eds::{
    certificate::{Certificate, Request},
    moment::Moment,
    path::{self, Parameters, Search},
};

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    if let Ok(request) = Request::read(file) {
        let _ = (request.verify(), request.wanted());
    }
    let Ok(certificate) = Certificate::read(file) else { return };
    let _ = (certificate.subject(), certificate.roles(&[]));
    let itself = std::slice::from_ref(&certificate);
    let search = Search { anchors: itself, pool: itself };
    let _ = path::find(&certificate, search, &Parameters::at(Moment::from_day(2022, 9, 19)));
});
