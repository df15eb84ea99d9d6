-- State bodies, their units and people, and who acts for whom.
create table body (
    id text primary key,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    bin text not null
);

create table unit (
    id text primary key,
    body text not null references body (id),
    parent text references unit (id),
    name_kk text not null,
    name_ru text not null,
    name_en text not null
);
create index unit_by_body on unit (body);

create table person (
    id text primary key,
    surname text not null,
    given_name text not null,
    patronymic text not null,
    phone text not null,
    office text not null,
    email text not null,
    -- lower case, all that search looks at
    search text not null,
    -- sorts as the Kazakh alphabet does
    sort_key text not null
);
create index person_by_name on person (sort_key, id);

create table appointment (
    id text primary key,
    person text not null references person (id),
    body text not null references body (id),
    unit text references unit (id),
    position text not null,
    editor bigint not null,
    -- the main post is the one with the smallest rank
    rank bigint not null,
    ended_at bigint
);
create index appointment_by_person on appointment (person, ended_at);
create index appointment_by_body on appointment (body, ended_at);

create table substitution (
    id text primary key,
    absent text not null references person (id),
    substitute text not null references person (id),
    order_number text not null,
    from_day bigint not null,
    until_day bigint not null,
    ended_at bigint
);
create index substitution_by_absent on substitution (absent);
create index substitution_by_substitute on substitution (substitute);
