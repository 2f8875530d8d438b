import { parseBook } from '../../src/title/read.ts';
import type { Book } from '../../src/title.ts';

/** A `book.yaml` that tells catalogues and shops all that it can. */
export const recordYaml = `
title: The Salt Road
sort: Salt Road, The
subtitle: Twelve Letters
authors:
  - name: Ines Calloway
    orcid: https://orcid.org/0000-0002-1825-0097
editors: Tomas Brandt
translators: Mira Solen
language: en-GB
languages: [la, grc]
identifier: urn:uuid:5f0c2c5e-6c1e-5a7e-9b55-0d6c1a0f2b11
isbn: { epub: 978-3-16-148410-0, print: 978-0-306-40615-7 }
doi: https://doi.org/10.1234/salt.2026
modified: 2026-03-01
publisher: The Example Press
place: Oxford
date: 2026-02-01
description: Letters from a road that salt made.
subjects:
  - Salt trade
  - { text: History / Europe / General, bisac: HIS010000, thema: NHD }
  - { text: Middle Ages, thema: 3KH }
original: { title: Die Salzstraße, language: de }
series: { name: Roads, number: "4" }
audience: scholars
ages: { from: 17 }
prices:
  - { edition: epub, amount: 9.99, currency: EUR }
  - { edition: print, amount: 24, currency: GBP, countries: [GB, IE], tax: excluded }
rights: © 2026 Ines Calloway
accessibility:
  summary: Twelve letters, each with a heading; all pictures are described.
  exemption: eaa-microenterprise
  contact: access@example.org
certifier:
  name: The Example Press
  wcag: "2.2"
  level: AA
  credential: https://example.org/badge
  date: 2026-02-01
  report: https://example.org/report
source: { title: The Salt Road, publisher: Old House, date: 1931 }
onix:
  sender: { name: The Example Press, email: trade@example.org }
  supplier: Salt Distribution
  territory: WORLD
  binding: paperback
lists: [figures, tables]
`;

/** That book, with lines of `book.yaml` in place of some of its own. */
export const recordBook = (...changes: [line: RegExp, by: string][]): Book =>
  parseBook(
    changes.reduce((text, [line, by]) => text.replace(line, by), recordYaml),
    'book.yaml',
  ).book;
