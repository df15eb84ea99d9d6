-- Whether the working members of the group write too, and how many pictures of the file it began with were left out.
alter table draft add column shared bigint not null default 0;
alter table draft add column pictures bigint not null default 0;
