-- Documents placed before a group, and their text as blocks.
create table document (
    id text primary key,
    working_group text not null references working_group (id),
    title text not null,
    state text not null,
    placed_by text not null references person (id),
    placed_at bigint not null,
    archived_at bigint
);
create index document_by_group on document (working_group);

-- What was placed under one document: a version never changes.
create table version (
    id text primary key,
    document text not null references document (id),
    number bigint not null,
    placed_by text not null references person (id),
    placed_at bigint not null,
    sha256 text not null references blob (sha256),
    file_name text not null,
    kind text not null,
    size bigint not null,
    no_text text
);
create unique index version_by_number on version (document, number);

create table block (
    id text primary key,
    version text not null references version (id),
    place bigint not null,
    kind text not null,
    depth bigint not null,
    label text not null,
    text text not null,
    page bigint,
    cell_table bigint,
    cell_row bigint,
    cell_column bigint
);
create unique index block_by_place on block (version, place);

-- Which block of a version became which of the next: computed once, when the version is placed.
create table alignment (
    version text primary key references version (id),
    earlier text not null references version (id),
    body text not null
);

create table document_read (
    document text not null references document (id),
    person text not null references person (id),
    -- number of the last version opened
    version bigint not null,
    at bigint not null,
    primary key (document, person)
);
create index document_read_by_person on document_read (person);
