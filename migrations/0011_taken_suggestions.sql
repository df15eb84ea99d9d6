-- Suggested wordings that a version was made of.
create table version_suggestion (
    version text not null references version (id),
    remark text not null references remark (id),
    primary key (version, remark)
);
