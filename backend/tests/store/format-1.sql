-- A whole store as the first format had it: written by the version of that time, dumped as SQL.
BEGIN TRANSACTION;
CREATE TABLE alias (
    entity TEXT NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    note TEXT,
    PRIMARY KEY (entity, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE change (
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO "change" VALUES('a',2,'{"entity":{"id":"a","kind":"organisatie","label":{"nl":"Aap"},"named":true,"website":"https://a.example/1","tags":["t1"]}}','{"entity":{"id":"a","kind":"organisatie","label":{"nl":"Aap"},"named":true,"website":"https://a.example/own","tags":["t1"]}}');
INSERT INTO "change" VALUES('b',3,'{"entity":{"id":"b","kind":"organisatie","label":{"nl":"Beer"},"named":true}}','{"entity":{"id":"b","kind":"organisatie","label":{"nl":"Bever"},"named":true}}');
INSERT INTO "change" VALUES('b',4,'{"entity":{"id":"b","kind":"organisatie","label":{"nl":"Bever"},"named":true}}','{"entity":{"id":"b","kind":"organisatie","label":{"nl":"Beer"},"named":true}}');
INSERT INTO "change" VALUES('c',3,'{"entity":{"id":"c","kind":"organisatie","label":{"nl":"Das"},"named":true}}',NULL);
INSERT INTO "change" VALUES('c',4,NULL,'{"entity":{"id":"c","kind":"organisatie","label":{"nl":"Das"},"named":true}}');
INSERT INTO "change" VALUES('d',3,NULL,'{"entity":{"id":"d","kind":"organisatie","label":{"nl":"Eend"},"named":true}}');
INSERT INTO "change" VALUES('d',4,'{"entity":{"id":"d","kind":"organisatie","label":{"nl":"Eend"},"named":true}}',NULL);
INSERT INTO "change" VALUES('d.werkt-samen-met.b',3,NULL,'{"relation":{"id":"d.werkt-samen-met.b","kind":"werkt-samen-met","source":"d","target":"b"}}');
INSERT INTO "change" VALUES('d.werkt-samen-met.b',4,'{"relation":{"id":"d.werkt-samen-met.b","kind":"werkt-samen-met","source":"d","target":"b"}}',NULL);
INSERT INTO "change" VALUES('e',2,NULL,'{"entity":{"id":"e","kind":"organisatie","label":{"nl":"Egel"},"named":true,"evidence":[{"source":"https://a.example/bron","confidence":"HIGH"}]}}');
CREATE TABLE dataset (
    id TEXT PRIMARY KEY,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    title_nl TEXT NOT NULL,
    title_en TEXT,
    licence_nl TEXT NOT NULL,
    licence_en TEXT,
    read_on TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "dataset" VALUES('proef','nl','Proef','Trial','',NULL,NULL);
CREATE TABLE dataset_text (
    part TEXT NOT NULL CHECK (part IN ('note', 'unknown')),
    place INTEGER NOT NULL,
    text_nl TEXT NOT NULL,
    text_en TEXT,
    PRIMARY KEY (part, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    label_nl TEXT NOT NULL,
    label_en TEXT,
    short_nl TEXT NOT NULL,
    short_en TEXT,
    phrase_nl TEXT NOT NULL,
    phrase_en TEXT,
    plural INTEGER NOT NULL CHECK (plural IN (0, 1)),
    named INTEGER NOT NULL CHECK (named IN (0, 1)),
    description_nl TEXT NOT NULL,
    description_en TEXT,
    website TEXT,
    contact TEXT,
    lever_set TEXT,
    owner TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "entity" VALUES('a','organisatie','Aap',NULL,'',NULL,'',NULL,0,1,'',NULL,'https://a.example/own',NULL,NULL,NULL);
INSERT INTO "entity" VALUES('b','organisatie','Beer',NULL,'',NULL,'',NULL,0,1,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entity" VALUES('c','organisatie','Das',NULL,'',NULL,'',NULL,0,1,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entity" VALUES('e','organisatie','Egel',NULL,'',NULL,'',NULL,0,1,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entity" VALUES('w','bosje','Woud',NULL,'',NULL,'',NULL,0,1,'',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE entity_tag (
    entity TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (entity, tag)
) STRICT, WITHOUT ROWID;
INSERT INTO "entity_tag" VALUES('a','t1');
CREATE TABLE evidence (
    about TEXT NOT NULL,
    place INTEGER NOT NULL,
    source TEXT NOT NULL,
    title TEXT,
    words TEXT,
    note_nl TEXT NOT NULL,
    note_en TEXT,
    date TEXT,
    checked TEXT,
    confidence TEXT NOT NULL CHECK (confidence IN ('LOW', 'MEDIUM', 'HIGH')),
    valid_from TEXT,
    valid_to TEXT,
    PRIMARY KEY (about, place)
) STRICT, WITHOUT ROWID;
INSERT INTO "evidence" VALUES('e',0,'https://a.example/bron',NULL,NULL,'',NULL,NULL,NULL,'HIGH',NULL,NULL);
CREATE TABLE identifier (
    entity TEXT NOT NULL,
    place INTEGER NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    certain INTEGER NOT NULL CHECK (certain IN (0, 1)),
    source TEXT,
    PRIMARY KEY (entity, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE kind (
    id TEXT PRIMARY KEY,
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    category TEXT NOT NULL CHECK (category IN ('ORGANISATION', 'GOVERNMENT', 'LEVER', 'CONTEXT')),
    label_nl TEXT NOT NULL,
    label_en TEXT,
    plural_nl TEXT NOT NULL,
    plural_en TEXT,
    can_partner INTEGER NOT NULL CHECK (can_partner IN (0, 1)),
    meeting_place INTEGER NOT NULL CHECK (meeting_place IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO "kind" VALUES('adviesraad',0,'ORGANISATION','adviesraad','advisory council','adviesraden','advisory councils',1,0);
INSERT INTO "kind" VALUES('afdeling',0,'GOVERNMENT','afdeling','division','afdelingen','divisions',1,0);
INSERT INTO "kind" VALUES('agentschap',0,'GOVERNMENT','agentschap','agency','agentschappen','agencies',1,0);
INSERT INTO "kind" VALUES('beleidskader',0,'CONTEXT','beleidskader','policy framework','beleidskaders','policy frameworks',0,1);
INSERT INTO "kind" VALUES('bosje',1,'CONTEXT','bosje',NULL,'',NULL,1,1);
INSERT INTO "kind" VALUES('commissie',0,'ORGANISATION','commissie','committee','commissies','committees',1,0);
INSERT INTO "kind" VALUES('departement',0,'GOVERNMENT','departement','department','departementen','departments',1,0);
INSERT INTO "kind" VALUES('evenement',0,'CONTEXT','evenement','event','evenementen','events',0,1);
INSERT INTO "kind" VALUES('fonds',0,'ORGANISATION','fonds of financier','fund or financier','fondsen en financiers','funds and financiers',1,0);
INSERT INTO "kind" VALUES('groep',0,'ORGANISATION','groep','group','groepen','groups',0,0);
INSERT INTO "kind" VALUES('hefboom',0,'LEVER','hefboom','lever','hefbomen','levers',0,0);
INSERT INTO "kind" VALUES('hefboomset',0,'CONTEXT','reeks hefbomen','lever set','reeksen hefbomen','lever sets',0,1);
INSERT INTO "kind" VALUES('hub',0,'ORGANISATION','hub','hub','hubs','hubs',1,0);
INSERT INTO "kind" VALUES('kennisinstelling',0,'ORGANISATION','kennisinstelling','knowledge institution','kennisinstellingen','knowledge institutions',1,0);
INSERT INTO "kind" VALUES('koepel',0,'CONTEXT','overkoepelende overheid','umbrella body','overkoepelende overheden','umbrella bodies',0,1);
INSERT INTO "kind" VALUES('lokaal-bestuur',0,'GOVERNMENT','lokaal bestuur','local authority','lokale besturen','local authorities',1,0);
INSERT INTO "kind" VALUES('ministerie',0,'GOVERNMENT','ministerie','ministry','ministeries','ministries',1,0);
INSERT INTO "kind" VALUES('netwerk',0,'ORGANISATION','netwerk','network','netwerken','networks',1,1);
INSERT INTO "kind" VALUES('onderneming',0,'ORGANISATION','onderneming','company','ondernemingen','companies',1,0);
INSERT INTO "kind" VALUES('organisatie',0,'ORGANISATION','organisatie','organisation','organisaties','organisations',1,0);
INSERT INTO "kind" VALUES('overheid',0,'GOVERNMENT','overheid','public authority','overheden','public authorities',1,0);
INSERT INTO "kind" VALUES('partnerschap',0,'ORGANISATION','partnerschap','partnership','partnerschappen','partnerships',0,0);
INSERT INTO "kind" VALUES('platform',0,'ORGANISATION','platform','platform','platformen','platforms',0,1);
INSERT INTO "kind" VALUES('programma',0,'ORGANISATION','programma','programme','programma’s','programmes',0,1);
INSERT INTO "kind" VALUES('publicatie',0,'CONTEXT','publicatie','publication','publicaties','publications',0,1);
INSERT INTO "kind" VALUES('sectorfederatie',0,'ORGANISATION','sectorfederatie','sector federation','sectorfederaties','sector federations',1,0);
INSERT INTO "kind" VALUES('stichting',0,'ORGANISATION','stichting','foundation','stichtingen','foundations',1,0);
INSERT INTO "kind" VALUES('thema',0,'LEVER','thema','theme','thema’s','themes',0,0);
INSERT INTO "kind" VALUES('vakbond',0,'ORGANISATION','vakbond','trade union','vakbonden','trade unions',1,0);
INSERT INTO "kind" VALUES('werkgeversorganisatie',0,'ORGANISATION','werkgeversorganisatie','employers’ organisation','werkgeversorganisaties','employers’ organisations',1,0);
INSERT INTO "kind" VALUES('werkgroep',0,'ORGANISATION','werkgroep','working group','werkgroepen','working groups',0,1);
INSERT INTO "kind" VALUES('wetgever',0,'GOVERNMENT','wetgever','legislature','wetgevers','legislatures',1,0);
CREATE TABLE relation (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "relation" VALUES('a.plant.w','plant','a','w',NULL,NULL);
INSERT INTO "relation" VALUES('a.werkt-samen-met.b','werkt-samen-met','a','b',NULL,NULL);
CREATE TABLE relation_kind (
    id TEXT PRIMARY KEY,
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    label_nl TEXT NOT NULL,
    label_en TEXT,
    inverse_nl TEXT NOT NULL,
    inverse_en TEXT,
    nature TEXT NOT NULL,
    event INTEGER NOT NULL CHECK (event IN (0, 1)),
    strength REAL NOT NULL CHECK (strength BETWEEN 0 AND 1),
    sources TEXT NOT NULL,
    targets TEXT NOT NULL,
    wording TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "relation_kind" VALUES('advises',0,'richt adviezen of voorstellen aan','addresses advice or proposals to','krijgt adviezen of voorstellen van','receives advice or proposals from','ADVICE',0,0.6,'ORGANISATION;GOVERNMENT','ORGANISATION;GOVERNMENT;koepel','{"now":{"nl":"{s} {richt|richten} {d} adviezen of voorstellen aan {t}","en":"{s} {addresses|address} advice or proposals to {t} {d}"},"past":{"nl":"{s} {richtte|richtten} {d} adviezen of voorstellen aan {t}","en":"{s} addressed advice or proposals to {t} {d}"},"inverse_now":{"nl":"{t} {krijgt|krijgen} {d} adviezen of voorstellen van {s}","en":"{t} {receives|receive} advice or proposals from {s} {d}"},"inverse_past":{"nl":"{t} {kreeg|kregen} {d} adviezen of voorstellen van {s}","en":"{t} received advice or proposals from {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('approves',0,'keurde goed','approved','werd goedgekeurd door','was approved by','POLICY',1,0.5,'GOVERNMENT;koepel;evenement','beleidskader;programma','{"now":{"nl":"{s} {keurde|keurden} {d} {t} goed","en":"{s} approved {t} {d}"},"past":{"nl":"{s} {keurde|keurden} {d} {t} goed","en":"{s} approved {t} {d}"},"inverse_now":{"nl":"{t} {werd|werden} {d} goedgekeurd door {s}","en":"{t} {was|were} approved by {s} {d}"},"inverse_past":{"nl":"{t} {werd|werden} {d} goedgekeurd door {s}","en":"{t} {was|were} approved by {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('chairs',0,'levert de voorzitter van','provides the chair of','heeft een voorzitter uit','has a chair from','TABLE',0,0.8,'ORGANISATION;GOVERNMENT','ORGANISATION;GOVERNMENT','{"now":{"nl":"{s} {levert|leveren} {d} de voorzitter van {t}","en":"{s} {provides|provide} the chair of {t} {d}"},"past":{"nl":"{s} {leverde|leverden} {d} de voorzitter van {t}","en":"{s} provided the chair of {t} {d}"},"inverse_now":{"nl":"{t} {heeft|hebben} {d} een voorzitter uit {s}","en":"{t} {has|have} a chair from {s} {d}"},"inverse_past":{"nl":"{t} {had|hadden} {d} een voorzitter uit {s}","en":"{t} had a chair from {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('founds',0,'stond mee aan de wieg van','helped to set up','werd mee opgericht door','was set up with the help of','ORIGIN',1,0.6,'ORGANISATION;GOVERNMENT;koepel;beleidskader','ORGANISATION;GOVERNMENT','{"now":{"nl":"{s} {stond|stonden} {d} mee aan de wieg van {t}","en":"{s} helped to set up {t} {d}"},"past":{"nl":"{s} {stond|stonden} {d} mee aan de wieg van {t}","en":"{s} helped to set up {t} {d}"},"inverse_now":{"nl":"{t} {werd|werden} {d} mee opgericht door {s}","en":"{t} {was|were} set up with the help of {s} {d}"},"inverse_past":{"nl":"{t} {werd|werden} {d} mee opgericht door {s}","en":"{t} {was|were} set up with the help of {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('funds',0,'steunt financieel','supports financially','krijgt financiële steun van','receives financial support from','MONEY',0,0.8,'ORGANISATION;GOVERNMENT;koepel','ORGANISATION;GOVERNMENT;evenement;publicatie','{"now":{"nl":"{s} {steunt|steunen} {d} {t} financieel","en":"{s} {supports|support} {t} financially {d}"},"past":{"nl":"{s} {steunde|steunden} {d} {t} financieel","en":"{s} supported {t} financially {d}"},"inverse_now":{"nl":"{t} {krijgt|krijgen} {d} financiële steun van {s}","en":"{t} {receives|receive} financial support from {s} {d}"},"inverse_past":{"nl":"{t} {kreeg|kregen} {d} financiële steun van {s}","en":"{t} received financial support from {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('hosts',0,'is gastheer van','hosts','is ingebed bij','is hosted by','STRUCTURE',0,0.8,'ORGANISATION;GOVERNMENT','ORGANISATION;GOVERNMENT;evenement','{"now":{"nl":"{s} {is|zijn} {d} gastheer van {t}","en":"{s} {hosts|host} {t} {d}"},"past":{"nl":"{s} {was|waren} {d} gastheer van {t}","en":"{s} hosted {t} {d}"},"inverse_now":{"nl":"{t} {is|zijn} {d} ingebed bij {s}","en":"{t} {is|are} hosted by {s} {d}"},"inverse_past":{"nl":"{t} {was|waren} {d} ingebed bij {s}","en":"{t} {was|were} hosted by {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('informs',0,'is een vertrekpunt voor','is a starting point for','heeft als vertrekpunt','has as a starting point','ADVICE',0,0.6,'ORGANISATION;GOVERNMENT;CONTEXT','ORGANISATION;GOVERNMENT;CONTEXT','{"now":{"nl":"{s} {is|zijn} {d} een vertrekpunt voor {t}","en":"{s} {is|are} among the starting points for {t} {d}"},"past":{"nl":"{s} {was|waren} {d} een vertrekpunt voor {t}","en":"{s} {was|were} among the starting points for {t} {d}"},"inverse_now":{"nl":"{t} {heeft|hebben} {d} {s} als vertrekpunt","en":"{t} {has|have} {s} among {its|their} starting points {d}"},"inverse_past":{"nl":"{t} {had|hadden} {d} {s} als vertrekpunt","en":"{t} had {s} among {its|their} starting points {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('leads-lever',0,'trekt','leads','wordt getrokken door','is led by','LEVER',0,0.6,'ORGANISATION;GOVERNMENT','LEVER;hefboomset','{"now":{"nl":"{s} {trekt|trekken} {d} {t}","en":"{s} {leads|lead} {t} {d}"},"past":{"nl":"{s} {trok|trokken} {d} {t}","en":"{s} led {t} {d}"},"inverse_now":{"nl":"{t} {wordt|worden} {d} getrokken door {s}","en":"{t} {is|are} led by {s} {d}"},"inverse_past":{"nl":"{t} {werd|werden} {d} getrokken door {s}","en":"{t} {was|were} led by {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('manages',0,'beheert','manages','wordt beheerd door','is managed by','STRUCTURE',0,0.8,'ORGANISATION;GOVERNMENT;koepel','ORGANISATION;GOVERNMENT;publicatie','{"now":{"nl":"{s} {beheert|beheren} {d} {t}","en":"{s} {manages|manage} {t} {d}"},"past":{"nl":"{s} {beheerde|beheerden} {d} {t}","en":"{s} managed {t} {d}"},"inverse_now":{"nl":"{t} {wordt|worden} {d} beheerd door {s}","en":"{t} {is|are} managed by {s} {d}"},"inverse_past":{"nl":"{t} {werd|werden} {d} beheerd door {s}","en":"{t} {was|were} managed by {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('mandates',0,'geeft een officiële opdracht aan','gives an official mandate to','heeft een officiële opdracht van','has an official mandate from','POLICY',0,0.5,'GOVERNMENT;koepel;beleidskader','ORGANISATION;GOVERNMENT','{"now":{"nl":"{s} {geeft|geven} {d} een officiële opdracht aan {t}","en":"{s} {gives|give} {t} an official mandate {d}"},"past":{"nl":"{s} {gaf|gaven} {d} een officiële opdracht aan {t}","en":"{s} gave {t} an official mandate {d}"},"inverse_now":{"nl":"{t} {heeft|hebben} {d} een officiële opdracht van {s}","en":"{t} {has|have} an official mandate from {s} {d}"},"inverse_past":{"nl":"{t} {kreeg|kregen} {d} een officiële opdracht van {s}","en":"{t} received an official mandate from {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('member-of',0,'is lid van','is a member of','heeft als lid','has as a member','TABLE',0,0.8,'ORGANISATION;GOVERNMENT','ORGANISATION;GOVERNMENT','{"now":{"nl":"{s} {is|zijn} {d} lid van {t}","en":"{s} {is a member|are members} of {t} {d}"},"past":{"nl":"{s} {was|waren} {d} lid van {t}","en":"{s} {was a member|were members} of {t} {d}"},"inverse_now":{"nl":"{t} {heeft|hebben} {d} {s} als lid","en":"{t} {counts|count} {s} among {its|their} members {d}"},"inverse_past":{"nl":"{t} {had|hadden} {d} {s} als lid","en":"{t} counted {s} among {its|their} members {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('organises',0,'organiseert','organises','wordt georganiseerd door','is organised by','STRUCTURE',0,0.8,'ORGANISATION;GOVERNMENT;koepel','evenement;programma;hub;werkgroep;platform;groep;partnerschap;netwerk','{"now":{"nl":"{s} {organiseert|organiseren} {d} {t}","en":"{s} {organises|organise} {t} {d}"},"past":{"nl":"{s} {organiseerde|organiseerden} {d} {t}","en":"{s} organised {t} {d}"},"inverse_now":{"nl":"{t} {wordt|worden} {d} georganiseerd door {s}","en":"{t} {is|are} organised by {s} {d}"},"inverse_past":{"nl":"{t} {werd|werden} {d} georganiseerd door {s}","en":"{t} {was|were} organised by {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('part-of',0,'hoort bij','belongs to','heeft als onderdeel','includes','STRUCTURE',0,0.8,'','','{"now":{"nl":"{s} {hoort|horen} {d} bij {t}","en":"{s} {belongs|belong} to {t} {d}"},"past":{"nl":"{s} {hoorde|hoorden} {d} bij {t}","en":"{s} belonged to {t} {d}"},"inverse_now":{"nl":"{t} {heeft|hebben} {d} {s} als onderdeel","en":"{t} {includes|include} {s} {d}"},"inverse_past":{"nl":"{t} {had|hadden} {d} {s} als onderdeel","en":"{t} included {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('participates-in',0,'neemt deel aan','takes part in','heeft als deelnemer','has as a participant','TABLE',0,0.8,'ORGANISATION;GOVERNMENT;koepel','evenement;werkgroep;programma;hub;adviesraad;commissie;netwerk;platform;groep;partnerschap','{"now":{"nl":"{s} {neemt|nemen} {d} deel aan {t}","en":"{s} {takes|take} part in {t} {d}"},"past":{"nl":"{s} {nam|namen} {d} deel aan {t}","en":"{s} took part in {t} {d}"},"inverse_now":{"nl":"{t} {heeft|hebben} {d} {s} als deelnemer","en":"{t} {counts|count} {s} among {its|their} participants {d}"},"inverse_past":{"nl":"{t} {had|hadden} {d} {s} als deelnemer","en":"{t} counted {s} among {its|their} participants {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('partners-with',0,'is partner van','is a partner of','heeft als partner','has as a partner','COLLABORATION',0,1.0,'ORGANISATION;GOVERNMENT;koepel','ORGANISATION;GOVERNMENT;koepel;evenement','{"now":{"nl":"{s} {is|zijn} {d} partner van {t}","en":"{s} {is a partner|are partners} of {t} {d}"},"past":{"nl":"{s} {was|waren} {d} partner van {t}","en":"{s} {was a partner|were partners} of {t} {d}"},"inverse_now":{"nl":"{t} {is|zijn} {d} partner van {s}","en":"{t} {is a partner|are partners} of {s} {d}"},"inverse_past":{"nl":"{t} {was|waren} {d} partner van {s}","en":"{t} {was a partner|were partners} of {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('plant',1,'plant',NULL,'geplant door',NULL,'ORIGIN',0,0.25,'ORGANISATION;bosje','','{"now":{"nl":"{s} {plant|planten} {t}"},"past":{"nl":""},"inverse_now":{"nl":""},"inverse_past":{"nl":""},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('prepares',0,'bereidde mee voor','helped to prepare','werd mee voorbereid door','was prepared with the help of','COLLABORATION',1,1.0,'ORGANISATION;GOVERNMENT;koepel','evenement;publicatie;beleidskader;hefboomset;programma','{"now":{"nl":"{s} {bereidde|bereidden} {d} {t} mee voor","en":"{s} helped to prepare {t} {d}"},"past":{"nl":"{s} {bereidde|bereidden} {d} {t} mee voor","en":"{s} helped to prepare {t} {d}"},"inverse_now":{"nl":"{t} {werd|werden} {d} mee voorbereid door {s}","en":"{t} {was|were} prepared with the help of {s} {d}"},"inverse_past":{"nl":"{t} {werd|werden} {d} mee voorbereid door {s}","en":"{t} {was|were} prepared with the help of {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('procures-from',0,'koopt aan bij','buys from','levert aan','supplies','MONEY',0,0.8,'ORGANISATION;GOVERNMENT;koepel','ORGANISATION;GOVERNMENT','{"now":{"nl":"{s} {koopt|kopen} {d} aan bij {t}","en":"{s} {buys|buy} from {t} {d}"},"past":{"nl":"{s} {kocht|kochten} {d} aan bij {t}","en":"{s} bought from {t} {d}"},"inverse_now":{"nl":"{t} {levert|leveren} {d} aan {s}","en":"{t} {supplies|supply} {s} {d}"},"inverse_past":{"nl":"{t} {leverde|leverden} {d} aan {s}","en":"{t} supplied {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('promotes',0,'vermeldt','mentions','wordt vermeld door','is mentioned by','MENTION',0,0.3,'ORGANISATION;GOVERNMENT;koepel;publicatie','','{"now":{"nl":"{s} {vermeldt|vermelden} {d} {t}","en":"{s} {mentions|mention} {t} {d}"},"past":{"nl":"{s} {vermeldde|vermeldden} {d} {t}","en":"{s} mentioned {t} {d}"},"inverse_now":{"nl":"{t} {wordt|worden} {d} vermeld door {s}","en":"{t} {is|are} mentioned by {s} {d}"},"inverse_past":{"nl":"{t} {werd|werden} {d} vermeld door {s}","en":"{t} {was|were} mentioned by {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('publishes',0,'gaf uit','published','werd uitgegeven door','was published by','ORIGIN',1,0.6,'ORGANISATION;GOVERNMENT;koepel','publicatie;beleidskader;hefboomset','{"now":{"nl":"{s} {gaf|gaven} {d} {t} uit","en":"{s} published {t} {d}"},"past":{"nl":"{s} {gaf|gaven} {d} {t} uit","en":"{s} published {t} {d}"},"inverse_now":{"nl":"{t} {werd|werden} {d} uitgegeven door {s}","en":"{t} {was|were} published by {s} {d}"},"inverse_past":{"nl":"{t} {werd|werden} {d} uitgegeven door {s}","en":"{t} {was|were} published by {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('recognises',0,'erkent','recognises','is erkend door','is recognised by','POLICY',0,0.5,'ORGANISATION;GOVERNMENT;koepel','ORGANISATION','{"now":{"nl":"{s} {erkent|erkennen} {d} {t}","en":"{s} {recognises|recognise} {t} {d}"},"past":{"nl":"{s} {erkende|erkenden} {d} {t}","en":"{s} recognised {t} {d}"},"inverse_now":{"nl":"{t} {is|zijn} {d} erkend door {s}","en":"{t} {is|are} recognised by {s} {d}"},"inverse_past":{"nl":"{t} {was|waren} {d} erkend door {s}","en":"{t} {was|were} recognised by {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('represented-in',0,'zetelt in het bestuur van','sits on the board of','heeft in het bestuur','has on its board','TABLE',0,0.8,'ORGANISATION;GOVERNMENT;koepel','ORGANISATION;GOVERNMENT','{"now":{"nl":"{s} {zetelt|zetelen} {d} in het bestuur van {t}","en":"{s} {sits|sit} on the board of {t} {d}"},"past":{"nl":"{s} {zetelde|zetelden} {d} in het bestuur van {t}","en":"{s} sat on the board of {t} {d}"},"inverse_now":{"nl":"{t} {heeft|hebben} {d} {s} in het bestuur","en":"{t} {has|have} {s} on {its|their} board {d}"},"inverse_past":{"nl":"{t} {had|hadden} {d} {s} in het bestuur","en":"{t} had {s} on {its|their} board {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('shareholder-of',0,'is aandeelhouder van','is a shareholder of','heeft als aandeelhouder','has as a shareholder','MONEY',0,0.8,'ORGANISATION;GOVERNMENT;koepel','ORGANISATION','{"now":{"nl":"{s} {is|zijn} {d} aandeelhouder van {t}","en":"{s} {is a shareholder|are shareholders} of {t} {d}"},"past":{"nl":"{s} {was|waren} {d} aandeelhouder van {t}","en":"{s} {was a shareholder|were shareholders} of {t} {d}"},"inverse_now":{"nl":"{t} {heeft|hebben} {d} {s} als aandeelhouder","en":"{t} {counts|count} {s} among {its|their} shareholders {d}"},"inverse_past":{"nl":"{t} {had|hadden} {d} {s} als aandeelhouder","en":"{t} counted {s} among {its|their} shareholders {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('successor-of',0,'is de opvolger van','is the successor of','is opgevolgd door','was succeeded by','IDENTITY',1,0.0,'ORGANISATION;GOVERNMENT','ORGANISATION;GOVERNMENT','{"now":{"nl":"{s} {werd|werden} {d} de opvolger van {t}","en":"{s} succeeded {t} {d}"},"past":{"nl":"{s} {werd|werden} {d} de opvolger van {t}","en":"{s} succeeded {t} {d}"},"inverse_now":{"nl":"{t} {werd|werden} {d} opgevolgd door {s}","en":"{t} {was|were} succeeded by {s} {d}"},"inverse_past":{"nl":"{t} {werd|werden} {d} opgevolgd door {s}","en":"{t} {was|were} succeeded by {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('wants-to-join-lever',0,'gaf aan te willen meewerken aan','offered to join','kreeg een aanbod tot medewerking van','received an offer to join from','LEVER',0,0.6,'ORGANISATION;GOVERNMENT','LEVER;hefboomset','{"now":{"nl":"{s} {gaf|gaven} {d} aan te willen meewerken aan {t}","en":"{s} offered to join the work on {t} {d}"},"past":{"nl":"{s} {gaf|gaven} {d} aan te willen meewerken aan {t}","en":"{s} offered to join the work on {t} {d}"},"inverse_now":{"nl":"{t} {kreeg|kregen} {d} een aanbod tot medewerking van {s}","en":"{t} received an offer to join from {s} {d}"},"inverse_past":{"nl":"{t} {kreeg|kregen} {d} een aanbod tot medewerking van {s}","en":"{t} received an offer to join from {s} {d}"},"caveat":{"nl":"of dat ook gebeurt, is niet bekend","en":"whether it came to that is not known"},"role":{"nl":"wil meewerken","en":"wants to join"}}');
INSERT INTO "relation_kind" VALUES('werkt-samen-met',0,'werkt samen met','works with','werkt samen met','works with','COLLABORATION',0,1.0,'','','{"now":{"nl":"{s} {werkt|werken} {d} samen met {t}","en":"{s} {works|work} with {t} {d}"},"past":{"nl":"{s} {werkte|werkten} {d} samen met {t}","en":"{s} worked with {t} {d}"},"inverse_now":{"nl":"{t} {werkt|werken} {d} samen met {s}","en":"{t} {works|work} with {s} {d}"},"inverse_past":{"nl":"{t} {werkte|werkten} {d} samen met {s}","en":"{t} worked with {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
INSERT INTO "relation_kind" VALUES('works-on-lever',0,'werkt aan','works on','wordt aan gewerkt door','is worked on by','LEVER',0,0.6,'ORGANISATION;GOVERNMENT;CONTEXT','LEVER;hefboomset','{"now":{"nl":"{s} {werkt|werken} {d} aan {t}","en":"{s} {works|work} on {t} {d}"},"past":{"nl":"{s} {werkte|werkten} {d} aan {t}","en":"{s} worked on {t} {d}"},"inverse_now":{"nl":"aan {t} wordt {d} gewerkt door {s}","en":"{t} {is|are} worked on by {s} {d}"},"inverse_past":{"nl":"aan {t} werd {d} gewerkt door {s}","en":"{t} {was|were} worked on by {s} {d}"},"caveat":{"nl":""},"role":{"nl":""}}');
CREATE TABLE relation_lever (
    relation TEXT NOT NULL,
    lever TEXT NOT NULL,
    PRIMARY KEY (relation, lever)
) STRICT, WITHOUT ROWID;
CREATE TABLE revision (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    reason TEXT NOT NULL,
    operation TEXT UNIQUE,
    undoes INTEGER,
    state TEXT NOT NULL,
    chain TEXT NOT NULL
) STRICT;
INSERT INTO "revision" VALUES(1,'2026-11-29T11:24:09.217Z','schakel','Begonnen met de gegevens "proef"',NULL,NULL,'f32f6a01c748f853','e2a9bfb15a662be97546b18248092461bd565a3833782f53e78166bb80336d4a');
INSERT INTO "revision" VALUES(2,'2026-11-29T11:24:12.137Z','Nora','eigen','1',NULL,'0f35b8e842979720','ae7c492a13817afc2d91cc51a3dba930fdc05733b5a83114927b81093f8e655b');
INSERT INTO "revision" VALUES(3,'2026-11-29T11:24:12.533Z','lokaal','Gegevens "proef" ingelezen','schakel/import/1e923288a3462b7d/2',NULL,'3a98816f1e94ca4a','0ca824e19831facb88f5486ed676e373cc50b16d2bc8c08ef64135fce66621dd');
INSERT INTO "revision" VALUES(4,'2026-11-29T11:24:12.699Z','lokaal','toch niet','undo-3-2026-11-29T11:24:12.697693906Z',3,'0f35b8e842979720','5c32452eb41d61b626ad8c91717dc684be4717b0f00e7f0793715e68554333af');
CREATE TABLE start_focus (
    place INTEGER PRIMARY KEY,
    entity TEXT NOT NULL
) STRICT;
CREATE TABLE start_question (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('known', 'path', 'lever', 'cluster')),
    entities TEXT NOT NULL,
    question_nl TEXT NOT NULL,
    question_en TEXT
) STRICT;
CREATE TABLE store (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE tag (
    id TEXT PRIMARY KEY,
    tag_group TEXT NOT NULL CHECK (tag_group IN ('REGION', 'SECTOR', 'THEME')),
    label_nl TEXT NOT NULL,
    label_en TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "tag" VALUES('t1','REGION','Gent','Ghent');
CREATE INDEX change_of_revision ON change (revision);
COMMIT;
PRAGMA user_version = 1;
