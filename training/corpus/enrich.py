"""Node-level dressing up: stretches, section titles, notes, epigraphs, arguments, lists, tables, quotations. All before prepare.Book, so the truth stays exact."""
import re, random, copy
from ir import plain
from prepare import BIB, roman

ART = dict(en='the|a|an|this|his|their', de='der|die|das|ein|eine|dem|den', fr='le|la|les|un|une|cette', it='il|la|le|gli|un|una', es='el|la|los|las|un|una')
STOPW = set('with from into upon that which when where have were been they them than then their this these those there would could should about such some dass nicht oder aber auch wenn dans avec pour mais plus comme come nella della sono para como pero este esta than only very more most'.split())


def phrases(text, lang):
    out = []
    for m in re.finditer(rf'\b((?:{ART[lang]}) [^\W\d_]{{4,}}(?: [^\W\d_]{{2,}}){{0,4}})(?=[,.;:!?—])', text):
        t = m[1]; w = t.split()
        if len(w[-1]) > 4 and w[-1].lower() not in STOPW and not any(x.lower() in STOPW for x in w[1:]): out.append(t)
    return out


def names(text):
    return [m for m in re.findall(r'(?<=[a-zà-ÿ,;] )([A-ZÀ-Ý][a-zà-ÿ]{3,}(?: [A-Z][a-zà-ÿ]{3,})?)', text)]


def cap(t): return t[:1].upper() + t[1:]


def titlecase(t):
    w = t.split(' ')
    return ' '.join(x if i and len(x) < 4 else cap(x) for i, x in enumerate(w))


def split_runs(runs, cuts):
    """runs cut at plain offsets (refs and breaks go with what is before)."""
    parts = [[]]; pos = 0; cuts = list(cuts)
    for k, t in runs:
        if k == 'ref': parts[-1].append((k, t)); continue
        t0 = t
        while cuts and pos + len(t0) >= cuts[0]:
            a = cuts[0] - pos
            if t0[:a]: parts[-1].append((k, t0[:a]))
            t0 = t0[a:]; pos += a; cuts.pop(0); parts.append([])
        if t0: parts[-1].append((k, t0)); pos += len(t0)
    return parts


def raw(runs): return ''.join(t for k, t in runs if k != 'ref')


def trim(runs):
    runs = [x for x in runs]
    while runs and runs[0][0] not in ('ref',) and not runs[0][1].strip(): runs.pop(0)
    if runs and runs[0][0] not in ('ref', 'br'): runs[0] = (runs[0][0], runs[0][1].lstrip())
    while runs and runs[-1][0] not in ('ref',) and not runs[-1][1].strip(): runs.pop()
    if runs and runs[-1][0] not in ('ref', 'br'): runs[-1] = (runs[-1][0], runs[-1][1].rstrip())
    return runs


def sentence_ends(t): return [m.end() for m in re.finditer(r'(?<=[^\W\d_]{3})[.!?][”’"»)]?(?= [A-ZÀ-Ý“‘«„¿¡])', t)]


def stretch(src, r, frac, words):
    """A run of whole chapters of about `words` words, starting near `frac` of the text."""
    N = src.nodes
    wc = [len(plain(n.get('runs', [])).split()) + sum(len(plain(x).split()) for _, x in n.get('lines', [])) for n in N]
    total = sum(wc); heads = [i for i, n in enumerate(N) if n['k'] in ('part', 'chap')]
    if len(heads) < 3: heads = [i for i, n in enumerate(N) if n['k'] in ('part', 'chap', 'head')]
    if total <= words * 1.15: return list(N), (0, len(N))
    cum = [0]
    for w in wc: cum.append(cum[-1] + w)
    cand = [i for i in heads if total - cum[i] >= words * .75] or heads[:1]
    want = frac * max(0, total - words)
    i0 = min(cand, key=lambda i: abs(cum[i] - want))
    j = i0; w = 0; end = None
    while j < len(N):
        if j > i0 and N[j]['k'] in ('part', 'chap') and w >= words * .85: end = j; break
        w += wc[j]; j += 1
        if w > words * 1.25 and N[j - 1]['k'] in ('p', 'speech', 'gloss') and plain(N[j - 1]['runs'])[-1:] in '.!?”’"»': end = j; break
        if w > words * 1.6: end = j; break
    end = end or len(N)
    while end > i0 + 1 and N[end - 1]['k'] in ('part', 'chap', 'head'): end -= 1
    pre = []
    if N[i0]['k'] == 'chap':
        p = [i for i in range(i0) if N[i]['k'] == 'part']
        if p and r.random() < .6: pre = [N[p[-1]]]
    nodes = pre + N[i0:end]
    if not pre and N[i0]['k'] == 'chap' and any(n['k'] == 'part' for n in nodes): nodes = [n for n in nodes if n['k'] != 'part']
    return nodes, (i0, end)


