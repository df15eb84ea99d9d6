-- A vote that replaced others keeps the keys of their acts, the latest ones, with the time of each: arriving once more,
-- late, they get the receipt they were given and undo nothing. JSON: [["key", microseconds], ...].
alter table poll_voter add column replaced text;
