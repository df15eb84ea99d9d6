-- What stands out in a block's text, bold or italic: a list in JSON; none where nothing does, and in texts read before.
alter table block add column emphasis text;
