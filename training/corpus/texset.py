"""Printed blocks -> LaTeX -> PDF (engine 'xelatex' or 'lualatex')."""
import os, re, subprocess, json
import check
from prepare import roman, short
from webset import lig, SYMS, case

HYPH = dict(en='english', de='ngerman', fr='french', it='italian', es='spanish', nl='dutch', pl='polish', ru='russian')
SP = {'\\': r'\textbackslash{}', '{': r'\{', '}': r'\}', '$': r'\$', '&': r'\&', '#': r'\#', '%': r'\%', '_': r'\_', '^': r'\textasciicircum{}', '~': r'\textasciitilde{}'}


class Tex:
    def __init__(self, book, meta): self.b, self.S, self.m = book, book.S, meta; book.headof = {}

    def esc(self, t):
        if self.S['ligs']: t = lig(t)
        return ''.join(SP.get(c, c) for c in t)

    def inline(self, runs, P=None):
        S = self.S; o = []; P = P or {}; lead = P.get('lead'); drop = P.get('drop'); n = 0
        for k, *x in runs:
            if k == 'ref':
                num, paras = x
                if S['notes'] == 'foot': o.append(r'\footnote{' + r'\par '.join(self.inline(p) for p in paras) + '}')
                else:
                    m = {'sup': rf'\textsuperscript{{{num}}}', '[1]': f'[{num}]', '(1)': f'({num})', '*': '*', '(*)': '(*)', '1)': rf'\textsuperscript{{{num})}}', 'sym': rf'\textsuperscript{{{SYMS[(num-1)%6]}}}'}[S['mark']]
                    o.append('{' + m + '}')
                continue
            t = x[0]
            if k == 'br': o.append(r'\\ '); continue
            if P.get('up'): t = t.upper()
            if n == 0 and k == '' and (lead or drop):
                mm = re.match(r'[“‘«„"\']?\w', t); ws = t.split(' '); c = min(len(ws), 3 if len(''.join(ws[:3])) > 8 else 4)
                head = ' '.join(ws[:c]); rest = ' '.join(ws[c:])
                if drop and mm:
                    h = head[mm.end():]; hh = (h.upper() if lead == 'caps' else h)
                    o.append(r'\lettrine[lines=2]{%s}{%s}%s%s' % (self.esc(mm.group(0)), (r'\upshape ' if lead != 'sc' else '') + self.esc(hh), ' ' if rest else '', self.esc(rest)))
                elif lead == 'caps': o.append(self.esc(head.upper()) + (' ' if rest else '') + self.esc(rest))
                elif lead == 'sc': o.append(r'\textsc{%s}%s%s' % (self.esc(head), ' ' if rest else '', self.esc(rest)))
                else: o.append(self.esc(t))
                n += 1; continue
            n += 1; e = self.esc(t)
            o.append({'i': r'\textit{%s}', 'sc': r'\textsc{%s}', 'b': r'\textbf{%s}'}.get(k, '%s') % e)
        return ''.join(o)

    def notenum(self, n):
        if self.S['mark'] in ('*', 'sym', '(*)'): return {'*': '*', '(*)': '(*)', 'sym': SYMS[(n - 1) % 6]}[self.S['mark']] + '~'
        return {'1.': f'{n}. ', '1': f'{n} ', '[1]': f'[{n}] ', 'sup': rf'\textsuperscript{{{n}}} ', '1)': f'{n}) ', '(1)': f'({n}) ', '1 –': f'{n} – ', '1:': f'{n}: '}[self.S['notenum']]

    def body(self):
        S, m = self.S, self.m; o = []; runin = None; prev = ''
        lnum = 0
        for P in self.b.blocks:
            c, t = P['cls'], P['t']
            inq = t in ('quote',) or 'inq' in c
            if t not in ('open', 'break', 'figure') and prev in ('quote', 'p') :
                if inq != (prev == 'quote') and t not in ('heading', 'label'): o.append(r'\par\addvspace{%.1fpt}' % (S['size'] * S.get('qspace', .6)))
            prev = 'quote' if inq else 'p'
            if t == 'open':
                h = P['head']; hh = case(h, S['headcaps']); T = case(m['title'], S['headcaps']); A = case(m['author'], S['headcaps'])
                lc = case(f'{P.get("lab")}{S.get("labsep", ": ")}{h}' if P.get('lab') and P.get('lab') != h else h, S['headcaps']); ll = case(P.get('lab') or h, S['headcaps']); ab = case(f'{m["author"]}{S.get("absep", ": ")}{m["title"]}', S['headcaps'])
                l, r = {'book/chap': (T, hh), 'chap/chap': (hh, hh), 'author/book': (A, T), 'author/chap': (A, hh), 'book/book': (T, T), 'book/sec': (T, hh), 'none': ('', ''), 'book/lab': (T, ll), 'lab/chap': (ll, hh), 'book/labchap': (T, lc), 'labchap/labchap': (lc, lc), 'ab/chap': (ab, hh), 'ab/ab': (ab, ab)}[S['runhead']]
                o.append({'right': r'\cleardoublepage', 'page': r'\clearpage', 'none': r'\par\vspace{10mm plus 3mm}'}[S['opensat']])
                if S['opensat'] != 'none': o.append(r'\thispagestyle{opener}\vspace*{%dmm}' % (45 if P['part'] else 14))
                else: o.append(r'\pagebreak[1]')
                o.append(r'\markboth{%s}{%s}\phantomsection\label{%s}' % (self.esc(l), self.esc(r), P['key']))
                if S['noterestart'] == 'chapter': o.append(r'\setcounter{footnote}{0}')
                lnum = 0; prev = ''; continue
            if t == 'break':
                o.append(r'\par\medskip{\centering %s\par}\medskip' % self.esc(S['break_']) if S['break_'] else r'\par\bigskip'); continue
            if t == 'figure': o.append(r'\par\bigskip{\centering\fbox{\rule{0pt}{34mm}\rule{56mm}{0pt}}\par}\nobreak'); continue
            if t == 'table':
                n = max(map(len, P['rows'])); w = .92 / n
                o.append(r'\par{\small\setlength\tabcolsep{3pt}\begin{longtable}{%s}\hline ' % (r'>{\raggedright\arraybackslash}p{%.3f\textwidth}' % w * n) + '\n'.join(' & '.join(self.esc(x) for x in r + [''] * (n - len(r))) + r'\\' for r in P['rows']) + r'\hline\end{longtable}}'); continue
            if ('chaphead' in c or 'parthead' in c) and S['headcase'] == 'caps' or c.startswith('sec') and 'secnum' not in c and S['seccase'] == 'caps': P['up'] = True
            h = self.inline(P['runs'], P)
            if c == 'runin': runin = h; continue
            al = {'center': r'\centering ', 'left': r'\raggedright ', 'right': r'\raggedleft '}
            big = r'\fontsize{%.1f}{%.1f}\selectfont ' % (S['size'] * S.get('headsize', 1.5), S['size'] * S.get('headsize', 1.5) * 1.22)
            hs = {'sc': r'\scshape ', 'italic': r'\itshape '}.get(S['headcase'], '') + (r'\bfseries ' if S.get('headbold') else '')
            ss = {'sc': r'\scshape ', 'italic': r'\itshape '}.get(S['seccase'], '') + (r'\bfseries ' if S.get('secbold') else '')
            if t == 'label':
                if S['label'].isupper() and len(S['label']) > 3: h = h.upper()
                o.append(r'{\par\noindent %s%s\par}\nobreak\vspace{%.0fpt}' % (al[S['headalign']], h, S['size'] * .7)); continue
            if t in ('heading', 'notehead', 'subtitle'):
                if 'chaphead' in c or 'parthead' in c: o.append(r'{\par\noindent %s%s%s%s\par}\nobreak\vspace{%.0fpt}' % (al[S['headalign']], big, hs, h, S['size'] * S.get('headspace', 1.5)))
                elif t == 'subtitle': o.append(r'{\par\noindent %s\itshape %s\par}\nobreak\vspace{8pt}' % (al[S['headalign']], h))
                else:
                    if S['runhead'] == 'book/sec' and c.startswith('sec') and 'secnum' not in c: o.append(r'\markright{%s}' % self.esc(case(short(P['text']), S['headcaps'])))
                    st = r'\itshape ' if c.endswith(('sec3', 'sec4')) else ss
                    o.append(r'\par\addvspace{%.0fpt plus 3pt}{\noindent %s%s%s\par}\nobreak\vspace{%.0fpt}' % (S['size'] * S.get('secspace', 1.1), r'\centering ' if 'secnum' in c else al[S['secalign']], r'\fontsize{%.1f}{%.1f}\selectfont ' % (S['size'] * S.get('secsize', 1), S['size'] * S.get('secsize', 1) * 1.22) + st, h, S['size'] * S.get('secspace', 1.1) * .4))
                self.first = True; continue
            if t == 'speaker': o.append(r'\par\addvspace{3pt}{\centering %s\par}\nobreak' % h); continue
            if 'verse' in c:
                ind = P.get('indents', [0]); lines = [[]]
                for x in P['runs']:
                    if x[0] == 'br': lines.append([])
                    else: lines[-1].append(x)
                q = []
                for k, l in enumerate(lines):
                    lnum += 1
                    ln = r'\hfill{\footnotesize %d}' % lnum if S.get('linenums') and lnum % S['linenums'] == 0 else ''
                    q.append(r'\vl{%.1fem}{%s%s}' % (1.3 * min(ind[k] if k < len(ind) else 0, 5), self.inline(l), ln))
                o.append(r'\par%s{\leftskip=%s %s%s' % ('' if 'play' in c else r'\addvspace{%.1fpt}' % (8 * S.get('vspace', .6)), '1.2em' if 'play' in c else f"{S.get('vleft', 2.4)}em", r'\itshape ' if 'ep' in c.split() else '', '' if 'play' in c else r'\fontsize{%.1f}{%.1f}\selectfont ' % (S['size'] * S['quotesize'], S['size'] * S['lead'] * max(.93, S['quotesize']))) + '\n'.join(q) + r'\par}' + ('' if 'play' in c else r'\addvspace{5pt}')); continue
            if t in ('note', 'notemore'):
                o.append(r'{\par%s%s %s%s\par}' % ({.86: r'\footnotesize', 1: r'\normalsize', .93: r'\small'}.get(S.get('ensize', .86), r'\footnotesize'), r'\noindent\hangindent=1.5em\hangafter=1' if S.get('notehang', True) else r'\parindent=1em', self.notenum(P['n']) if t == 'note' else r'\hskip1.5em ', h)); continue
            if runin: h = r'\textit{%s%s} ' % (runin, '' if re.search('[.?!:]$', runin) else '.') + h; runin = None
            if t == 'list': o.append(r'{\par\leftskip=%.1fem\parindent=-1.7em %s~%s\par}' % (1.7 + S.get('listindent', 1), self.esc(P.get('marker', '')), h)); continue
            if inq or t == 'quote':
                o.append(r'{\par\leftskip=%sem\rightskip=%s\fontsize{%.1f}{%.1f}\selectfont\parindent=%s %s%s\par}' % (S.get('qleft', 2.1), (f"{S.get('qleft', 2.1)}em" if S['quoteright'] else '0pt') + ('' if S['justify'] else ' plus 1fil'), S['size'] * S['quotesize'], S['size'] * S['lead'] * max(.93, S['quotesize']), '1.2em' if S.get('qfirst') else f"{S.get('qindent', 1.2)}em" if getattr(self, 'lastq', False) else '0pt', r'\raggedleft\scshape ' if t == 'signoff' else '', h)); self.lastq = True; continue
            self.lastq = False
            if t == 'epigraph': o.append(r'{\par\leftskip=3em\rightskip=3em\noindent\small%s %s\par}\par\addvspace{4pt}' % ('' if S.get('epup') else r'\itshape', h))
            elif t in ('source',): o.append(r'{\par\raggedleft\small %s\hskip2em\null\par}\par\addvspace{4pt}' % h)
            elif t == 'signoff' or c == 'dateline': o.append(r'{\par\raggedleft %s%s\hskip1em\null\par}' % (r'\scshape ' if t == 'signoff' else r'\itshape ', h))
            elif t == 'argument': o.append(r'{\par\leftskip=%sem\rightskip=%sem\noindent\small%s%s %s\par}\par\addvspace{%dpt}' % (*((0, 0) if S.get('argfull') else (1.5, 1.5)), '' if S.get('argup') else r'\itshape', r'\hangindent=1em\hangafter=1' if S.get('arghang') else '', h, S['size']))
            elif t == 'caption': o.append(r'{\par\centering\small\phantomsection\label{%s}%s\par}\bigskip' % (P['key'], h))
            elif t == 'bib' or 'gloss' in c: o.append(r'{\par\parindent=0pt\hangindent=1.5em\hangafter=1 %s\par}\vspace{1pt}' % h)
            elif 'speech' in c: o.append(r'{\par\parindent=0pt\hangindent=1.2em\hangafter=1 %s\par}' % h if 'after' not in c and 'cont2' not in c else r'\par %s' % h)
            elif 'stage' in c: o.append(r'{\par\leftskip=1.5em\rightskip=1.5em\noindent\itshape %s\par}' % h)
            else:
                ni = ('first' in c and not S['firstindent']) or 'cont' in c.split() or S['paras'] in ('space', 'line', 'tight', 'flush') or P.get('drop') or 'salute' in c
                o.append((r'\par\noindent ' if ni else r'\par ') + h)
        return '\n'.join(o)

    def front(self):
        S, m, W = self.S, self.m, self.b.W; o = []; e = self.esc
        if S['title']: o.append(r'\thispagestyle{empty}\vspace*{25mm}{\centering{\fontsize{22}{27}\selectfont %s\par}\vspace{4mm}%s\vspace{10mm}{\large %s\par}\vfill %s\\%s\par}\clearpage' % (e(case(m['title'], S['headcase'])), r'{\itshape %s\par}' % e(m['sub']) if m.get('sub') else '', e(m['author']), e(m['press']), e(m['place'])))
        if S['imprint']: o.append(r'\thispagestyle{empty}\vspace*{60mm}{\small\parindent=0pt\parskip=4pt First published %d\par %s, %s\par © %s %d. %s.\par ISBN %s\par Typeset in %s/%.0f pt %s\par Printed and bound in %s\par}\cleardoublepage' % (m['year'], e(m['press']), e(m['place']), e(m['press']), m['year'], W['imp'], m['isbn'], S['size'], S['size'] * S['lead'], S['face'], m['printer']))
        if S['dedication']: o.append(r'\cleardoublepage\thispagestyle{empty}\vspace*{40mm}{\centering\itshape %s\\%s\par}' % (W['ded'], e(m['ded'])))
        if S['contents'] != 'none':
            o.append(r'\cleardoublepage\thispagestyle{opener}\vspace*{12mm}{\centering\Large %s\par}\bigskip{\parindent=0pt\parskip=1.5pt' % e(case(W['contents'], S['headcase'])))
            for lv, lab, tx, key in self.b.toc:
                if key is None or not (lab or tx): continue
                en = f'{lab}{"" if lab.endswith(".") else "."} {tx}' if lab and tx and S['opening'] == 'inline' else f'{lab}\\quad {tx}' if lab and tx else lab or tx
                en = en.replace(tx, e(tx)) if tx else en
                o.append(r'\hskip%.1fem %s%s\par' % (1.4 * (lv - 1), en, {'leaders': r'\leaders\hbox to .8em{\hss.\hss}\hfill\pageref{%s}', 'plain': r'\quad\pageref{%s}', 'runon': r', \pageref{%s}'}[S['contents']] % key))
            o.append('}')
        if self.b.figs and S.get('figlist'):
            o.append(r'\clearpage\thispagestyle{opener}{\centering\Large %s\par}\bigskip{\parindent=0pt ' % e(W['figs']) + '\n'.join(r'%s\quad %s\dotfill\pageref{%s}\par' % (e(l), e(c), k) for l, c, k in self.b.figs) + '}')
        return '\n'.join(o)

    def tex(self, index=''):
        S, m = self.S, self.m; w, h = S['trim'].split(); W, Hh = float(w[:-2]), float(h[:-2])
        folio, pos = S['folio'], S['headpos']; hf = r'\fontsize{%.1f}{%.1f}\selectfont ' % (S['size'] * .86, S['size']) + {'italic': r'\itshape ', 'sc': r'\scshape '}.get(S['headcaps'], '')
        if folio == pos: pos = 'center'
        if folio == 'top-center' and pos == 'center': pos = 'outer'
        L = []
        if S['runhead'] != 'none':
            fsep = {'\\2003': r'\hskip1.2em{}', ' | ': r'\ |\ ', ' • ': r'\ •\ ', '  ': r'\hskip.6em{}', ' — ': r'\ —\ '}[S.get('foliosep', '\\2003')]
            if folio == 'inline': L.append(r'\fancyhead[LE]{%s\thepage%s\leftmark}\fancyhead[RO]{%s\rightmark%s\thepage}' % (hf, fsep, hf, fsep))
            elif folio == 'inlinein': L.append(r'\fancyhead[LE]{%s\leftmark%s\thepage}\fancyhead[RO]{%s\thepage%s\rightmark}' % (hf, fsep, hf, fsep))
            else:
                a, b = {'center': ('CE', 'CO'), 'outer': ('LE', 'RO'), 'inner': ('RE', 'LO')}[pos]
                L.append(r'\fancyhead[%s]{%s\leftmark}\fancyhead[%s]{%s\rightmark}' % (a, hf, b, hf))
        elif folio.startswith('inline'): folio = 'foot-center'
        pg = {'dash': r'— \thepage{} —', '[]': r'[\thepage]', 'dot': r'· \thepage{} ·', 'en': r'– \thepage{} –', 'stop': r'\thepage.'}.get(S.get('foliodeco'), r'\thepage')
        L.append({'outer': r'\fancyhead[LE,RO]{%s}', 'inner': r'\fancyhead[RE,LO]{%s}', 'foot-center': r'\fancyfoot[C]{%s}', 'foot-outer': r'\fancyfoot[LE,RO]{%s}', 'top-center': r'\fancyhead[C]{%s}', 'inlinein': '%%%s', 'inline': '%%%s', 'none': '%%%s'}[folio] % pg)
        if S.get('headfoot'): L = [x.replace('fancyhead', 'fancyfoot') for x in L]
        slug = ''
        if S['slug'] != 'none':
            base = re.sub(r'\W+', '-', m['title'])[:24]
            slug = r'\usepackage{eso-pic}\AddToShipoutPictureBG{\AtPageLowerLeft{\put(8,6){\fontsize{6}{6}\selectfont\ttfamily %s}}}' % ({'indd': f"{m['slugno']}-{base}.indd  \\thepage\\hskip2em {m['slugdate']}", 'prepress': f"{m['isbn']}  {base}.pdf  {m['slugdate']}  Page \\thepage"}[S['slug']])
        fm = {'sup': r'\textsuperscript{\thefootnote}', '[1]': r'[\thefootnote]', '(1)': r'(\thefootnote)', '(*)': r'(\thefootnote)', '1)': r'\textsuperscript{\thefootnote)}', '*': r'\textsuperscript{\thefootnote}', 'sym': r'\textsuperscript{\thefootnote}'}[S['mark']]
        ft = {'1.': r'\thefootnote. ', '1': r'\thefootnote~', '[1]': r'[\thefootnote]~', 'sup': r'\textsuperscript{\thefootnote}', '1)': r'\thefootnote)~', '(1)': r'(\thefootnote)~', '1 –': r'\thefootnote{} – ', '1:': r'\thefootnote: '}[S['notenum']]
        if S['mark'] in ('*', 'sym'): ft = r'\thefootnote~'
        if S['mark'] == '(*)': ft = r'(\thefootnote)~'
        perpage = 'perpage' if S['noterestart'] == 'page' or S['mark'] in ('sym', '*', '(*)') else ''
        hy = {'\u2010': ',HyphenChar="2010', '\u00ad': ',HyphenChar="00AD'}.get(S['hyphen'], '')
        return r'''\documentclass[twoside]{book}
\usepackage{fontspec}\usepackage[paperwidth=%s,paperheight=%s,inner=%.0fmm,outer=%.0fmm,top=%.0fmm,bottom=%.0fmm,headsep=5mm,footskip=9mm]{geometry}
\usepackage{fancyhdr,lettrine,multicol,longtable,array}\usepackage[%s]{footmisc}%s
\defaultfontfeatures{}\setmainfont{%s}[Ligatures={TeXOff,Common},WordSpace={1.1,1.2,.55}%s]
\def\phantomsection{}%s
\language=\csname l@%s\endcsname \lefthyphenmin=2 \righthyphenmin=3
\makeatletter
%s
\renewcommand\@makefnmark{%s}
\renewcommand\@makefntext[1]{\parindent=1em %s{%s}#1}
\renewcommand\normalsize{\fontsize{%s}{%.2f}\selectfont}\renewcommand\small{\fontsize{%.1f}{%.1f}\selectfont}\renewcommand\footnotesize{\fontsize{%.1f}{%.1f}\selectfont}
\def\cleardoublepage{\clearpage\if@twoside\ifodd\c@page\else\hbox{}\thispagestyle{empty}\newpage\fi\fi}
\makeatother
%s
\setlength\parindent{%.1fem}\setlength\parskip{%s}
\newcommand\vl[2]{\par\noindent\hangindent=\dimexpr#1+2em\relax\hangafter=1\hspace*{#1}{\rightskip=0pt plus 1fil\relax #2}}
\pagestyle{fancy}\fancyhf{}\renewcommand\headrulewidth{%s}\renewcommand\footrulewidth{0pt}
%s
\fancypagestyle{opener}{\fancyhf{}%s\renewcommand\headrulewidth{0pt}}
%s\tolerance=1500\emergencystretch=2em\raggedbottom\interfootnotelinepenalty=%d \widowpenalty=9000\clubpenalty=9000
\begin{document}\normalsize%s
\pagenumbering{roman}%s
\cleardoublepage\typeout{NFRONT=\the\value{page}}\pagenumbering{arabic}
%s
%s
\clearpage\end{document}''' % (w, h, W * .13, W * .115, Hh * .105, Hh * .105, perpage, slug, S['face'], hy, {'none': r'\def\footnoterule{}', 'full': r'\def\footnoterule{\kern-3pt\hrule width \textwidth\kern 2.6pt}'}.get(S.get('fnrulekind'), ''), HYPH[S['lang']],
             r'\renewcommand\thefootnote{\fnsymbol{footnote}}' if S['mark'] in ('*', 'sym', '(*)') else '', fm, r'\noindent ' if not S.get('fnindent', True) else '', ft,
             S['size'], S['size'] * S['lead'], S['size'] * .93, S['size'] * S['lead'] * .94, S['size'] * S.get('fnsize', .82), S['size'] * S.get('fnsize', .82) * 1.18,
             '' if S['justify'] else r'\raggedright', S['indent'] if S['paras'] in ('indent', 'both') else 0, '0pt' if S['paras'] in ('indent', 'flush') else '%.1fpt plus 1pt' % (S['size'] * {'space': .5, 'both': .45, 'line': S['lead'], 'tight': .25}[S['paras']]),
             '.4pt' if S.get('headrule') else '0pt', '\n'.join(L), r'\fancyfoot[C]{\thepage}' if S['dropfolio'] else '', '' if S.get('hyphenate', True) else r'\hyphenpenalty=10000\exhyphenpenalty=10000\pretolerance=10000 ', 100 if S.get('splitnotes', True) else 9000,
             '' if S['justify'] else r'\raggedright\setlength\parindent{%.1fem}' % (S['indent'] if S['paras'] in ('indent', 'both') else 0), self.front(), self.body(), index)


