// Reads calendars from standard input with ical.js and prints what it understood as JSON. What a calendar program would refuse ends with 1.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
const events = calendar.getAllSubcomponents('vevent').map(component => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid, sequence: event.sequence, status: component.getFirstPropertyValue('status'), title: event.summary, text: event.description,
    day: event.startDate.toString(), wholeDay: event.startDate.isDate, days: event.duration.toSeconds() / 86400,
    stamp: component.getFirstPropertyValue('dtstamp').toString(), modified: component.getFirstPropertyValue('last-modified').toString(),
    alarms: component.getAllSubcomponents('valarm').map(alarm => alarm.getFirstPropertyValue('trigger').toSeconds() / 86400),
  };
});
console.log(JSON.stringify({ name: calendar.getFirstPropertyValue('x-wr-calname'), method: calendar.getFirstPropertyValue('method'), events }));
