-- The list of revoked certificates that was the first to know of a change; none yet: the next one.
alter table certificate_change add column listed bigint;
update certificate_change set listed = 0 where kind = 'issued'
    or id <= (select max(last_change) from revocation_list where base = 1);
update certificate_change set listed = (select max(number) from revocation_list)
    where listed is null and id <= (select max(last_change) from revocation_list);
create index certificate_change_to_list on certificate_change (listed);
alter table revocation_list drop column last_change;