def typeset(book, meta, out, name):
    from mkbook_index import make_index
    T = Tex(book, meta); S = book.S; eng = S['engine']
    def run():
        p = subprocess.run([eng, '-interaction=nonstopmode', '-output-directory', str(out), str(out / f'{name}.tex')], capture_output=True)
        return p.stdout.decode('utf8', 'replace')
    (out / f'{name}.tex').write_text(T.tex())
    for x in ('aux',):
        if (out / f'{name}.{x}').exists(): (out / f'{name}.{x}').unlink()
    for P in book.blocks: P.pop('up', None)
    log = run(); ix = ''
    if not (out / f'{name}.pdf').exists(): raise SystemExit(log[-3000:])
    nf = int(re.search(r'NFRONT=(\d+)', log).group(1)) - 1
    if S['index']:
        body = out / 'b.pdf'; subprocess.run(['qpdf', str(out / f'{name}.pdf'), '--pages', '.', f'{nf+1}-z', '--', str(body)])
        ent = make_index(str(body), book, None); book.ch += 1
        book.truth.append({'type': 'heading', 'level': 1, 'chapter': book.ch, 'text': book.W['index'], 'chapter_of': book.ch})
        ix = r'\clearpage\thispagestyle{opener}\markboth{%s}{%s}{\centering\Large %s\par}\bigskip\begin{multicols}{2}\footnotesize\raggedright\parindent=0pt ' % ((book.W['index'],) * 2 + (case(book.W['index'], S['headcase']),))
        last = ''
        for d, t in ent:
            if d == 0 and last and t[0].upper() != last: ix += r'\medskip '
            if d == 0: last = t[0].upper()
            ix += r'\par\hangindent=%sem\hangafter=1 %s%s' % ('2' if d else '1', r'\hskip1em ' if d else '', T.inline([('', t)])) + '\n'
            book.truth.append({'type': 'index', 'level': d, 'chapter': book.ch, 'text': t, 'chapter_of': book.ch})
        ix += r'\end{multicols}'
        for P in book.blocks: P.pop('up', None)
        (out / f'{name}.tex').write_text(T.tex(ix))
    log = run()
    err = [l for l in log.split('\n') if l.startswith('!')]
    if err: print('TeX errors:', len(err), err[:4])
    misschars = set(re.findall(r'Missing character: There is no (\S+)', log))
    if misschars: print('missing glyphs:', ' '.join(sorted(misschars))[:200])
    pdf = out / f'{name}.pdf'
    n = int(re.search(r'Pages:\s+(\d+)', subprocess.run(['pdfinfo', str(pdf)], capture_output=True, text=True).stdout).group(1))
    return pdf, nf, [roman(i).lower() for i in range(1, nf + 1)] + [str(i) for i in range(1, n - nf + 1)]
