#!/usr/bin/python3
"""more.py OUT FROM TO [ENGINE]: books number FROM..TO-1 of an endless list of texts and dresses, each in a child of its own."""
import sys, os, json, re, subprocess, random, shutil, time, traceback, signal
HERE = os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0, HERE)
os.environ['FONTCONFIG_FILE'] = os.path.join(HERE, 'fonts.conf'); os.environ['MKBOOK_SRC'] = os.path.join(HERE, 'sources')
from pathlib import Path
import ir, style, prepare, mkbook, enrich
from prepare import roman
BOOKS = json.load(open(os.path.join(HERE, 'books.json')))
BASE = {}
for n, b in BOOKS.items(): BASE.setdefault(b['src'], n)          # source -> base name (the first book of the text)
TEXTS = [(n, s) for s, n in BASE.items()]
AUTHORS = {n: b['author'] for n, b in BOOKS.items()}

MORE = dict(style.BOTH)
MORE.update(
    trim=['111mm 178mm', '129mm 198mm', '138mm 216mm', '140mm 216mm', '148mm 210mm', '152mm 229mm', '156mm 234mm', '125mm 205mm', '170mm 240mm', '105mm 170mm', '120mm 190mm', '133mm 203mm', '165mm 235mm', '178mm 254mm', '210mm 297mm', '216mm 279mm', '110mm 175mm', '130mm 205mm'],
    size=[9, 9.5, 10, 10.3, 10.5, 11, 11.5, 12], lead=[1.15, 1.18, 1.22, 1.25, 1.3, 1.4, 1.5], justify=[True, True, True, False],
    paras=['indent'] * 6 + ['space', 'space', 'both', 'line', 'tight', 'flush'], indent=[.8, 1.0, 1.2, 1.5, 2.0, 2.5],
    headcase=['asis', 'asis', 'asis', 'caps', 'caps', 'sc', 'italic'], seccase=['asis', 'asis', 'caps', 'italic', 'sc'], headalign=['center', 'left', 'center', 'right', 'left'], secalign=['left', 'left', 'center', 'right'],
    headbold=[False, False, True], secbold=[True, True, False], headsize=[1.0, 1.15, 1.3, 1.5, 1.8, 2.2], headspace=[.8, 1.6, 1.6, 3], secsize=[.95, 1, 1.04, 1.15, 1.25], secspace=[.7, 1.2, 1.2, 1.8], numsize=[1, 1.5, 2],
    label=['Chapter 1', 'CHAPTER I', 'Chapter One', 'I', '1', 'none', 'I.', 'Chapter I', 'One', '1.', '§ 1', 'CHAPTER ONE', 'ONE', 'Chapter the First', 'Chap. I.', 'CHAP. 1', 'CHAPTER 1', 'Chapter 1.', '[1]', '(I)', '— 1 —', 'i', 'No. 1', 'One.', 'Chapter One.'],
    labelall=[False, True], labelsep=['.', '.', ':', ' —', ' –'], opening=['lines', 'lines', 'lines', 'inline', 'inline'],
    opensat=['right', 'page', 'page', 'none', 'none'], break_=['* * *', '⁂', '', '—', '❦', '* * *', '', '***', '•', '*', '· · ·', '~', '#', '———'],
    secnum=['', '', '1.1', '1.1', 'I', '1', '§', '(1)', 'A'], secdot=[True, False], runin=[0, 0, 0, 0, 2],
    runhead=['book/chap', 'book/chap', 'author/book', 'chap/chap', 'book/sec', 'none', 'none', 'none', 'book/book', 'author/chap', 'book/lab', 'lab/chap', 'book/labchap', 'labchap/labchap', 'ab/chap', 'ab/ab'], absep=[': ', ', ', ' • ', ' – '],
    headcaps=['caps', 'asis', 'italic', 'sc', 'caps'], headpos=['center', 'outer', 'inner'], headfoot=[False] * 5 + [True], headrule=[False, False, True],
    folio=['outer', 'outer', 'foot-center', 'foot-center', 'foot-outer', 'inline', 'inline', 'inlinein', 'inner', 'top-center', 'none'], foliosep=['\\2003', '\\2003', ' | ', ' • ', '  ', ' — '], foliodeco=['', '', '', '', 'dash', '[]', 'dot', 'en', 'stop'],
    notes=['foot', 'foot', 'foot', 'book', 'book', 'chapter'], noterestart=['chapter', 'chapter', 'book', 'page'], mark=['sup', 'sup', 'sup', '[1]', '[1]', '(1)', '*', 'sym', '(*)', '1)'], notenum=['1.', '1.', '1', '[1]', '[1]', 'sup', '1)', '(1)', '1 –', '1:'],
    fnsize=[.75, .8, .82, .86, .9, 1.0], ensize=[.86, .86, .93, 1], fnrule=[True, True, False], fnrulekind=['', '', 'none', 'full'], notehang=[True, False], fnindent=[True, False], fnindentem=[0, 1], splitnotes=[True, True, False],
    quotes=['source', 'source', 'source', 'uk', 'ascii'], quotesize=[1.0, .94, .92, .9, .88, .85], qleft=[2.2, 2.2, 1, 1.5, 3, .6], qspace=[.6, .6, 0, 0, .3, 1], qindent=[1.2, 0, 1.2], qfirst=[False, False, True], sourcealign=['right', 'right', 'left', 'center'],
    vspace=[.6, .6, 0, 1.1], vleft=[2.4, 0, 1, 4, 6], epup=[False, False, True], epright=[False, False, True], epl=[3, 0, 6], epr=[3, 0], argup=[False, False, True], arghang=[False, True], argfull=[False, True], listindent=[0, 1, 2],
    speaker=['dot', 'own', 'colon', 'dash', 'space'], contents=['leaders', 'leaders', 'plain', 'none', 'runon'], title=[True, True, True, True, False], halftitle=[False, False, True], toc_levels=[1, 1, 2], chapters_through=[True, True, False],
    slug=['none'] * 6 + ['indd', 'prepress'], hyphenate=[True, True, True, True, False], hyphen=['-', '-', '-', '\u2010', '\u00ad'], ligs=[False] * 5 + [True], olmark=['1.', '(1)', 'a)', '(a)', 'i.', '1'], ulmark=['•', '–', '', '•'],
    noindent_after_quote=[True, False], figcap=['dot', 'colon', '1.1', 'dash'],
)
FACES = ['EB Garamond', 'EB Garamond', 'TeX Gyre Pagella', 'TeX Gyre Pagella', 'TeX Gyre Termes', 'TeX Gyre Schola', 'TeX Gyre Bonum', 'TeX Gyre Heros', 'Gentium Plus', 'Gentium Basic', 'Gentium Book Basic', 'Linux Libertine O', 'Linux Libertine O', 'Linux Biolinum O', 'Latin Modern Roman', 'Latin Modern Sans', 'Liberation Serif', 'Liberation Sans', 'Carlito', 'Caladea', 'Lato', 'Cardo', 'GFS Didot', 'DejaVu Serif', 'Old Standard TT', 'Vollkorn', 'Charis SIL', 'Baskervald ADF Std']
EXTRACT = ['poppler'] * 4 + ['raw'] * 3 + ['layout'] * 2 + ['nopgbrk', 'rawnopgbrk', 'ffspace', 'crlf'] + ['mutool'] * 3 + ['pdfjs'] * 3 + ['joined'] * 2 + ['noblank', 'layoutnopgbrk', 'gs', 'rawcrlf']

