-- Identification numbers that an administrator confirmed, for whoever signs with a certificate of another authority. One
-- that was withdrawn stays: earlier signatures are still that person's.
create table confirmed_number (
    id text primary key,
    person text not null references person (id),
    iin text not null,
    documents text not null,
    confirmed_by text not null references person (id),
    confirmed_at bigint not null,
    withdrawn_at bigint
);
create index confirmed_number_by_person on confirmed_number (person);
create index confirmed_number_by_iin on confirmed_number (iin);
create index certificate_request_by_iin on certificate_request (iin);

-- Whose number is which, by the word of an officer of the centre or an administrator, and whether that word still counts.
create view vouched_number as
    select r.id, r.person, r.iin, case when exists (select 1 from certificate c
        where c.request = r.id and c.reason = 'privilege_withdrawn') then 0 else 1 end as counts
    from certificate_request r where r.state = 'issued'
    union all
    select n.id, n.person, n.iin, case when n.withdrawn_at is null then 1 else 0 end
    from confirmed_number n;
