/** The words of a language that copy-editing looks for; beside the vocabulary of recovery. */
export interface EditingVocabulary {
  /** Kinds of works, singular and plural, lower case: a title stands beside them. */
  works: ReadonlySet<string>;
  /** What stands between the kind of a work and its title: `a book called`. */
  named: ReadonlySet<string>;
  /** Those of them that only a title follows. */
  entitled: ReadonlySet<string>;
  /** Words that titles of books and periodicals begin or end with, lower case: `Essays in …`, `… Review`. */
  genres: ReadonlySet<string>;
  /** Small words that a title hardly ever runs through. */
  stops: ReadonlySet<string>;
  /** Possessive pronouns: `in his Confessions`. */
  possessives: ReadonlySet<string>;
  /** What follows a title in a reference, before a number: `p.`, `vol.`, `Book`. */
  locators: readonly string[];
  /** How words end that a language makes of any stem, foreign or not: `biopolitics`, `valorisation`. */
  derivations: readonly string[];
  /** Endings that hardly any other language gives its words. */
  endings: readonly string[];
  /** Short words of other languages by which a foreign phrase is told, by BCP 47 tag. */
  foreign: Readonly<Record<string, ReadonlySet<string>>>;
  /** Small words that names have too: `von`. */
  particles: readonly string[];
  /** Foreign phrases that the trade still sets in italics, by their language. */
  italic: Readonly<Record<string, readonly string[]>>;
  /** Foreign phrases that the trade has long set in roman. */
  roman: readonly string[];
  /** What says, before or after "emphasis", whose italics they are. */
  emphasisBy: readonly string[];
  /** Words that stand doubled for good reason: `had had`. */
  doubled: ReadonlySet<string>;
}

const words = (list: string): string[] => list.trim().split(/\s+/);
const set = (list: string): ReadonlySet<string> => new Set(words(list));
const phrases = (list: string): string[] => list.split(',').map(phrase => phrase.trim());

