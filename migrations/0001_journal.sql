-- The journal: an append-only, hash-chained, gap-free list of what happened. Everything else can be told from it.
create table journal_head (
    id bigint primary key check (id = 1),
    seq bigint not null,
    hash text not null
);
insert into journal_head (id, seq, hash) values (1, 0, '');

create table event (
    seq bigint primary key,
    at bigint not null,
    actor text,
    on_behalf_of text,
    request text not null,
    kind text not null,
    working_group text,
    document text,
    person text,
    body text not null,
    prev_hash text not null,
    hash text not null
);
create index event_by_document on event (document, seq);
create index event_by_group on event (working_group, seq);
create index event_by_person on event (person, seq);

-- How far each consumer of the journal has come.
create table consumer (
    name text primary key,
    seq bigint not null
);

-- What was answered to a command, so that sending it twice does it once.
create table answered (
    person text not null,
    key text not null,
    operation text not null,
    reply text not null,
    at bigint not null,
    primary key (person, key)
);
create index answered_by_age on answered (at);
