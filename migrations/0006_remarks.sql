-- Remarks and replies. `by_person` and `order_number` are set when a substitute wrote in the name of `author`.
create table remark (
    id text primary key,
    document text not null references document (id),
    block text references block (id),
    start_byte bigint not null,
    end_byte bigint not null,
    exact text not null,
    author text not null references person (id),
    by_person text references person (id),
    order_number text,
    at bigint not null,
    edited_at bigint,
    version bigint not null,
    text text not null,
    wording text,
    suggestion text,
    state text not null,
    settled_by text references person (id),
    settled_by_person text references person (id),
    settled_order text,
    settled_at bigint
);
create index remark_by_document on remark (document, id);

create table reply (
    id text primary key,
    remark text not null references remark (id),
    author text not null references person (id),
    by_person text references person (id),
    order_number text,
    at bigint not null,
    text text not null
);
create index reply_by_remark on reply (remark, id);
