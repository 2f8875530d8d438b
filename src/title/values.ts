import * as z from 'zod';
import { limits } from '../limits.ts';
import { isIsbn } from './identifiers.ts';

/*
 * What the values of `book.yaml` may be. They arrive as plain text: the file is read without YAML's guesses, so that
 * `title: 1984` and `isbn: 0748695981` stay what they are.
 */

/** What neither XML nor a terminal can show: control characters, halves of characters. */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

const textOf = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(value => !unprintable.test(value), 'holds a control character; take it out');

/** A name, a title, a word; and what runs over several sentences. */
export const text = textOf(limits.metadata.characters);
export const prose = textOf(limits.metadata.prose);
export const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'must be a number')
  .transform(Number);

/** A key that may be left out or left empty. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' ? undefined : value), schema.optional());

/** One item, or a list of them; nothing makes an empty list. */
export const list = <T extends z.ZodType>(item: T, most: number = limits.metadata.entries) =>
  z.preprocess(value => {
    if (value === undefined || value === '') return [];
    return Array.isArray(value) ? value : [value];
  }, z.array(item).max(most));

export const people = <T extends z.ZodType>(person: T) => list(person, limits.metadata.people);

/** An object that may be given as plain text, which then is its `key`. */
export const orText = <T extends z.ZodType>(key: string, schema: T) =>
  z.preprocess(value => (typeof value === 'string' ? { [key]: value } : value), schema);

/** A group of settings, each with its default, that may be left out as a whole. */
export const group = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === undefined || value === '' ? {} : value), schema);

export const fallback = <T extends z.ZodType>(schema: T, value: string) =>
  z.preprocess(given => (given === undefined || given === '' ? value : given), schema);

export const measure = (value: string, least: number, most: number) =>
  fallback(number.pipe(z.number().min(least).max(most)), value);

export const languageTag = text.refine(tag => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}, 'must be a language tag such as en-GB, de or la');

/** Whether a day is one of the calendar: `2026-02-31` is none. */
const isDay = (date: string): boolean => {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date.slice(0, 10));
};

export const isoDate = text
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be a year or a date such as 2016 or 2016-05-31')
  .refine(date => isDay(`${date}-01-01`.slice(0, 10)), 'is not a date of the calendar');

/** A path inside the title's folder; that it leads nowhere else is checked where the title is read. */
export const path = text;

export const modified = text
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/,
    'must be a date such as 2026-11-22 or 2026-11-22T12:00:00Z',
  )
  .transform(value => (value.includes('T') ? value : `${value}T00:00:00Z`))
  .refine(value => isDay(value) && !Number.isNaN(Date.parse(value)), 'is not a date of the calendar');

export const day = text
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-11-22')
  .refine(isDay, 'is not a date of the calendar');

/** An ISBN whose check digit is right: a wrong one would be printed, and could not be taken back. */
export const isbn = text.refine(isIsbn, 'is not an ISBN: its digits do not agree with its check digit');
