-- Signatures, with everything that proves them. Nothing of it is ever changed: a check made later is a row more.
create table signature (
    id text primary key,
    -- "protocol" or "final-version"
    act text not null,
    document text not null references document (id),
    version bigint not null,
    poll text references poll (id),
    role text not null,
    person text not null references person (id),
    by_person text references person (id),
    order_number text,
    received_at bigint not null,
    -- what was signed, byte by byte
    manifest text not null,
    -- names as they were then
    frozen text not null,
    -- CMS, DER in base64, and its SHA-256
    cms text not null,
    cms_sha256 text not null unique,
    -- the text that the manifest names by its digest
    content text
);
create index signature_by_document on signature (document, act, id);
create index signature_by_poll on signature (poll, id);

create table signature_check (
    signature text not null references signature (id),
    number bigint not null,
    at bigint not null,
    policy text not null,
    -- certificates, answers, lists and stamps, as JSON
    evidence text not null,
    report text not null,
    verdict text not null,
    -- when what is missing is asked for again
    next_at bigint,
    primary key (signature, number)
);
create index signature_check_due on signature_check (next_at);

-- The version that was signed as the final one.
alter table document add column final_version bigint;

-- Texts that wait to be signed by whoever signs in by certificate; gone when they were, or after some minutes.
create table sign_in_challenge (
    nonce text primary key,
    text text not null,
    expires_at bigint not null
);
create index sign_in_challenge_by_end on sign_in_challenge (expires_at);
