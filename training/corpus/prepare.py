"""Nodes of ir.py + a style -> printed blocks (what both setters typeset) and the truth (what score.py reads)."""
import re, random
from ir import plain, tidy

WORDS = {  # label words and matter titles of each language
 'en': dict(chap='Chapter', part='Part', notes='Notes', contents='Contents', figs='List of Figures', index='Index', bib='Bibliography', fig='Figure', ded='To the memory of', imp='All rights reserved', spelled='One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty'.split(), act='Act'),
 'de': dict(chap='Kapitel', part='Teil', notes='Anmerkungen', contents='Inhalt', figs='Verzeichnis der Abbildungen', index='Register', bib='Literatur', fig='Abbildung', ded='Dem Andenken an', imp='Alle Rechte vorbehalten', spelled='Erstes Zweites Drittes Viertes Fünftes Sechstes Siebentes Achtes Neuntes Zehntes Elftes Zwölftes Dreizehntes Vierzehntes Fünfzehntes Sechzehntes Siebzehntes Achtzehntes Neunzehntes Zwanzigstes'.split(), act='Akt'),
 'fr': dict(chap='Chapitre', part='Partie', notes='Notes', contents='Table des matières', figs='Table des figures', index='Index', bib='Bibliographie', fig='Figure', ded='À la mémoire de', imp='Tous droits réservés', spelled='premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt'.split(), act='Acte'),
 'it': dict(chap='Capitolo', part='Parte', notes='Note', contents='Indice', figs='Indice delle figure', index='Indice dei nomi', bib='Bibliografia', fig='Figura', ded='Alla memoria di', imp='Tutti i diritti riservati', spelled='primo secondo terzo quarto quinto sesto settimo ottavo nono decimo'.split(), act='Atto'),
 'es': dict(chap='Capítulo', part='Parte', notes='Notas', contents='Índice', figs='Índice de figuras', index='Índice onomástico', bib='Bibliografía', fig='Figura', ded='A la memoria de', imp='Reservados todos los derechos', spelled='primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo'.split(), act='Acto'),
 'nl': dict(chap='Hoofdstuk', part='Deel', notes='Noten', contents='Inhoud', figs='Lijst van afbeeldingen', index='Register', bib='Literatuur', fig='Afbeelding', ded='Ter nagedachtenis aan', imp='Alle rechten voorbehouden', spelled='een twee drie vier vijf zes zeven acht negen tien'.split(), act='Bedrijf'),
 'pl': dict(chap='Rozdział', part='Część', notes='Przypisy', contents='Spis treści', figs='Spis rycin', index='Indeks', bib='Bibliografia', fig='Rycina', ded='Pamięci', imp='Wszelkie prawa zastrzeżone', spelled='pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty'.split(), act='Akt'),
 'ru': dict(chap='Глава', part='Часть', notes='Примечания', contents='Оглавление', figs='Список иллюстраций', index='Указатель', bib='Литература', fig='Рис.', ded='Памяти', imp='Все права защищены', spelled='первая вторая третья четвёртая пятая шестая седьмая восьмая девятая десятая'.split(), act='Действие'),
}


