//! What a person's certificate says, and whom none is given.

use crate::scene::{DAY, NOW, aigul, request, seeded, serial, settings, shared};
use certification::{
    Algorithm, Centre, CentreError, Field, PersonFault, PersonSubject, Refusal, Serial, ValidityFault,
};
use eds::{
    algorithm::{KeyKind, PrivateKey},
    certificate::{Certificate, Role},
    moment::Moment,
    name, oid,
};

fn centre() -> &'static Centre {
    &shared(Algorithm::P256).centre
}

fn key() -> PrivateKey {
    PrivateKey::generate(KeyKind::P256, &mut seeded(7)).unwrap()
}

fn issue(person: &PersonSubject, from: Moment, until: Moment) -> Result<Certificate, CentreError> {
    centre().issue(&request(&key()), person, serial(8), from, until)
}

fn issued(person: &PersonSubject) -> Certificate {
    issue(person, NOW, NOW.plus_seconds(300 * DAY)).unwrap()
}

fn refused(change: impl FnOnce(&mut PersonSubject)) -> PersonFault {
    let mut person = aigul();
    change(&mut person);
    match issue(&person, NOW, NOW.plus_seconds(DAY)) {
        Err(CentreError::Refused(Refusal::Person(fault))) => fault,
        other => panic!("{person:?}: {other:?}"),
    }
}

#[test]
fn the_subject_follows_the_national_profile() {
    let certificate = issued(&aigul());
    let name = certificate.subject_name();
    let parts: Vec<String> = name
        .iter()
        .flat_map(|rdn| rdn.iter())
        .map(|part| format!("{}={}", part.oid, name::text(&part.value).unwrap()))
        .collect();
    let expected = [
        "2.5.4.3=СЕРІКОВА АЙГҮЛ",
        "2.5.4.4=СЕРІКОВА",
        "2.5.4.5=IIN850101400014",
        "2.5.4.6=KZ",
        "2.5.4.10=Ұлттық экономика министрлігі",
        "2.5.4.11=BIN050140000011",
        "2.5.4.42=МАРАТҚЫЗЫ",
    ];
    assert_eq!(parts, expected);
    let subject = certificate.subject();
    assert_eq!(subject.iin.as_deref(), Some("850101400014"));
    assert_eq!(subject.bin.as_deref(), Some("050140000011"));
    assert!(!subject.ambiguous);
}

#[test]
fn the_certificate_is_for_signing_and_says_where_it_is_checked() {
    let certificate = issued(&aigul());
    let extensions = certificate.extensions();
    let usage = extensions.usage.as_ref().unwrap();
    assert!(usage.digital_signature() && usage.non_repudiation());
    assert!(!usage.key_encipherment() && !usage.key_cert_sign());
    assert!(!extensions.is_authority() && extensions.basic.is_some());
    let servant = settings(Algorithm::P256).role_oid(&Role::CivilServant).unwrap();
    let purposes =
        [oid::EMAIL_PROTECTION, oid::CLIENT_AUTH, oid::ROLE_LEGAL_ENTITY, oid::ROLE_SIGNER, servant];
    assert_eq!(extensions.purposes.as_deref(), Some(&purposes[..]));
    let own = settings(Algorithm::P256).own_roles().unwrap();
    assert_eq!(certificate.roles(&own), [Role::LegalEntity, Role::Signer, Role::CivilServant]);
    let addresses = centre().addresses();
    assert_eq!(extensions.crl_addresses(), [addresses.crl]);
    assert_eq!(extensions.delta_addresses(), [addresses.delta]);
    assert_eq!(extensions.ocsp, [addresses.ocsp]);
    assert_eq!(extensions.issuers, [addresses.certificate]);
    let policy = settings(Algorithm::P256).person_policy().unwrap();
    assert_eq!(extensions.policies.policies, Some(vec![policy]));
    assert_eq!(certificate.serial(), serial(8).octets());
    assert_eq!((certificate.not_before(), certificate.not_after()), (NOW, NOW.plus_seconds(300 * DAY)));
    assert_eq!(certificate.public_key().unwrap(), key().public_key());
    assert!(addresses.stamp.ends_with("/tsp"));
}

