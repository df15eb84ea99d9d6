-- The library: documents placed for reading, in folders. A folder in none is a section; a section belongs to a body,
-- or to the whole portal. What is taken away stays here and is shown to nobody.
create table library_folder (
    id text primary key,
    parent text references library_folder (id),
    body text references body (id),
    name text not null,
    scope text not null,
    created_at bigint not null,
    deleted_at bigint
);

-- Entries of lists: "body:01…", "unit:01…", "role:keepers", "person:01…".
create table library_folder_grant (
    folder text not null references library_folder (id),
    grantee text not null,
    primary key (folder, grantee)
);

create table library_item (
    id text primary key,
    version bigint not null,
    folder text not null references library_folder (id),
    title text not null,
    number text not null,
    adopted_on bigint,
    description text not null,
    valid_from bigint,
    valid_until bigint,
    must_acknowledge bigint not null,
    scope text not null,
    replaced_by text references library_item (id),
    sha256 text not null references blob (sha256),
    file_name text not null,
    kind text not null,
    size bigint not null,
    placed_by text not null references person (id),
    placed_at bigint not null,
    changed_at bigint not null,
    withdrawn_at bigint
);
create index library_item_by_folder on library_item (folder, id);
create index library_item_by_successor on library_item (replaced_by);
create index library_item_to_acknowledge on library_item (must_acknowledge, id);

create table library_item_grant (
    item text not null references library_item (id),
    grantee text not null,
    primary key (item, grantee)
);

-- The text of an item's file, for the search: a JSON list of paragraphs.
create table library_text (
    item text primary key references library_item (id),
    body text not null
);

create table library_acknowledgement (
    item text not null references library_item (id),
    person text not null references person (id),
    at bigint not null,
    primary key (item, person)
);

alter table notice add column library_item text;
create index notice_by_library_item on notice (library_item);
