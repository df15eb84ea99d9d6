-- Texts typed on the portal, block by block, before they are placed as versions of documents.
create table draft (
    id text primary key,
    working_group text not null references working_group (id),
    -- the document it is to be the next version of, or has become a version of
    document text references document (id),
    -- number of the version it was begun from, or has become
    version bigint,
    title text not null,
    lang text not null,
    state text not null,
    begun_by text not null references person (id),
    begun_at bigint not null,
    saved_at bigint not null,
    -- counts whatever changes its text
    edition bigint not null
);
create index draft_by_group on draft (working_group, state);
create index draft_by_document on draft (document, version);

-- `rank` orders the blocks of a draft; those taken out keep theirs.
create table draft_block (
    id text primary key,
    draft text not null references draft (id),
    rank text not null,
    style text not null,
    text text not null,
    -- number of the revision in force
    revision bigint not null,
    removed_at bigint
);
create index draft_block_by_rank on draft_block (draft, rank);

-- Whatever was saved, by whom, on which revision. `waits` while it stands beside the wording in force.
create table draft_revision (
    block text not null references draft_block (id),
    number bigint not null,
    base bigint not null,
    style text not null,
    text text not null,
    author text not null references person (id),
    by_person text references person (id),
    order_number text,
    at bigint not null,
    beside bigint not null,
    waits bigint not null,
    primary key (block, number)
);
