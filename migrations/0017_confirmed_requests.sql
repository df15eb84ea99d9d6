-- A request that its owner confirmed with a certificate in force, instead of showing papers.
alter table certificate_request add column confirmed_by text references certificate (id);
-- the signature (CMS in base64) of what was confirmed
alter table certificate_request add column confirmation text;
