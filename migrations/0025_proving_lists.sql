-- Lists of revoked certificates that prove signatures: each is kept once, however many signatures it proves.
create table proving_list (
    -- of the DER, hexadecimal
    sha256 text primary key,
    -- DER in base64
    der text not null
);
