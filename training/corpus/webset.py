"""Printed blocks -> HTML and CSS -> PDF (WeasyPrint; Chromium for style engine='chromium')."""
import html as H, re, subprocess, os
from prepare import roman, short

LIG = [('ffi', 'ﬃ'), ('ffl', 'ﬄ'), ('fi', 'ﬁ'), ('fl', 'ﬂ'), ('ff', 'ﬀ')]
SYMS = ['*', '†', '‡', '§', '¶', '‖']


def lig(t):
    for a, b in LIG: t = t.replace(a, b)
    return t


def esc(t, S): return H.escape(lig(t) if S['ligs'] else t, quote=False)


def case(t, how):
    return t.upper() if how == 'caps' else t


class Html:
    def __init__(self, book, meta): self.b, self.S, self.m = book, book.S, meta

    def inline(self, runs, P=None):
        S = self.S; o = []; lead = (P or {}).get('lead'); drop = (P or {}).get('drop'); n = 0
        up = (P or {}).get('up')
        for k, *x in runs:
            if k == 'ref':
                num, paras = x
                m = self.mark(num)
                if S['notes'] == 'foot' and S['engine'] == 'weasy':
                    inner = ''.join((' ' if False else '<br class=np>') * (j > 0) + self.inline(p) for j, p in enumerate(paras))
                    o.append(f'<span class=fn data-c="{H.escape(m)}" data-m="{H.escape(self.notenum(num))}">{inner}</span>')
                else: o.append(f'<sup class=ref>{m}</sup>' if S['mark'] in ('sup', '*', '1)') else f'<span class=ref>{m}</span>')
                continue
            t = x[0]
            if k == 'br': o.append('<br>'); continue
            if up: t = t.upper()
            if lead and n == 0 and k == '':
                ws = t.split(' '); c = min(len(ws), 3 if len(''.join(ws[:3])) > 8 else 4)
                head = ' '.join(ws[:c]); t2 = ' '.join(ws[c:])
                fl = ''
                if drop:
                    mm = re.match(r'[“‘«„"\']?\w', head)
                    if mm: fl = f'<span class=drop>{esc(mm.group(0), S)}</span>'; head = head[mm.end():]
                hh = esc(head.upper(), S) if lead == 'caps' else f'<span class=sc>{esc(head, S)}</span>'
                o.append(fl + hh + (' ' if t2 else '') + esc(t2, S)); lead = None; drop = None; n += 1; continue
            if drop and n == 0:
                mm = re.match(r'[“‘«„"\']?\w', t)
                if mm: o.append(f'<span class=drop>{esc(mm.group(0), S)}</span>'); t = t[mm.end():]
                drop = None
            n += 1
            h = esc(t, S)
            o.append(f'<i>{h}</i>' if k == 'i' else f'<span class=sc>{h}</span>' if k == 'sc' else f'<b>{h}</b>' if k == 'b' else h)
        return ''.join(o)

    def mark(self, n):
        m = self.S['mark']
        return {'sup': str(n), '[1]': f'[{n}]', '(1)': f'({n})', '*': '*', '(*)': '(*)', '1)': f'{n})', 'sym': SYMS[(n - 1) % 6]}[m]

    def notenum(self, n):
        m = self.S['notenum']
        if self.S['mark'] in ('*', 'sym', '(*)'): return self.mark(n) + (' ' if m != 'sup' else '')
        return {'1.': f'{n}. ', '1': f'{n} ', '[1]': f'[{n}] ', 'sup': str(n), '1)': f'{n}) ', '(1)': f'({n}) ', '1 –': f'{n} – ', '1:': f'{n}: '}[m]

    def body(self):
        S = self.S; o = []; m = self.m; inopen = False; runin = None; openbreak = ''
        key = None; bare = False
        for P in self.b.blocks:
            c = P['cls']; t = P['t']
            if t == 'open':
                key = P['key']; h = P['head']
                hh = case(h, S['headcaps'])
                lc = case(f'{P.get("lab")}{S.get("labsep", ": ")}{h}' if P.get('lab') and P.get('lab') != h else h, S['headcaps'])
                ll = case(P.get('lab') or h, S['headcaps']); ab = case(f'{m["author"]}{S.get("absep", ": ")}{m["title"]}', S['headcaps'])
                right = {'book/lab': ll, 'lab/chap': hh, 'book/labchap': lc, 'labchap/labchap': lc, 'ab/chap': hh, 'ab/ab': ab, 'book/chap': hh, 'chap/chap': hh, 'author/chap': hh, 'book/sec': hh}.get(S['runhead'], case(m['title'], S['headcaps']))
                left = {'lab/chap': ll, 'labchap/labchap': lc, 'ab/chap': ab, 'ab/ab': ab, 'chap/chap': hh, 'author/book': case(m['author'], S['headcaps']), 'author/chap': case(m['author'], S['headcaps'])}.get(S['runhead'], case(m['title'], S['headcaps']))
                o.append(f'<div class="open {"openpart" if P["part"] else ""}" id="{key}" style="string-set: verso {q(left)}, recto {q(right)}"></div>')
                inopen = True
                continue
            if t == 'break':
                o.append('<div class=break>' + (esc(S['break_'], S) or '&#160;') + '</div>' if S['break_'] else '<div class="break white"></div>'); continue
            if t == 'figure':
                k = P['k']; o.append(f'<div class=figure><svg width="220" height="130" viewBox="0 0 220 130"><rect x=1 y=1 width=218 height=128 fill="#eee" stroke="#333"/>' + ''.join(f'<path d="M{5+10*i} 125 Q{60+7*i*k%100} {20+3*i} {210-4*i} {10+5*i}" fill="none" stroke="#555"/>' for i in range(12)) + '</svg></div>'); continue
            if t == 'table':
                n = max(map(len, P['rows']))
                o.append('<table>' + ''.join('<tr>' + ''.join(f'<td>{esc(x, S)}</td>' for x in r + [''] * (n - len(r))) + '</tr>' for r in P['rows']) + '</table>'); continue
            if 'chaphead' in c or 'parthead' in c or c.startswith('sec') and S['seccase'] == 'caps' and 'secnum' not in c:
                if S['headcase' if 'head' in c else 'seccase'] == 'caps': P['up'] = True
            h = self.inline(P['runs'], P)
            if c == 'runin': runin = h; continue
            if t in ('label', 'heading', 'notehead', 'subtitle', 'speaker'):
                if t == 'label' and S['label'].isupper() and len(S['label']) > 3: h = h.upper()
                tag = 'h1' if 'chaphead' in c or 'parthead' in c else 'h3' if 'sec' in c or t == 'notehead' else 'p'
                sv = ''
                if S['runhead'] == 'book/sec' and c.startswith('sec') and 'secnum' not in c: sv = f' style="string-set: recto {q(case(short(P["text"]), S["headcaps"]))}"'
                o.append(f'<{tag} class="{c}"{sv}>{h}</{tag}>'); continue
            if 'verse' in c:
                lines = []; cur = []; k = 0; ind = P.get('indents', [0])
                for x in list(P['runs']) + [('br', '')]:
                    if x[0] == 'br':
                        lines.append(f'<div class="vl v{min(ind[k] if k < len(ind) else 0, 4)}">{self.inline(cur)}</div>'); cur = []; k += 1
                    else: cur.append(x)
                o.append(f'<div class="{c}">' + ''.join(lines) + '</div>'); continue
            if t in ('note', 'notemore'):
                o.append(f'<p class="{t}">' + (('<sup>%s</sup> ' % P['n'] if S['notenum'] == 'sup' else esc(self.notenum(P['n']), S)) if t == 'note' else '') + h + '</p>'); continue
            if runin: h = f'<b class=run>{runin}{"" if re.search("[.?!:]$", runin) else "."}</b> ' + h; runin = None; c += ' first'
            if t == 'list': h = (f'<span class=mk>{esc(P["marker"], S)}</span> ' if P.get('marker') else '') + h
            if c == 'caption': h = f'<span id="{P["key"]}"></span>' + h
            o.append(f'<p class="{c}">{h}</p>')
        return '\n'.join(o)

    def css(self, pages='arabic', start=None):
        S = self.S; sz = S['size']; ld = S['lead']; w, hgt = [float(x.replace('mm', '')) for x in S['trim'].split()]
        mi, mo = round(w * .125), round(w * .11)
        folio = S['folio']; cnt = 'counter(page, lower-roman)' if pages == 'roman' else 'counter(page)'
        hs = f'font-size:{sz*.84:.1f}pt;' + {'italic': 'font-style:italic;', 'sc': 'font-variant:small-caps;'}.get(S['headcaps'], '')
        fs = f'font-size:{sz*.88:.1f}pt;'
        L, R = {}, {}
        if S['runhead'] != 'none':
            pos = S['headpos'] if not (folio == S['headpos']) else 'center'
            if folio == 'top-center': pos = S['headpos'] if S['headpos'] != 'center' else 'outer'
            box = {'center': ('top-center', 'top-center'), 'outer': ('top-left', 'top-right'), 'inner': ('top-right', 'top-left')}[pos]
            lt, rt = 'string(verso)', 'string(recto)'
            fsep = S.get('foliosep', '\\2003')
            if folio == 'inline': lt, rt = f'{cnt} "{fsep}" {lt}', f'{rt} "{fsep}" {cnt}'
            if folio == 'inlinein': lt, rt = f'{lt} "{fsep}" {cnt}', f'{cnt} "{fsep}" {rt}'
            L[box[0]] = f'content:{lt};{hs}white-space:nowrap'; R[box[1]] = f'content:{rt};{hs}white-space:nowrap'
        fb = {'outer': ('top-left', 'top-right'), 'inner': ('top-right', 'top-left'), 'foot-center': ('bottom-center', 'bottom-center'), 'foot-outer': ('bottom-left', 'bottom-right'), 'top-center': ('top-center', 'top-center'), 'inline': (None, None), 'inlinein': (None, None), 'none': (None, None)}[folio]
        if folio.startswith('inline') and S['runhead'] == 'none': fb = ('bottom-center', 'bottom-center')
        deco = ('"— " %s " —"' % cnt if S.get('foliodeco') == 'dash' else '"[" %s "]"' % cnt if S.get('foliodeco') == '[]' else '"· " %s " ·"' % cnt if S.get('foliodeco') == 'dot' else '"– " %s " –"' % cnt if S.get('foliodeco') == 'en' else '%s "."' % cnt if S.get('foliodeco') == 'stop' else cnt)
        if fb[0]: L[fb[0]] = f'content:{deco};{fs}'; R[fb[1]] = f'content:{deco};{fs}'
        if S.get('headfoot'): L = {k.replace('top-', 'bottom-'): v for k, v in L.items()}; R = {k.replace('top-', 'bottom-'): v for k, v in R.items()}
        def box(d): return ''.join(f'@{k}{{{v}}}' for k, v in d.items())
        slug = ''
        if S['slug'] != 'none':
            base = re.sub(r'\W+', '_', self.m['title'])[:24]
            txt = {'indd': f'"{self.m["slugno"]}_{base}.indd   " counter(page) "\\2003\\2003 {self.m["slugdate"]}"', 'prepress': f'"{self.m["isbn"]} {base}.qxd  {self.m["slugdate"]}  Page " counter(page)'}[S['slug']]
            where = 'bottom-center' if folio == 'foot-outer' else 'bottom-left'
            slug = f'@{where}{{content:{txt};font:6.5pt sans-serif;white-space:nowrap;vertical-align:bottom;padding-bottom:2mm;text-align:left}}'
        drop = f'@bottom-center{{content:{cnt};{fs}}}' if S['dropfolio'] and not (S['slug'] != 'none' and folio == 'foot-outer') else ''
        off = ''.join(f'@{k}{{content:none}}' for k in ('top-left', 'top-center', 'top-right', 'bottom-left', 'bottom-right', 'bottom-center') if not (S['slug'] != 'none' and k == ('bottom-center' if folio == 'foot-outer' else 'bottom-left')))
        opener = off + drop
        brk = {'right': 'break-before:right;', 'page': 'break-before:page;', 'none': ''}[S['opensat']]
        hc = {'caps': '', 'sc': 'font-variant:small-caps;', 'italic': 'font-style:italic;', 'asis': ''}[S['headcase']]
        sc = {'caps': '', 'sc': 'font-variant:small-caps;', 'italic': 'font-style:italic;', 'asis': ''}[S['seccase']]
        para = f'p{{margin:0;text-indent:{S["indent"]}em}}' if S['paras'] == 'indent' else f'p{{margin:0 0 {.45*sz:.1f}pt;text-indent:{S["indent"]}em}}' if S['paras'] == 'both' else f'p{{margin:0 0 {sz*ld:.1f}pt;text-indent:0}}' if S['paras'] == 'line' else f'p{{margin:0 0 {.25*sz:.1f}pt;text-indent:0}}' if S['paras'] == 'tight' else f'p{{margin:0;text-indent:0}}' if S['paras'] == 'flush' else f'p{{margin:0 0 {.55*sz:.1f}pt;text-indent:0}}'
        first = '' if S['firstindent'] else 'p.first,p.cont{text-indent:0}'
        reset = f'html{{counter-reset:page {start - 1}}}' if start else ''
        qr = S['quoteright']
        crop = 'marks:crop;bleed:5mm;' if S['crop'] else ''
        return f'''@page{{size:{S['trim']};{crop}margin:{hgt*.1:.0f}mm {mo}mm {hgt*.105:.0f}mm {mi}mm;{slug}@footnote{{margin-top:6pt;{"border-top:.4pt solid #000;padding-top:3pt" if S.get("fnrule", True) else ""}}}}}
@page:left{{margin-left:{mo}mm;margin-right:{mi}mm;{box(L)}}}@page:right{{{box(R)}}}@page:blank{{{off}}}@page opener{{{opener}}}
{reset} body{{margin:0;font:{sz}pt/{sz*ld:.2f}pt "{S['face']}","Linux Libertine O",serif;text-align:{'justify' if S['justify'] else 'left'};hyphens:{'auto' if S.get('hyphenate',True) else 'manual'};hyphenate-character:"{S['hyphen'] if S['hyphen'] != chr(0xad) else '-'}";orphans:2;widows:2}}
.open{{{brk + 'page:opener;' if brk else ''}height:0}} .open+*{{margin-top:{hgt*.09 if S['opensat']!='none' else 9:.0f}mm}}
.label,.partlabel{{text-align:{S['headalign']};text-indent:0;font-size:{sz*1.05:.1f}pt;margin-bottom:{sz*.7:.0f}pt;letter-spacing:.03em;break-after:avoid}}
h1{{font-size:{sz*S.get('headsize', 1.55):.1f}pt;line-height:{sz*S.get('headsize', 1.55)*1.22:.1f}pt;text-align:{S['headalign']};hyphens:none;margin:0 0 {sz*S.get('headspace', 1.6):.0f}pt;font-weight:{'bold' if S.get('headbold') else 'normal'};{hc}break-after:avoid}}
.chaphead.numonly{{font-size:{sz*S.get('numsize', 1.55):.1f}pt}} .parthead{{margin-top:{hgt*.2:.0f}mm}} .openpart~.x{{}}
h3,.sec,.noteshead,.notesub{{font-size:{sz*S.get('secsize', 1.04):.1f}pt;line-height:{sz*1.3:.1f}pt;text-align:{S['secalign']};hyphens:none;margin:{sz*S.get('secspace', 1.2):.0f}pt 0 {sz*S.get('secspace', 1.2)*.42:.0f}pt;font-weight:{'bold' if S.get('secbold', True) else 'normal'};{sc}break-after:avoid}}
.sec3,.sec4{{font-weight:normal;font-style:italic;font-variant:normal}} .secnum{{text-align:center;font-weight:normal}}
.subtitle{{text-align:{S['headalign']};font-style:italic;text-indent:0;margin-bottom:{sz}pt}} .argument{{font-style:{'normal' if S.get('argup') else 'italic'};font-size:{.85 if S.get('argup') else .92}em;text-indent:{'-1em' if S.get('arghang') else '0'};margin:0 {2 if not S.get('argfull') else 0}em {sz}pt;text-align:justify}}
{para} {first} h1+p.p,h3+p.p{{{'' if S['firstindent'] else 'text-indent:0'}}}
p.quote,p.salute.inq,p.dateline.inq,p.signoff.inq{{margin:0 {S.get('qleft', 2.2) if qr else 0}em 0 {S.get('qleft', 2.2)}em;font-size:{S['quotesize']}em;line-height:{sz*ld*max(.92,S['quotesize']):.1f}pt;text-indent:0}} p.quote+p.quote{{text-indent:{S.get('qindent', 1.2)}em}} {'p.quote{text-indent:1.2em !important}' if S.get('qfirst') else ''}
:not(.quote):not(.inq)+p.quote,:not(.inq):not(.quote)+p.inq{{margin-top:{sz*S.get('qspace', .6):.1f}pt}} p.quote+:not(.quote):not(.inq):not(.source),p.inq+:not(.quote):not(.inq){{margin-top:{sz*S.get('qspace', .6):.1f}pt}}
p.signoff{{text-align:right;font-variant:small-caps;text-indent:0;padding-right:1em}} p.dateline{{text-align:right;text-indent:0;font-style:italic}} p.salute{{text-indent:0}}
p.source{{text-align:{S.get('sourcealign', 'right')};font-size:.9em;text-indent:0;margin:0 2em {sz*.5:.0f}pt}} p.epigraph,.verse.ep{{font-size:.9em;font-style:{'normal' if S.get('epup') else 'italic'};{'text-align:right;' if S.get('epright') else ''}margin:0 {S.get('epr', 3)}em {sz*.4:.0f}pt {S.get('epl', 3)}em}} .xx{{margin:0 3em {sz*.4:.0f}pt;text-indent:0}}
.verse{{margin:{sz*S.get('vspace', .6):.1f}pt 0 {sz*S.get('vspace', .6):.1f}pt {S.get('vleft', 2.4)}em;text-align:left;hyphens:none;font-size:{S['quotesize']}em;break-inside:auto}} .verse.play{{margin:0 0 0 1.2em;font-size:1em}} .vl{{padding-left:2em;text-indent:-2em}}.v1{{padding-left:3em}}.v2{{padding-left:4.2em}}.v3{{padding-left:5.4em}}.v4{{padding-left:7em}}
p.speaker{{text-align:center;text-indent:0;margin-top:4pt;break-after:avoid}} p.speech{{text-indent:-1.2em;padding-left:1.2em}} p.speech.after,p.speech.cont2{{text-indent:0;padding-left:0}} p.stage{{text-align:{'center' if S['speaker']=='own' else 'left'};text-indent:0;font-style:italic;margin:3pt 1.5em}}
p.item{{text-indent:-1.7em;padding-left:1.7em;margin-left:{S.get('listindent', 1)}em}} .mk{{}} p.gloss{{text-indent:-1em;padding-left:1em;margin-top:3pt}} p.bib{{text-indent:-1.6em;padding-left:1.6em;margin-top:2pt}}
.note,.notemore{{font-size:{S.get('ensize', .86)}em;line-height:{sz*ld*S.get('ensize', .86):.1f}pt;text-indent:{'-1.5em' if S.get('notehang', True) else '1em'};padding-left:{'1.5em' if S.get('notehang', True) else '0'};margin:0 0 1pt}} .notemore{{text-indent:0}}
sup{{font-size:.64em;line-height:0;vertical-align:.5em}} table{{font-size:.86em;margin:{sz*.7:.0f}pt auto;border-collapse:collapse;hyphens:none;text-align:left;{'border-top:.5pt solid;border-bottom:.5pt solid' if S.get('tablerules', True) else ''}}} td{{padding:1pt 6pt;vertical-align:top}}
.fn{{float:footnote;font-size:{sz*S.get('fnsize', .82):.1f}pt;line-height:{sz*S.get('fnsize', .82)*1.2:.1f}pt;text-indent:{S.get('fnindentem', 0)}em;font-style:normal;font-weight:normal;font-variant:normal;text-align:{'justify' if S['justify'] else 'left'};footnote-display:block}} ::footnote-call{{content:attr(data-c);{'font-size:.64em;line-height:0;vertical-align:.5em' if S['mark'] in ('sup','*','sym','1)') else 'font-size:1em;vertical-align:baseline'}}} ::footnote-marker{{content:attr(data-m);{'font-size:.7em;vertical-align:.4em;line-height:0' if S['notenum']=='sup' else ''}}}
.break{{text-align:center;margin:{sz*.8:.0f}pt 0;line-height:{sz*ld:.1f}pt}} .white{{height:{sz*ld:.1f}pt;margin:0}} .sc{{font-variant:small-caps}} .drop{{float:left;font-size:{sz*ld*2.35:.1f}pt;line-height:{sz*ld*1.9:.1f}pt;padding-right:2pt;font-variant:normal}} .run{{font-weight:normal;font-style:italic}}
.figure{{text-align:center;margin:10pt 0 3pt}} .caption{{text-align:center;font-size:.85em;text-indent:0;margin:0 1em 10pt;hyphens:none}}
.ix{{columns:2;column-gap:5mm;font-size:.84em;line-height:1.2;text-align:left;hyphens:none}} .ix p{{text-indent:-1em;padding-left:1em;margin:0}} .ix p.sub{{padding-left:2em}} .ix p.gap{{margin-top:6pt}}
.tp{{text-align:center;text-indent:0}} .tp *{{text-indent:0;text-align:center;hyphens:none}} .pgb{{break-before:page}} .rgt{{break-before:right}} .toc p{{text-indent:0;margin:1.5pt 0}} .toc .l2{{padding-left:1.5em}} .toc .l3{{padding-left:3em;font-size:.92em}} .imp{{font-size:.8em;line-height:1.25}} .imp p{{text-indent:0;margin-bottom:5pt;text-align:left}}'''

    def doc(self, body, pages='arabic', start=None):
        return f'<html lang="{self.S["lang"]}"><head><meta charset=utf8><title>{H.escape(self.m["title"])}</title><style>{self.css(pages, start)}</style></head><body>{body}</body></html>'

    def front(self, pageof, figpage):
        S, m, W = self.S, self.m, self.b.W; o = []
        T = m['title']; A = m['author']
        if S['title']:
            if S.get('halftitle'): o.append(f'<div class="open"></div><div class="tp"><p style="margin-top:30mm;font-size:1.2em">{esc(T, S)}</p></div>')
            o.append(f'<div class="open rgt"></div><div class="tp"><h1 style="font-size:2em;line-height:1.2;margin-top:22mm">{esc(case(T, S["headcase"]), S)}</h1>' + (f'<p><i>{esc(m["sub"], S)}</i></p>' if m.get('sub') else '') + f'<p style="margin-top:12mm;font-size:1.2em">{esc(A, S)}</p><p style="margin-top:60mm">{esc(m["press"], S)}</p><p>{esc(m["place"], S)}</p></div>')
        if S['imprint']:
            o.append(f'<div class="open pgb"></div><div class="imp" style="margin-top:{50 if S["title"] else 0}mm"><p>First published {m["year"]}</p><p>{esc(m["press"], S)}, {esc(m["place"], S)}</p><p>© {esc(m["press"], S)} {m["year"]}. {W["imp"]}.</p><p>ISBN {m["isbn"]}</p><p>Typeset in {S["size"]}/{S["size"]*S["lead"]:.0f} pt {S["face"]}<br>Printed and bound in {m["printer"]}</p></div>')
        if S['dedication']: o.append(f'<div class="open rgt"></div><div class="tp"><p style="margin-top:35mm"><i>{W["ded"]}</i></p><p><i>{m["ded"]}</i></p></div>')
        if S['contents'] != 'none':
            o.append(f'<div class="open rgt"></div><h1>{case(W["contents"], S["headcase"])}</h1><div class=toc>')
            dots = '<span style="letter-spacing:.25em"> . . . . . . . . . . </span>'
            for lv, lab, tx, key in self.b.toc:
                if key is None or not (lab or tx): continue
                p = pageof.get(key, '')
                e = (f'{lab}{"" if lab.endswith(".") else "."} {tx}' if lab and tx and S['opening'] == 'inline' else f'{lab}\u2003{tx}' if lab and tx else lab or tx)
                tail = {'leaders': f'<span class=ld data-p="{p}"></span>', 'plain': f'\u2003{p}', 'runon': f', {p}'}[S['contents']]
                o.append(f'<p class="l{lv}">{esc(e, S)}{tail}</p>')
            o.append('</div>')
        if self.b.figs and S.get('figlist'):
            o.append(f'<div class="open pgb"></div><h1>{case(W["figs"], S["headcase"])}</h1><div class=toc>' + ''.join(f'<p>{esc(l, S)}\u2003{esc(c, S)}<span class=ld data-p="{figpage.get(k, "")}"></span></p>' for l, c, k in self.b.figs) + '</div>')
        if not o: return None
        return '\n'.join(o) + '<style>.ld::after{content:leader(". ") attr(data-p)}</style>'


def q(s): return "'" + s.replace('\\', '').replace("'", '’').replace('"', '').replace('\n', ' ') + "'"