#[test]
fn the_centres_own_certificates_are_for_one_thing_each() {
    let of = Certificate::extensions;
    let (root, authority) = (of(centre().root()), of(centre().authority()));
    for (extensions, below) in [(root, 1), (authority, 0)] {
        let usage = extensions.usage.as_ref().unwrap();
        assert!(usage.key_cert_sign() && usage.crl_sign() && !usage.digital_signature());
        assert_eq!(extensions.basic.as_ref().unwrap().path_len_constraint, Some(below));
        assert_eq!(extensions.purposes, None);
    }
    assert_eq!(authority.crl_addresses(), [centre().root_addresses().crl]);
    assert_eq!(authority.issuers, [centre().root_addresses().certificate]);
    assert_ne!(centre().root_addresses().crl, centre().addresses().crl);
    let (ocsp, stamper) = (of(centre().ocsp_responder()), of(centre().time_stamping()));
    let addresses = centre().addresses();
    assert_eq!(ocsp.purposes.as_deref(), Some(&[oid::OCSP_SIGNING][..]));
    assert_eq!(ocsp.issuers, std::slice::from_ref(&addresses.certificate));
    assert_eq!(stamper.purposes.as_deref(), Some(&[oid::TIME_STAMPING][..]));
    assert!(stamper.purposes_critical);
    assert_eq!(stamper.crl_addresses(), [addresses.crl]);
    assert_eq!(stamper.delta_addresses(), [addresses.delta]);
    assert_eq!(stamper.ocsp, [addresses.ocsp]);
    let policy = settings(Algorithm::P256).stamp_policy().unwrap();
    assert_eq!(stamper.policies.policies, Some(vec![policy]));
    for extensions in [ocsp, stamper] {
        assert!(!extensions.is_authority() && !extensions.usage.as_ref().unwrap().key_cert_sign());
    }
}

#[test]
fn a_natural_person_has_no_organisation() {
    let person = PersonSubject {
        patronymic: None,
        organisation: None,
        bin: None,
        iin: None,
        roles: vec![],
        ..aigul()
    };
    let certificate = issued(&person);
    assert_eq!(certificate.roles(&[]), [Role::Individual]);
    assert_eq!(certificate.subject_name().len(), 3);
    let marked = PersonSubject { roles: vec![Role::Individual], ..person };
    assert_eq!(issued(&marked).der(), certificate.der());
}

#[test]
fn names_are_put_in_order() {
    let mut person = aigul();
    person.surname = " Қожа-Ахмет ".to_owned();
    person.given_name = "Нұр  Д'Арк".to_owned();
    person.roles = vec![Role::Employee, Role::LegalEntity, Role::Employee];
    let certificate = issued(&person);
    assert_eq!(certificate.subject().common_name.as_deref(), Some("ҚОЖА-АХМЕТ НҰР Д'АРК"));
    assert_eq!(certificate.roles(&[]), [Role::LegalEntity, Role::Employee]);
}

#[test]
fn a_long_name_of_a_state_body_is_kept_whole() {
    let mut person = aigul();
    let name =
        "Қазақстан Республикасы Премьер-Министрінің орынбасары – министрдің кеңсесі және жанындағы комитет";
    person.organisation = Some(name.to_owned());
    assert_eq!(issued(&person).subject().organization.as_deref(), Some(name));
}

