-- The certification centre: its officers, requests, certificates and what happened to them, lists of revoked ones.
create table centre_officer (
    person text primary key references person (id),
    named_at bigint not null
);

create table certificate_request (
    id text primary key,
    person text not null references person (id),
    -- as the certificate will hold them
    surname text not null,
    given_name text not null,
    patronymic text not null,
    iin text not null,
    body text references body (id),
    role text not null,
    key_kind text not null,
    -- SHA-256 of the public key
    key_sha256 text not null,
    -- PKCS #10, DER in base64
    request text not null,
    state text not null,
    asked_at bigint not null,
    checked_by text references person (id),
    checked_at bigint,
    documents text not null,
    decided_by text references person (id),
    decided_at bigint,
    comment text not null
);
create index certificate_request_by_person on certificate_request (person, id);
create index certificate_request_by_state on certificate_request (state, id);
create index certificate_request_by_key on certificate_request (key_sha256);

create table certificate (
    id text primary key,
    request text not null unique references certificate_request (id),
    person text not null references person (id),
    -- of the certificate, hexadecimal
    serial text not null unique,
    sha256 text not null,
    key_sha256 text not null unique,
    -- X.509, DER in base64
    der text not null,
    valid_from bigint not null,
    valid_until bigint not null,
    state text not null,
    state_at bigint not null,
    -- why it was revoked
    reason text,
    -- lower case, all that the register is searched by
    search text not null,
    -- days before its end of the last warning
    warned bigint
);
create index certificate_by_person on certificate (person, id);
create index certificate_by_state on certificate (state, state_at);
create index certificate_by_end on certificate (valid_until);

create table certificate_change (
    id text primary key,
    certificate text not null references certificate (id),
    at bigint not null,
    kind text not null,
    by_person text not null references person (id),
    reason text,
    comment text not null
);
create index certificate_change_by_certificate on certificate_change (certificate, id);

create table revocation_list (
    number bigint primary key,
    -- whether later deltas are relative to it
    base bigint not null,
    made_at bigint not null,
    -- the last change it knows
    last_change text not null,
    -- DER in base64
    complete text not null,
    delta text
);

-- Every stamp that was given: its serial number, and SHA-256 of the request.
create table time_stamp (
    serial text primary key,
    at bigint not null,
    request_sha256 text not null
);

alter table notice add column certificate_request text;
alter table notice add column certificate text;
