-- How far the recognition of letters on scanned pages is.
create table recognition (
    version text primary key references version (id),
    state text not null,
    done bigint not null,
    total bigint not null,
    -- last sign of life: a run that gives none for minutes is begun again
    at bigint not null
);
create index recognition_by_state on recognition (state, at);