#[test]
fn what_is_no_name_is_refused() {
    use Field::{Bin, GivenName, Iin, Organisation, Patronymic, Surname};
    use PersonFault::{Characters, Missing, TooLong};
    let text = str::to_owned;
    assert_eq!(refused(|person| person.surname = text(" ")), Missing(Surname));
    assert_eq!(refused(|person| person.given_name = text("")), Missing(GivenName));
    assert_eq!(refused(|person| person.patronymic = Some(text(""))), Missing(Patronymic));
    assert_eq!(refused(|person| person.surname = text("Серікова2")), Characters(Surname));
    assert_eq!(refused(|person| person.surname = text("-")), Characters(Surname));
    assert_eq!(refused(|person| person.given_name = text("А\0")), Characters(GivenName));
    assert_eq!(refused(|person| person.given_name = text("А, CN=Б")), Characters(GivenName));
    assert_eq!(refused(|person| person.patronymic = Some(text("\u{202e}а"))), Characters(Patronymic));
    assert_eq!(refused(|person| person.surname = "а".repeat(65)), TooLong(Surname));
    assert_eq!(refused(|person| person.given_name = "а".repeat(60)), TooLong(GivenName));
    for iin in ["", "85010140001", "8501014000145", "85010140001х", "IIN850101400", " 85010140001"] {
        assert_eq!(refused(|person| person.iin = Some(text(iin))), Characters(Iin), "{iin}");
    }
    assert_eq!(refused(|person| person.bin = Some(text("1"))), Characters(Bin));
    assert_eq!(refused(|person| person.organisation = Some(text(" "))), Missing(Organisation));
    assert_eq!(refused(|person| person.organisation = Some(text("а\u{200f}"))), Characters(Organisation));
    assert_eq!(refused(|person| person.organisation = Some("а".repeat(257))), TooLong(Organisation));
    assert_eq!(refused(|person| person.organisation = None), PersonFault::Role(Role::Signer));
    let roleless = |person: &mut PersonSubject| (person.organisation, person.roles) = (None, vec![]);
    assert_eq!(refused(roleless), Missing(Organisation));
}

#[test]
fn roles_that_do_not_fit_are_refused() {
    let with = |role: Role| refused(|person| person.roles = vec![role, Role::Employee]);
    assert_eq!(with(Role::Individual), PersonFault::Role(Role::Individual));
    assert_eq!(with(Role::System(None)), PersonFault::Role(Role::System(None)));
    assert_eq!(refused(|person| person.roles.clear()), PersonFault::NoRole);
    assert_eq!(refused(|person| person.roles = vec![Role::LegalEntity]), PersonFault::NoRole);
    for role in [Role::LegalEntity, Role::Head, Role::CivilServant, Role::Employee] {
        let alone = |person: &mut PersonSubject| {
            (person.organisation, person.bin, person.roles) = (None, None, vec![role.clone()]);
        };
        assert_eq!(refused(alone), PersonFault::Role(role.clone()));
    }
}

#[test]
fn times_that_do_not_fit_are_refused() {
    let authority = centre().authority();
    let fault = |from: Moment, until: Moment| match issue(&aigul(), from, until) {
        Err(CentreError::Refused(Refusal::Validity(fault))) => Some(fault),
        Ok(_) => None,
        other => panic!("{other:?}"),
    };
    let last = authority.not_after();
    assert_eq!(fault(NOW, NOW), Some(ValidityFault::Reversed));
    assert_eq!(fault(NOW, NOW.plus_seconds(-1)), Some(ValidityFault::Reversed));
    assert_eq!(fault(NOW.plus_seconds(-1), NOW.plus_seconds(1)), Some(ValidityFault::BeforeAuthority));
    assert_eq!(fault(last.plus_seconds(-DAY), last), None);
    assert_eq!(fault(last.plus_seconds(-DAY), last.plus_seconds(1)), Some(ValidityFault::OutlivesAuthority));
    assert_eq!(fault(NOW, NOW.plus_seconds(365 * DAY)), None);
    assert_eq!(fault(NOW, NOW.plus_seconds(365 * DAY + 1)), Some(ValidityFault::TooLong));
}

#[test]
fn serial_numbers_are_random_positive_and_of_one_length() {
    let mut rng = seeded(9);
    let mut seen = std::collections::HashSet::new();
    for _ in 0..200 {
        let serial = Serial::random(&mut rng);
        assert_eq!(serial.octets()[0] & 0xc0, 0x40);
        assert!(seen.insert(serial));
        assert_eq!(Serial::from_octets(serial.octets()), Some(serial));
    }
    for wrong in [&[][..], &[0x40; 19], &[0x40; 21], &[0x80; 20], &[0; 20]] {
        assert_eq!(Serial::from_octets(wrong), None);
    }
}
