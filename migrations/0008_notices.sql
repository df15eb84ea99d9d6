-- Notices: made from the journal, can be made again from zero.
create table notice (
    id text primary key,
    person text not null references person (id),
    seq bigint not null,
    kind text not null,
    at bigint not null,
    actor text,
    working_group text,
    document text,
    remark text,
    poll text,
    read_at bigint
);
create unique index notice_once on notice (person, seq);
create index notice_by_person on notice (person, id);
create index notice_unread on notice (person, read_at);
-- whose badges an event changed
create index notice_by_seq on notice (seq);
