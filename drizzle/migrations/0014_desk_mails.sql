-- A reminder can be asked for again after one was sent.
GRANT UPDATE (sent_at, tries) ON invite_mail TO candor_desk;
