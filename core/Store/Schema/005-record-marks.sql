-- Short marks of what a source said last, so that an unchanged record is recognised without its content: of the content itself, and of the raw data it was read from.
alter table source_record add content_mark {key} null;
alter table source_record add raw_mark {key} null;
