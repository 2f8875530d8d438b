"""For each book: share of truth words (by block type) found in the TXT in order (per extractor), notes' refs sane, run of text marks."""
import json,sys,glob,re,os
sys.path.insert(0, os.environ.get('SCORE_DIR', '../shared/score')); import score
for f in sorted(glob.glob(sys.argv[1] + '/*.truth.json')):
    n=os.path.basename(f)[:-11]; d=json.load(open(f)); t=open(f'{sys.argv[1]}/{n}.txt',newline='').read()
    s=''.join(score.words(re.sub(r'[\u00ad\u2010-]\s*\n\s*','',t)))
    import unicodedata; s=unicodedata.normalize('NFKC',s)
    miss={}; tot={}
    for b in d['blocks']:
        tot[b['type']]=tot.get(b['type'],0)+1
        w=''.join(score.words(unicodedata.normalize('NFKC',b['text'])))
        probe=w[:18] if len(w)>24 else w
        if b['type'] in('p','verse','quote') and len(w)>40: probe=w[3:20]
        if probe and probe not in s: miss[b['type']]=miss.get(b['type'],0)+1
    refs=[r['n'] for b in d['blocks'] for r in b.get('refs',[])]; notes=[b['level'] for b in d['blocks'] if b['type']=='note']
    print(n,d['style'],{k:f'{v}/{tot[k]}' for k,v in miss.items()}, 'notes',len(notes),'refs',len(refs),'' if sorted(refs)==sorted(notes) else 'REFS!=NOTES','ff',t.count('\f'),'pages',len(d['pages']))