const english: EditingVocabulary = {
  works: set(`novel novels novella novellas play plays book books booklet treatise pamphlet memoir memoirs
    autobiography epic trilogy tragedy comedy opera ballet film films documentary symphony
    journal journals newspaper newspapers magazine magazines periodical weekly daily series monograph essays
    bestseller editorial`),
  named: set('entitled titled called named known'),
  entitled: set('entitled titled'),
  genres: set(`annals bulletin chronicle chronicles commentary comments confessions critique dialogues diary
    discourse discourses elements essay essays gazette herald history introduction journal lectures letters magazine
    meditations memoirs notes observer origins outlines poems principles proceedings quarterly review sermons sketches
    songs stories story studies tales theory thoughts times tract transactions treatise`),
  stops: set('as by if nor but yet via off per than that upon'),
  possessives: set('his her their its my our your'),
  locators:
    words(`p pp vol vols ch chap chaps bk book books part parts letter lecture sect section canto act ed
    edn edition`),
  derivations:
    words(`ability ibility ably al ally ality ance ancy ant ated ater ates ating ation ational ations ative
    ator ators cracy cratic dom ed eer ence ency ent er ers ery ess est eth ful fully hood ial ially ian ians ible
    ibly ic ical ically ics ified ifies ify ifying ing ingly ings ion ional ions isation isations ise ised iser
    isers ises ish ising ism isms ist istic istically ists ite ites ities ity ive ively iveness ivity ization izations
    ize ized izer izers izes izing less lessly lessness like logical logies logy ly man men ment ments ness nesses
    oid or ors ory ous ously ousness ry ship ships sis some th tion tional tions tive tude ty uous ural ure ward
    wards wise woman women y`),
  endings: words(
    'ism isms ist ists ic ics ical al ial ous ian ians acy ity ness less ful ly ing ings ed ’d ship oid eth',
  ),
  foreign: {
    fr: set('le la les des du de au aux et un une en sur dans avec pour ne pas sans avant tout qui que à'),
    de: set('der die das dem den des und von zur zum im ein eine einer wider ist nicht für'),
    la: set('et cum ad ex in sine qua quod est non per ab de pro contra nec'),
    it: set('di del della dei il e la'),
    es: set('el los las y de la del'),
  },
  particles: words('von van der den des del della di da dos el al ibn bin'),
  italic: {
    la: phrases(`a fortiori, ab initio, ab ovo, ad absurdum, ad libitum, ad nauseam, alter ego, casus belli,
      causa sui, contra, de jure, deus ex machina, differentia specifica, ex cathedra, ex nihilo, ex post facto,
      fons et origo, homo economicus, homo sapiens, in absentia, in esse, in extremis, in flagrante,
      in medias res, in posse, in potentia, in situ, in statu nascendi, in toto, inter alia, inter pares, ipse dixit,
      ipso facto, lapsus linguae, lex talionis, locus classicus, magnum opus, memento mori, mirabile dictu,
      modus operandi, modus vivendi, mutatis mutandis, natura naturans, ne plus ultra, non sequitur, obiter dicta,
      obiter dictum, per contra, petitio principii, primum mobile, primus inter pares, pro et contra,
      reductio ad absurdum, res cogitans, res extensa, res publica, sensu stricto, sine die, sine qua non,
      stricto sensu, sub specie aeternitatis, sub rosa, tabula rasa, tertium quid, terra incognita, terra nullius,
      ultima ratio, via negativa, vox populi`),
    fr: phrases(`ancien régime, au courant, au fond, avant la lettre, beau monde, belles lettres, bête noire,
      bon mot, bons mots, bon vivant, carte blanche, cause célèbre, comme il faut, coup d’œil, coup de grâce,
      coup de main, coup de théâtre, de rigueur, de trop, en bloc, en famille, en passant, enfant terrible,
      esprit de corps, fait accompli, faits accomplis, femme fatale, fin de siècle, folie à deux, force majeure,
      grand monde, haut monde, haute couture, homme moyen sensuel, hors concours, idée fixe, idées fixes,
      idée reçue, idées reçues, je ne sais quoi, jeu d’esprit, jeunesse dorée, joie de vivre, l’art pour l’art,
      lettres de cachet, mise en abyme, mise en scène, mot juste, noblesse oblige, nom de guerre, nom de plume,
      nouveau riche, nouveaux riches, objet trouvé, objets trouvés, parti pris,
      pièce de résistance, pis aller, plus ça change, pour encourager les autres, raison d’être, raison d’état,
      sang froid, sans culottes, sans phrase, succès de scandale, tableau vivant, tour de force,
      tout court, trahison des clercs`),
    de: phrases(`als ob, an sich, auf Deutsch, Bildungsroman, Blitzkrieg, Dasein, Ding an sich, für sich, Gemeinschaft,
      Gesamtkunstwerk, Geist, Gesellschaft, Lebensraum, Lebenswelt, Leitmotiv, Machtpolitik, Ostpolitik, Realpolitik,
      Rechtsstaat, Schadenfreude, Sonderweg, Ursprache, Volk, Volksgeist, Weltanschauung,
      Weltgeist, Weltpolitik, Weltschmerz, Zeitgeist`),
  },
  roman:
    phrases(`a posteriori, a priori, ad hoc, ad hominem, ad infinitum, avant garde, bona fide, bona fides,
    bric à brac, cul de sac, de facto, de luxe, en masse, en route, et al, et alii, et cetera, et seq, et sequitur,
    hors d’oeuvre, laissez faire, par excellence, per annum, per capita, per cent, per se,
    post factum, post mortem, prima facie, pro forma, pro rata, quid pro quo, status quo, status quo ante, sui generis,
    versus, via, vice versa, vis à vis, à la, à propos, à la carte, décolleté, éclat, entrée, entrées, façade, façades,
    émigré, émigrés, naïve, fiancé, fiancée, cliché, clichés, protégé, protégés, régime, régimes, rôle, rôles, café,
    cafés, élite, élites, résumé, décor, détente, communiqué, dossier, milieu, genre, née, fête, fêtes, début, précis,
    praxis, polis, schema, schemas, schemata, aporia, aporias, episteme`),
  emphasisBy: words('added mine my ours our original originals supplied his her author’s'),
  doubled: set(
    'had that very more no so long far many much ha oh ah bye yes there now well again never knock',
  ),
};

/** The editing vocabulary of a BCP 47 language tag; English where there is none yet for that language. */
export function editingVocabulary(_language: string): EditingVocabulary {
  return english;
}