CIT = dict(en=['See {a}, {t} ({p}, {y}), p. {n}.', 'Cf. {a}, {t}, vol. {r}, pp. {n}–{m}.', '{a}, {t}, ch. {r}.', 'Ibid., p. {n}.', 'Compare {t}, {n}.', '{A} is of another mind: see {t}, p. {n}.', 'So in the edition of {y}; the earlier copies leave the words out.', 'Op. cit., vol. {r}, p. {n}.', 'On this head see especially {a}, {t} ({y}).', 'The passage was added in {y}.', '{t}, pp. {n}, {m}.', 'See above, p. {n}.', 'This was written before {y}, and much has happened since; the reader will make his own allowance, as {A} does in {t}.'],
 de=['Siehe {a}, {t} ({p}, {y}), S. {n}.', 'Vgl. {a}, {t}, Bd. {r}, S. {n}–{m}.', 'Ebd., S. {n}.', 'So in der Ausgabe von {y}; die frühere läßt die Worte fort.', '{a}, {t}, {r}. Kapitel.', 'A. a. O., S. {n}.', 'Anders {A}, {t}, S. {n}.'],
 fr=['Voir {a}, {t} ({p}, {y}), p. {n}.', 'Cf. {a}, {t}, t. {r}, p. {n}-{m}.', 'Ibid., p. {n}.', 'Ainsi dans l’édition de {y}; les précédentes omettent ces mots.', '{a}, {t}, chap. {r}.', 'Op. cit., p. {n}.', '{A} est d’un autre avis: {t}, p. {n}.'],
 it=['Si veda {a}, {t} ({p}, {y}), p. {n}.', 'Cfr. {a}, {t}, vol. {r}, pp. {n}-{m}.', 'Ivi, p. {n}.', 'Così nell’edizione del {y}; le precedenti omettono queste parole.', '{a}, {t}, cap. {r}.', 'Op. cit., p. {n}.'],
 es=['Véase {a}, {t} ({p}, {y}), p. {n}.', 'Cf. {a}, {t}, vol. {r}, pp. {n}-{m}.', 'Ibíd., p. {n}.', 'Así en la edición de {y}; las anteriores omiten estas palabras.', '{a}, {t}, cap. {r}.', 'Op. cit., p. {n}.'])


def citation(r, lang):
    a, t, p, y = r.choice(BIB); f = r.choice(CIT[lang]); n = r.randint(3, 480)
    sur = a.split(',')[0]; first = a.split(', ')[1] if ', ' in a else ''
    f = f.format(a=r.choice([sur, f'{first} {sur}'.strip()]), A=sur, p=p, y=y, n=n, m=n + r.randint(1, 9), r=roman(r.randint(1, 9)).lower(), t='\1')
    if '\1' not in f: return [('', f)]
    x, z = f.split('\1')
    return [q for q in [('', x), ('i', t), ('', z)] if q[1]]