_ext = mkbook.extract
def extract(pdf, how, out, name, S, book, rnd):
    pt = lambda *o: subprocess.run(['pdftotext', *o, '-enc', 'UTF-8', str(pdf), '-'], capture_output=True).stdout.decode('utf8', 'replace')
    if how == 'noblank': return re.sub(r'\n(?:[ \t]*\n)+', '\n', pt())
    if how == 'layoutnopgbrk': return pt('-layout', '-nopgbrk')
    if how == 'rawcrlf': return pt('-raw').replace('\n', '\r\n')
    if how == 'gs':      # Ghostscript: a file a page, joined by form feeds
        d = out / 'gs'; shutil.rmtree(d, ignore_errors=True); d.mkdir()
        subprocess.run(['gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=txtwrite', '-o', str(d / 'p%04d.txt'), str(pdf)], capture_output=True)
        return ''.join(f.read_text('utf8', 'replace') + '\f' for f in sorted(d.glob('p*.txt')))
    return _ext(pdf, how, out, name, S, book, rnd)


def dress(i, r, base, lang, engine):
    S = {k: r.choice(v) for k, v in sorted(MORE.items())}
    S['face'] = r.choice(FACES); S['seed'] = 90000 + i; S['lang'] = lang; S['engine'] = engine; S['pool'] = 'more'
    if r.random() < .12:   # typescript: a word processor's page
        S.update(trim=r.choice(['210mm 297mm', '216mm 279mm']), size=r.choice([11, 12]), lead=r.choice([1.25, 1.4, 1.5]), face=r.choice(['Liberation Serif', 'Carlito', 'Caladea', 'Liberation Sans', 'TeX Gyre Termes']), justify=r.random() < .4, hyphenate=r.random() < .3, hyphen='-', paras=r.choice(['line', 'space', 'indent', 'tight']), runhead=r.choice(['none', 'none', 'ab/ab', 'book/book']), folio=r.choice(['foot-center', 'foot-outer', 'inner']), opener='none', dropcap=False, slug='none', ligs=False)
    if float(S['trim'].split('mm')[0]) > 200: S['size'] = max(S['size'], 11)
    if not S['justify'] and S['paras'] == 'flush': S['paras'] = 'indent'
    if S['paras'] == 'flush' and r.random() < .5: S['paras'] = 'indent'
    if engine == 'chromium':
        if S['notes'] == 'foot': S['notes'] = r.choice(['book', 'chapter'])
        S['hyphenate'] = False; S['index'] = False
        S['folio'] = S['folio'] if S['folio'] in ('outer', 'inner', 'foot-center', 'foot-outer', 'inline') else 'foot-center'
    if S['notes'] != 'foot' and S['mark'] in ('*', 'sym', '(*)'): S['mark'] = r.choice(['sup', '[1]', '(1)', '1)'])
    if S['noterestart'] == 'page' and not (S['notes'] == 'foot' and engine in ('xelatex', 'lualatex')): S['noterestart'] = 'chapter'
    if engine == 'weasy' and S['notes'] == 'foot' and S['mark'] in ('(*)', 'sym'): S['mark'] = r.choice(['sup', '*', '*'])
    if S['ligs'] and engine in ('xelatex', 'lualatex') and S['face'] not in ('EB Garamond', 'Linux Libertine O', 'Linux Biolinum O', 'Old Standard TT', 'Latin Modern Roman', 'Latin Modern Sans', 'DejaVu Serif', 'Cardo'): S['face'] = r.choice(['EB Garamond', 'Linux Libertine O'])
    if engine in ('xelatex', 'lualatex'):
        if S['face'] == 'Cardo' and 'sc' in (S['headcaps'], S['opener'], S['headcase'], S['seccase'], S['speakercaps']): S['face'] = r.choice(['Gentium Plus', 'Old Standard TT'])
        if S['hyphen'] == '\u2010' and S['face'] in ('EB Garamond', 'Gentium Basic', 'Gentium Book Basic', 'Carlito', 'Caladea'): S['face'] = r.choice(['Linux Libertine O', 'Gentium Plus'])
        if S['hyphen'] == '\u00ad' and S['face'] in ('Carlito', 'EB Garamond'): S['face'] = 'Linux Libertine O'
    if engine == 'chromium' and S['slug'] == 'prepress': S['slug'] = 'indd'
    if S['opening'] == 'inline' and S['label'] in ('— 1 —',): S['label'] = '1.'
    if S['runhead'] == 'none' and S['folio'] == 'none' and r.random() < .6: S['folio'] = 'foot-center'
    if lang != 'en' and S['label'] in ('Chapter the First', 'No. 1'): S['label'] = 'Chapter One'
    S['index'] = engine != 'chromium' and r.random() < .2
    S['bib'] = r.randint(12, 45) if r.random() < .18 else 0
    if r.random() < .13: S['figures'] = r.randint(6, 18); S['figlist'] = r.random() < .4 and engine == 'weasy'
    if base in ('epictetus', 'ethics', 'opium', 'arnold', 'mutualaid', 'boethius', 'walden', 'locke', 'federalist') and engine in ('xelatex', 'lualatex'): S['face'] = r.choice(['EB Garamond', 'Gentium Plus', 'Linux Libertine O', 'Cardo', 'Old Standard TT', 'DejaVu Serif', 'GFS Didot', 'Linux Biolinum O'])
    play = base in ('pygmalion', 'leonce'); poem = base in ('whitman',); gloss = base == 'devils'
    E = {}
    if not (play or poem or gloss):
        p = lambda q: r.random() < q
        if p(.12): E['dash'] = r.choice([' – ', ' - ', '–', ' — '])
        if p(.45): E['cutparas'] = r.choice([45, 60, 80, 110])
        if p(.4): E['chaps'] = r.choice([700, 1200, 2000, 3000]); E['aspart'] = p(.3); E['chapbare'] = p(.25) and S['label'] != 'none'; E['chapnum'] = p(.75); E['sectitlecase'] = p(.4)
        if p(.1): E['subtitles'] = True
        if p(.5): E['quotes'] = r.choice([.04, .08, .15]); E['qsource'] = p(.3)
        if p(.3): E['lists'] = r.choice([.04, .08, .15]); E['olshare'] = r.choice([0, .5, 1])
        if p(.22): E['verse'] = r.choice([.03, .06, .12]); E['vind'] = p(.4)
        q = r.random()
        if q < .42: E['secs'] = r.choice([3, 4, 6, 8, 12]); E['secfirst'] = p(.3); E['sectitlecase'] = E.get('sectitlecase', p(.35)); E['secend'] = '.' if p(.15) else ''; E['sublevels'] = p(.35)
        elif q < .6: S['synth_sec'] = r.choice([3, 5, 7, 10]); S['synth_kind'] = r.choice(['break', 'break', 'num', 'roman', 'sec', 'dec'])
        if p(.12): E['tables'] = r.randint(1, 4); E['tablenum'] = p(.5)
        if p(.22): E['epigraphs'] = r.choice([.4, 1]); E['episource'] = p(.8)
        elif p(.18): E['arguments'] = True; E['argsep'] = r.choice([' — ', '—', '; ', ', ', ' – ', '. '])
        if p(.12): E['signoffs'] = r.choice([.3, 1])
        if p(.62): E['notes'] = r.choice([.5, 1.5, 3, 5, 8, 12]); E['longnotes'] = r.choice([.1, .3, .6])
    if base == 'whitman' and r.random() < .7 and S['engine'] in ('xelatex', 'lualatex') and r.random() < .3: S['linenums'] = 5
    if E.get('secs') and S['runin'] and E.get('sublevels'): S['runin'] = 3
    if S['mark'] in ('sym', '(*)', '*') and E.get('notes', 0) > 5: E['notes'] = 3
    if base in ('epictetus', 'ethics', 'mutualaid') and E.get('notes', 0) > 3: E.pop('notes')
    return S, E


