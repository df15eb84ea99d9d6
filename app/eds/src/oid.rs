//! Object identifiers in use.

use const_oid::ObjectIdentifier as Oid;

macro_rules! oids {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => {
        $($(#[$doc])* pub const $name: Oid = Oid::new_unwrap($text);)+
    };
}

oids! {
    // Digests.
    #[doc = "SHA-1."] SHA1 = "1.3.14.3.2.26";
    #[doc = "SHA-256."] SHA256 = "2.16.840.1.101.3.4.2.1";
    #[doc = "SHA-384."] SHA384 = "2.16.840.1.101.3.4.2.2";
    #[doc = "SHA-512."] SHA512 = "2.16.840.1.101.3.4.2.3";
    #[doc = "GOST 34.311-95."] GOST_34311 = "1.2.398.3.10.1.3.1";
    #[doc = "ST RK GOST R 34.11-2015, 256 bits."] STREEBOG_256 = "1.2.398.3.10.1.3.2";
    #[doc = "ST RK GOST R 34.11-2015, 512 bits."] STREEBOG_512 = "1.2.398.3.10.1.3.3";
    // Keys and signatures.
    #[doc = "An RSA key; in CMS also the signature."] RSA = "1.2.840.113549.1.1.1";
    #[doc = "RSA with SHA-1."] RSA_SHA1 = "1.2.840.113549.1.1.5";
    #[doc = "RSA with SHA-256."] RSA_SHA256 = "1.2.840.113549.1.1.11";
    #[doc = "RSA with SHA-384."] RSA_SHA384 = "1.2.840.113549.1.1.12";
    #[doc = "RSA with SHA-512."] RSA_SHA512 = "1.2.840.113549.1.1.13";
    #[doc = "A key on an elliptic curve."] EC = "1.2.840.10045.2.1";
    #[doc = "The curve P-256."] P256 = "1.2.840.10045.3.1.7";
    #[doc = "ECDSA with SHA-1."] ECDSA_SHA1 = "1.2.840.10045.4.1";
    #[doc = "ECDSA with SHA-256."] ECDSA_SHA256 = "1.2.840.10045.4.3.2";
    #[doc = "ECDSA with SHA-384."] ECDSA_SHA384 = "1.2.840.10045.4.3.3";
    #[doc = "ECDSA with SHA-512."] ECDSA_SHA512 = "1.2.840.10045.4.3.4";
    #[doc = "A key of GOST 34.310-2004."] GOST_2004 = "1.2.398.3.10.1.1.1.1";
    #[doc = "Its curve, set A of CryptoPro."] GOST_2004_SET_A = "1.2.398.3.10.1.1.1.1.1";
    #[doc = "Its digest: GOST 34.311-95 with the test substitution box."] GOST_34311_BOX = "1.2.398.3.10.1.3.1.1.0";
    #[doc = "GOST 34.310-2004 with GOST 34.311-95."] GOST_2004_SIGNATURE = "1.2.398.3.10.1.1.1.2";
    #[doc = "A key of ST RK GOST R 34.10-2015, 256 bits."] GOST_256 = "1.2.398.3.10.1.1.2.1";
    #[doc = "Its curve, set A of TC 26."] GOST_256_SET_A = "1.2.398.3.10.1.1.2.1.1";
    #[doc = "A key of ST RK GOST R 34.10-2015, 512 bits."] GOST_512 = "1.2.398.3.10.1.1.2.2";
    #[doc = "Its curve, set A of TC 26."] GOST_512_SET_A = "1.2.398.3.10.1.1.2.2.1";
    #[doc = "ST RK GOST R 34.10-2015, 256 bits, with ST RK GOST R 34.11-2015."] GOST_256_SIGNATURE = "1.2.398.3.10.1.1.2.3.1";
    #[doc = "ST RK GOST R 34.10-2015, 512 bits, with ST RK GOST R 34.11-2015."] GOST_512_SIGNATURE = "1.2.398.3.10.1.1.2.3.2";
    // CMS.
    #[doc = "Arbitrary content."] DATA = "1.2.840.113549.1.7.1";
    #[doc = "SignedData."] SIGNED_DATA = "1.2.840.113549.1.7.2";
    #[doc = "Attribute: type of what is signed."] CONTENT_TYPE = "1.2.840.113549.1.9.3";
    #[doc = "Attribute: digest of what is signed."] MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    #[doc = "Attribute: when the signer says it was."] SIGNING_TIME = "1.2.840.113549.1.9.5";
    #[doc = "Attribute: the signer's certificate, by SHA-1."] SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
    #[doc = "Attribute: the signer's certificate."] SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
    #[doc = "Unsigned attribute: a time stamp of the signature."] TIME_STAMP_TOKEN = "1.2.840.113549.1.9.16.2.14";
    #[doc = "Content of a time stamp."] TST_INFO = "1.2.840.113549.1.9.16.1.4";
    #[doc = "In a request: extensions wanted in the certificate."] EXTENSION_REQUEST = "1.2.840.113549.1.9.14";
    // Extensions.
    #[doc = "Subject key identifier."] SUBJECT_KEY_ID = "2.5.29.14";
    #[doc = "Key usage."] KEY_USAGE = "2.5.29.15";
    #[doc = "Subject's further names."] SUBJECT_ALT_NAME = "2.5.29.17";
    #[doc = "Issuer's further names."] ISSUER_ALT_NAME = "2.5.29.18";
    #[doc = "Basic constraints."] BASIC_CONSTRAINTS = "2.5.29.19";
    #[doc = "Number of a CRL."] CRL_NUMBER = "2.5.29.20";
    #[doc = "Reason of a revocation."] CRL_REASON = "2.5.29.21";
    #[doc = "Since when a key is not to be trusted."] INVALIDITY_DATE = "2.5.29.24";
    #[doc = "Number of the CRL that a delta changes."] DELTA_CRL_INDICATOR = "2.5.29.27";
    #[doc = "What a CRL covers."] ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
    #[doc = "In an indirect CRL: whose certificate."] CERTIFICATE_ISSUER = "2.5.29.29";
    #[doc = "Name constraints."] NAME_CONSTRAINTS = "2.5.29.30";
    #[doc = "Where CRLs are."] CRL_DISTRIBUTION_POINTS = "2.5.29.31";
    #[doc = "Certificate policies."] CERTIFICATE_POLICIES = "2.5.29.32";
    #[doc = "Any policy."] ANY_POLICY = "2.5.29.32.0";
    #[doc = "Policy mappings."] POLICY_MAPPINGS = "2.5.29.33";
    #[doc = "Authority key identifier."] AUTHORITY_KEY_ID = "2.5.29.35";
    #[doc = "Policy constraints."] POLICY_CONSTRAINTS = "2.5.29.36";
    #[doc = "Extended key usage."] EXTENDED_KEY_USAGE = "2.5.29.37";
    #[doc = "Where deltas are."] FRESHEST_CRL = "2.5.29.46";
    #[doc = "Inhibit any policy."] INHIBIT_ANY_POLICY = "2.5.29.54";
    #[doc = "Where the issuer's certificate and OCSP are."] AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
    // Purposes.
    #[doc = "Any purpose."] ANY_PURPOSE = "2.5.29.37.0";
    #[doc = "Signing in."] CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    #[doc = "Signing; in Kazakhstan of documents too."] EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    #[doc = "Time stamps."] TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    #[doc = "OCSP responses."] OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    // OCSP.
    #[doc = "The basic response."] OCSP_BASIC = "1.3.6.1.5.5.7.48.1.1";
    #[doc = "Nonce."] OCSP_NONCE = "1.3.6.1.5.5.7.48.1.2";
    #[doc = "Never-issued serials are answered as revoked."] OCSP_EXTENDED_REVOKE = "1.3.6.1.5.5.7.48.1.9";
    #[doc = "A responder's certificate that isn't to be checked for revocation."] OCSP_NO_CHECK = "1.3.6.1.5.5.7.48.1.5";
    #[doc = "Access method: OCSP."] ACCESS_OCSP = "1.3.6.1.5.5.7.48.1";
    #[doc = "Access method: certificate of the issuer."] ACCESS_CA_ISSUERS = "1.3.6.1.5.5.7.48.2";
    // Names.
    #[doc = "commonName."] COMMON_NAME = "2.5.4.3";
    #[doc = "surname."] SURNAME = "2.5.4.4";
    #[doc = "serialNumber: IIN and the twelve digits."] SERIAL_NUMBER = "2.5.4.5";
    #[doc = "countryName."] COUNTRY = "2.5.4.6";
    #[doc = "localityName."] LOCALITY = "2.5.4.7";
    #[doc = "stateOrProvinceName."] STATE = "2.5.4.8";
    #[doc = "organizationName."] ORGANIZATION = "2.5.4.10";
    #[doc = "organizationalUnitName: BIN and the twelve digits."] ORGANIZATIONAL_UNIT = "2.5.4.11";
    #[doc = "givenName: in Kazakhstan the patronymic."] GIVEN_NAME = "2.5.4.42";
    #[doc = "emailAddress."] EMAIL = "1.2.840.113549.1.9.1";
    // Roles, in the extended key usage: root.gov.kz/oid.
    #[doc = "A natural person."] ROLE_INDIVIDUAL = "1.2.398.3.3.4.1.1";
    #[doc = "Of a legal entity."] ROLE_LEGAL_ENTITY = "1.2.398.3.3.4.1.2";
    #[doc = "First head of a legal entity."] ROLE_HEAD = "1.2.398.3.3.4.1.2.1";
    #[doc = "May sign for a legal entity."] ROLE_SIGNER = "1.2.398.3.3.4.1.2.2";
    #[doc = "May sign finance documents."] ROLE_FINANCE = "1.2.398.3.3.4.1.2.3";
    #[doc = "Personnel office."] ROLE_PERSONNEL = "1.2.398.3.3.4.1.2.4";
    #[doc = "Employee of a legal entity."] ROLE_EMPLOYEE = "1.2.398.3.3.4.1.2.5";
    #[doc = "Information system of a legal entity; further arcs name it."] ROLE_SYSTEM = "1.2.398.3.3.4.1.2.6";
    #[doc = "Civil servant, at the certification centre of state bodies."] ROLE_CIVIL_SERVANT = "1.2.398.3.2.3.4";
}

/// Whether `oid` is `root` or lies under it.
pub fn within(oid: &Oid, root: &Oid) -> bool {
    let rest = oid.as_bytes().strip_prefix(root.as_bytes());
    // The last octet of an arc has its high bit clear, so a prefix of octets is a prefix of arcs.
    rest.is_some()
}