def enrich(src, nodes, span, r, lang, E, S):
    """nodes changed as the flags E say. Returns the nodes; sets src.note_paras."""
    nodes = [copy.copy(n) for n in nodes]
    N = src.nodes; a, b = span
    pool = [s.strip() for n in N[:a] + N[b:] if n['k'] == 'p' for s in re.split(r'(?<=[^\W\d_]{3}[.!?]) (?=[A-Z])', plain(n['runs']).replace('\n', ' ')) if 40 < len(s) < 420 and s.strip()[-1:] in '.!?' and s.count('“') == s.count('”')]
    r.shuffle(pool)
    extra = {}; orig = src.note_paras
    dash = E.get('dash')
    def fixd(runs): return [(k, t if k == 'ref' else re.sub(r' ?— ?', dash, t)) for k, t in runs] if dash else runs
    src.note_paras = lambda i: [fixd(p) for p in (extra[i] if i in extra else orig(i))]
    parts = any(n['k'] == 'part' for n in nodes)
    if parts:
        for n in nodes:
            if n['k'] == 'head': n['level'] = n['level'] + 1
    # where paragraphs stand
    def scan():
        c = 0
        for i, n in enumerate(nodes):
            if n['k'] in ('part', 'chap', 'head'): c = 0
            elif n['k'] == 'p': c += 1
            n['_c'] = c
    scan()
    def prose(i, lo=40, hi=400):
        n = nodes[i]
        return n['k'] == 'p' and lo <= len(plain(n['runs']).split()) <= hi
    # dashes
    if dash:
        for n in nodes:
            if n.get('runs'): n['runs'] = fixd(n['runs'])
            if n.get('lines'): n['lines'] = [(x, fixd(l)) for x, l in n['lines']]
    # long paragraphs cut in two, so that pages hold more of them
    if E.get('cutparas'):
        out = []
        for i, n in enumerate(nodes):
            if n['k'] == 'p' and len(plain(n['runs']).split()) > E['cutparas'] * 1.7 and not any(k == 'br' for k, _ in n['runs']):
                t = raw(n['runs']); cuts = []; last = 0
                for e in sentence_ends(t):
                    if len(t[last:e].split()) >= E['cutparas'] * r.uniform(.4, 1.6) and len(t) - e > 120 and t[last:e].count('“') == t[last:e].count('”') and t[last:e].count('(') == t[last:e].count(')'): cuts.append(e); last = e
                for k, p in enumerate(split_runs(n['runs'], cuts)):
                    p = trim(p)
                    if plain(p): m = dict(n, runs=p); (m.pop('cont', None) if k else None); out.append(m)
            else: out.append(n)
        nodes = out; scan()
    # long chapters cut into more of them, the old ones turned into parts or not
    if E.get('chaps'):
        aspart = E.get('aspart') and not parts; out = []; w = 0; used = set(); want = E['chaps'] * r.uniform(.5, 1.5)
        def title(t):
            c = [x for x in phrases(t, lang) + names(t) if x.lower() not in used and len(x) < 70]
            if not c: return None
            x = c[min(len(c) - 1, r.randint(0, 3))]; used.add(x.lower()); x = cap(x)
            return titlecase(x) if E.get('sectitlecase') and lang == 'en' else x
        for i, n in enumerate(nodes):
            if n['k'] in ('part', 'chap'): w = 0
            if n['k'] == 'chap':
                if aspart: n = dict(n, k='part')
                elif not re.match(r'(?i)(preface|introd|act|scene)', plain(n['runs'])): n = dict(n, num=n.get('num') or '1')
            here = n['k'] == 'p' and prose(i, 30, 2000) and plain(n['runs'])[0].isupper()
            if here and (aspart and nodes[i - 1]['k'] == 'chap' or w > want and nodes[i - 1]['k'] == 'p'):
                t = ' '.join(plain(x['runs']).replace('\n', ' ') for x in nodes[i:i + 4] if x['k'] == 'p'); ti = title(t)
                if E.get('chapbare') or ti:
                    out.append(dict(k='chap', num='1' if E.get('chapnum', True) or not ti else None, runs=[] if E.get('chapbare') else [('', ti)], sub=[], level=1)); w = 0; want = E['chaps'] * r.uniform(.5, 1.5)
            if n.get('runs'): w += len(plain(n['runs']).split())
            out.append(n)
        nodes = out; parts = any(n['k'] == 'part' for n in nodes)
        if aspart:
            for n in nodes:
                if n['k'] == 'head': n['level'] = n['level'] + 1
        scan()
    if E.get('subtitles'):
        for i, n in enumerate(nodes):
            if n['k'] == 'chap' and n['runs'] and not n.get('sub'):
                t = ' '.join(plain(x['runs']).replace('\n', ' ') for x in nodes[i + 1:i + 9] if x['k'] == 'p'); c = [x for x in phrases(t, lang) if len(x) < 60]
                if c: n['sub'] = [[('', cap(c[-1]))]]
    # quotations
    if E.get('quotes'):
        for i in range(1, len(nodes) - 1):
            if prose(i, 25, 170) and nodes[i]['_c'] > 1 and nodes[i - 1]['k'] == 'p' and nodes[i + 1]['k'] == 'p' and r.random() < E['quotes'] and plain(nodes[i]['runs'])[0] not in '“‘«':
                nodes[i]['k'] = 'quote'
                if r.random() < .5: nodes[i + 1]['cont'] = True
                if r.random() < .2 and i + 2 < len(nodes) and prose(i + 1, 20, 120) and nodes[i + 2]['k'] == 'p': nodes[i + 1]['k'] = 'quote'; nodes[i + 1].pop('cont', None)
        if E.get('qsource'):
            out = []
            for i, n in enumerate(nodes):
                out.append(n)
                if n['k'] == 'quote' and (i + 1 == len(nodes) or nodes[i + 1]['k'] == 'p') and r.random() < .35:
                    x = r.choice(BIB); out.append(dict(k='source', runs=[('', x[0].split(',')[0] + ', '), ('i', x[1])]))
            nodes = out
        scan()
    # lists
    if E.get('lists'):
        out = []
        for i, n in enumerate(nodes):
            if prose(i, 50, 260) and n['_c'] > 1 and r.random() < E['lists'] and not any(k in ('br',) for k, _ in n['runs']):
                t = raw(n['runs']); e = sentence_ends(t)
                ps = [trim(p) for p in split_runs(n['runs'], e)]; ps = [p for p in ps if plain(p)]
                if 3 <= len(ps) <= 9 and max(len(plain(p).split()) for p in ps) < 70:
                    if plain(ps[0]).endswith(':') or r.random() < .6: out.append(dict(n, runs=ps[0])); ps = ps[1:]
                    kind = 'ol' if r.random() < E.get('olshare', .6) else 'ul'
                    for k, p in enumerate(ps, 1): out.append(dict(k='item', n=k, kind=kind, runs=p, _c=n['_c']))
                    continue
            out.append(n)
        nodes = out; scan()
    # verses of prose lines
    if E.get('verse'):
        for i in range(1, len(nodes) - 1):
            n = nodes[i]
            if prose(i, 18, 110) and n['_c'] > 1 and nodes[i - 1]['k'] == 'p' and nodes[i + 1]['k'] == 'p' and r.random() < E['verse'] and not any(k in ('br', 'ref') for k, _ in n['runs']):
                w = plain(n['runs']).split(); L = []; p = r.choice([5, 6, 7, 8])
                while w:
                    k = max(3, p + r.randint(-1, 1))
                    if len(w) - k < 3: k = len(w)
                    L.append(' '.join(w[:k])); w = w[k:]
                nodes[i] = dict(k='verse', lines=[(r.choice([0, 1]) if E.get('vind') and j % 2 else 0, [('', cap(x))]) for j, x in enumerate(L)], inq=True, _c=n['_c'])
    # sections with titles
    if E.get('secs'):
        out = []; cnt = 0; lev = 3 if parts else 2; used = set(); subs = 0; nextat = E['secs']
        for i, n in enumerate(nodes):
            if n['k'] in ('part', 'chap'): cnt = 0; subs = 0; nextat = E['secs'] if not E.get('secfirst') else 0
            if n['k'] == 'p':
                cnt += 1
                if cnt > nextat and prose(i, 45, 2000) and plain(n['runs'])[0] not in '“‘«' and plain(n['runs'])[0].isupper():
                    t = plain(n['runs']).replace('\n', ' '); c = [x for x in phrases(t, lang) if x.lower() not in used and len(x) < 60]; nm = [x for x in names(t) if x.lower() not in used]
                    ti = None
                    k = r.random()
                    if nm and k < .25: ti = r.choice(nm)
                    elif len(c) > 1 and k < .35 and lang == 'en': ti = f'{c[0]} and {c[1]}' if len(c[0] + c[1]) < 50 else f'Of {c[0]}'
                    elif c: ti = (f'Of {c[0]}' if lang == 'en' and r.random() < .2 else c[0])
                    if ti:
                        used.add(ti.lower()); ti = cap(ti)
                        if E.get('sectitlecase') and lang == 'en': ti = titlecase(ti)
                        if E.get('secend'): ti += E['secend']
                        sub = E.get('sublevels') and subs and r.random() < .45
                        out.append(dict(k='head', level=lev + (1 if sub else 0), num=None, runs=[('', ti)])); subs += 1
                        nextat = cnt - 1 + max(1, round(E['secs'] * r.uniform(.5, 1.5)))
            out.append(n)
        nodes = out; scan()
    # tables
    if E.get('tables'):
        out = []; left = E['tables']
        for i, n in enumerate(nodes):
            out.append(n)
            if left and prose(i, 40, 2000) and n['_c'] > 1 and i + 1 < len(nodes) and nodes[i + 1]['k'] == 'p' and r.random() < .06:
                nm = list(dict.fromkeys(names(' '.join(plain(x['runs']) for x in nodes[max(0, i - 12):i + 12] if x['k'] == 'p'))))[:9]
                if len(nm) < 3: continue
                cols = r.randint(2, 4); y = r.randint(1790, 1880)
                head = [{'en': 'Place', 'de': 'Ort', 'fr': 'Lieu', 'it': 'Luogo', 'es': 'Lugar'}[lang]] + [str(y + 5 * k) for k in range(cols)]
                out.append(dict(k='table', rows=[head] + [[x] + [f'{r.randint(1, 99)},{r.randint(0, 999):03d}' if E.get('tablenum') else str(r.randint(2, 980)) for _ in range(cols)] for x in nm])); left -= 1
        nodes = out; scan()
    # epigraphs and arguments at the opening of a chapter
    if E.get('epigraphs') or E.get('arguments') or E.get('subtitles'):
        out = []
        for i, n in enumerate(nodes):
            out.append(n)
            if n['k'] != 'chap': continue
            nx = nodes[i + 1]['k'] if i + 1 < len(nodes) else ''
            if E.get('arguments') and nx != 'argument':
                j = i + 1; t = ''
                while j < len(nodes) and nodes[j]['k'] not in ('part', 'chap'): t += ' ' + plain(nodes[j].get('runs', [])).replace('\n', ' ') + '.'; j += 1
                c = list(dict.fromkeys(phrases(t, lang) + [x for x in names(t) if r.random() < .05])); k = r.randint(4, 12)
                step = max(1, len(c) // k); c = [x for x in c[::step] if len(x) < 60][:k]
                if len(c) >= 3:
                    sep = E['argsep']; out.append(dict(k='argument', runs=[('', (sep.join(cap(x) if '—' in sep or '.' in sep or '–' in sep else x if z else cap(x) for z, x in enumerate(c)) + '.'))]))
            if E.get('epigraphs') and nx not in ('epigraph', 'argument') and pool and r.random() < E['epigraphs']:
                s = pool.pop(); x = r.choice(BIB)
                out.append(dict(k='epigraph', runs=[('', s)]))
                if E.get('episource', True): out.append(dict(k='source', ep=True, runs=[('', x[0].split(',')[0] + ', '), ('i', x[1])] if r.random() < .65 else [('', x[0].split(',')[0])]))
        nodes = out; scan()
    # sign-offs
    if E.get('signoffs'):
        out = []
        for i, n in enumerate(nodes):
            out.append(n)
            if n['k'] == 'p' and i + 1 < len(nodes) and nodes[i + 1]['k'] == 'chap' and r.random() < E['signoffs']:
                out.append(dict(k='signoff', runs=[('', r.choice(['J. B.', 'M. W. Harding', 'The Author', 'T. de Q.', 'R. L. Carey', 'A. H. Lowe']))]))
        nodes = out
    # notes
    if E.get('notes'):
        k = 0
        for i, n in enumerate(nodes):
            if n['k'] not in ('p', 'quote') or not n.get('runs'): continue
            t = raw(n['runs']); spots = [m.end() for m in re.finditer(r'(?<=[^\W\d_]{3})[.,;?!][”’"»]?(?= [^\W\d_“‘])', t)] + ([len(t)] if re.search(r'[^\W\d_]{3}[.!?][”’"»]?$', t) else [])
            want = E['notes'] * len(t.split()) / 1000; want = int(want) + (r.random() < want % 1)
            if not spots or not want: continue
            cuts = sorted(r.sample(spots, min(want, len(spots))))
            ps = split_runs(n['runs'], cuts); new = []
            for z, p in enumerate(ps):
                new += p
                if z < len(cuts):
                    if new and new[-1][0] == 'ref': continue
                    if z + 1 < len(ps) and ps[z + 1] and ps[z + 1][0][0] == 'ref': continue
                    k += 1; i2 = f'x{k}'
                    q = r.random()
                    paras = [citation(r, lang)]
                    if q < E.get('longnotes', .3) and pool: 
                        s = pool.pop(); paras = [[('', s + ' ')] + citation(r, lang)] if r.random() < .5 else [[('', s)]]
                        if q < E.get('longnotes', .3) * .15 and pool: paras.append([('', pool.pop())])
                    elif q > .8: paras = [paras[0] + [('', ' ')] + citation(r, lang)]
                    extra[i2] = paras; new.append(('ref', i2))
            n['runs'] = new
    for n in nodes: n.pop('_c', None)
    return nodes