def make(i, outdir, force=None):
    r = random.Random(f'more{i}')
    order = list(TEXTS); random.Random(f'round{i // len(TEXTS)}').shuffle(order)
    base, srcf = order[i % len(TEXTS)]; rnd_no = i // len(TEXTS)
    spec0 = BOOKS[base]; lang = spec0['style'].get('lang', 'en')
    x = r.random(); engine = force or ('xelatex' if x < .48 else 'weasy' if x < .86 else 'lualatex' if x < .93 else 'chromium')
    S, E = dress(i, r, base, lang, engine)
    how = r.choice(EXTRACT)
    words = r.randint(11000, 22000)
    if base in ('boethius', 'epictetus', 'ethics', 'beagle', 'mutualaid'): words = min(words, 17000)
    p = Path(os.environ['MKBOOK_SRC']) / srcf
    src = ir.TEI(p, 10**9) if srcf.endswith('.xml') else ir.SE(p, None, 10**9)
    fracs = [.62, .35, .85, .12, .5, .95, .25, .72]
    nodes, span = enrich.stretch(src, r, (fracs[rnd_no % 8] + r.uniform(-.1, .1)) % 1, words)
    src.nodes, full = enrich.enrich(src, nodes, span, r, lang, E, S), src.nodes
    src.has_parts = any(n['k'] == 'part' for n in src.nodes)
    name = f'{base}-m{i:03d}'
    rnd = random.Random(90000 + i)
    meta = dict(title=spec0['title'], author=spec0['author'], sub=spec0.get('sub', ''), year=rnd.randint(1961, 2021), slugno=rnd.randint(1000, 9999),
                slugdate=f'{rnd.randint(1,28):02d}/{rnd.randint(1,12):02d}/{rnd.randint(2004,2021)}   {rnd.randint(8,19):02d}:{rnd.randint(0,59):02d}:{rnd.randint(0,59):02d}',
                isbn=f'978 0 {rnd.randint(1000,9999)} {rnd.randint(1000,9999)} {rnd.randint(0,9)}',
                press=rnd.choice(['Harrow & Vane', 'The Saltmarsh Press', 'Aldine House', 'Kestrel University Press', 'Lindqvist & Co', 'Marram Books', 'University of Westmark Press']), place=rnd.choice(['London', 'Edinburgh', 'New York', 'Oxford', 'Chicago', 'Dublin']), printer=rnd.choice(['Great Britain', 'the United States of America', 'Italy']), ded=rnd.choice(['E. M. H.', 'my parents', 'R. and J.', 'those who waited']))
    book = prepare.Book(src, S, meta); book.repairs = []
    tmp = Path('/tmp/mkmore') / name; shutil.rmtree(tmp, ignore_errors=True); tmp.mkdir(parents=True)
    if engine == 'weasy': pdf, nfront, labels = mkbook.set_weasy(book, meta, tmp, name)
    elif engine == 'chromium':
        import chromeset; pdf, nfront, labels = chromeset.typeset(book, meta, tmp, name)
    else:
        import texset; pdf, nfront, labels = texset.typeset(book, meta, tmp, name)
    heads = set(); sep = S['labelsep']
    for lv, lab, tx, k in book.toc: heads |= {tx, lab, f'{lab} {tx}', f'{lab} {prepare.short(tx)}', f'{lab} {prepare.short(tx or lab)}'}
    heads |= {prepare.short(b['text']) for b in book.truth if b['type'] == 'heading'} | {b.get('head', '') for b in book.blocks} | {meta['title'], meta['author'], meta['author'] + ' ' + meta['title']} | {b['text'] for b in book.truth if b['type'] == 'heading'} | {book.W['index'], book.W['bib'], book.W['notes'], book.W['contents']}
    import check
    pages, total, miss, extra, ml, el = check.check(str(pdf), book.truth, nfront, labels, heads)
    txt = extract(pdf, how, tmp, name, S, book, rnd)
    if S['hyphen'] == '\u00ad' and how in ('raw', 'rawnopgbrk', 'mutool', 'pdfjs'):
        vocab = set(re.findall(r'[^\W\d_]+', ' '.join(b['text'] for b in book.truth).lower()))
        txt = re.sub(r'([^\W\d_]+)[-\u2010](\n\s*)([^\W\d_]+)', lambda m: m[1] + ('\u00ad' if (m[1] + m[3]).lower() in vocab else '-') + m[2] + m[3], txt)
    truth = {'title': meta['title'], 'style': how, 'language': lang, 'blocks': book.truth, 'pages': pages, 'front_pages': nfront}
    from repairs import repairs
    rp = repairs(txt, book.truth)
    if rp: truth['repairs'] = rp
    per = round(1e4 * (miss + extra) / max(1, total), 2)
    ok = per <= 30 and len(txt.split()) > total * .8
    from collections import Counter
    info = dict(name=name, base=base, engine=engine, extract=how, lang=lang, ok=ok, per10k=per, missing=miss, extra=extra, words=total, pages=len(labels), blocks=dict(Counter(b['type'] for b in book.truth)), E=E, S=S)
    (tmp / 'diff.txt').write_text('\n'.join(ml) + '\n--- extra\n' + ' '.join(el))
    if ok:
        for nm, data in ((f'{name}.txt', txt),): (outdir / ('.' + nm)).write_text(data, newline=''); os.replace(outdir / ('.' + nm), outdir / nm)
        shutil.copy(pdf, outdir / f'{name}.pdf')
        json.dump(truth, open(outdir / f'.{name}.truth.json', 'w'), ensure_ascii=False, indent=0); os.replace(outdir / f'.{name}.truth.json', outdir / f'{name}.truth.json')   # the truth last: who sees it finds the rest
        shutil.copy(tmp / 'diff.txt', f'/tmp/mkmore/{name}.diff'); shutil.rmtree(tmp)
    print(json.dumps(info, ensure_ascii=False), flush=True)


