-- Each word about whose number is which: an officer's with a certificate, an administrator's with documents.
drop view vouched_number;
create view number_word as
    select r.id, r.person, r.iin, r.decided_at as said_at, case when exists (select 1 from certificate c
        where c.request = r.id and c.reason = 'privilege_withdrawn') then 1 else 0 end as withdrawn
    from certificate_request r where r.state = 'issued'
    union all
    select n.id, n.person, n.iin, n.confirmed_at, case when n.withdrawn_at is null then 0 else 1 end
    from confirmed_number n;

-- A word counts until it is withdrawn, or the number is another's by a later one: that is given only when nobody else has
-- a certificate in force with the number.
create view vouched_number as
    select w.id, w.person, w.iin, case when w.withdrawn = 0 and not exists (select 1 from number_word l
        where l.iin = w.iin and l.person <> w.person and l.withdrawn = 0 and l.said_at > w.said_at)
        then 1 else 0 end as counts
    from number_word w;

-- The issue of a certificate belongs on no list of revoked ones: such changes are written down as listed on none.
update certificate_change set listed = 0 where kind = 'issued' and listed is null;
