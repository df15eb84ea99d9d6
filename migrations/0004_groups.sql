-- Working groups (P50).
create table working_group (
    id text primary key,
    version bigint not null,
    name text not null,
    description text not null,
    justification text not null,
    state text not null,
    initiator text not null references person (id),
    created_at bigint not null
);
create index working_group_by_initiator on working_group (initiator);

create table group_member (
    working_group text not null references working_group (id),
    person text not null references person (id),
    role text not null,
    since bigint not null,
    primary key (working_group, person)
);
create index group_member_by_person on group_member (person);

-- Files as received, by the hash of their bytes.
create table blob (
    sha256 text primary key,
    size bigint not null,
    stored_at bigint not null
);

-- A file somebody sent and has not used yet.
create table upload (
    id text primary key,
    person text not null references person (id),
    sha256 text not null references blob (sha256),
    name text not null,
    kind text,
    protected bigint not null,
    damaged bigint not null,
    at bigint not null
);
create index upload_by_age on upload (at);

create table group_attachment (
    id text primary key,
    working_group text not null references working_group (id),
    sha256 text not null references blob (sha256),
    name text not null,
    kind text not null,
    size bigint not null,
    at bigint not null,
    detached_at bigint
);
create index group_attachment_by_group on group_attachment (working_group);

create table meeting (
    id text primary key,
    working_group text not null references working_group (id),
    at bigint not null,
    place text not null,
    agenda text not null,
    cancelled_at bigint
);
create index meeting_by_group on meeting (working_group, at);