def main():
    outdir = Path(sys.argv[1]); outdir.mkdir(parents=True, exist_ok=True); a, b = int(sys.argv[2]), int(sys.argv[3]); force = sys.argv[4] if len(sys.argv) > 4 else None
    log = open(outdir.parent / 'log.jsonl', 'a'); deadline = float(os.environ.get('DEADLINE', '9e18'))
    for i in range(a, b):
        if time.time() > deadline or os.path.exists(os.path.join(HERE, 'STOP')): break
        t = time.time()
        code = f'import sys; sys.argv=["more.py"]; sys.path.insert(0, {HERE!r}); import more; from pathlib import Path; more.make({i}, Path({str(outdir)!r}), {force!r})'
        pr = subprocess.Popen(['/usr/bin/python3', '-c', code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
        try: o, e = pr.communicate(timeout=300)
        except subprocess.TimeoutExpired: os.killpg(pr.pid, signal.SIGKILL); pr.communicate(); o, e = '', 'timeout'
        line = (o.strip().split('\n') or [''])[-1]
        try: d = json.loads(line)
        except ValueError: d = dict(i=i, ok=False, error=(e or o)[-900:])
        d['secs'] = round(time.time() - t, 1); d['i'] = i
        log.write(json.dumps(d, ensure_ascii=False) + '\n'); log.flush()
        if d['ok']:
            g = outdir.parent / 'groups.json'; G = json.load(open(g)) if g.exists() else {}
            G[d['name']] = d['base']; tmp = g.with_suffix('.tmp'); json.dump(G, open(tmp, 'w'), indent=1, sort_keys=True); os.replace(tmp, g)
        print(i, d.get('name'), d.get('engine'), d.get('extract'), d.get('per10k'), d['secs'], 's', d.get('error', '')[-300:], flush=True)


if __name__ == '__main__': main()
