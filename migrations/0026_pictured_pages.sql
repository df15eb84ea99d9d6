-- Pages of a file that are nothing but pictures among pages with a text, by number, with a comma between them.
alter table version add column pictured text not null default '';
