-- Pages of a scan that nothing could be made of, by number, with a comma between them.
alter table recognition add column unread text not null default '';
