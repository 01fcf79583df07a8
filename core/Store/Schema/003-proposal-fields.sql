-- Which fields a proposal is about, as a JSON list, and which entry it may be a duplicate of.
alter table proposal add fields {text} null;
alter table proposal add twin {key} null;
