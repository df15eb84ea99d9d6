-- Who may sign in, and the browsers that are signed in.
create table account (
    person text primary key references person (id),
    login text not null unique,
    password_hash text not null,
    must_change bigint not null,
    administrator bigint not null,
    created_at bigint not null
);

create table session (
    id text primary key,
    person text not null references person (id),
    -- SHA-256 of the cookie; the cookie itself is nowhere
    token_hash text not null unique,
    acting_for text references substitution (id),
    began_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    agent text not null,
    address text not null
);
create index session_by_person on session (person, ended_at);

-- Failed tries, by what was typed as login: also for logins that do not exist.
create table sign_in_failure (
    login text primary key,
    failures bigint not null,
    last_at bigint not null
);
