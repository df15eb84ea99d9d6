-- Challenges carry a seal now and are not kept. What is kept are those that were used, until they end, so that each
-- works once.
drop table sign_in_challenge;

create table used_challenge (
    id text primary key,
    expires_at bigint not null
);
create index used_challenge_by_end on used_challenge (expires_at);
