-- Where a block begins on its page, in thousandths of the page's height. Of versions read before, only the page is known.
alter table block add column page_top bigint;
