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
    -- why it should be so
    grounds text not null,
    wording text,
    suggestion text,
    state text not null,
    settled_by text references person (id),
    settled_by_person text references person (id),
    settled_order text,
    settled_at bigint
);
create index remark_by_document on remark (document, id);

-- What the developer of the draft answered.
create table remark_answer (
    remark text primary key references remark (id),
    stance text not null,
    reasoning text not null,
    wording text not null,
    author text not null references person (id),
    by_person text references person (id),
    order_number text,
    at bigint not null
);

-- Where a remark lies in a later version than the one it was written on; no block when its place was lost.
create table remark_place (
    remark text not null references remark (id),
    version text not null references version (id),
    resolution text not null,
    method text not null,
    score bigint not null,
    block text references block (id),
    start_byte bigint not null,
    end_byte bigint not null,
    nearest text references block (id),
    primary key (remark, version)
);

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