def roman(n):
    r = ''
    for v, s in ((1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')):
        while n >= v: r += s; n -= v
    return r


def letters(t): return len(re.sub(r'[\W_]', '', re.sub(r"[’'`ʼ]", '', t)))


def uk(t):
    """Outer double quotation marks to single ones, as British houses set them."""
    if '‘' in t: return t
    return t.replace('“', '‘').replace('”', '’')


def short(t, n=46):
    """A title as a running head: cut at a stop, else at a word."""
    t = t.replace('\n', ' ')
    if len(t) <= n: return t
    for sep in ('; ', ': ', '—', ', '):
        h = t.split(sep)[0]
        if 8 < len(h) <= n: return h
    return t[:n].rsplit(' ', 1)[0].rstrip(' ,;:')


class Book:
    def __init__(self, src, S, meta):
        self.S, self.meta, self.src = S, meta, src
        self.W = WORDS[S['lang']]; self.blocks = []; self.truth = []
        self.rnd = random.Random(S['seed']); self.ch = 0; self.partno = 0; self.noteno = 0
        self.pending = []      # notes of the chapter in hand: (n, id, chapter)
        self.allnotes = []     # (chapter label, title, [(n, id, ch)])
        self.sec = [0] * 8; self.figs = []; self.toc = []
        self.run()

    def add(self, t, runs, cls=None, level=0, text=None, **kw):
        S = self.S; text_runs = []; refs = []; ital = []; out = []
        acc = ''
        for k, x in runs:
            if k == 'ref':
                if S['notes'] == 'none': continue
                paras = self.src.note_paras(x)
                if not paras: continue
                if S['noterestart'] == 'book': self.noteno += 1
                else: self.noteno = len(self.pending) + 1
                n = self.noteno
                self.pending.append((n, paras, self.ch))
                refs.append({'at': letters(acc), 'n': n}); out.append(('ref', n, paras)); continue
            if S['quotes'] == 'uk': x = uk(x)
            elif S['quotes'] == 'ascii': x = x.replace('“', '"').replace('”', '"').replace('‘', "'").replace('’', "'")
            if k == 'br': acc += '\n'; out.append(('br', '\n')); continue
            acc += x; out.append((k, x))
            if k == 'i' and x.strip(): ital.append(x.strip())
        txt = text if text is not None else re.sub(r' *\n *', '\n', acc).strip()
        if not txt: return None
        b = {'type': t, 'level': level, 'chapter': self.ch, 'text': txt}
        if ital and t not in ('heading', 'label') : b['italics'] = ital
        if refs: b['refs'] = refs
        b['chapter_of'] = kw.pop('chapter_of', self.ch)
        b.update(kw.pop('more', {}))
        self.truth.append(b)
        P = dict(t=t, runs=out, cls=cls or t, level=level, ti=len(self.truth) - 1, text=txt, **kw)
        self.blocks.append(P)
        return P

    def label(self, n, num, word):
        f = self.S['label']; W = self.W; lang = self.S['lang']
        w = W[word]
        if f == 'Chapter 1': return f'{w} {n}'
        if f == 'CHAPTER I': return f'{w} {roman(n)}'.upper()
        if f == 'Chapter I': return f'{w} {roman(n)}'
        if f == 'Chapter One':
            s = W['spelled'][n - 1] if n <= len(W['spelled']) else str(n)
            return f'{s} {w}' if lang == 'de' else f'{w} {s}'
        if f in ('CHAPTER ONE', 'ONE', 'Chapter the First', 'One.', 'Chapter One.'):
            s = W['spelled'][n - 1] if n <= len(W['spelled']) else str(n)
            r = s if f in ('ONE', 'One.') else (f'{s} {w}' if lang == 'de' else f'{w} {s}')
            return r.upper() if f.isupper() else r + '.' if f.endswith('.') else r
        if f == 'Chap. I.': return f'{w[:4]}. {roman(n)}.'
        if f == 'CHAP. 1': return f'{w[:4]}. {n}'.upper()
        if f == 'CHAPTER 1': return f'{w} {n}'.upper()
        if f == 'Chapter 1.': return f'{w} {n}.'
        if f == '[1]': return f'[{n}]'
        if f == '(I)': return f'({roman(n)})'
        if f == '— 1 —': return f'— {n} —'
        if f == 'i': return roman(n).lower()
        if f == 'No. 1': return f'No. {n}'
        if f == 'One': return W['spelled'][n - 1] if n <= len(W['spelled']) else str(n)
        if f == 'I': return roman(n)
        if f == '1': return str(n)
        if f == '1.': return f'{n}.'
        if f == 'I.': return roman(n) + '.'
        if f == '§ 1': return f'§ {n}'
        if f == 'none': return ''
        return f'{w} {n}'

    def opening(self, node, ispart):
        S = self.S
        self.flush()
        self.ch += 1
        if ispart: self.partno += 1
        else:
            if not S.get('chapters_through', True) and self.newpart: self.nch = 0
            self.newpart = False
            self.nch = getattr(self, 'nch', 0) + (1 if node.get('num') or S['labelall'] else 0)
        if ispart: self.newpart = True
        title = [x for x in node['runs'] if x[0] != 'ref']
        tx = plain(title).replace('\n', ' ')
        level = 1 if ispart or not self.src.has_parts else 2
        numbered = bool(node.get('num')) or (S['labelall'] and not ispart) or ispart
        if re.match(r'(?i)(preface|introduction|epilogue|foreword|conclusion|act|vorwort|afterthought|appendix|prologue|translator|advertisement)', tx) or re.match(r'(?i)(act|scene)\b', node.get('num') or ''): numbered = ispart and numbered
        lab = ''
        if numbered:
            lab = self.label(self.partno if ispart else self.nch, node.get('num'), 'part' if ispart else 'chap')
            if ispart and S['label'] in ('1', '1.', 'I.', '§ 1', 'none', '[1]', '(I)', '— 1 —', 'i', 'No. 1', 'ONE', 'One', 'One.'): lab = f"{self.W['part']} {roman(self.partno)}"
        if re.match(r'(?i)(act|scene)\b', node.get('num') or '') and not tx: tx = node['num']; title = [('', tx)]
        cls = 'parthead' if ispart else 'chaphead'
        self.blocks.append(dict(t='open', part=ispart, cls='open', text='', runs=[], head=short(tx or lab), lab=lab, ch=self.ch, key=f'o{len(self.toc)}'))
        inline = S['opening'] == 'inline' and lab and tx
        self.toc.append((level, lab, tx, f'o{len(self.toc)}'))
        if inline:
            sep = '' if lab[-1] in '.])—' else S.get('labelsep', '.') if S['label'] in ('I', '1', 'Chapter I', 'Chapter 1', 'CHAPTER I', 'One', 'Chapter One', 'CHAPTER ONE', 'ONE', 'Chapter the First', 'CHAP. 1', 'CHAPTER 1', 'i', 'No. 1') else ''
            self.add('heading', [('', f'{lab}{sep} ')] + title, cls, level, more={'number': lab + sep})
        elif tx:
            if lab: self.add('label', [('', lab)], 'partlabel' if ispart else 'label', level)
            self.add('heading', title, cls, level)
        elif lab: self.add('heading', [('', lab)], cls + ' numonly', level, more={'numonly': True})
        else:
            self.blocks[-1]['bare'] = True
        for s in node.get('sub', []):
            self.add('subtitle', [x for x in s if x[0] != 'ref'], 'subtitle', level)
        self.sec = [self.nch if not ispart else 0] + [0] * 8
        self.first = True; self.count = 0
        if S.get('synth_sec') and not ispart: self.ssec = 0

    def run(self):
        S = self.S; self.first = True; self.count = 0; self.newpart = True; self.ssec = 0
        nodes = self.src.nodes
        for i, n in enumerate(nodes):
            k = n['k']
            if k in ('part', 'chap'): self.opening(n, k == 'part'); continue
            if not self.toc: self.opening(dict(num=None, runs=[], sub=[]), False)
            if k == 'head':
                level = n['level'] + (1 if self.src.has_parts and False else 0)
                d = min(max(2, level), 5)
                self.sec[d - 1] += 1
                for z in range(d, 8): self.sec[z] = 0
                ru = [x for x in n['runs'] if x[0] != 'ref']; tx = plain(ru)
                num = '.'.join(str(z) for z in self.sec[:d] if z) if S['secnum'] == '1.1' else str(self.sec[d - 1]) if S['secnum'] == '1' else roman(self.sec[d - 1]) if S['secnum'] == 'I' else f'§ {self.sec[d-1]}' if S['secnum'] == '§' else f'({self.sec[d-1]})' if S['secnum'] == '(1)' else chr(64 + min(26, self.sec[d-1])) if S['secnum'] == 'A' else ''
                if not tx: tx = n.get('num') or num; ru = [('', tx)]; num = ''
                if not tx: continue
                if num: ru = [('', num + ('. ' if S['secnum'] in ('1', 'I', 'A') else '. ' if S['secnum'] == '1.1' and S.get('secdot') else ' '))] + ru
                runin = S['runin'] and d >= S['runin'] and i + 1 < len(nodes) and nodes[i + 1]['k'] == 'p' and letters(plain(nodes[i + 1]['runs'])) > 0
                self.add('heading', ru, 'runin' if runin else f'sec sec{d}', d, more={k2: v for k2, v in (('number', num), ('runin', runin)) if v})
                if S.get('toc_levels', 1) > 1 and not runin: self.toc.append((d + (1 if self.src.has_parts else 0), '', plain(ru), None))
                self.first = True
            elif k == 'break':
                self.blocks.append(dict(t='break', cls='break', runs=[], text='')); self.first = S['noindent_after_break']
            elif k in ('p', 'argument', 'quote', 'epigraph', 'signoff', 'salute', 'dateline', 'stage', 'source', 'bib'):
                if k == 'p':
                    self.count += 1
                    if S.get('synth_sec') and self.count > 1 and self.count % S['synth_sec'] == 1 and len(n['runs']) and len(plain(n['runs'])) > 200:
                        self.ssec += 1; m = S['synth_kind']
                        if m == 'break': self.blocks.append(dict(t='break', cls='break', runs=[], text=''))
                        else:
                            z = {'num': str(self.ssec), 'roman': roman(self.ssec), 'sec': f'§ {self.ssec}.', 'dec': f'{self.nch}.{self.ssec}'}[m]
                            self.add('heading', [('', z)], 'secnum', 2 if not self.src.has_parts else 3, more={'numonly': True})
                        self.first = S['noindent_after_break']
                    if S.get('figures') and self.count % S['figures'] == 0: self.figure(n)
                t = {'salute': 'quote' if n.get('inq') else 'p', 'dateline': 'quote' if n.get('inq') else 'p', 'stage': 'p', 'source': 'epigraph' if n.get('ep') else 'source'}.get(k, k)
                runs = n['runs']
                if k == 'quote' and S['quotemarks'] == 'strip' and plain(runs)[:1] in '“‘':
                    runs = [(a, b) for a, b in runs]
                    if runs[0][0] != 'ref': runs[0] = (runs[0][0], runs[0][1].lstrip('“‘'))
                    if runs[-1][0] != 'ref': runs[-1] = (runs[-1][0], runs[-1][1].rstrip('”’'))
                if k == 'source' and S['sourceparen']: runs = [('', '(')] + runs + [('', ')')]
                elif k == 'source': runs = [('', '—')] + [(a, b.lstrip('— ')) for a, b in runs]
                prevk = nodes[i - 1]['k'] if i else ''
                cls = k + (' inq' if n.get('inq') and k != 'quote' else '')
                if k == 'p' and (n.get('cont') or (prevk in ('quote', 'verse', 'table') and S['noindent_after_quote'] and plain(runs)[:1].islower())): cls += ' cont'
                kw = {}
                if k == 'p' and self.first:
                    cls += ' first'
                    if self.toc and self.count == 1: cls += ' opening'
                    if self.count == 1 and S['opener'] in ('caps', 'sc'): kw['lead'] = S['opener']
                    if self.count == 1 and S['dropcap']: kw['drop'] = True
                    self.first = False
                self.add(t, runs, cls, **kw)
            elif k == 'verse':
                ls = n['lines']; runs = []; lines = []
                for j, (ind, rs) in enumerate(ls):
                    if j: runs.append(('br', '\n'))
                    runs += rs
                t = 'verse' if not n.get('play') else 'verse'
                P = self.add('epigraph' if n.get('ep') else t, runs, 'verse' + (' ep' if n.get('ep') else ' inq' if n.get('inq') else ' play' if n.get('play') else ''))
                if P: P['indents'] = [x[0] for x in ls]
            elif k == 'speech':
                who = n['who']; f = S['speaker']
                if not who: self.add('p', n['runs'], 'speech cont2')
                elif f == 'own' or not n['runs']:
                    self.add('speaker', [('sc' if S['speakercaps'] == 'sc' else '', who.upper() if S['speakercaps'] == 'caps' else who)], 'speaker')
                    if n['runs']: self.add('p', n['runs'], 'speech after')
                else:
                    w = who.upper() if S['speakercaps'] == 'caps' else who
                    end = {'dot': '. ', 'colon': ': ', 'dash': '. — ', 'space': '  '}[f]
                    self.add('p', [('sc' if S['speakercaps'] == 'sc' else 'b' if S['speakercaps'] == 'b' else '', w + end)] + n['runs'], 'speech', more={'speaker': who})
            elif k == 'item':
                m = {'1.': f"{n['n']}.", '1': f"{n['n']}", '(1)': f"({n['n']})", 'a)': f"{chr(96 + (n['n'] - 1) % 26 + 1)})", '(a)': f"({chr(96 + (n['n'] - 1) % 26 + 1)})", 'i.': f"{roman(n['n']).lower()}.", '•': '•', '–': '–', '': ''}[S['olmark'] if n['kind'] == 'ol' else S['ulmark']]
                self.add('list', n['runs'], 'item', more={'marker': m} if m else {}, marker=m)
            elif k == 'gloss':
                self.add('p', [('b' if S['glossterm'] == 'b' else 'i' if S['glossterm'] == 'i' else '', plain(n['term']).upper() if S['glossterm'] == 'caps' else plain(n['term'])), ('', ', ' if S['glosssep'] == ',' else ': ')] + n['runs'], 'gloss', more={'gloss': True})
            elif k == 'table':
                rows = [r for r in n['rows'] if any(r)]
                tx = ' '.join(c for r in rows for c in r if c)
                if not tx.strip(): continue
                P = self.add('table', [('', tx)], 'table'); P['rows'] = rows
        self.flush(); self.backnotes()
        if S.get('bib'): self.bibliography()

    def figure(self, n):
        names = re.findall(r'(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{2,})?', plain(n['runs'])) or ['the argument']
        k = len(self.figs) + 1; W = self.W['fig']
        cap = self.rnd.choice(['{}, after an engraving of {}.', 'View of {} in {}. From a contemporary drawing.', '{}. Drawn for this edition; first published {}.', 'Portrait of {}, about {}. The original is lost.']).format(self.rnd.choice(names), self.rnd.randint(1710, 1899))
        f = self.S['figcap']; lab = f'{W} {self.nch}.{k}' if f == '1.1' else f'{W} {k}'
        sep = {'dot': '. ', 'colon': ': ', 'dash': ' — ', '1.1': ' '}.get(f, '. ')
        self.blocks.append(dict(t='figure', cls='figure', runs=[], text='', k=k))
        P = self.add('caption', [('b' if f == 'colon' else '', lab + sep), ('', cap)], 'caption'); P['key'] = f'f{k}'
        self.figs.append((lab, cap, f'f{k}'))

    def flush(self):
        """The chapter is over: its notes wait for the end of the book or are set here."""
        if not self.pending: return
        lab, title = (self.toc[-1][1], self.toc[-1][2]) if self.toc else ('', '')
        if self.S['notes'] == 'chapter':
            self.notehead(self.W['notes'], 2)
            self.setnotes(self.pending)
        elif self.S['notes'] == 'book':
            e = [t for t in self.toc if t[3]][-1]
            self.allnotes.append((e[1], e[2], self.pending, self.ch))
        else: self.allnotes.append((lab, title, self.pending, self.ch))
        self.pending = []

    def notehead(self, t, level, cls='noteshead'):
        self.truth.append({'type': 'notehead', 'level': level, 'chapter': 99, 'text': t, 'chapter_of': 99})
        self.blocks.append(dict(t='notehead', cls=cls, runs=[('', t)], text=t, ti=len(self.truth) - 1))

    def setnotes(self, ps, printed=True):
        for n, paras, ch in ps:
            for j, p in enumerate(paras):
                rs = [(a, uk(b) if self.S['quotes'] == 'uk' else b) for a, b in p]
                tx = plain(rs)
                b = {'type': 'note' if j == 0 else 'notemore', 'level': n, 'chapter': 99, 'text': tx, 'chapter_of': ch}
                it = [x.strip() for k, x in rs if k == 'i' and x.strip()]
                if it: b['italics'] = it
                self.truth.append(b)
                if printed: self.blocks.append(dict(t=b['type'], cls=b['type'], runs=rs, text=tx, n=n, ti=len(self.truth) - 1))

    def backnotes(self):
        if not self.allnotes: return
        S = self.S
        if S['notes'] == 'foot':
            for lab, title, ps, ch in self.allnotes: self.setnotes(ps, False)
            return
        self.blocks.append(dict(t='open', part=False, cls='open', text='', runs=[], head=self.W['notes'], key='onotes', ch=99))
        self.toc.append((1, '', self.W['notes'], 'onotes'))
        self.notehead(self.W['notes'], 1, 'chaphead')
        for lab, title, ps, ch in self.allnotes:
            h = {'label': lab or title, 'title': title or lab, 'both': f'{lab}: {title}' if lab and title else lab or title, 'caps': (lab or title).upper(), 'pages': lab or title}[S['notesub']]
            if len(self.allnotes) > 1 and h: self.notehead(h, 2, 'notesub')
            self.setnotes(ps)

    def bibliography(self):
        B = BIB; self.blocks.append(dict(t='open', part=False, cls='open', text='', runs=[], head=self.W['bib'], key='obib', ch=self.ch))
        self.ch += 1
        self.toc.append((1, '', self.W['bib'], 'obib'))
        self.add('heading', [('', self.W['bib'])], 'chaphead', 1)
        last = None; pick = sorted(self.rnd.sample(B, self.S['bib']))
        for a, t, p, y in pick:
            who = '———' if a == last and self.S['emdash3'] else a
            last = a
            self.add('bib', [('', f'{who}. ' if not who.endswith('.') else who + ' '), ('i', t), ('', f'. {p}, {y}.')], 'bib')


BIB = [tuple(x.split('|')) for x in '''Addison, Joseph|Remarks on Several Parts of Italy|London: Jacob Tonson|1705
Addison, Joseph|The Campaign, a Poem|London: Jacob Tonson|1705
Arnold, Matthew|Literature and Dogma|London: Smith, Elder & Co.|1873
Arnold, Matthew|Essays in Criticism|London: Macmillan|1865
Bagehot, Walter|Lombard Street|London: Henry S. King|1873
Bagehot, Walter|Physics and Politics|London: Henry S. King|1872
Bentham, Jeremy|A Fragment on Government|London: T. Payne|1776
Bentham, Jeremy|The Rationale of Reward|London: John and H. L. Hunt|1825
Buckle, Henry Thomas|History of Civilization in England|London: John W. Parker|1857
Burke, Edmund|Thoughts on the Cause of the Present Discontents|London: J. Dodsley|1770
Burke, Edmund|Letters on a Regicide Peace|London: J. Owen|1796
Carlyle, Thomas|On Heroes, Hero-Worship, and the Heroic in History|London: James Fraser|1841
Carlyle, Thomas|Past and Present|London: Chapman and Hall|1843
Carlyle, Thomas|Chartism|London: James Fraser|1839
Coleridge, Samuel Taylor|Biographia Literaria|London: Rest Fenner|1817
Comte, Auguste|Cours de philosophie positive|Paris: Bachelier|1830–42
Darwin, Charles|The Descent of Man|London: John Murray|1871
Darwin, Erasmus|Zoonomia; or, the Laws of Organic Life|London: J. Johnson|1794–96
Ferguson, Adam|An Essay on the History of Civil Society|Edinburgh: A. Millar|1767
Fichte, Johann Gottlieb|Die Bestimmung des Menschen|Berlin: Vossische Buchhandlung|1800
Gibbon, Edward|Memoirs of My Life and Writings|London: A. Strahan|1796
Godwin, William|An Enquiry concerning Political Justice|London: G. G. J. and J. Robinson|1793
Goethe, Johann Wolfgang von|Zur Farbenlehre|Tübingen: Cotta|1810
Hazlitt, William|The Spirit of the Age|London: Henry Colburn|1825
Hazlitt, William|Table-Talk|London: John Warren|1821–22
Herder, Johann Gottfried|Ideen zur Philosophie der Geschichte der Menschheit|Riga: Hartknoch|1784–91
Hobbes, Thomas|Behemoth, or the Long Parliament|London: John Crooke|1682
Hume, David|Essays, Moral and Political|Edinburgh: A. Kincaid|1741
Hume, David|The History of England|London: A. Millar|1754–62
Hutcheson, Francis|A System of Moral Philosophy|Glasgow: R. and A. Foulis|1755
Huxley, Thomas Henry|Man’s Place in Nature|London: Williams and Norgate|1863
Huxley, Thomas Henry|Lay Sermons, Addresses, and Reviews|London: Macmillan|1870
Kant, Immanuel|Zum ewigen Frieden|Königsberg: F. Nicolovius|1795
Lecky, W. E. H.|History of European Morals from Augustus to Charlemagne|London: Longmans, Green|1869
Lewes, George Henry|Problems of Life and Mind|London: Trübner|1874–79
Locke, John|Some Thoughts concerning Education|London: A. and J. Churchill|1693
Macaulay, Thomas Babington|Critical and Historical Essays|London: Longman|1843
Maine, Henry Sumner|Ancient Law|London: John Murray|1861
Malthus, Thomas Robert|Principles of Political Economy|London: John Murray|1820
Mandeville, Bernard|The Fable of the Bees|London: J. Roberts|1714
Martineau, Harriet|Illustrations of Political Economy|London: Charles Fox|1832–34
Mill, James|Elements of Political Economy|London: Baldwin, Cradock, and Joy|1821
Montesquieu|De l’esprit des lois|Geneva: Barrillot|1748
Morley, John|On Compromise|London: Chapman and Hall|1874
Newman, John Henry|The Idea of a University|London: Basil Montagu Pickering|1873
Newman, John Henry|An Essay in Aid of a Grammar of Assent|London: Burns, Oates|1870
Paley, William|Natural Theology|London: R. Faulder|1802
Pater, Walter|Studies in the History of the Renaissance|London: Macmillan|1873
Pattison, Mark|Isaac Casaubon, 1559–1614|London: Longmans, Green|1875
Price, Richard|A Discourse on the Love of Our Country|London: T. Cadell|1789
Priestley, Joseph|An Essay on the First Principles of Government|London: J. Dodsley|1768
Reid, Thomas|Essays on the Intellectual Powers of Man|Edinburgh: John Bell|1785
Renan, Ernest|L’avenir de la science|Paris: Calmann-Lévy|1890
Ricardo, David|On the Principles of Political Economy and Taxation|London: John Murray|1817
Ruskin, John|The Stones of Venice|London: Smith, Elder & Co.|1851–53
Ruskin, John|Munera Pulveris|London: George Allen|1872
Shaftesbury, Anthony, Earl of|Characteristicks of Men, Manners, Opinions, Times|London: John Darby|1711
Sidgwick, Henry|The Methods of Ethics|London: Macmillan|1874
Spencer, Herbert|First Principles|London: Williams and Norgate|1862
Spencer, Herbert|The Study of Sociology|London: Henry S. King|1873
Stephen, Leslie|History of English Thought in the Eighteenth Century|London: Smith, Elder & Co.|1876
Stewart, Dugald|Elements of the Philosophy of the Human Mind|London: A. Strahan|1792
Taine, Hippolyte|Les origines de la France contemporaine|Paris: Hachette|1875–93
Tocqueville, Alexis de|L’ancien régime et la révolution|Paris: Michel Lévy|1856
Tylor, Edward Burnett|Primitive Culture|London: John Murray|1871
Vico, Giambattista|Principj di una scienza nuova|Naples: Felice Mosca|1725
Voltaire|Essai sur les mœurs et l’esprit des nations|Geneva: Cramer|1756
Whewell, William|History of the Inductive Sciences|London: John W. Parker|1837'''.split('\n')]
