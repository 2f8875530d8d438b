"""The PDF's text against the truth: words missing, words over, and where each page begins."""
import re, subprocess, sys, json, importlib.util, os
HERE = os.path.dirname(os.path.abspath(__file__))
sp = importlib.util.spec_from_file_location('score', os.environ.get('SCORE', '../shared/score/score.py')); score = importlib.util.module_from_spec(sp); sp.loader.exec_module(score)
words, align = score.words, score.align
EXP = str.maketrans({'ﬁ': 'fi', 'ﬂ': 'fl', 'ﬀ': 'ff', 'ﬃ': 'ffi', 'ﬄ': 'ffl', 'ſ': 's'})


def pages_raw(pdf):
    t = subprocess.run(['pdftotext', '-raw', '-enc', 'UTF-8', pdf, '-'], capture_output=True).stdout.decode('utf8', 'replace')
    p = t.split('\f')
    return p[:-1] if p and not p[-1].strip() else p


def key(t): return ''.join(words(t.translate(EXP)))


def strip_furniture(page, label, heads):
    L = [l for l in page.split('\n')]; soft = []; seen = set()
    def is_f(l):
        s = l.strip()
        if not s: return True
        if re.search(r'\.(indd|qxd)\b|\d\d[/.]\d\d[/.]\d\d+ ', s): return True
        k = key(s)
        return k == key(label) or k in heads or k in {key(label) + h for h in heads} | {h + key(label) for h in heads} or (not k and len(s) < 4)
    for rng in (range(0, min(4, len(L))), range(len(L) - 1, max(-1, len(L) - 7), -1)):
        for i in rng:
            if i in seen: continue
            if not is_f(L[i]): break
            soft.append(i); seen.add(i)
    return L, set(soft)


def check(pdf, truth, front, labels, heads, last=None, show=0):
    raw = pages_raw(pdf)
    n = len(raw); hk = {key(h) for h in heads if h}
    P, pg = [], []
    carry = ''
    texts = [strip_furniture(raw[i], labels[i], hk) for i in range(front, n)]
    isoft = set(); vocab = {w for b in truth for w in words(b['text'])}
    for i, (lines, soft) in enumerate(texts):
        buf = []
        def flush():
            t = re.sub(r'(\w)[-\u2010\u00ad]\n\s*(?=[^\W\d_])', r'\1', '\n'.join(buf).translate(EXP)); buf.clear()
            for w in words(t):
                P.append(w if w in vocab else re.sub(r'^\d+(?=[^\W\d_])|(?<=[^\W\d_])\d+$', '', w)); pg.append(i)
        for n0, l in enumerate(lines):
            if n0 in soft:      # furniture, or the title of a chapter that begins here: may match, is never counted
                flush()
                for w in words(l.translate(EXP)): isoft.add(len(P)); P.append(w); pg.append(i)
            else: buf.append(l)
        flush()
    body = [b for b in truth if b['type'] not in ('note', 'notemore') or b.get('printed_in_body')]
    gw, gs = [], []
    foot = any(b['type'] in ('note', 'notemore') for b in truth)
    for k, b in enumerate(truth):
        if b['type'] in ('note', 'notemore', 'notehead'): gs.append(None); continue
        gs.append(len(gw)); gw += words(b['text'])
    nw = [w for b in truth if b['type'] in ('note', 'notemore', 'notehead') for w in words(b['text'])]
    m = align(gw, P); used = set(m.values())
    rest = [j for j in range(len(P)) if j not in used]
    mn0 = align(nw, [P[j] for j in rest]); mn = {i: rest[j] for i, j in mn0.items()}
    used |= set(mn.values())
    consumed = set(); miss = []
    def gaps(g, mm):
        runs = []; cur = []
        for i in range(len(g)):
            if i in mm:
                if cur: runs.append(cur)
                cur = []
            else: cur.append(i)
        if cur: runs.append(cur)
        for r in runs:
            a = mm.get(r[0] - 1, -1); b = mm.get(r[-1] + 1, len(P))
            cand = [j for j in range(max(0, a - 6), min(b + 3, len(P), a + 1500)) if j not in used and j not in consumed]
            want = ''.join(g[i] for i in r); ok = False
            for trial in (cand, [j for j in cand if not P[j].isdigit()]):
                # the longest prefix of candidates that spells the run (marginal words between its halves skipped)
                s = ''; take = []
                for j in trial:
                    if want.startswith(s + P[j]): s += P[j]; take.append(j)
                if s == want: consumed.update(take); ok = True; break
            if not ok and len(r) <= 3 and any(''.join(P[j] for j in cand[k:k + n]) == want[1:] for k in range(len(cand)) for n in (1, 2, 3)):   # a drop capital, drawn elsewhere
                cap = [j for j in range(max(0, a - 1500), min(len(P), a + 1500)) if P[j] == want[0] and j not in used and j not in consumed]
                for k in range(len(cand)):
                    for n2 in (1, 2, 3):
                        if cap and ''.join(P[j] for j in cand[k:k + n2]) == want[1:] and not ok: consumed.update(cand[k:k + n2]); ok = True
                if ok: consumed.add(cap[0])
            if not ok: miss.append(' '.join(g[max(0, r[0] - 4):r[0]]) + ' [-' + ' '.join(g[i] for i in r[:14]) + f'] ({len(r)}) pdf has: ' + ' '.join(P[j] for j in cand[:14])); miss_n.append(len(r))
    miss_n = []
    gaps(gw, m); gaps(nw, mn)
    extra = [j for j in range(len(P)) if j not in used and j not in consumed and not P[j].isdigit()]
    from collections import Counter
    mk = Counter(w for b in truth if b.get('marker') for w in words(b['marker']))
    ex2 = []
    for j in extra:
        if j in isoft: continue
        if mk[P[j]] > 0: mk[P[j]] -= 1; continue
        ex2.append(j)
    extra = ex2
    extra = [j for j in extra if not (last is not None and pg[j] + front >= last)]
    pages = []
    inv = {}
    for i, j in m.items(): inv[j] = i
    import bisect
    starts = [(s, k) for k, s in enumerate(gs) if s is not None]; ss = [s for s, _ in starts]
    first = {}
    for j, p in enumerate(pg):
        if p not in first and j in inv and j not in isoft: first[p] = inv[j]
    for p in range(n - front):
        if p in first:
            i = first[p]; x = bisect.bisect_right(ss, i) - 1
            pages.append({'label': labels[p + front], 'block': starts[x][1], 'at': i - ss[x]})
    total = len(gw) + len(nw)
    if show:
        for x in miss[:show]: print('MISS', x)
        for j in extra[:show]: print('EXTRA p%d' % (pg[j] + 1), ' '.join(P[max(0, j - 4):j]), '[+' + P[j] + ']', ' '.join(P[j + 1:j + 4]))
    return pages, total, sum(miss_n), len(extra), miss, [P[j] for j in extra]
